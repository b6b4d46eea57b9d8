"""Brings in pyqtgraph without holding the window, when a chart is first wanted.

Importing it takes most of a second, so a thread does it. PySide makes its classes when they are
first looked up, and two threads that do so at once can crash the process; pyqtgraph looks up every
one. Therefore they are all looked up here before, by the window's own thread, a little at a time.
"""

import os
from collections.abc import Iterator
from importlib import import_module
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.application.background_task import BackgroundTask
from backcompanion.system.garbage_collector import keep_what_was_imported

PLOT_MODULE = "backcompanion.ui.charts.plot_assembly"
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGL", "QtOpenGLWidgets", "QtTest")
NOT_LOOKED_THROUGH = ("QtOpenGL",)
START_DELAY_MILLISECONDS = 30
SLICE_SECONDS = 0.004


def look_up_classes() -> Iterator[None]:
    """Each step has PySide make one class that pyqtgraph will ask for."""
    for name in QT_MODULES:
        try:
            module = import_module(f"PySide6.{name}")
        except ImportError:
            # pyqtgraph does without it as well.
            continue
        for attribute in dir(module) if name not in NOT_LOOKED_THROUGH else ():
            getattr(module, attribute, None)
            yield


class PyqtgraphLoader(QObject):
    """`finished` comes in the thread of this object; its text is empty, or says what is missing."""

    finished = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load_requested = False
        self.is_loaded = False
        self._classes = look_up_classes()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    def request_load(self) -> None:
        """Once is enough; later calls change nothing."""
        if not self._load_requested:
            self._load_requested = True
            # What is on the page already is painted first.
            self._timer.start(START_DELAY_MILLISECONDS)

    def _on_timeout(self) -> None:
        deadline = perf_counter() + SLICE_SECONDS
        for _class in self._classes:
            if perf_counter() > deadline:
                self._timer.start(0)
                return
        # Not a daemon: one that is cut off in the middle of an import can take Qt down.
        task = BackgroundTask(self, "plot-loading", failures=(ImportError,), daemon=False)
        task.succeeded.connect(self._on_imported)
        task.failed.connect(self.finished)
        task.start(_import_plot_module)

    def _on_imported(self) -> None:
        keep_what_was_imported()
        self.is_loaded = True
        self.finished.emit("")


def _import_plot_module() -> None:
    # numpy would start a thread a core, each with memory of its own, for sums that no chart has: a
    # quarter of what it takes to import.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import_module(PLOT_MODULE)
