"""A step of a session is put right: what follows for it, and that all else stays as it was."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.exercise.repetitions import SECONDS, Amount
from backcompanion.training.session.reason import Reason
from backcompanion.training.session.record import Outcome, StepRecord
from backcompanion.training.session.rounds import (
    indices_elsewhere,
    with_round_added,
    with_round_removed,
    with_same_in_every_round,
)
from backcompanion.training.session.step_changes import (
    settable_amount,
    with_amount,
    with_load,
    with_option,
    with_outcome,
)
from backcompanion.training.session.step_options import StepOption, option_of, options_for
from support.cases import each_case
from support.histories import session, step, steps
from support.shipped import shipped_library

LIBRARY = shipped_library()
REPETITIONS = Amount("repetitions", 8.0)


@each_case(
    ("before", "outcome", "seconds"),
    [
        (step(outcome="skipped", done_seconds=0.0), "done", 32.0),
        (step(outcome="partial", done_seconds=9.5), "done", 32.0),
        (step(outcome="hurt", done_seconds=60.0), "done", 60.0),  # tried twice
        (step(), "partial", 16.0),
        (step(outcome="hurt", done_seconds=9.5), "partial", 9.5),
        (step(), "skipped", 0.0),
        (step(), "hurt", 32.0),
        (step(outcome="unreached", done_seconds=0.0), "hurt", 0.0),
    ],
)
def test_what_became_of_it(before: StepRecord, outcome: Outcome, seconds: float) -> None:
    after = with_outcome(before, outcome, REPETITIONS)
    assert after == replace(before, outcome=outcome, done_seconds=seconds)


@each_case(
    ("before", "count", "seconds", "outcome"),
    [
        (step(), 3, 24.0, "partial"),
        (step(), 6, 48.0, "done"),
        (step(), 0, 0.0, "skipped"),
        (step(outcome="partial", done_seconds=9.5), 4, 32.0, "done"),
        (step(outcome="partial", done_seconds=9.5), 1, 9.5, "partial"),  # as it was
        (step(planned_seconds=32.4, outcome="partial", done_seconds=1.0), 4, 32.4, "done"),
        (step(outcome="hurt", done_seconds=9.5), 2, 16.0, "hurt"),
        (step(outcome="unreached", done_seconds=0.3), 0, 0.3, "unreached"),
        (step(), 900, 7_200.0, "done"),
    ],
)
def test_so_many_repetitions(
    before: StepRecord, count: int, seconds: float, outcome: Outcome
) -> None:
    after = with_amount(before, count, REPETITIONS)
    assert after == replace(before, outcome=outcome, done_seconds=seconds)


@each_case(
    ("exercise", "variant", "expected"),
    [
        ("back-bows", "standard", ("repetitions", 4, 4)),
        ("kneeling-supermans", "standard", ("each-side", 3, 3)),
        ("pilates-swimmers", "standard", ("seconds", 35, 35)),  # slow beats, then quick ones
        ("childs-pose", "standard", ("seconds", 30, 30)),
        ("of-an-import", "standard", ("seconds", 32, 32)),
    ],
)
def test_it_is_counted_as_one_counts_it(exercise, variant, expected) -> None:
    known = LIBRARY.exercises.get(exercise)
    seconds = known.variants[variant].tempo.seconds if known else 32.0
    kind = known.kind if known else "work"
    record = step(
        exercise, variant=variant, kind=kind, planned_seconds=seconds, done_seconds=seconds
    )
    amount, done, planned = settable_amount(record, LIBRARY)
    assert (amount.unit, done, planned) == expected


def test_the_variants_and_stand_ins_are_those_that_the_library_knows() -> None:
    options = options_for(step("reverse-fly"), LIBRARY)
    assert options == (
        StepOption("reverse-fly", "easier"),
        StepOption("reverse-fly", "standard"),
        StepOption("reverse-fly", "harder"),
        StepOption("w-squeeze", "standard"),
        StepOption("band-pull-apart", "easier"),
        StepOption("band-pull-apart", "standard"),
    )
    stand_in = step("w-squeeze", instead_of="reverse-fly")
    assert options_for(stand_in, LIBRARY) == options
    unknown = step("of-an-import", variant="harder")
    assert options_for(unknown, LIBRARY) == (StepOption("of-an-import", "harder"),)
    unknown_level = step("w-squeeze", variant="harder")
    assert options_for(unknown_level, LIBRARY)[0] == StepOption("w-squeeze", "harder")


def test_another_exercise_in_its_place_says_what_it_stood_in_for() -> None:
    fly = step("reverse-fly", planned_seconds=40.0, done_seconds=40.0, load_kg=2.5)
    other = with_option(fly, StepOption("w-squeeze", "standard"), LIBRARY)
    assert (other.exercise, other.instead_of, other.load_kg) == ("w-squeeze", "reverse-fly", None)
    assert other.outcome == "done" and other.done_seconds == other.planned_seconds > 0
    back = with_option(other, StepOption("reverse-fly", "standard"), LIBRARY)
    assert (back.exercise, back.instead_of) == ("reverse-fly", None)
    missing = step("w-squeeze", instead_of="reverse-fly", reasons=(Reason("missing", "band"),))
    assert with_option(missing, StepOption("reverse-fly", "harder"), LIBRARY).reasons == ()


def test_another_variant_keeps_the_weight_where_one_is_held() -> None:
    fly = step("reverse-fly", load_kg=2.5, outcome="partial", done_seconds=9.0)
    harder = with_option(fly, StepOption("reverse-fly", "harder"), LIBRARY)
    assert (harder.load_kg, harder.outcome, harder.done_seconds) == (2.5, "partial", 9.0)
    assert with_option(fly, StepOption("reverse-fly", "easier"), LIBRARY).load_kg is None


@given(steps)
def test_said_again_as_it_is_nothing_changes(step: StepRecord) -> None:
    amount, done, _planned = settable_amount(step, LIBRARY)
    same = with_amount(with_outcome(step, step.outcome, amount), done, amount)
    assert with_option(with_load(same, step.load_kg), option_of(step), LIBRARY) == step


@given(steps, st.integers(0, 100), st.sampled_from(["done", "partial", "skipped", "hurt"]))
def test_whatever_is_put_right_can_be_kept(step: StepRecord, count: int, outcome: Outcome) -> None:
    """As the format has it: 0 to 7,200 seconds."""
    for option in options_for(step, LIBRARY):
        changed = with_option(step, option, LIBRARY)
        amount = settable_amount(changed, LIBRARY)[0]
        for last in (
            with_amount(with_outcome(changed, outcome, amount), count, amount),
            with_outcome(with_amount(changed, count, SECONDS), outcome, amount),
        ):
            assert 0 <= last.done_seconds <= 7_200
            assert 0 <= last.planned_seconds <= 7_200


def test_a_round_more_is_as_the_last_one_and_goes_again() -> None:
    before = session(
        steps=(
            step("march", kind="warm-up"),
            step("back-bows", load_kg=2.0),
            step("back-bows", round=2, load_kg=3.0, outcome="hurt", done_seconds=4.0),
            step("childs-pose", kind="stretch"),
        )
    ).steps
    after = with_round_added(before)
    assert after == (*before[:3], step("back-bows", round=3, load_kg=3.0), before[3])
    assert with_round_removed(after) == before
    assert with_round_removed(with_round_removed(before)) == (before[0], before[3])
    assert with_round_added(()) == ()


def test_one_set_is_done_in_every_round_as_in_its_own() -> None:
    before = session(
        steps=(
            step("back-bows", load_kg=2.0),
            step("back-bows", kind="stretch"),
            step("w-squeeze", round=2, instead_of="back-bows"),
            step("back-bows", round=3, load_kg=2.0),
            step("back-bows", round=3, side="left"),
            step("reverse-fly", round=2),
        )
    ).steps
    assert indices_elsewhere(before, 0) == [2]
    assert indices_elsewhere(before, 1) == []
    after = with_same_in_every_round(before, 0)
    assert after == (*before[:2], step("back-bows", round=2, load_kg=2.0), *before[3:])
    assert with_same_in_every_round(after, 0) == after
