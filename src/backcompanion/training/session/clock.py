"""Where a session gets its time from; a thing that is handed in, so that a test can move it."""

import time
from typing import Protocol


class Clock(Protocol):
    def now(self) -> float:
        """Real seconds since some moment. Never goes back; runs on while the machine sleeps."""


class SystemClock:
    """The machine's own clock.

    On Linux and macOS `time.monotonic` stands still in sleep, so that a suspend would show no gap.
    CLOCK_BOOTTIME (Linux) and CLOCK_MONOTONIC as macOS defines it run on; on Windows
    `time.monotonic` itself counts the time asleep.
    """

    def __init__(self) -> None:
        self._id: int | None = getattr(time, "CLOCK_BOOTTIME", None)
        if self._id is None:
            # macOS: CLOCK_MONOTONIC counts sleep there, unlike mach_absolute_time behind monotonic.
            self._id = getattr(time, "CLOCK_MONOTONIC", None)

    def now(self) -> float:
        if self._id is None:
            return time.monotonic()
        return time.clock_gettime(self._id)


class ManualClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: float = 1000.0) -> None:
        self._now = now

    def now(self) -> float:
        return self._now

    def advance(self, seconds: float) -> None:
        if seconds < 0:
            raise ValueError("a clock never goes back")
        self._now += seconds
