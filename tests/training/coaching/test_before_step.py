"""What is said in the rests: what was done, what is next, and what to take for it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from backcompanion.training.coaching.cues import SpeechAmount, cues_for
from backcompanion.training.exercise.routine import RoutineStep
from backcompanion.training.exercise.terms import Remark
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import Timeline, perform
from support.cases import each_case
from support.shipped import shipped_library

LIBRARY = shipped_library()
ROUTINE = LIBRARY.routines["upper-lower-back"]
DONE = (
    "The warm-up is done.",
    "Round 1 is done.",
    "All rounds are done.",
)
THEN = ("Next: ", "First", "Now the cool-down.")


def routine(**chosen: object) -> Timeline:
    return perform(prescribe(ROUTINE, LIBRARY, Choices(**chosen)))  # type: ignore[arg-type]


def at_the_changes(timeline: Timeline, **how: object) -> list[list[str]]:
    """What is said in the getting ready after each change of block or round."""
    cues = cues_for(timeline, LIBRARY, **how)  # type: ignore[arg-type]
    steps = timeline.prescription.steps
    changes = [
        number
        for number, (first, other) in enumerate(pairwise(steps), start=1)
        if (first.block, first.round) != (other.block, other.round)
    ]
    rests = [s for s in timeline.segments if s.getting_ready and s.step in changes]
    return [[c.text for c in cues if c.kind == "say" and s.start <= c.at < s.end] for s in rests]


@each_case("rest", [0.5, 0.75, 1.0, 2.0])
@each_case("sessions", [0, 5, 20])
@each_case("amount", ["everything", "names"])
def test_the_end_of_a_block_and_of_a_round_is_told_before_what_comes(
    rest: float, sessions: int, amount: SpeechAmount
) -> None:
    known = dict.fromkeys(LIBRARY.exercises, (sessions, 3))
    changes = at_the_changes(routine(rest_factor=rest), amount=amount, experience=known)
    assert [change[0] for change in changes] == list(DONE)
    assert all(change[1].startswith(THEN) for change in changes)


@each_case("remark", ["dizziness", "anaemia", "sore-wrists-or-knees", "stenosis"])
def test_it_is_told_beside_what_a_health_remark_asks_for(remark: Remark) -> None:
    changes = at_the_changes(routine(remarks=frozenset({remark})))
    assert changes[0][0] == "The warm-up is done."
    assert changes[-1][0] in ("All rounds are done.", "The round is done.")


def test_the_cool_down_is_announced() -> None:
    assert "Now the cool-down." in at_the_changes(routine())[-1]


def test_with_one_round_no_others_are_spoken_of() -> None:
    assert at_the_changes(routine(rounds=1))[-1][:2] == ["The round is done.", "Now the cool-down."]


def test_weights_are_put_down_all_the_same() -> None:
    assert "Weights down." in at_the_changes(routine(rest_factor=0.5))[-1]


def said_before(exercise: str, timeline: Timeline) -> list[str]:
    steps = timeline.prescription.steps
    rest = next(
        s for s in timeline.segments if s.getting_ready and steps[s.step].exercise == exercise
    )
    cues = cues_for(timeline, LIBRARY)
    return [c.text for c in cues if c.kind == "say" and rest.start <= c.at < rest.end]


@pytest.mark.parametrize(
    ("exercise", "have", "wanted"),
    [
        ("pendulum-swing", {"dumbbells"}, "Take one dumbbell."),
        ("pendulum-swing", set(), "Take one water bottle."),
        ("pendulum-swing", {"medicine-ball", "dumbbells"}, "Take the medicine ball."),
        ("russian-twists", {"dumbbells"}, "Take one dumbbell."),
        ("reverse-fly", {"dumbbells"}, "Take your dumbbells."),
        ("reverse-fly", set(), "Take your water bottles."),
    ],
)
def test_one_is_taken_where_one_is_held(exercise: str, have: set[str], wanted: str) -> None:
    timeline = routine(equipment=frozenset(have), level="harder")
    assert wanted in said_before(exercise, timeline)


def test_of_two_that_are_held_one_is_enough_for_what_comes() -> None:
    round_of_two = (
        RoutineStep("reverse-fly", 20),
        RoutineStep("pendulum-swing", 25),
        RoutineStep("roll-downs", 25),
    )
    own = replace(ROUTINE, round=round_of_two)
    timeline = perform(prescribe(own, LIBRARY, Choices(equipment=frozenset({"dumbbells"}))))
    assert "Take one dumbbell." in said_before("pendulum-swing", timeline)
    assert "Take your dumbbells." in said_before("roll-downs", timeline)
