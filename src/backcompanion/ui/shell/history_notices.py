"""Looks after the history while the window is open: its backups, damage, and a disk that fails."""

from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.history_model import HistoryModel
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.history.history_errors import HistoryError, MissingHistoryError
from backcompanion.history.store import Store

if TYPE_CHECKING:
    from backcompanion.ui.widgets.notice import Notice

# After the window is there, and whatever is pressed at once.
_START_DELAY_MILLISECONDS = 1500


class HistoryNotices(QObject):
    """Tells by the notice over `window`; what it does itself, it does in a thread of its own."""

    _trouble_changed = Signal(object)
    _repaired = Signal(str)

    def __init__(
        self, window: QWidget, over: QWidget, store: Store, history_model: HistoryModel
    ) -> None:
        super().__init__(window)
        self._window, self._store, self._history_model = window, store, history_model
        self._over = over
        self._notice: Notice | None = None
        self._thread: Thread | None = None
        self._timer = QTimer(self, singleShot=True, interval=_START_DELAY_MILLISECONDS)
        self._timer.timeout.connect(self._start_thread)
        self._trouble_changed.connect(self._show_trouble)
        self._repaired.connect(self._show_repaired)
        store.writer.on_write_error = self._on_writer_trouble
        store.on_repaired = self._on_store_mended

    def start(self, repair_message: str) -> None:
        """`repair_message`: what had to be mended when it was opened, or empty."""
        if repair_message:
            self._show_repaired(repair_message)
        if self._store.writer.write_error is not None:
            self._show_trouble(self._store.writer.write_error)
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
            self._history_model.export(path)
        except (KnownError, OSError) as error:
            self.notice().show_message(str(error), _("Save elsewhere…"), self._on_save_elsewhere)
            return False
        self.notice().show_message(
            _("Everything stands in {path}. Import it when the disk works again.").format(path=path)
        )
        return True

    # --- in a thread of its own -----------------------------------------------------------------

    def _start_thread(self) -> None:
        self._thread = Thread(target=self._run_maintenance, name="history-care", daemon=True)
        self._thread.start()

    def _run_maintenance(self) -> None:
        from backcompanion.history.safety.backups import back_up_daily
        from backcompanion.history.safety.opening import remove_leftovers
        from backcompanion.history.safety.repair import is_damaged

        store = self._store
        try:
            if store.writer.write_error is None and is_damaged(store.path.parent):
                store.repair()
            remove_leftovers(store.path.parent)
            back_up_daily(store.path, datetime.now())
            store.purge()
        except (HistoryError, OSError) as error:
            import logging

            logging.getLogger(__name__).info("no backup today: %s", error)

    # --- heard in the writer's thread ---------------------------------------------------------

    def _on_writer_trouble(self, write_error: HistoryError | None) -> None:
        self._emit(self._trouble_changed, write_error)

    def _on_store_mended(self, repair_message: str) -> None:
        self._emit(self._repaired, repair_message)

    def _emit(self, signal: object, value: object) -> None:
        try:
            signal.emit(value)  # type: ignore[attr-defined]
        except RuntimeError:  # the window has gone, and its objects with it
            return

    # --- in the window's thread ---------------------------------------------------------------

    def _show_trouble(self, write_error: HistoryError | None) -> None:
        if write_error is None:
            self.notice().show_message(_("Your records are written again. Nothing is missing."))
        else:
            text = _(
                "Your records cannot be written at the moment. Everything goes on; it is kept in"
                " memory and written as soon as it can be. {why}"
            ).format(why=write_error)
            if isinstance(write_error, MissingHistoryError):
                text += " " + _("Your earlier sessions are shown again when it is back.")
            self.notice().show_message(text, _("Save elsewhere…"), self._on_save_elsewhere)
        self._history_model.changed.emit()

    def _show_repaired(self, repair_message: str) -> None:
        self.notice().show_message(repair_message)
        self._history_model.changed.emit()

    def _on_save_elsewhere(self) -> None:
        self.save_elsewhere()
