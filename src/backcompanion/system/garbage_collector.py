"""Looks for garbage in the window's own thread alone.

Left to itself, Python looks in whatever thread happens to make the next object. What is found there
ends there, and a Qt object must not: a watcher of files warns, and a widget that is just being laid
out or painted takes the process down.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MILLISECONDS = 1_000


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
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start(INTERVAL_MILLISECONDS)


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
