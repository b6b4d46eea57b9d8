"""Sessions, imports, undo, backups, restores, kills and clocks in any order, against a plain list.

Here 300 sequences, in parts that can go at once; `make reliability` takes 10,000.
"""

import os

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from support.safety_net import SafetyNet

PARTS, SEQUENCES, STEPS = 3, 100, 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are done in a forked process")
@pytest.mark.parametrize("part", range(PARTS))
def test_the_net_holds_whatever_happens_in_whatever_order(part: int) -> None:
    net = seed(part)(type(f"SafetyNet{part}", (SafetyNet,), {}))
    run_state_machine_as_test(
        net,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
