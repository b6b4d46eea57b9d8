"""Routines of long places fit into so many minutes too: by single sets, and by their rests."""

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.session.fitting import (
    LEAST_MINUTES,
    MOST_MINUTES,
    TOLERANCE_SECONDS,
    TOLERANCE_SHARE,
    fit,
)
from backcompanion.training.session.prescription import Choices
from support.cases import each_case
from support.shipped import shipped_library

LIBRARY = shipped_library()
SHEET = Routine(
    "mine",
    "Mine",
    "",
    (0, 0),
    1,
    (),
    (
        RoutineStep("bridge", 25, dose=Dose(sets=3, repetitions=10)),
        RoutineStep("side-plank", 25, dose=Dose(sets=4, seconds=15, per_side=True)),
        RoutineStep("kneeling-supermans", 15, dose=Dose(sets=3, repetitions=6, per_side=True)),
        RoutineStep("roll-downs", 25, dose=Dose(sets=3, repetitions=5, load_kg=2)),
        RoutineStep("dead-bug", 25, dose=Dose(until_done=True)),
    ),
    (),
)


@each_case("minutes", range(LEAST_MINUTES, MOST_MINUTES + 1))
def test_a_sheet_without_warm_up_and_stretches_fits(minutes: int) -> None:
    shortened = fit(SHEET, LIBRARY, Choices(rounds=1), minutes, {})
    target = 60 * minutes
    assert abs(shortened.seconds - target) <= max(TOLERANCE_SECONDS, TOLERANCE_SHARE * target)
    sides: dict[tuple[int, int, str | None], list[int]] = {}
    for step in shortened.steps:
        sides.setdefault((step.round, step.number, step.side), []).append(step.set)
        assert 1 <= step.set <= step.sets
    for numbers in sides.values():
        assert numbers == list(range(1, len(numbers) + 1))
    planks = [s for s in shortened.steps if s.exercise == "side-plank"]
    assert sum(s.side == "left" for s in planks) == sum(s.side == "right" for s in planks)
    assert fit(SHEET, LIBRARY, Choices(rounds=1), minutes, {}) == shortened


def test_what_was_done_least_of_late_comes_first() -> None:
    done = {"bridge": 3, "side-plank": 3, "kneeling-supermans": 3, "roll-downs": 3}
    shortened = fit(SHEET, LIBRARY, Choices(rounds=1), 4, done)
    assert "dead-bug" in {step.exercise for step in shortened.steps}
