"""What is really heard: played into a sound server without a device, and recorded from it."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.base import paths
from backcompanion.sound.coach import Coach
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep
from backcompanion.training.session.clock import SystemClock
from backcompanion.training.session.prescription import Choices, Prescription, prescribe
from backcompanion.training.session.session import Session
from sound.live_session import play_to_its_end
from sound.speakers import Recording, Speakers, need
from support.routines import exercise, tempo

SOUNDS = paths.resources() / "sounds"
LATEST_SECONDS = 0.06
SPEECH_LATEST_SECONDS = 0.15

REACHES = exercise(
    "reaches", "work", standard=tempo(("reach", 2), ("return", 3), times=3, alternating=True)
)
LIBRARY = Library({"reaches": REACHES}, {})
ROUTINE = Routine("short", "Short", "", (1, 1), 1, (), (RoutineStep("reaches", 4),), ())
SHORT: Prescription = prescribe(ROUTINE, LIBRARY, Choices(rounds=1))
# 3 of counting in, 4 to get ready, 15 of reaching to and fro.


@pytest.mark.journey
@pytest.mark.usefixtures("machine_alone")
def test_every_tone_is_heard_once_and_in_time_under_speech_and_load(
    speakers: Speakers, coach: Coach, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("speech-dispatcher", "espeak-ng")
    for name, value in speakers.with_speech_apart().items():
        monkeypatch.setenv(name, value)
    coach.set_volume(100)
    with qtbot.waitSignals([coach.voices_changed, coach.output_changed]):
        coach.start_processes()
    session = Session(SHORT, SystemClock())
    with both_cores_busy(), Recording(speakers) as recording:
        qtbot.wait(800)
        begun = play_to_its_end(session, coach, LIBRARY, qtbot)
        qtbot.wait(1200)
    expected = [(begun + at, "countdown") for at in (0.0, 1.0, 2.0)]
    expected += [
        (begun + 3 + cue.at, cue.text)
        for cue in cues_for(session.timeline, LIBRARY)
        if cue.kind == "tone"
    ]
    assert {"go", "switch", "half", "done"} <= {name for _, name in expected}
    heard_as_expected(recording.tones(SOUNDS), expected)


@pytest.mark.journey
def test_a_sentence_is_heard_when_it_is_due(speakers: Speakers, coach: Coach, qtbot: QtBot) -> None:
    need("speech-dispatcher", "espeak-ng")
    with qtbot.waitSignal(coach.voices_changed):
        coach.start_processes()
    with Recording(speakers) as recording:
        qtbot.wait(900)
        spoken = []
        for text in ("Next: Back bows.", "Hold."):
            spoken.append(time.monotonic())
            coach.say_now(text)
            qtbot.wait(1700)
    for at in spoken:
        onset = recording.loud_from(at - 0.1, at + 2)
        assert onset is not None
        assert abs(onset - at) <= SPEECH_LATEST_SECONDS


def test_tones_right_after_one_another_hold_nothing(
    speakers: Speakers, coach: Coach, qtbot: QtBot
) -> None:
    coach.set_voice_enabled(False)
    with qtbot.waitSignal(coach.output_changed):
        coach.start_processes()
    process = coach.process_ids()[0]
    for _ in range(3):
        coach.play_now("go")
        qtbot.wait(30)
        coach.play_now("half")
        qtbot.wait(1400)
    with Recording(speakers) as recording:
        qtbot.wait(1200)  # a sink without a device gives out anew what it had in hand at first
        at = time.monotonic()
        coach.play_now("go")
        qtbot.wait(900)
    tones = recording.tones(SOUNDS)
    assert [name for heard_at, name in tones if heard_at > at - 0.1] == ["go"], tones
    assert coach.process_ids()[0] == process


def test_a_loudspeaker_that_goes_and_comes_back_is_told_once(
    speakers: Speakers, coach: Coach, qtbot: QtBot
) -> None:
    problems: list[str] = []
    coach.problem_occurred.connect(problems.append)
    coach.set_voice_enabled(False)
    with qtbot.waitSignal(coach.output_changed):
        coach.start_processes()
    speakers.unplug()
    coach.play_now("go")
    qtbot.waitUntil(lambda: len(problems) == 1)
    with qtbot.waitSignal(coach.output_changed):
        speakers.plug()
    # And once more, in the middle of a tone.
    coach.play_now("done")
    qtbot.wait(200)
    speakers.unplug()
    speakers.plug()
    with Recording(speakers) as recording:
        for _again in range(9):
            at = time.monotonic()
            coach.play_now("go")
            qtbot.wait(1100)
            if recording.is_loud_since(at):
                break
    assert recording.loud_from(at, at + 1) is not None
    assert len(problems) == 1
    assert "device" in problems[0]


def heard_as_expected(sounds: list[tuple[float, str]], due: list[tuple[float, str]]) -> None:
    """None missing, none twice, none late."""
    begun = due[0][0]
    shown = [(round(at - begun, 3), name) for at, name in sounds]
    assert [name for _, name in sounds] == [name for _, name in due], shown
    late = [round(h - d, 3) for (h, _), (d, _) in zip(sounds, due, strict=True)]
    assert max(map(abs, late)) <= LATEST_SECONDS, late


@contextmanager
def both_cores_busy() -> Iterator[None]:
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()
