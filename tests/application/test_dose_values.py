"""What a form shows of a dose, and the dose that comes of a change in it, can be trained."""

import pytest

from backcompanion.application.dose_values import Mode, dose_values, with_count, with_mode
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.session.prescription import Choices, PlannedStep, prescribe
from support.cases import each_case
from support.shipped import shipped_library

EXERCISES = shipped_library().exercises
EVERYTHING = Choices(
    equipment=frozenset({"dumbbells", "physio-ball", "medicine-ball", "band", "cushion"}), rounds=1
)


def steps(exercise: Exercise, dose: Dose) -> tuple[PlannedStep, ...]:
    place = RoutineStep(exercise.id, 10, None, dose)
    routine = Routine("own", "Own", "", (0, 0), 1, (), (place,), ())
    return prescribe(routine, shipped_library(), EVERYTHING).steps


def plain(exercise: Exercise) -> Dose:
    return Dose(per_side=exercise.sides == "one")


@each_case("id", sorted(EXERCISES))
def test_what_is_left_to_the_exercise_is_shown_as_it_is_done(id: str) -> None:
    exercise = EXERCISES[id]
    values = dose_values(plain(exercise), exercise)
    first = steps(exercise, plain(exercise))[0]
    assert values.seconds == round(first.seconds)
    assert (values.sets, values.pace, values.load_kg) == (1, 100, 0)


@each_case("id", sorted(EXERCISES))
def test_counted_otherwise_it_is_as_much_as_before(id: str) -> None:
    exercise = EXERCISES[id]
    before = dose_values(plain(exercise), exercise)
    modes: tuple[Mode, ...] = ("time", "repetitions", "until-done", before.mode)
    dose = plain(exercise)
    for mode in modes:
        dose = with_mode(dose, exercise, mode)
        assert dose_values(dose, exercise).mode == mode
        amounts = (dose.repetitions, dose.seconds, dose.until_done or None)
        assert sum(each is not None for each in amounts) <= 1
        planned = steps(exercise, dose)
        assert all(step.waits == (mode == "until-done") for step in planned)
    by_time = with_mode(plain(exercise), exercise, "time")
    again = with_mode(by_time, exercise, "time")
    assert again == by_time
    lasts = steps(exercise, by_time)[0].seconds
    assert lasts == pytest.approx(before.seconds, abs=0.5)


@each_case("id", sorted(EXERCISES))
def test_so_many_are_so_many(id: str) -> None:
    exercise = EXERCISES[id]
    dose = with_count(plain(exercise), exercise, 6)
    values = dose_values(dose, exercise)
    assert (values.mode, values.count) == ("repetitions", 6)
    planned = steps(exercise, dose)
    if values.one_hold:
        assert len(planned) == 6 * (2 if dose.per_side else 1)
        return
    count = planned[0].tempos[planned[0].level].repetitions
    assert count == (12 if values.turns and values.each_side else 6)


def test_a_side_is_counted_as_it_is_done() -> None:
    twists = EXERCISES["russian-twists"]  # a repetition goes to both sides
    values = dose_values(Dose(), twists)
    assert (values.count, values.each_side, values.turns) == (3, True, False)
    assert dose_values(with_count(Dose(), twists, 5), twists).each_side
    supermans = EXERCISES["kneeling-supermans"]  # each goes to the other
    values = dose_values(Dose(), supermans)
    assert (values.count, values.each_side, values.turns) == (3, True, True)
    together = dose_values(Dose(repetitions=6), supermans)
    assert (together.count, together.each_side) == (6, False)
    assert not dose_values(Dose(), EXERCISES["bridge"]).each_side


def test_holds_and_pauses_are_shown_where_there_can_be_one() -> None:
    bows = dose_values(Dose(), EXERCISES["back-bows"])
    assert (bows.hold, bows.has_hold, bows.may_hold) == (2, True, True)
    held = dose_values(Dose(hold_seconds=7, pause_seconds=4), EXERCISES["back-bows"])
    assert (held.hold, held.pause) == (7, 4)
    march = dose_values(Dose(), EXERCISES["march"])
    assert not march.may_hold
    assert not march.may_pause
    rest = dose_values(Dose(sets=2), EXERCISES["back-bows"])
    assert rest.rest == 15
    assert dose_values(Dose(sets=2, rest_seconds=40), EXERCISES["back-bows"]).rest == 40
