"""What holds of everything that is heard, whatever a person does."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.coaching.cues import Cue, SpeechAmount, cues_for
from backcompanion.training.coaching.spoken_lengths import SpokenLengths
from backcompanion.training.exercise.terms import Equipment, Level
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.segment import Command
from backcompanion.training.session.timeline import LogEntry, Timeline, perform
from support.shipped import shipped_library
from support.thoroughness import examples

LIBRARY = shipped_library()
ROUTINE = LIBRARY.routines["upper-lower-back"]
COMMANDS: list[Command] = ["skip", "back", "more", "easier", "harder", "again", "pause", "resume"]
SIGNALS = ("go", "rest", "switch", "done")

logs = st.lists(st.tuples(st.floats(0, 1600, width=32), st.sampled_from(COMMANDS)), max_size=8).map(
    lambda log: [LogEntry(at, command) for at, command in sorted(log)]
)
equipment = st.frozensets(st.sampled_from(["dumbbells", "physio-ball", "band"]))


def timeline_of(
    log: list[LogEntry], have: frozenset[Equipment], level: Level, rest: float
) -> Timeline:
    choices = Choices(equipment=have, level=level, rest_factor=rest)
    return perform(prescribe(ROUTINE, LIBRARY, choices), log)


def check(timeline: Timeline, cues: tuple[Cue, ...]) -> None:
    sentences = [c for c in cues if c.kind == "say"]
    signals = [c for c in cues if c.text in SIGNALS and c.kind == "tone"]
    assert list(cues) == sorted(cues, key=lambda c: c.at)
    for first, other in pairwise(sentences):
        assert first.latest_end <= other.at + 2e-3, (first, other)
    begun = _steps(timeline)
    starts = [s.start for s in timeline.segments if not s.getting_ready and s.end > s.start]
    starts = [start for start in starts if start in begun]
    for cue in sentences:
        at, end = cue.at, cue.end
        for signal in signals:
            before = end <= signal.at + 1e-3
            assert before or signal.at + signal.seconds <= at + 1e-3, (cue, signal)
        assert not any(at < start < end for start in starts)


def _steps(timeline: Timeline) -> set[float]:
    """Where attempts begin; a set that changes its variant goes on."""
    seen, before = set(), None
    for segment in timeline.segments:
        key = (segment.step, segment.attempt, segment.getting_ready)
        if key != before:
            seen.add(segment.start)
        before = key
    return seen


@given(logs, equipment, st.sampled_from(["easier", "standard", "harder"]))
@examples(40)
def test_no_two_sentences_at_once_and_none_over_a_signal(
    log: list[LogEntry], have: frozenset[Equipment], level: Level
) -> None:
    timeline = timeline_of(log, have, level, 1.0)
    check(timeline, cues_for(timeline, LIBRARY))


@given(
    st.floats(0.5, 2),
    st.sampled_from(["everything", "names"]),
    st.integers(0, 30),
    st.floats(1.0, 1.6),
)
@examples(25)
def test_the_same_for_any_rest_any_amount_any_experience_and_slower_voices(
    rest: float, amount: SpeechAmount, sessions: int, slower: float
) -> None:
    timeline = timeline_of([], frozenset({"dumbbells"}), "standard", rest)
    known = dict.fromkeys(LIBRARY.exercises, (sessions, 3))
    lengths = SpokenLengths(factor=slower)
    check(timeline, cues_for(timeline, LIBRARY, amount, known, lengths=lengths))


@given(logs, st.floats(0, 1500))
@examples(25)
def test_pausing_changes_nothing_that_is_heard(log: list[LogEntry], at: float) -> None:
    log = [entry for entry in log if entry.at <= at]
    timeline = timeline_of(log, frozenset({"dumbbells", "physio-ball"}), "standard", 1.0)
    paused = timeline.after(LogEntry(at, "pause")).after(LogEntry(at, "resume"))
    assert cues_for(paused, LIBRARY) == cues_for(timeline, LIBRARY)


@given(logs)
@examples(25)
def test_every_step_that_begins_has_one_go(log: list[LogEntry]) -> None:
    timeline = timeline_of(log, frozenset({"dumbbells", "physio-ball"}), "standard", 1.0)
    gone = [c.at for c in cues_for(timeline, LIBRARY) if c.text == "go"]
    attempts = {
        (s.step, s.attempt)
        for s in timeline.segments
        if not s.getting_ready and s.end - s.start > 1e-6
    }
    assert len(gone) >= len(attempts)
    assert len(set(gone)) == len(gone)


@pytest.mark.parametrize("level", ["easier", "standard", "harder"])
def test_no_tone_stands_twice(level: Level) -> None:
    timeline = timeline_of([], frozenset({"dumbbells", "physio-ball"}), level, 1.0)
    tones = [(c.at, c.text) for c in cues_for(timeline, LIBRARY) if c.kind == "tone"]
    assert len(set(tones)) == len(tones)
