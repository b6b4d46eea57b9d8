"""Files that are dropped on the pages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from backcompanion.ui.widgets.given_file import given_file


class FileDrops(QObject):
    """One is opened as a routine, wherever on `pages` nothing else takes it."""

    def __init__(self, pages: QWidget, open_file: Callable[[Path], None]) -> None:
        super().__init__(pages)
        self._open_file = open_file
        pages.setAcceptDrops(True)
        pages.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)
        file = given_file(event.mimeData())
        if file is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            # Not before whoever dragged it has been answered: a dialog may come.
            QTimer.singleShot(0, self, partial(self._open_file, file))
        return True
