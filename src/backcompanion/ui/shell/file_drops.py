"""Files that are dropped on the pages."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent

from backcompanion.ui.shell.home import HomePages
from backcompanion.ui.widgets.given_file import given_file


class FileDrops(QObject):
    """One is opened as a routine, wherever on `pages` nothing else takes it."""

    def __init__(self, pages: HomePages) -> None:
        super().__init__(pages)
        self._pages = pages
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
            QTimer.singleShot(0, self, partial(self._open, file))
        return True

    def _open(self, file: Path) -> None:
        self._pages.routines().open_file(file)
