"""Looks after the history while the window is open: its backups, damage, and a disk that fails."""

from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.history_model import Numbers
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.history.history_errors import GoneHistoryError, HistoryError
from backcompanion.history.store import Store

if TYPE_CHECKING:
    from backcompanion.ui.widgets.notice import Notice

# After the window is there, and whatever is pressed at once.
_QUIET_MILLISECONDS = 1500


class HistoryCare(QObject):
    """Tells by the notice over `window`; what it does itself, it does in a thread of its own."""

    _trouble = Signal(object)
    _mended = Signal(str)

    def __init__(self, window: QWidget, over: QWidget, store: Store, numbers: Numbers) -> None:
        super().__init__(window)
        self._window, self._store, self._numbers = window, store, numbers
        self._over = over
        self._notice: Notice | None = None
        self._thread: Thread | None = None
        self._timer = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._timer.timeout.connect(self._begin)
        self._trouble.connect(self._tell_trouble)
        self._mended.connect(self._tell_mended)
        store.writer.on_trouble = self._heard_trouble
        store.on_mended = self._heard_mended

    def start(self, told: str) -> None:
        """`told`: what had to be mended when it was opened, or empty."""
        if told:
            self._tell_mended(told)
        if self._store.writer.trouble is not None:
            self._tell_trouble(self._store.writer.trouble)
        self._timer.start()

    def stop(self, seconds: float = 2.0) -> None:
        self._timer.stop()
        if self._thread is not None:
            self._thread.join(seconds)

    def notice(self) -> "Notice":
        """Made when there is something to tell."""
        if self._notice is None:
            from backcompanion.ui.widgets.notice import Notice

            self._notice = Notice(self._over)
        return self._notice

    def save_elsewhere(self) -> bool:
        """Everything, what waits included, into a file that the person chooses."""
        from PySide6.QtWidgets import QFileDialog

        suggestion = str(Path.home() / _("back-companion.json"))
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save everything elsewhere"), suggestion, "JSON (*.json)"
        )
        if not name:
            return False
        path = Path(name).with_suffix(".json")
        try:
            self._numbers.export(path)
        except (KnownError, OSError) as error:
            self.notice().say(str(error), _("Save elsewhere…"), self._save)
            return False
        self.notice().say(
            _("Everything stands in {path}. Import it when the disk works again.").format(path=path)
        )
        return True

    # --- in a thread of its own -----------------------------------------------------------------

    def _begin(self) -> None:
        self._thread = Thread(target=self._look_after, name="history-care", daemon=True)
        self._thread.start()

    def _look_after(self) -> None:
        from backcompanion.history.safety.backups import back_up_daily
        from backcompanion.history.safety.opening import tidy
        from backcompanion.history.safety.repair import is_damaged

        store = self._store
        try:
            if store.writer.trouble is None and is_damaged(store.path.parent):
                store.mend()
            tidy(store.path.parent)
            back_up_daily(store.path, datetime.now())
            store.purge()
        except (HistoryError, OSError) as error:
            import logging

            logging.getLogger(__name__).info("no backup today: %s", error)

    # --- heard in the writer's thread ---------------------------------------------------------

    def _heard_trouble(self, trouble: HistoryError | None) -> None:
        self._pass_on(self._trouble, trouble)

    def _heard_mended(self, told: str) -> None:
        self._pass_on(self._mended, told)

    def _pass_on(self, signal: object, value: object) -> None:
        try:
            signal.emit(value)  # type: ignore[attr-defined]
        except RuntimeError:  # the window has gone, and its objects with it
            return

    # --- in the window's thread ---------------------------------------------------------------

    def _tell_trouble(self, trouble: HistoryError | None) -> None:
        if trouble is None:
            self.notice().say(_("Your records are written again. Nothing is missing."))
        else:
            text = _(
                "Your records cannot be written at the moment. Everything goes on; it is kept in"
                " memory and written as soon as it can be. {why}"
            ).format(why=trouble)
            if isinstance(trouble, GoneHistoryError):
                text += " " + _("Your earlier sessions are shown again when it is back.")
            self.notice().say(text, _("Save elsewhere…"), self._save)
        self._numbers.changed.emit()

    def _tell_mended(self, told: str) -> None:
        self.notice().say(told)
        self._numbers.changed.emit()

    def _save(self) -> None:
        self.save_elsewhere()
