"""Tests that measure the machine's own clock, and so have it to themselves: they run alone, after
all others. A test that only takes its time is not one of them, nor one that can tell the time that
others had the processor from its own.
"""

from pathlib import Path

import pytest

REAL_TIME = (
    "reliability/test_event_loop.py::test_a_session_on_a_slow_disk",
    "reliability/test_event_loop.py::test_handing_over_takes_no_time",
    "reliability/test_event_loop.py::test_what_is_chosen_on_a_slow_disk",
    "sound/test_audible.py::test_a_sentence_is_heard_when_it_is_due",
    "sound/test_audible.py::test_every_tone_is_heard_once_and_in_time_under_speech_and_load",
    "sound/test_first_sets.py",
    "sound/test_heard_in_full.py",
    "sound/test_on_pipewire.py",
    "ui/player/test_timing.py",
)
# Once may be somebody else's fault, three times in a row is ours. A list that may only shrink.
MAY_RUN_AGAIN = (
    "sound/test_audible.py::test_every_tone_is_heard_once_and_in_time_under_speech_and_load",
    "sound/test_audible.py::test_a_sentence_is_heard_when_it_is_due",
    "sound/test_coach.py::test_a_window_that_is_held_right_afterwards_does_not_hold_the_tone",
)


def holds_real_time(path: Path) -> bool:
    """A folder may; it is looked into."""
    places = {place.partition("::")[0] for place in REAL_TIME}
    return path.is_dir() or any(path.as_posix().endswith(f"/{place}") for place in places)


def holds_journeys(path: Path) -> bool:
    """A folder may; it is looked into."""
    return (
        path.is_dir()
        or path.parent.name == "journeys"
        or "@pytest.mark.journey" in path.read_text("utf-8")
    )


def mark_real_time(item: pytest.Item) -> None:
    _path, _tests, name = item.nodeid.rpartition("tests/")
    if name.startswith(REAL_TIME):
        item.add_marker(pytest.mark.realtime)
    if name.startswith(MAY_RUN_AGAIN):
        item.add_marker(pytest.mark.flaky(reruns=2))
