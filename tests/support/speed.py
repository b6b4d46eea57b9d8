"""How fast something is, on any machine and beside whatever else runs there.

Limits are of the processor's time, for a machine like the one on which they were set: a slower one,
or one that others share, is given as much longer as it takes for the same piece of plain Python.
"""

import os
import sys
import time
from collections.abc import Callable
from functools import partial

import pytest

# What `_plain_python` took on the machine of the limits, when it had nothing else to do.
REFERENCE_SECONDS = 0.0065
TRIES = 5


def within(limit_seconds: float, call: Callable[[], object]) -> None:
    """The quickest of some tries counts, of this thread's time on the processor."""
    _hold(limit_seconds, partial(_spent, time.thread_time, call))


def child_within(limit_seconds: float, run: Callable[[], object]) -> None:
    """The same of the time of all processes that `run` starts and waits for."""
    _hold(limit_seconds, partial(_spent, _children_seconds, run))


def slowness() -> float:
    """How much longer it takes here and now than on the machine of the limits; at least 1."""
    return max(1.0, _spent(time.thread_time, _plain_python) / REFERENCE_SECONDS)


def _hold(limit_seconds: float, measure: Callable[[], float]) -> None:
    if _lines_are_counted():
        pytest.skip("counting lines takes longer than what is measured; other runs measure it")
    tries = []
    for _n in range(TRIES):
        before = slowness()
        seconds = measure()
        tries.append((seconds, limit_seconds * min(before, slowness())))
        if seconds <= tries[-1][1]:
            return
    told = [f"{seconds * 1000:.1f} of {limit * 1000:.1f} ms" for seconds, limit in tries]
    raise AssertionError(f"too slow: {', '.join(told)}")


def _lines_are_counted() -> bool:
    coverage = sys.modules.get("coverage")
    return coverage is not None and coverage.Coverage.current() is not None


def _spent(clock: Callable[[], float], call: Callable[[], object]) -> float:
    began = clock()
    call()
    return clock() - began


def _children_seconds() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _plain_python() -> int:
    found = {}
    for number in range(30_000):
        found[number] = str(number * 7 % 1009)
    return len(set(found.values()))
