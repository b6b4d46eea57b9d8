"""A notice that offers to take back the change it tells of, and says what came of that."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backcompanion.application.everything_change import EverythingChange
from backcompanion.application.restore_change import RestoreChange
from backcompanion.application.undo_stack import UndoStack
from backcompanion.base.i18n import gettext as _
from backcompanion.ui.widgets.notice import Notice

Change = RestoreChange | EverythingChange


class UndoNotice(QObject):
    """`settings_kept`: what is said of an undo that left what was set since."""

    def __init__(self, window: QWidget, undo_stack: UndoStack, settings_kept: str) -> None:
        super().__init__(window)
        self._window, self._undo_stack, self._settings_kept = window, undo_stack, settings_kept
        self._notice: Notice | None = None
        self._latest_change: Change | None = None  # offered by the notice
        self._change_to_undo: Change | None = None
        undo_stack.undone.connect(self._on_undone)
        undo_stack.failed.connect(self._on_undo_failed)

    @property
    def text(self) -> str:
        """What was told last."""
        return "" if self._notice is None else self._notice.text

    @property
    def offers_undo(self) -> bool:
        return self._latest_change is not None

    def show_message(self, text: str, change: Change | None = None) -> None:
        """With Undo where there is a `change`."""
        self._latest_change = change
        if self._notice is None:
            self._notice = Notice(self._window)
        if change is None:
            self._notice.show_message(text)
        else:
            self._notice.show_message(text, _("Undo"), self.undo)

    def undo(self) -> None:
        """The change that is offered, unless something else was changed since."""
        change, self._latest_change = self._latest_change, None
        if change is None:
            return
        if not self._undo_stack.is_latest(change.swing):
            self.show_message(
                _("Something was changed since. What can be undone stands on Progress.")
            )
            return
        self._change_to_undo = change
        self._undo_stack.undo()

    def _on_undone(self) -> None:
        change, self._change_to_undo = self._change_to_undo, None
        if change is None:
            return
        if change.all_settings_restored:
            self.show_message(_("It is all as it was before."))
        else:
            self.show_message(self._settings_kept)

    def _on_undo_failed(self, why: str) -> None:
        change, self._change_to_undo = self._change_to_undo, None
        if change is not None:
            self.show_message(why)
