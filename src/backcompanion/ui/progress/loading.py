"""Brings in pyqtgraph without holding the window: in a thread, when a chart is first wanted."""

import sys
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

PLOT = "backcompanion.ui.progress.plot"
SOON_MILLISECONDS = 30
TURN_SECONDS = 0.0005


class PlotLoading(QObject):
    """`done` comes in the thread of this object; its text is empty, or says what is missing."""

    done = Signal(str)
    _loaded = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = False
        self._loaded.connect(self.done)

    def want(self) -> None:
        """Once is enough; later calls change nothing."""
        if not self._wanted:
            self._wanted = True
            # What is on the page already is painted first.
            QTimer.singleShot(SOON_MILLISECONDS, self._begin)

    def _begin(self) -> None:
        # Not a daemon: one that is cut off in the middle of an import can take Qt down.
        Thread(target=self._load, name="plot-loading").start()

    def _load(self) -> None:
        trouble = ""
        # The window's thread gives the interpreter away at each call into Qt, and would wait for
        # its turn for 5 ms each time.
        usual = sys.getswitchinterval()
        sys.setswitchinterval(TURN_SECONDS)
        try:
            import_module(PLOT)
        except ImportError as error:
            trouble = str(error)
        finally:
            sys.setswitchinterval(usual)
        try:
            self._loaded.emit(trouble)
        except RuntimeError:
            # The window was closed meanwhile, and its objects with it.
            return
