"""What is asked when the window is to be closed and something is not on disk yet."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.store import Store
from backcompanion.ui.shell.history_notices import HistoryNotices
from backcompanion.ui.widgets.prompt import Answer, Prompt

EXIT_STATUS_LOST = 3


class UnsavedPrompt(QObject):
    """`retry_requested`: the window is to be closed once more; `quit_requested`: all the same, with
    that status.
    """

    retry_requested = Signal()
    quit_requested = Signal(int)

    def __init__(self, over: QWidget, store: Store, history_notices: HistoryNotices) -> None:
        super().__init__(over)
        self._over, self._store, self._history_notices = over, store, history_notices
        self._prompt: Prompt | None = None

    def ask(self) -> None:
        if self._prompt is not None:
            return
        waiting = self._store.writer.pending()
        text = ngettext(
            "{n} entry is only in memory: {why}", "{n} entries are only in memory: {why}", waiting
        ).format(n=waiting, why=self._store.writer.write_error)
        answers = [
            Answer("again", _("Try again"), "primary"),
            Answer("elsewhere", _("Save elsewhere…")),
            Answer("stay", _("Keep the window open")),
            Answer("lose", _("Close without saving"), "danger"),
        ]
        self._prompt = Prompt(
            self._over, _("Not everything is saved yet"), text, answers, escape="stay"
        )
        self._prompt.answered.connect(self._on_answered)

    def _on_answered(self, answer: str) -> None:
        self._prompt = None
        if answer == "again":
            QTimer.singleShot(0, self, self._retry)
        elif answer == "elsewhere":
            if self._history_notices.save_elsewhere():
                self.quit_requested.emit(0)
            else:
                QTimer.singleShot(0, self, self.ask)
        elif answer == "lose":
            self.quit_requested.emit(EXIT_STATUS_LOST)

    def _retry(self) -> None:
        self.retry_requested.emit()
