"""What waits in a sound process: for a moment, for a line, for a service to answer.

A player asks for timers and does not know what runs them: `PollLoop` needs Python alone, `QtLoop`
(`qt_loop`) is Qt's, where an engine of Qt's plays or speaks.
"""

import select
import time
from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """Acts once, after what it was started with; starting it anew counts from then."""

    @property
    def active(self) -> bool: ...
    def start(self, seconds: float) -> None: ...
    def stop(self) -> None: ...


class EventLoop(Protocol):
    def timer(self, action: Callable[[], None]) -> Timer: ...
    def exit(self, status: int) -> None:
        """Ends the process with that status, once what runs now has returned."""


class TimerLoop:
    """Timers and the end of it, for what waits in whatever way."""

    def __init__(self) -> None:
        self._timers: dict[PollTimer, float] = {}  # those that run, and when they are due
        self.status: int | None = None

    def timer(self, action: Callable[[], None]) -> "PollTimer":
        return PollTimer(self._timers, action)

    def exit(self, status: int) -> None:
        self.status = status

    def seconds_to_wait(self) -> float | None:
        """Until the next is due; None: there is none."""
        if not self._timers:
            return None
        return max(0.0, min(self._timers.values()) - time.monotonic())

    def act(self) -> None:
        """What is due by now."""
        now = time.monotonic()
        for timer in [timer for timer, due in self._timers.items() if due <= now]:
            if self.status is None:
                timer.act_if_due(now)


class PollLoop(TimerLoop):
    """Sleeps until a file has something to read or a timer is due; at rest it does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._poll = select.poll()
        self._readers: dict[int, Callable[[], None]] = {}

    def watch(self, file: int, action: Callable[[], None]) -> None:
        """`action` whenever that file can be read or has come to its end."""
        self._readers[file] = action
        self._poll.register(file, select.POLLIN)

    def watch_end(self, file: int, action: Callable[[], None]) -> None:
        """`action` when nobody is left who writes; what can be read is left for later."""
        self._readers[file] = action
        self._poll.register(file, 0)

    def unwatch(self, file: int) -> None:
        if self._readers.pop(file, None) is not None:
            self._poll.unregister(file)

    def run(self) -> int:
        """Until `exit`, whose status it returns."""
        while self.status is None:
            self.look(self.seconds_to_wait())
        return self.status

    def look(self, seconds: float | None) -> None:
        """Waits so long at most, for good if None, and does what is to be done by then."""
        milliseconds = None if seconds is None else seconds * 1000
        for file, _events in self._poll.poll(milliseconds):
            action = self._readers.get(file)
            if action is not None and self.status is None:
                action()
        self.act()


class PollTimer:
    def __init__(self, running: "dict[PollTimer, float]", action: Callable[[], None]) -> None:
        self._running = running
        self._action = action

    @property
    def active(self) -> bool:
        return self in self._running

    def start(self, seconds: float) -> None:
        self._running[self] = time.monotonic() + seconds

    def stop(self) -> None:
        self._running.pop(self, None)

    def act_if_due(self, now: float) -> None:
        """Another one that acted just before may have stopped or put it off."""
        if self._running.get(self, now + 1.0) <= now:
            del self._running[self]
            self._action()
