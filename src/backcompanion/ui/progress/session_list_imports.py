"""Reads the code of the list of all sessions once the chart stands, before it is asked for."""

from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject

from backcompanion.application.slices import Slices
from backcompanion.ui.charts.pyqtgraph_loader import PyqtgraphLoader

# Each takes some milliseconds.
_MODULES = ("session_search", "search_preparation", "session_table", "session_list")


class SessionListImports(QObject):
    """Each in a turn of the window's loop: all of them in the one in which the list is asked for
    held the window for 50 ms.
    """

    def __init__(self, parent: QObject, loading: PyqtgraphLoader) -> None:
        super().__init__(parent)
        self._slices = Slices(self)
        loading.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        names = (f"backcompanion.ui.progress.{name}" for name in _MODULES)
        self._slices.start(*(partial(import_module, name) for name in names))
