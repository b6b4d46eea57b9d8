"""Looks for garbage in the window's own thread alone.

Left to itself, Python looks in whatever thread happens to make the next object. What is found there
ends there, and a Qt object must not: a watcher of files warns, and a widget that is just being laid
out or painted takes the process down.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

INTERVAL_MILLISECONDS = 1_000
# How often in a row it is put off for threads that work, lest one that hangs keep all garbage.
MOST_PUT_OFF = 60

_lock = threading.Lock()
_at_work = 0


class GarbageCollector(QObject):
    """From now on, and for as long as its parent is there; by itself Python looks no more.

    What a launch has made stays for good; only what comes after it is looked through.
    """

    is_in_force = False

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.freeze()
        gc.disable()
        GarbageCollector.is_in_force = True
        self._put_off = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(INTERVAL_MILLISECONDS)

    def _on_timeout(self) -> None:
        if _at_work and self._put_off < MOST_PUT_OFF:
            self._put_off += 1
            return
        self._put_off = 0
        collect_what_is_due()


@contextmanager
def putting_off() -> Iterator[None]:
    """For a thread that makes much: of what it has in hand hardly anything is garbage, and to look
    through ten years of sessions holds the window for 30 ms. Nearly all is gone when it has ended.
    """
    global _at_work
    with _lock:
        _at_work += 1
    try:
        yield
    finally:
        with _lock:
            _at_work -= 1


def keep_what_was_imported() -> None:
    """After a large import, which stays: to look through it would hold the window for 20 ms."""
    if GarbageCollector.is_in_force:
        gc.freeze()


def collect_what_is_due() -> None:
    """The oldest objects that are due by the interpreter's own thresholds, and all younger ones."""
    for generation in (2, 1, 0):
        threshold = gc.get_threshold()[generation]
        if 0 < threshold < gc.get_count()[generation]:
            gc.collect(generation)
            return
