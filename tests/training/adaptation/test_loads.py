"""Weights of a session: which are asked for, how they are corrected, which are hard to believe."""

from backcompanion.training.adaptation.loads import (
    UsedWeight,
    is_far_from,
    used_weights,
    with_loads,
)
from support.cases import each_case
from support.histories import session, step
from support.shipped import shipped_library

LIBRARY = shipped_library()
TRAINED = session(
    steps=(
        step("march", kind="warm-up"),
        step("back-bows"),
        step("reverse-fly", load_kg=2.5),
        step("reverse-fly", round=2, load_kg=3.0),
        step("roll-downs", outcome="unreached"),
        step("pendulum-swing", outcome="skipped", load_kg=2.0),
        step("reverse-fly", round=3, outcome="skipped", load_kg=9.0),
        step("an-import", load_kg=4.0),
    )
)


def test_weights_are_asked_for_where_something_was_done_with_them_in_the_hands() -> None:
    assert used_weights(TRAINED, LIBRARY, {"reverse-fly": 2.0}) == (
        UsedWeight("reverse-fly", "Reverse fly", 3.0, 2.0),
        UsedWeight("an-import", "an-import", 4.0, None),
    )


def test_a_correction_holds_for_all_sets_and_for_nothing_else() -> None:
    corrected = with_loads(TRAINED, {"reverse-fly": 2.0})
    assert [step.load_kg for step in corrected.steps] == [None, None, 2.0, 2.0, None, 2.0, 2.0, 4.0]
    assert with_loads(TRAINED, {}) == TRAINED


@each_case(
    ("kg", "usual_kg", "far"),
    [
        (25.0, 2.5, True),
        (2.5, 25.0, True),
        (130.0, 12.5, True),
        (5.0, 2.5, False),
        (1.0, 2.5, False),
        (0.5, 2.0, False),
        (12.5, 10.0, False),
        (20.0, 9.0, True),
    ],
)
def test_ten_times_as_much_is_far_and_a_step_up_is_not(
    kg: float, usual_kg: float, far: bool
) -> None:
    assert is_far_from(kg, usual_kg) == far
