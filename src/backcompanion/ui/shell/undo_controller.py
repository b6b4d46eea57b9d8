"""Undo and redo by keys on every page, and a word on what came of it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from backcompanion.application.background_task import BackgroundTask
from backcompanion.application.undo_stack import UndoStack
from backcompanion.base.i18n import gettext as _
from backcompanion.ui.widgets.toast import Toast


class UndoController(QObject):
    """A field that has the focus keeps Ctrl+Z for what is typed into it."""

    def __init__(self, stack: UndoStack, pages: QWidget, toast: Toast) -> None:
        super().__init__(pages)
        self._stack, self._pages, self._toast = stack, pages, toast
        QShortcut(QKeySequence.StandardKey.Undo, pages, stack.undo)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), pages, stack.redo)
        stack.message_requested.connect(self._on_message_requested)
        stack.undone.connect(self._on_undone)
        stack.redone.connect(self._on_redone)
        stack.failed.connect(toast.show_message)
        stack.working.connect(self._on_working)

    def _on_message_requested(self, text: str) -> None:
        self._toast.show_message(text, _("Undo"), self._stack.undo)

    def _on_undone(self, text: str) -> None:
        self._toast.show_message(_("Undone: {text}").format(text=text), _("Redo"), self._stack.redo)

    def _on_redone(self, text: str) -> None:
        message = _("Done again: {text}").format(text=text)
        self._toast.show_message(message, _("Undo"), self._stack.undo)

    def _on_working(self, task: BackgroundTask, title: str) -> None:
        """Nothing may be done meanwhile."""
        from backcompanion.ui.widgets.progress_overlay import ProgressOverlay

        ProgressOverlay(task, self._pages.window(), title)
