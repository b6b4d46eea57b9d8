"""A set as it is heard where PipeWire plays: every tone and every sentence, in time and whole.

PipeWire plays without the scheduling of a real desktop here: now and then it starts a moment late.
"""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.sound.coach import Coach
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.session.clock import SystemClock
from backcompanion.training.session.session import Session
from sound.heard_sentences import LATEST_SECONDS, heard_sentences
from sound.live_session import play_to_its_end
from sound.pipewire import PIPEWIRE_NEEDED, PipeWireSpeakers, is_heard
from sound.speakers import Recording, need
from sound.test_audible import SOUNDS
from sound.test_heard_in_full import LEAD_IN_SECONDS, LIBRARY, one_set


@pytest.fixture
def pipewire(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeWireSpeakers]:
    need(*PIPEWIRE_NEEDED)
    with PipeWireSpeakers() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.mark.journey
def test_a_server_that_comes_late_or_starts_again_and_another_default_device_are_found(
    coach: Coach, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(*PIPEWIRE_NEEDED)
    speakers = PipeWireSpeakers()
    for name, value in speakers.environment.items():
        monkeypatch.setenv(name, value)
    problems: list[str] = []
    coach.problem_occurred.connect(problems.append)
    coach.set_voice_enabled(False)
    coach.start_processes()
    qtbot.waitUntil(lambda: len(problems) == 1)  # nobody is there to play to
    with ExitStack() as stack:
        with qtbot.waitSignal(coach.output_changed):
            stack.enter_context(speakers)
        assert is_heard(coach, speakers, "speakers", qtbot)
        speakers.kill_server()
        with qtbot.waitSignal(coach.output_changed):
            speakers.start_server()
        assert is_heard(coach, speakers, "speakers", qtbot)
        speakers.use_another()
        assert is_heard(coach, speakers, "headphones", qtbot)
    assert len(problems) == 1  # told once, whatever came after


@pytest.mark.journey
@pytest.mark.parametrize("exercise", ["russian-twists"])
def test_all_is_heard_in_time_and_to_its_end(
    exercise: str,
    pipewire: PipeWireSpeakers,
    coach: Coach,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    need("speech-dispatcher", "espeak-ng")
    for name, value in pipewire.with_speech_apart().items():
        monkeypatch.setenv(name, value)
    coach.set_volume(100)
    with qtbot.waitSignals([coach.voices_changed, coach.output_changed]):
        coach.start_processes()
    session = Session(one_set(exercise), SystemClock())
    with Recording(pipewire, "voice") as voice, Recording(pipewire) as tones:
        qtbot.wait(800)
        lengths = coach.lengths()
        started = play_to_its_end(session, coach, LIBRARY, qtbot)
        qtbot.wait(2500)
    begun = started + LEAD_IN_SECONDS
    cues = cues_for(session.timeline, LIBRARY, lengths=lengths)
    due = [(started + at, "countdown") for at in (0.0, 1.0, 2.0)]
    due += [(begun + cue.at, cue.text) for cue in cues if cue.kind == "tone"]
    recognised = tones.tones(SOUNDS)
    assert [name for _, name in recognised] == [name for _, name in due]
    late_tones = [at - then for (at, _), (then, _) in zip(recognised, due, strict=True)]
    assert sorted(map(abs, late_tones))[-2] <= LATEST_SECONDS, late_tones
    wrong, late = heard_sentences(voice, cues, begun, session.timeline.seconds)
    assert wrong == [], wrong
    assert len(late) <= 1, late  # a machine may be busy for a moment
