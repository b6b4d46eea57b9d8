"""Keeps a calendar file up to date in the background, for calendars that subscribe to it."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.application.background_task import BackgroundTask
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _

log = logging.getLogger(__name__)

# A plan is changed by several clicks in a row; the file is written when they are over.
_SETTLE_MILLISECONDS = 1500
_STOP_SECONDS = 2.0
# What of the settings changes the days, or how long they take.
_WATCHED = frozenset({"calendar_file", "level", "rounds", "rest_percent", "remarks", "equipment"})


class CalendarKeeper(QObject):
    """`failed`: why the file cannot be written, one sentence, once until it can be again."""

    failed = Signal(str)

    def __init__(
        self,
        live: LiveSettings,
        history_model: HistoryModel,
        export: Callable[[Path, datetime], int],
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        """`export` writes the file, in a thread of its own, and may raise KnownError."""
        super().__init__(parent)
        self._live, self._export, self._now = live, export, now
        self._task: BackgroundTask | None = None
        self._problem_shown = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(_SETTLE_MILLISECONDS)
        self._timer.timeout.connect(self.write)
        history_model.changed.connect(self._on_changed)
        live.changed.connect(self._on_setting_changed)

    def write(self) -> None:
        """Now, unless no file is kept; the window does not wait for it."""
        path = self._live.now.calendar_file
        if not path:
            return
        if self._task is not None and not self._task.wait(0):
            self._timer.start()
            return
        # Not a daemon: a file that is half written is replaced in one step or not at all.
        self._task = BackgroundTask(self, "calendar-file", failures=(KnownError,), daemon=False)
        self._task.succeeded.connect(self._on_written)
        self._task.failed.connect(self._on_write_failed)
        self._task.start(partial(self._export, Path(path), self._now()))

    def stop(self) -> None:
        """At the end of the program: what was changed last is still written."""
        if self._task is not None:
            self._task.wait(_STOP_SECONDS)
        if self._timer.isActive():
            self._timer.stop()
            self.write()
            if self._task is not None:
                self._task.wait(_STOP_SECONDS)

    def _on_changed(self) -> None:
        if self._live.now.calendar_file:
            self._timer.start()

    def _on_setting_changed(self, name: str) -> None:
        if name == "calendar_file":
            self.write()
        elif name in _WATCHED:
            self._on_changed()

    def _on_written(self) -> None:
        self._problem_shown = False

    def _on_write_failed(self, why: str) -> None:
        log.info("the calendar file was not written: %s", why)
        if not self._problem_shown:
            self._problem_shown = True
            self.failed.emit(_("Your calendar file is behind: {why}").format(why=why))
