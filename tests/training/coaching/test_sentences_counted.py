"""Counted things take the form that goes with the number, in a language with more than two."""

import pytest

from backcompanion.training.coaching import sentences
from support.languages import in_language


@pytest.mark.parametrize(
    ("seconds", "spoken"), [(24, "24 sekundy."), (30, "30 sekund."), (1, "1 sekunda.")]
)
def test_seconds_in_polish(seconds: float, spoken: str) -> None:
    with in_language("pl"):
        assert sentences.duration_sentence(seconds) == spoken
        held = sentences.for_so_long("trzymaj", seconds)
    assert held == f"Trzymaj, {spoken}"


@pytest.mark.parametrize(("kg", "spoken"), [(2.5, "2.5 kilo."), (5, "5 kilo.")])
def test_a_weight_in_polish_has_no_form_that_a_fraction_or_five_would_not_take(
    kg: float, spoken: str
) -> None:
    with in_language("pl"):
        assert sentences.weight(kg) == spoken


def test_sets_in_polish_are_told_without_a_gender_that_a_digit_does_not_show() -> None:
    """“2 serie” is read out as “dwa serie”."""
    with in_language("pl"):
        assert [sentences.sets(n) for n in (2, 5)] == ["Serie: 2.", "Serie: 5."]
