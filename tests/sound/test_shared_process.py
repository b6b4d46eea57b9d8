"""Tones and voice begin in one process; what befalls one of them leaves the other as it is."""

import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QProcess
from pytestqt.qtbot import QtBot

from backcompanion.sound import engine_process, shared_process
from backcompanion.sound.coach import Coach
from backcompanion.sound.engine.protocol import NEEDS_QT_STATUS, Ping, encode
from backcompanion.sound.engine_process import OwnProcess
from backcompanion.sound.shared_process import SharedPart, SharedProcess, supervised
from backcompanion.sound.supervisor import Supervisor
from sound.speakers import Recording, Speakers, need

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="shared only where neither needs Qt"
)

# As the window sees a process in which two parts run: it says what it reads, and ends a part with
# the status that it is told to.
STAND_IN = """
import json, os, sys, time
for line in sys.stdin:
    verb, _, rest = line.strip().partition(" ")
    name, _, text = rest.partition(" ")
    if verb == "ping":
        print("pong", flush=True)
    elif verb == "start":
        if json.loads(text) == "junk":
            print(f"\\nended {name}\\nended {name} of it\\nended\\nfrom", flush=True)
        print("from", name, json.dumps({"is": "Failed", "detail": json.loads(text)}), flush=True)
    elif verb == "to" and json.loads(text)["is"] == "SetRate":
        print("ended", name, json.loads(text)["percent"], flush=True)
    elif verb == "to":
        print("from", name, text, flush=True)
"""


@pytest.fixture
def both(speakers: Speakers, coach: Coach, qtbot: QtBot) -> Iterator[Coach]:
    """Tones and voice, ready to be heard."""
    need("speech-dispatcher", "espeak-ng")
    with qtbot.waitSignals([coach.voices_changed, coach.output_changed]):
        coach.start_processes()
    qtbot.waitUntil(lambda: bool(coach.device and coach.engine))
    yield coach


def test_one_process_plays_and_speaks(both: Coach) -> None:
    tones, voice = both.process_ids()
    assert tones == voice > 0


def test_tones_that_hang_leave_the_voice_where_it_is(
    both: Coach, speakers: Speakers, qtbot: QtBot
) -> None:
    before = both.process_ids()[0]
    with qtbot.waitSignal(both.output_changed):
        both._tones._hang_timer.timeout.emit()  # type: ignore[attr-defined]
    tones, voice = both.process_ids()
    assert tones not in (before, 0)
    assert voice == before
    with Recording(speakers) as recording:
        at = time.monotonic()
        both.say_now("Lower slowly.")
        qtbot.waitUntil(lambda: recording.is_loud_since(at))


def test_a_voice_that_is_lost_leaves_the_tones_where_they_are(
    both: Coach, speakers: Speakers, qtbot: QtBot
) -> None:
    before = both.process_ids()[0]
    with qtbot.waitSignal(both.voices_changed):
        for file in speakers.pids():
            os.kill(int(file.read_text()), signal.SIGKILL)
        both.say_now("Lower slowly.")
    tones, voice = both.process_ids()
    assert tones == before
    assert voice not in (before, 0)
    with Recording(speakers) as recording:
        at = time.monotonic()
        both.play_now("go")
        qtbot.waitUntil(lambda: recording.is_loud_since(at))


def test_after_its_death_each_goes_on_by_itself(both: Coach, qtbot: QtBot) -> None:
    with qtbot.waitSignals([both.voices_changed, both.output_changed]):
        os.kill(both.process_ids()[0], signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(both.device and both.engine))
    tones, voice = both.process_ids()
    assert 0 not in (tones, voice)
    assert tones != voice


def test_where_none_of_it_answers_the_other_part_is_told_as_well(
    both: Coach, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is stopped, as by a library that keeps the interpreter for itself."""
    before = both.process_ids()[0]
    os.kill(before, signal.SIGSTOP)
    with qtbot.waitSignals([both.voices_changed, both.output_changed]):
        both.play_now("go")
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)


# --- what the window does with it, beside a process that is made up ------------------------------


class Window(QObject):
    """The parent of both supervisors. `started`: with which arguments, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[list[str]] = []

    def start(self, process: QProcess, arguments: list[str]) -> None:
        self.started.append(arguments)
        process.start(sys.executable, ["-c", STAND_IN])


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[Window]:
    window = Window()
    for module in (shared_process, engine_process):
        monkeypatch.setattr(module, "start_process", window.start)
    yield window
    for supervisor in window.findChildren(Supervisor):
        supervisor.kill()


def test_a_part_that_needs_qt_gets_it_with_all_that_was_written(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For once: what was missing may be there the next time."""
    written: list[bytes] = []
    monkeypatch.setattr(OwnProcess, "write", lambda _own, line: written.append(line))
    part = SharedPart(["tones", "a folder"], SharedProcess(window))
    supervisor = Supervisor(["tones", "a folder"], 60.0, window, part)
    supervisor.start()
    part.write(encode(Ping()))
    part.on_ended(NEEDS_QT_STATUS)
    assert written == [encode(Ping())]
    assert window.started == [["both"], ["tones", "a folder", "qt"]]
    supervisor.restart()
    qtbot.waitUntil(lambda: len(window.started) == 3)
    assert window.started[-1] == ["tones", "a folder"]


@pytest.mark.parametrize("folder", ["/a b/sounds", "/a\nb", "/ä"])
def test_an_argument_comes_as_it_is(folder: str, window: Window, qtbot: QtBot) -> None:
    supervisor = supervised(["tones", folder], 60.0, window)
    with qtbot.waitSignal(supervisor.answer_received) as answer:
        supervisor.start()
    assert answer.args[0].detail == folder


def test_what_it_writes_beside_its_answers_is_passed_over(window: Window, qtbot: QtBot) -> None:
    """A library that was brought in may write there, too."""
    supervisor = supervised(["tones", "junk"], 60.0, window)
    with qtbot.waitSignal(supervisor.answer_received) as answer:
        supervisor.start()
    assert answer.args[0].detail == "junk"
    assert window.started == [["both"]]
    assert supervisor.running


def test_the_last_that_leaves_ends_it(window: Window, qtbot: QtBot) -> None:
    tones, voice = (supervised([name, "x"], 60.0, window) for name in ("tones", "voice"))
    with qtbot.waitSignals([tones.answer_received, voice.answer_received]):
        tones.start()
        voice.start()
    process = voice.process_id
    assert tones.process_id == process
    tones.kill()
    assert voice.running
    voice.kill()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_what_was_over_before_the_other_began_is_not_begun_again(
    window: Window, qtbot: QtBot
) -> None:
    tones, voice = (supervised([name, "x"], 60.0, window) for name in ("tones", "voice"))
    with qtbot.waitSignal(tones.answer_received):
        tones.start()
    tones.kill()
    voice.start()
    assert window.started == [["both"], ["voice", "x"]]
    qtbot.waitUntil(lambda: voice.running)


def test_elsewhere_each_has_a_process_of_its_own(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    for name in ("tones", "voice"):
        supervised([name, "x"], 60.0, window).start()
    assert window.started == [["tones", "x"], ["voice", "x"]]
