"""Looks after the history while the window is open: its backups, damage, and a disk that fails."""

import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from backcompanion.application.background_task import BackgroundTask
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.history_errors import HistoryError
from backcompanion.history.store import Store

# After the window is there, and whatever is pressed at once.
_START_DELAY_MILLISECONDS = 1500

logger = logging.getLogger(__name__)


class HistoryMaintenance(QObject):
    """`trouble_changed`: why the history cannot be written, or None as soon as it can be again.

    `repaired`: what was mended, in words for the person.
    """

    trouble_changed = Signal(object)
    repaired = Signal(str)

    def __init__(self, store: Store, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._now = store, now
        self._task: BackgroundTask | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(_START_DELAY_MILLISECONDS)
        self._timer.timeout.connect(self._on_timeout)
        # Both are called in the writer's thread.
        store.writer.on_write_error = self._on_write_error
        store.on_repaired = self._on_repaired

    @property
    def trouble(self) -> HistoryError | None:
        return self._store.writer.write_error

    def recovery_message(self) -> str:
        """What to say when writing works again: counted, and not assumed."""
        try:
            missing = self._store.count_missing()
        except HistoryError as error:
            return _("Your records are written again. {why}").format(why=error)
        if not missing:
            return _("Your records are written again. Nothing is missing.")
        return ngettext(
            "Your records are written again, but {n} session that was on record is missing. The"
            " backups in Settings may have it.",
            "Your records are written again, but {n} sessions that were on record are missing. The"
            " backups in Settings may have them.",
            missing,
        ).format(n=missing)

    def start(self) -> None:
        """Repairs what is damaged, makes the backup of the day, and tidies up, in a moment."""
        self._timer.start()

    def stop(self, seconds: float = 2.0) -> None:
        self._timer.stop()
        if self._task is not None:
            self._task.wait(seconds)

    def _on_timeout(self) -> None:
        self._task = BackgroundTask(self, "history-maintenance", failures=(HistoryError, OSError))
        self._task.failed.connect(self._on_failed)
        self._task.start(_maintenance(self._store, self._now()))

    def _on_failed(self, reason: str) -> None:
        logger.info("no backup today: %s", reason)

    def _on_write_error(self, error: HistoryError | None) -> None:
        _emit(self.trouble_changed, error)

    def _on_repaired(self, message: str) -> None:
        _emit(self.repaired, message)


def _maintenance(store: Store, now: datetime) -> Callable[[], None]:
    def maintain() -> None:
        from backcompanion.history.safety.backups import back_up_daily
        from backcompanion.history.safety.opening import remove_leftovers
        from backcompanion.history.safety.repair import is_damaged
        from backcompanion.history.safety.thinning import thin_out

        if store.writer.write_error is None and is_damaged(store.path.parent, thoroughly=True):
            store.repair()
        remove_leftovers(store.path.parent, now)
        back_up_daily(store.path, now)
        thin_out(store.path, now)
        store.purge()

    return maintain


def _emit(signal: SignalInstance, value: object) -> None:
    try:
        signal.emit(value)
    except RuntimeError:  # the window has gone, and its objects with it
        return
