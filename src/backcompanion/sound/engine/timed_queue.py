"""Things to do at a moment of the machine's clock, in a process that is told a little ahead."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer

TOO_LATE_SECONDS = 0.4


class Waiting(QObject):
    """Each is done once, whatever is told twice; what is too late is not done at all, unless
    it is `patient`.

    `due` is of `time.monotonic`, which all processes of a machine share.
    """

    def __init__(self, act: Callable[[dict[str, object]], None], early_seconds: float) -> None:
        super().__init__()
        self._act = act
        self._early = early_seconds
        self._timers: dict[str, QTimer] = {}
        self._known: set[str] = set()

    def add(self, key: str, due: float, what: dict[str, object]) -> None:
        if key in self._known:
            return
        self._known.add(key)
        left = due - self._early - time.monotonic()
        if left < -TOO_LATE_SECONDS and not what.get("patient"):
            return
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(partial(self._due, key, what))
        self._timers[key] = timer
        timer.start(max(0, round(left * 1000)))

    def cancel(self) -> None:
        """All that is not done yet; it may be told anew."""
        for key, timer in self._timers.items():
            timer.stop()
            timer.deleteLater()
            self._known.discard(key)
        self._timers.clear()

    def _due(self, key: str, what: dict[str, object]) -> None:
        self._timers.pop(key).deleteLater()
        self._act(what)
