"""Things to do at a moment of the machine's clock, in a process that is told a little ahead."""

import time
from collections.abc import Callable
from functools import partial

from backcompanion.sound.engine.event_loop import EventLoop, Timer

TOO_LATE_SECONDS = 0.4


class TimedQueue:
    """Each key is done once, however often it is added; what is too late is not done at all,
    unless it is `patient`.

    `due` is of `time.monotonic`, which all processes of a machine share.
    """

    def __init__(self, lead_seconds: float, loop: EventLoop) -> None:
        self._lead_seconds = lead_seconds
        self._loop = loop
        self._timers: dict[str, Timer] = {}
        self._seen_keys: set[str] = set()

    def add(self, key: str, due: float, action: Callable[[], None], *, patient: bool) -> None:
        if key in self._seen_keys:
            return
        self._seen_keys.add(key)
        seconds_left = due - self._lead_seconds - time.monotonic()
        if seconds_left < -TOO_LATE_SECONDS and not patient:
            return
        timer = self._loop.timer(partial(self._on_due, key, action))
        self._timers[key] = timer
        timer.start(max(0.0, seconds_left))

    def cancel(self) -> None:
        """All that is not done yet; it may be told anew."""
        for key, timer in self._timers.items():
            timer.stop()
            self._seen_keys.discard(key)
        self._timers.clear()

    def _on_due(self, key: str, action: Callable[[], None]) -> None:
        del self._timers[key]
        action()
