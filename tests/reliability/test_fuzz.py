"""Every reader reads or refuses, and never stumbles."""

import os

import pytest

from reliability.fuzz import READERS, fuzz
from support.thoroughness import tries

INPUTS = tries(2_000, sample=200)


@pytest.mark.parametrize("reader", READERS)
def test_fuzz(reader: str) -> None:
    figures = fuzz(reader, INPUTS, seed=int(os.environ.get("FUZZ_SEED", "1")))
    assert figures.failures == []
    assert figures.inputs == INPUTS
    assert figures.slowest_seconds < 2
