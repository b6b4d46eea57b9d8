"""Runs the model of the safety net: so many sequences, the same each time for the same seed."""

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from support.safety_net import SafetyNet

# What goes wrong in the net does so within a few steps, if at all.
STEPS = 10


def run_net(sequences: int, *, first: int = 0, shrink: bool = True) -> None:
    """Raises what is found, after the shortest sequence that leads there is said."""
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    run_state_machine_as_test(
        seed(first)(type("SeededNet", (SafetyNet,), {})),
        settings=settings(
            max_examples=sequences,
            stateful_step_count=STEPS,
            phases=phases,
            deadline=None,
            database=None,
            derandomize=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
