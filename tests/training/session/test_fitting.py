"""A session that fits into so many minutes: its length, its order, what is left out and when."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Equipment
from backcompanion.training.session.fitting import (
    LEAST_MINUTES,
    LEAST_SECONDS,
    LEAST_SHARE,
    MOST_MINUTES,
    WARM_UP_FROM_MINUTES,
    fit,
    place,
)
from backcompanion.training.session.prescription import (
    ONE_ROUND_REMARKS,
    Choices,
    PlannedStep,
    Prescription,
    prescribe,
)
from backcompanion.training.session.prescription_json import from_json, to_json
from backcompanion.training.session.substitution import REMARKS
from backcompanion.training.session.timeline import perform
from support.cases import each_case
from support.prescribing import LIBRARY, ROUTINE, tolerance_seconds
from support.thoroughness import examples

THINGS: tuple[Equipment, ...] = ("dumbbells", "physio-ball", "medicine-ball", "band")
MINUTES = st.integers(LEAST_MINUTES, MOST_MINUTES)
NAMES = sorted({place(step) for step in prescribe(ROUTINE, LIBRARY, Choices()).steps})

choices = st.builds(
    Choices,
    equipment=st.frozensets(st.sampled_from(THINGS)),
    level=st.sampled_from(LEVELS),
    warm_up=st.booleans(),
    rest_factor=st.sampled_from((0.5, 1.0, 2.0)),
    remarks=st.frozensets(st.sampled_from(REMARKS)),
    extra_repetitions=st.integers(0, 1),
)
# In place of all stretches there is one position, held as long as they together.
ONE_LONG_REST = Choices(
    equipment=frozenset(),
    level="easier",
    warm_up=False,
    rest_factor=0.5,
    remarks=frozenset({"disc", "stenosis", "osteoporosis", "pregnancy"}),
)
# With much time to get ready, and the first exercise made easier where there is no warm-up.
SLOW_AND_CAREFUL = Choices(
    equipment=frozenset({"band", "dumbbells"}),
    level="harder",
    rest_factor=2.0,
    remarks=frozenset({"pregnancy", "disc", "anaemia"}),
)
done_of_late = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 12))


def fitted(minutes: int, of_late: dict[str, int] | None = None, **more: object) -> Prescription:
    return fit(ROUTINE, LIBRARY, Choices(**more), minutes, of_late or {})  # type: ignore[arg-type]


def seconds(steps: list[PlannedStep]) -> float:
    return sum(step.get_ready_seconds + step.seconds for step in steps)


def block(prescription: Prescription, name: str) -> list[PlannedStep]:
    return [step for step in prescription.steps if step.block == name]


def changes_of_position(steps: tuple[PlannedStep, ...]) -> int:
    positions = [LIBRARY.exercises[step.exercise].position for step in steps]
    return sum(a != b for a, b in pairwise(positions))


@examples(150)
@example(4, ONE_LONG_REST, {})
@example(5, SLOW_AND_CAREFUL, {})
@example(8, replace(SLOW_AND_CAREFUL, warm_up=False), {})
@given(MINUTES, choices, done_of_late)
def test_whoever_asks_for_however_long(
    minutes: int, chosen: Choices, of_late: dict[str, int]
) -> None:
    fitted_session = fit(ROUTINE, LIBRARY, chosen, minutes, of_late)
    assert abs(fitted_session.seconds - 60 * minutes) <= tolerance_seconds(minutes)
    assert fitted_session == fit(ROUTINE, LIBRARY, chosen, minutes, dict(reversed(of_late.items())))
    assert all(step.seconds == round(step.seconds) for step in block(fitted_session, "cool-down"))
    whole = prescribe(ROUTINE, LIBRARY, replace(chosen, rounds=4))
    # Nothing but what the same person would be given in the whole, in the same order.
    allowed = iter((step.exercise, step.block, step.round, step.side) for step in whole.steps)
    for step in fitted_session.steps:
        assert (step.exercise, step.block, step.round, step.side) in allowed
    assert changes_of_position(fitted_session.steps) <= changes_of_position(whole.steps)
    if chosen.remarks.intersection(ONE_ROUND_REMARKS):
        assert fitted_session.rounds == 1
    assert block(fitted_session, "round"), "there is always something to do"
    ready = {step.exercise: step.level for step in whole.steps}
    assert all(
        LEVELS.index(step.level) <= LEVELS.index(ready[step.exercise])
        for step in fitted_session.steps
    )
    timeline = perform(fitted_session)
    assert timeline.seconds == pytest.approx(fitted_session.seconds)
    assert from_json(to_json(fitted_session)) == fitted_session


def test_twenty_five_minutes_are_the_routine_as_written() -> None:
    shortened, written = fitted(25), prescribe(ROUTINE, LIBRARY, Choices())
    assert shortened.steps == written.steps and shortened.kcal == written.kcal
    assert shortened.left_out == () and shortened.rounds == 2


@each_case("minutes", range(LEAST_MINUTES, MOST_MINUTES + 1))
def test_warm_up_and_stretches_are_never_shorter_than_a_quarter_nor_a_minute(minutes: int) -> None:
    shortened, written = fitted(minutes), prescribe(ROUTINE, LIBRARY, Choices())
    for name in ("warm-up", "cool-down"):
        length = seconds(block(shortened, name))
        if name == "warm-up" and minutes < WARM_UP_FROM_MINUTES:
            assert length == 0
            continue
        assert length >= LEAST_SHARE * seconds(block(written, name)) - 1
        assert length >= LEAST_SECONDS - 1
    first = block(shortened, "round")[0]
    assert (first.level == "easier") == (minutes < WARM_UP_FROM_MINUTES)
    assert [str(reason) for reason in first.reasons] == (
        ["minutes"] if minutes < WARM_UP_FROM_MINUTES else []
    )


def test_a_longer_session_is_the_whole_and_more() -> None:
    written = prescribe(ROUTINE, LIBRARY, Choices())
    for minutes in range(26, MOST_MINUTES + 1):
        shortened = fitted(minutes)
        assert shortened.left_out == ()
        assert len(block(shortened, "round")) >= len(block(written, "round"))
        for name in ("warm-up", "cool-down"):
            assert seconds(block(shortened, name)) >= seconds(block(written, name)) - 1


def test_rounds_go_before_exercises_and_both_sides_of_a_stretch_together() -> None:
    fifteen = fitted(15)
    assert fifteen.rounds == 1 and len(block(fifteen, "round")) == 8
    assert fifteen.kcal == (82.5, 105)
    for minutes in range(LEAST_MINUTES, MOST_MINUTES + 1):
        held = [(step.exercise, step.seconds) for step in block(fitted(minutes), "cool-down")]
        for name in ("thread-the-needle", "lying-twist", "figure-four", "lying-hamstring"):
            lengths = [length for exercise, length in held if exercise == name]
            assert len(lengths) in (0, 2) and len(set(lengths)) <= 1


@pytest.mark.parametrize("minutes", [4, 5, 7])
def test_over_twelve_short_sessions_each_move_comes_as_often_as_the_others(minutes: int) -> None:
    done: Counter[str] = Counter()
    for _session in range(12):
        shortened = fitted(minutes, dict(done))
        done.update({place(step) for step in shortened.steps})
        work = [done[step.exercise] for step in ROUTINE.round]
        assert max(work) - min(work) <= 1
        stretches = [done[step.exercise] for step in ROUTINE.cool_down]
        assert max(stretches) - min(stretches) <= 1


def test_who_is_warm_needs_no_easier_beginning() -> None:
    shortened = fitted(5, warm_up=False)
    assert block(shortened, "round")[0].level == "standard"
    assert "march" not in shortened.left_out, "that it is left out is no matter of the minutes"
