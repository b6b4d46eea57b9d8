"""A tempo as a dose asks for it."""

import pytest

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.dosing import with_dose
from backcompanion.training.exercise.exercise import Tempo
from support.cases import each_case
from support.routines import LIFTS, REACHES
from support.shipped import shipped_library

EXERCISES = shipped_library().exercises
BRIDGE = EXERCISES["bridge"].standard.tempo  # 4 × 2-3-3-1
KNEE_BENDS = EXERCISES["knee-bends"].standard.tempo  # 10 × 1.5-1.5
SWIMMERS = EXERCISES["pilates-swimmers"].standard.tempo  # 5 × 2, 25 × 1
MARCH = EXERCISES["march"].standard.tempo
CHILD = EXERCISES["childs-pose"].standard.tempo


def phases(tempo: Tempo) -> list[tuple[str, float]]:
    return [(phase.name, round(phase.seconds, 6)) for phase in tempo.phases()]


@each_case(
    ("tempo", "dose", "pace", "repetitions", "seconds"),
    [
        (BRIDGE, Dose(), 100, 4, 36),
        (BRIDGE, Dose(repetitions=10), 100, 10, 90),
        (BRIDGE, Dose(repetitions=8, hold_seconds=5), 100, 8, 88),
        (BRIDGE, Dose(repetitions=8, pause_seconds=4), 100, 8, 96),
        (BRIDGE, Dose(seconds=40), 100, 4, 40),
        (BRIDGE, Dose(seconds=3), 100, 1, 3),
        (BRIDGE, Dose(), 75, 4, 48),
        (BRIDGE, Dose(), 150, 4, 24),
        (BRIDGE, Dose(seconds=60), 60, 4, 60),
        (REACHES.standard.tempo, Dose(repetitions=6, per_side=True), 100, 12, 72),
        (REACHES.standard.tempo, Dose(repetitions=5), 100, 5, 30),
        (SWIMMERS, Dose(repetitions=20), 100, 20, 25),
        (SWIMMERS, Dose(repetitions=3), 100, 3, 6),
        (SWIMMERS, Dose(seconds=45), 100, 40, 45),
        (SWIMMERS, Dose(seconds=8), 100, 4, 8),
        (CHILD, Dose(seconds=20), 100, 1, 20),
        (CHILD, Dose(), 80, 1, 37.5),
        (CHILD, Dose(), 150, 1, 30),
        (MARCH, Dose(repetitions=41), 100, 41, 20),
        (BRIDGE, Dose(repetitions=600, hold_seconds=600), 100, 11, 6666),
    ],
)
def test_so_many_repetitions_in_so_much_time(
    tempo: Tempo, dose: Dose, pace: float, repetitions: int, seconds: float
) -> None:
    dosed = with_dose(tempo, dose, pace)
    assert (dosed.repetitions, dosed.seconds) == (repetitions, pytest.approx(seconds))


def test_it_is_held_where_it_is_held_anyway() -> None:
    dosed = with_dose(BRIDGE, Dose(hold_seconds=5), 100)
    assert phases(dosed) == [("lift", 2), ("hold", 5), ("lower", 3), ("reset", 1)]


def test_what_is_not_held_is_held_at_the_end_of_its_first_movement() -> None:
    dosed = with_dose(KNEE_BENDS, Dose(hold_seconds=4, pause_seconds=3, repetitions=2), 100)
    assert phases(dosed) == [("down", 1.5), ("hold", 4), ("up", 1.5), ("reset", 3)]


def test_in_steps_and_beats_nothing_is_held() -> None:
    assert with_dose(MARCH, Dose(hold_seconds=5, pause_seconds=5), 100) == MARCH


def test_a_pace_leaves_the_hold_that_was_said() -> None:
    dosed = with_dose(LIFTS.standard.tempo, Dose(hold_seconds=6), 50)
    assert phases(dosed) == [("lift", 4), ("hold", 6), ("lower", 6), ("reset", 2)]
