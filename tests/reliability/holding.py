"""How long the event loop is held while something is being saved, as against while nothing is."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer

from backcompanion.history import connections

FSYNC_SECONDS = 0.5


class Turns(QObject):
    """When the event loop came round, every 4 ms if nothing holds it."""

    def __init__(self) -> None:
        super().__init__()
        self._at = [time.perf_counter()]
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.setInterval(4)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def worst(self, since: float, until: float) -> float:
        """The longest wait for a turn that reached into that time."""
        return max(
            (
                b - a
                for a, b in pairwise([*self._at, time.perf_counter()])
                if b > since and a < until
            ),
            default=0.0,
        )

    def _turn(self) -> None:
        self._at.append(time.perf_counter())


class SlowDisk:
    """Each commit takes so much longer, with the interpreter free, as while fsync waits.

    `commits`: from when to when each one took.
    """

    def __init__(self) -> None:
        self.seconds = FSYNC_SECONDS
        self.commits: list[tuple[float, float]] = []

    @contextmanager
    def transaction(self, connection: sqlite3.Connection) -> Iterator[None]:
        began = time.perf_counter()
        with connections.transaction(connection):
            yield
            time.sleep(self.seconds)
        self.commits.append((began, time.perf_counter()))


def pieces(since: float, until: float) -> list[tuple[float, float]]:
    """As long as a commit each."""
    count = int((until - since) / FSYNC_SECONDS)
    return [(since + n * FSYNC_SECONDS, since + (n + 1) * FSYNC_SECONDS) for n in range(count)]


def held_by_saving(turns: Turns, disk: SlowDisk, quick: list[tuple[float, float]]) -> float:
    """Seconds for which any commit at all holds the loop, beyond what holds it anyhow.

    The best of the commits is compared with the best of the spans in which the disk was `quick`.
    What waits for the disk is held by every one of them; what a busy machine does now and then
    is not.
    """
    saving = [turns.worst(*commit) for commit in disk.commits if commit[1] - commit[0] > 0.4]
    control = [turns.worst(*span) for span in quick]
    assert len(saving) >= 3 and len(control) >= 3, "too few to compare"
    return min(saving) - min(control)
