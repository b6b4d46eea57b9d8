"""The coach goes on, and tells once, whatever is missing or dies."""

import os
import signal
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from backcompanion.sound.coach import Coach
from backcompanion.sound.problem_messages import SoundPart
from backcompanion.training.session.clock import ManualClock
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.session import Session
from sound.speakers import FOR_TONES, NEEDED, Recording, Speakers, need
from support.places import SOURCE
from support.routines import LIBRARY, ROUTINE


class Told:
    def __init__(self, coach: Coach) -> None:
        self.problems: list[str] = []
        self.captions: list[str] = []
        coach.problem_occurred.connect(self.problems.append)
        coach.caption_changed.connect(self.captions.append)


def blocked(
    monkeypatch: pytest.MonkeyPatch, folder: Path, *modules: str, error: str = "ImportError"
) -> None:
    """Importing these modules fails in every process that is started from now on, and so does
    loading what is named like a library.
    """
    (folder / "sitecustomize.py").write_text(
        "import ctypes, sys\n"
        "class Library(ctypes.CDLL):\n"
        "    def __init__(self, name, *rest):\n"
        f"        if name in {modules!r}:\n"
        "            raise OSError(f'{name} cannot be had')\n"
        "        super().__init__(name, *rest)\n"
        "ctypes.CDLL = Library\n"
        "class Blocked:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name in {modules!r}:\n"
        f"            raise {error}(f'{{name}} cannot be had')\n"
        "sys.meta_path.insert(0, Blocked())\n"
    )
    path = os.pathsep.join([str(folder), SOURCE, os.environ.get("PYTHONPATH", "")])
    monkeypatch.setenv("PYTHONPATH", path)


def run(coach: Coach, seconds: float) -> Session:
    """A session for so long, as a clock that is moved by hand has it."""
    clock = ManualClock()
    session = Session(prescribe(ROUTINE, LIBRARY, Choices()), clock)
    coach.attach(session, LIBRARY)
    session.start()
    for _look in range(round(seconds / 0.1)):
        clock.advance(0.1)
        session.tick()
        coach.update_cues()
        QCoreApplication.processEvents()
    return session


def test_without_the_library_for_sound_the_session_goes_on(
    coach: Coach, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked(monkeypatch, tmp_path, "libpulse.so.0", "PySide6.QtMultimedia")
    coach.set_voice_enabled(False)
    listener = Told(coach)
    coach.start_processes()
    qtbot.waitUntil(lambda: len(listener.problems) > 0)
    session = run(coach, 8)
    assert session.state == "running"
    assert len(listener.problems) == 1
    assert "libpulse0" in listener.problems[0]
    assert "March." in listener.captions


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere both need Qt's part")
@pytest.mark.parametrize("error", ["ImportError", "ModuleNotFoundError"])
def test_where_linux_lacks_all_of_it_each_part_names_what_it_does_without_qt(
    error: str, coach: Coach, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    modules = ("libpulse.so.0", "PySide6.QtMultimedia", "PySide6.QtTextToSpeech")
    blocked(monkeypatch, tmp_path, *modules, error=error)
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path}/nobody")
    monkeypatch.setenv("PATH", str(tmp_path))  # no service is installed either
    listener = Told(coach)
    coach.start_processes()
    qtbot.waitUntil(lambda: "" not in map(coach.problem_text, get_args(SoundPart)))
    assert "libpulse0" in coach.problem_text("tones")
    assert "speech-dispatcher" in coach.problem_text("voice")
    assert len(listener.problems) == 2
    assert "PySide6" not in "".join(listener.problems)


def test_without_a_device_it_says_so_and_shows_captions(
    coach: Coach, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    need(FOR_TONES)
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    coach.set_voice_enabled(False)
    listener = Told(coach)
    coach.start_processes()
    qtbot.waitUntil(lambda: len(listener.problems) > 0)
    run(coach, 8)
    assert len(listener.problems) == 1
    assert "headphones" in listener.problems[0]
    assert "March." in listener.captions


def test_without_a_voice_it_says_what_to_install(
    coach: Coach, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path}/nobody")
    monkeypatch.setenv("PATH", str(tmp_path))
    listener = Told(coach)
    coach.say_now("Anybody there?")
    qtbot.waitUntil(lambda: len(listener.problems) > 0)
    coach.say_now("Anybody at all?")
    qtbot.wait(300)
    assert len(listener.problems) == 1
    assert "espeak-ng" in listener.problems[0]
    assert coach.problem_text("voice") == listener.problems[0]


def test_the_sound_check_looks_again_for_what_was_missing(
    coach: Coach, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked(monkeypatch, tmp_path, "PySide6.QtTextToSpeech")
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path}/nobody")
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path}/nobody")
    coach.say_now("Anybody there?")
    qtbot.waitUntil(lambda: bool(coach.problem_text("voice")))
    qtbot.waitUntil(lambda: coach.process_ids()[1] == 0)
    coach.retry()
    assert coach.problem_text("voice") == ""
    qtbot.waitUntil(lambda: bool(coach.problem_text("voice")))


@pytest.mark.journey  # three speech services, of which each reads all of its voices: eight seconds
def test_a_voice_is_heard_and_started_again_whenever_its_service_dies(
    speakers: Speakers, coach: Coach, qtbot: QtBot
) -> None:
    need("speech-dispatcher", "espeak-ng")
    listener = Told(coach)
    with qtbot.waitSignal(coach.voices_changed):
        coach.start_processes()
    with Recording(speakers) as recording:
        at = time.monotonic()
        coach.say_now("Lie on your front, arms long past your ears, and breathe.")
        qtbot.waitUntil(lambda: recording.is_loud_since(at))
        kill_speech_service(speakers)
    # Nothing more is said, which would show it: the sentence has no end.
    with qtbot.waitSignal(coach.voices_changed):
        pass
    kill_speech_service(speakers)  # between two sentences
    coach.say_now("Lower slowly.")  # it notices when it is to speak again
    with qtbot.waitSignal(coach.voices_changed):
        pass
    assert len(listener.problems) == 1
    assert "started again" in listener.problems[0]


def kill_speech_service(speakers: Speakers) -> None:
    for file in speakers.pids():
        os.kill(int(file.read_text()), signal.SIGKILL)


def test_a_sound_server_that_comes_after_the_start_is_found_and_one_that_starts_again(
    coach: Coach, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(*NEEDED, FOR_TONES)
    coach.set_voice_enabled(False)
    listener = Told(coach)
    speakers = Speakers()
    for name, value in speakers.environment.items():
        monkeypatch.setenv(name, value)
    coach.start_processes()
    qtbot.waitUntil(lambda: bool(listener.problems))
    with ExitStack() as stack:
        with qtbot.waitSignal(coach.output_changed):
            stack.enter_context(speakers)
        speakers.kill_server()
        with qtbot.waitSignal(coach.output_changed):
            speakers.start_server()
        recording = stack.enter_context(Recording(speakers))
        at = time.monotonic()
        coach.play_now("go")
        qtbot.wait(2500)
    assert recording.loud_from(at, at + 2.5) is not None
    assert len(listener.problems) == 1
    assert "headphones" in listener.problems[0]


def test_tones_that_were_killed_are_started_again(
    speakers: Speakers, coach: Coach, qtbot: QtBot
) -> None:
    listener = Told(coach)
    coach.set_voice_enabled(False)
    with qtbot.waitSignal(coach.output_changed):
        coach.start_processes()
    for _ in range(2):
        with qtbot.waitSignal(coach.output_changed):
            os.kill(coach.process_ids()[0], signal.SIGKILL)
    assert len(listener.problems) == 1


def test_a_process_that_hangs_is_killed_and_started_again(
    speakers: Speakers, coach: Coach, qtbot: QtBot
) -> None:
    coach.set_voice_enabled(False)
    with qtbot.waitSignal(coach.output_changed):
        coach.start_processes()
    os.kill(coach.process_ids()[0], signal.SIGSTOP)
    coach.play_now("go")
    with qtbot.waitSignal(coach.output_changed):
        pass


def test_a_window_that_is_held_right_afterwards_does_not_hold_the_tone(
    speakers: Speakers, coach: Coach, qtbot: QtBot
) -> None:
    coach.set_voice_enabled(False)
    with qtbot.waitSignal(coach.output_changed):
        coach.start_processes()
    with Recording(speakers) as recording:
        qtbot.wait(1000)  # the device wakes up
        asked = time.monotonic()
        coach.play_now("go")
        time.sleep(0.5)  # as while a page is made and painted for the first time
        qtbot.wait(500)
    onset = recording.loud_from(asked - 0.1, asked + 0.9)
    assert onset is not None
    assert onset - asked < 0.2


def test_nothing_is_left_running_at_the_end(coach: Coach, qtbot: QtBot) -> None:
    coach.set_voice_enabled(False)
    coach.start_processes()
    qtbot.waitUntil(lambda: coach.process_ids()[0] > 0)
    process = coach.process_ids()[0]
    coach.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
