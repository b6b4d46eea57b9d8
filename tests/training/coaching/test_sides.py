"""Every change of side is heard: by its tone where the voice is off, by its name where it is on."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.coaching.cues import Cue, cues_for
from backcompanion.training.exercise.terms import Level
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import LogEntry, Timeline, perform
from support.cases import each_case
from support.shipped import shipped_library
from support.thoroughness import examples

LIBRARY = shipped_library()
ROUTINE = LIBRARY.routines["upper-lower-back"]
WHOLE = perform(prescribe(ROUTINE, LIBRARY, Choices()))
CLOSEST = 0.3
LOOKED_EACH = 0.25
# Sides that change quicker have no tone of their own.
SLOWEST = 4.0

logs = st.lists(
    st.tuples(st.floats(330, 800, width=32), st.sampled_from(["skip", "back", "more", "easier"])),
    max_size=5,
).map(lambda log: [LogEntry(at, command) for at, command in sorted(log)])  # type: ignore[arg-type]


def changes_of_side(timeline: Timeline) -> list[float]:
    """Looked for on the timeline itself, to a quarter of a second: those of slow movements."""
    moments: list[float] = []
    for segment in timeline.segments:
        phases = list(segment.tempo.phases())
        if (
            segment.getting_ready
            or not segment.tempo.sided
            or any(p.name == "switch" for p in phases)
        ):
            continue
        at, since = segment.start, segment.start
        side = timeline.at(at).side
        while (at := at + LOOKED_EACH) < segment.end - CLOSEST:
            if (now := timeline.at(at).side) != side:
                if at - since >= SLOWEST + LOOKED_EACH:
                    moments.append(at)
                side, since = now, at
    return moments


def unheard(timeline: Timeline) -> list[float]:
    switches = [c.at for c in cues_for(timeline, LIBRARY, "tones") if c.text == "switch"]
    return [
        change
        for change in changes_of_side(timeline)
        if not any(change - LOOKED_EACH - 1e-6 <= at <= change + 1e-6 for at in switches)
    ]


@cache
def all_cues() -> tuple[Cue, ...]:
    return cues_for(WHOLE, LIBRARY)


def heard_in(exercise: str, *, nth: int = 0) -> list[Cue]:
    steps = WHOLE.prescription.steps
    segments = [
        s for s in WHOLE.segments if steps[s.step].exercise == exercise and not s.getting_ready
    ]
    return [c for c in all_cues() if segments[nth].start <= c.at < segments[nth].end]


@each_case("level", ["easier", "standard", "harder"])
@each_case("have", [frozenset(), frozenset({"dumbbells", "physio-ball"})])
@each_case("extra", [0, 1])
def test_every_change_of_side_is_heard(level: Level, have: frozenset[str], extra: int) -> None:
    choices = Choices(equipment=have, level=level, extra_repetitions=extra)  # type: ignore[arg-type]
    timeline = perform(prescribe(ROUTINE, LIBRARY, choices))
    assert changes_of_side(timeline)
    assert unheard(timeline) == []


@given(logs)
@examples(20)
def test_every_change_of_side_is_heard_whatever_a_person_does(log: list[LogEntry]) -> None:
    assert unheard(perform(prescribe(ROUTINE, LIBRARY, Choices()), log)) == []


@given(logs, st.sampled_from(["easier", "standard", "harder"]))
@examples(25)
def test_no_two_tones_stand_too_close_to_be_told_apart(log: list[LogEntry], level: Level) -> None:
    timeline = perform(prescribe(ROUTINE, LIBRARY, Choices(level=level)), log)
    # Where a command cuts a step short, its signals are of that moment, and not planned.
    cut = [entry.at for entry in log] + [s.end for s in timeline.segments if s.cut]
    cues = cues_for(timeline, LIBRARY, "tones")
    for first, other in pairwise(cues):
        near_a_cut = any(abs(other.at - at) < 1.5 for at in cut)
        assert near_a_cut or other.at - first.at >= CLOSEST - 1e-6, (first, other)


def test_half_way_and_ten_seconds_are_still_heard_beside_a_change_of_side() -> None:
    twists = [c for c in heard_in("russian-twists") if c.kind == "tone"]
    start = twists[0].at
    assert [(round(c.at - start, 1), c.text) for c in twists] == [
        (0.0, "go"),
        (5.0, "switch"),
        (10.0, "switch"),
        (14.4, "half"),
        (15.0, "switch"),
        (19.4, "ten"),
        (20.0, "switch"),
        (25.0, "switch"),
        (27.0, "countdown"),
        (28.0, "countdown"),
        (29.0, "countdown"),
    ]


def test_quick_beats_have_a_soft_tick_beside_no_other_tone() -> None:
    swimmers = [c for c in heard_in("pilates-swimmers") if c.kind == "tone"]
    start = swimmers[0].at
    ticks = [round(c.at - start, 1) for c in swimmers if c.text == "tick"]
    assert ticks[0] == 10.0  # slow strokes are named instead
    named = [round(c.at - start, 1) for c in swimmers if c.text != "tick"]
    assert sorted({*ticks, *named} - {0.0, 17.5, 25.5}) == [float(n) for n in range(10, 35)]
    assert not any(c.text == "tick" for c in heard_in("russian-twists"))
    steps = [c.at for c in heard_in("march") if c.text == "tick"]
    assert len(steps) > 100


@each_case("exercise", ["russian-twists", "pendulum-swing", "kneeling-supermans"])
@each_case("nth", [0, 1])
def test_the_last_one_names_its_side(exercise: str, nth: int) -> None:
    texts = [c.text for c in heard_in(exercise, nth=nth) if c.kind == "say"]
    last = [text for text in texts if text.startswith("Last one")]
    assert last and last[0] in ("Last one, right.", "Last one, left.")


@pytest.mark.parametrize("exercise", ["russian-twists", "pendulum-swing"])
def test_the_other_half_of_the_last_one_names_its_side_too(exercise: str) -> None:
    texts = [c.text for c in heard_in(exercise) if c.kind == "say"]
    assert "Left." in texts[texts.index("Last one, right.") :]
