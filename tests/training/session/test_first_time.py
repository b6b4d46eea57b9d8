"""What is learnt with empty hands, and for how long."""

from dataclasses import replace

import pytest

from backcompanion.training.adaptation.recent import practised
from support import histories
from support.prescribing import place, prescribed


@pytest.mark.parametrize("exercise", ["roll-downs", "pendulum-swing"])
def test_it_comes_with_empty_hands_until_it_was_done_once(exercise: str) -> None:
    first = place(prescribed(practised=frozenset()), exercise)
    assert (first.level, first.held, first.load_kg) == ("standard", (), None)
    done = replace(histories.session(), steps=(histories.step(exercise),))
    then = place(prescribed(practised=practised([done])), exercise)
    assert then.held == ("dumbbells",)


def test_what_stood_in_for_it_does_not_count_as_done() -> None:
    hinge = histories.step("hip-hinge", instead_of="roll-downs")
    done = replace(histories.session(), steps=(hinge,))
    assert place(prescribed(practised=practised([done])), "roll-downs").held == ()


def test_other_exercises_keep_their_weights_and_nobody_is_new_where_it_is_not_known() -> None:
    assert place(prescribed(practised=frozenset()), "reverse-fly").held == ("dumbbells",)
    assert place(prescribed(), "roll-downs").held == ("dumbbells",)
