"""What is asked when the window is to be closed and something is not on disk yet."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.store import Store
from backcompanion.ui.shell.history_notices import HistoryCare
from backcompanion.ui.widgets.prompt import Answer, Question

LOST = 3


class Closing(QObject):
    """`again`: the window is to be closed once more; `leave`: all the same, with that status."""

    again = Signal()
    leave = Signal(int)

    def __init__(self, over: QWidget, store: Store, care: HistoryCare) -> None:
        super().__init__(over)
        self._over, self._store, self._care = over, store, care
        self._question: Question | None = None

    def ask(self) -> None:
        if self._question is not None:
            return
        waiting = self._store.writer.pending()
        text = ngettext(
            "{n} entry is only in memory: {why}", "{n} entries are only in memory: {why}", waiting
        ).format(n=waiting, why=self._store.writer.trouble)
        answers = [
            Answer("again", _("Try again"), "primary"),
            Answer("elsewhere", _("Save elsewhere…")),
            Answer("stay", _("Keep the window open")),
            Answer("lose", _("Close without saving"), "danger"),
        ]
        self._question = Question(
            self._over, _("Not everything is saved yet"), text, answers, escape="stay"
        )
        self._question.answered.connect(self._answered)

    def _answered(self, answer: str) -> None:
        self._question = None
        if answer == "again":
            QTimer.singleShot(0, self, self._again)
        elif answer == "elsewhere":
            if self._care.save_elsewhere():
                self.leave.emit(0)
            else:
                QTimer.singleShot(0, self, self.ask)
        elif answer == "lose":
            self.leave.emit(LOST)

    def _again(self) -> None:
        self.again.emit()
