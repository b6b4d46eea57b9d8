"""Energy under its own name: the routine's claim, or an estimate from body weight."""

import pytest

from backcompanion.training.session.energy import (
    ActiveTime,
    body_weight_energy,
    estimate_energy,
    routine_energy,
    share_of_work,
)
from support.cases import each_case

CLAIM = (165.0, 210.0)
WHOLE = ActiveTime(warm_up=300, work=892, stretch=308)


def test_the_worked_example_of_70_kg():
    energy = body_weight_energy(70, WHOLE)
    assert WHOLE.met_minutes() == pytest.approx(24.0 + 52.0 + 11.8, abs=0.1)
    assert energy.low == energy.high == pytest.approx(108, abs=0.5)
    assert energy.basis == "body-weight"


@each_case(
    ("share", "low", "high"), [(1.0, 165, 210), (0.5, 82.5, 105), (0.0, 0, 0), (1.2, 165, 210)]
)
def test_the_claim_is_shown_for_the_share_that_was_done(share, low, high):
    energy = routine_energy(CLAIM, share)
    assert (energy.low, energy.high, energy.basis) == (low, high, "routine")


@each_case(("done", "planned", "share"), [(281, 562, 0.5), (562, 562, 1), (600, 562, 1), (0, 0, 0)])
def test_the_share_of_the_work(done, planned, share):
    assert share_of_work(done, planned) == share


def test_body_weight_goes_before_the_claim():
    assert estimate_energy(CLAIM, 1.0, WHOLE, 70).basis == "body-weight"
    assert estimate_energy(CLAIM, 1.0, WHOLE, None).basis == "routine"


def test_twice_the_weight_is_twice_the_energy():
    assert body_weight_energy(140, WHOLE).low == pytest.approx(
        2 * body_weight_energy(70, WHOLE).low
    )
