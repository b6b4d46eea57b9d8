"""Brings in pyqtgraph without holding the window: in a thread, when a chart is first wanted."""

from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, Signal

PLOT = "backcompanion.ui.progress.plot"


class PlotLoading(QObject):
    """`done` comes in the thread of this object; its text is empty, or says what is missing."""

    done = Signal(str)
    _loaded = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._loaded.connect(self.done)

    def want(self) -> None:
        """Once is enough; later calls change nothing."""
        if self._thread is None:
            # Not a daemon: one that is cut off in the middle of an import can take Qt down.
            self._thread = Thread(target=self._load, name="plot-loading")
            self._thread.start()

    def _load(self) -> None:
        trouble = ""
        try:
            import_module(PLOT)
        except ImportError as error:
            trouble = str(error)
        try:
            self._loaded.emit(trouble)
        except RuntimeError:
            # The window was closed meanwhile, and its objects with it.
            return
