"""What was done is counted as it was trained: in the tempo of one's own routine, or its pace."""

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep
from backcompanion.training.session.prescribed_tempos import with_tempos_of
from backcompanion.training.session.prescription import Choices, Prescription, prescribe
from backcompanion.training.session.record import StepRecord
from backcompanion.training.session.step_changes import settable_amount
from support.histories import step
from support.shipped import shipped_library

LIBRARY = shipped_library()


def prescribed(*doses: Dose, pace: int = 100) -> Prescription:
    places = tuple(RoutineStep("bridge", 20, dose=dose) for dose in doses)
    mine = Routine("mine", "Mine", "", (0, 0), 1, (), places, ())
    return prescribe(mine, LIBRARY, Choices(rounds=1, pace=pace))


def recorded(prescription: Prescription) -> StepRecord:
    seconds = prescription.steps[0].seconds
    return step("bridge", planned_seconds=seconds, done_seconds=seconds)


def counted(record: StepRecord, library: Library) -> tuple[str, int, int]:
    amount, done, planned = settable_amount(record, library)
    return amount.unit, done, planned


def test_by_the_tempo_of_a_dose_and_not_by_the_librarys() -> None:
    mine = prescribed(Dose(sets=3, repetitions=10, hold_seconds=5))
    record = recorded(mine)
    assert counted(record, with_tempos_of(mine, LIBRARY)) == ("repetitions", 10, 10)
    slower = prescribed(Dose(repetitions=10), pace=80)
    assert counted(recorded(slower), with_tempos_of(slower, LIBRARY)) == ("repetitions", 10, 10)


def test_what_no_tempo_fits_is_told_in_seconds() -> None:
    """Of a session that came from elsewhere: 110 seconds were no 12 repetitions of 9."""
    record = recorded(prescribed(Dose(sets=3, repetitions=10, hold_seconds=5)))
    assert counted(record, LIBRARY) == ("seconds", 110, 110)


def test_one_exercise_in_two_tempos_is_told_in_seconds() -> None:
    mine = prescribed(Dose(repetitions=10, hold_seconds=5), Dose(repetitions=10, hold_seconds=2))
    assert counted(recorded(mine), with_tempos_of(mine, LIBRARY))[0] == "seconds"


def test_what_is_not_in_it_stays_as_it_is() -> None:
    library = with_tempos_of(prescribed(Dose(repetitions=10)), LIBRARY)
    assert library.exercises["dead-bug"] is LIBRARY.exercises["dead-bug"]
    assert library.routines is LIBRARY.routines
    assert with_tempos_of(prescribed(Dose(repetitions=10)), Library({}, {})).exercises == {}
