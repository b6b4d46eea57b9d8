"""Tests that measure the machine's own clock, and so have it to themselves: they run alone, after
all others. A test that only takes its time is not one of them.
"""

import pytest

REAL_TIME = (
    "reliability/test_event_loop.py",
    "reliability/test_kills.py::test_kills_in_mid_session",
    "sound/test_audible.py",
    "sound/test_coach.py::test_a_window_that_is_held_right_afterwards_does_not_hold_the_tone",
    "sound/test_event_loop_not_held.py",
    "sound/test_first_sets.py",
    "ui/player/test_timing.py",
)
# Once may be somebody else's fault, three times in a row is ours. A list that may only shrink.
MAY_RUN_AGAIN = (
    "reliability/test_event_loop.py",
    "sound/test_audible.py",
    "ui/player/test_timing.py",
)


def mark_real_time(item: pytest.Item) -> None:
    _path, _tests, name = item.nodeid.rpartition("tests/")
    if name.startswith(REAL_TIME):
        item.add_marker(pytest.mark.realtime)
    if name.startswith(MAY_RUN_AGAIN):
        item.add_marker(pytest.mark.flaky(reruns=2))
