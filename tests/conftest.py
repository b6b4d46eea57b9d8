"""What every test is held to: no warning that it did not expect, no thread left behind."""

import logging
import os
import threading
from collections.abc import Iterator

import pytest

# A real window is for the journeys, which start programs of their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expects_log: warnings in the log are part of the test")


# Measured against the machine's own clock, sound server or screen: once may be somebody else's
# fault, three times in a row is ours.
REAL_TIME = (
    "journeys",
    "sound/test_audible",
    "sound/test_first_sets",
    "sound/test_coach",
    "sound/test_event_loop_not_held",
    "sound/engine/test_engine_process",
    "ui/player/test_timing",
    "reliability/test_event_loop",
    "reliability/test_kills",
    "history/test_processes",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if any(part in item.path.as_posix() for part in REAL_TIME):
            item.add_marker(pytest.mark.flaky(reruns=2))
            item.add_marker(pytest.mark.realtime)


@pytest.fixture(autouse=True)
def no_unexpected_warning(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    unexpected = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not unexpected, f"the log holds what the test did not expect: {unexpected}"


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = []
    for thread in set(threading.enumerate()) - before:
        thread.join(2.0)
        if thread.is_alive():
            left.append(thread.name)
    assert not left, f"threads left behind: {left}"
