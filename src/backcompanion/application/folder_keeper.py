"""Brings the history together with other computers' while the window is open, behind its back."""

import logging
import sqlite3
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.application.background_task import BackgroundTask
from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.shared_folder import (
    FolderWishes,
    bring_together,
    leave_folder,
    status,
    use_folder,
)
from backcompanion.application.undo_stack import LongStep, UndoableChange
from backcompanion.base.errors import KnownError, MachineError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.base.paths import folder_choice, kept_goodbyes
from backcompanion.history.folder.goodbye import say_kept_goodbyes
from backcompanion.history.folder.merge_events import Merged, swapped, take_back
from backcompanion.history.folder.status import RunningElsewhere
from backcompanion.history.folder.sync_report import SyncReport
from backcompanion.history.rows import microseconds

log = logging.getLogger(__name__)

# Several changes in a row are written together; so are bursts of files that arrive.
_SETTLE_MILLISECONDS = 1500
# One look at the names and sizes in the folder, in a thread: the system's own watching says nothing
# of what changes at the other end of a network, and asking for it may wait for a disk.
_LOOK_MILLISECONDS = 20_000
_STOP_SECONDS = 3.0
_WRITE_SECONDS = 5.0


class FolderKeeper(QObject):
    """`news`: what came from elsewhere, in a line, where the undo stack does not tell. `trouble`:
    why it cannot be done, a sentence, once until it can be again. `settled`: something may be
    otherwise there.
    """

    news = Signal(str)
    trouble = Signal(str)
    settled = Signal()

    def __init__(
        self,
        context: AppContext,
        history_model: HistoryModel,
        is_busy: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`is_busy`: whether a session runs, which nothing is to disturb."""
        super().__init__(parent)
        self._context, self._history_model, self._is_busy = context, history_model, is_busy
        self._running: RunningElsewhere | None = None
        self._task: BackgroundTask | None = None
        self._wanted_again = False
        self._next: Callable[[], None] | None = None
        self._trouble = ""
        self._settle_timer = QTimer(self, singleShot=True)
        self._settle_timer.setInterval(_SETTLE_MILLISECONDS)
        self._settle_timer.timeout.connect(self.bring_together)
        self._look_timer = QTimer(self)
        self._look_timer.setInterval(_LOOK_MILLISECONDS)
        self._look_timer.timeout.connect(self.look)
        history_model.changed.connect(self.look_soon)
        context.live.changed.connect(self.look_soon)
        context.shelf.changed.connect(self.look_soon)

    @property
    def is_in_use(self) -> bool:
        return folder_choice(self._context.folders.data).is_file()

    @property
    def current_trouble(self) -> str:
        """Why it cannot be done at present, or ""."""
        return self._trouble

    def start(self) -> None:
        if self.is_in_use:
            self._look_timer.start()
            self.look_soon()
        elif kept_goodbyes(self._context.folders.data).is_dir():
            self.look()

    def look_soon(self) -> None:
        if self.is_in_use:
            self._settle_timer.start()

    def look(self) -> None:
        """Now, unless somebody trains: that is not disturbed by what others did."""
        if self._is_busy():
            return
        if kept_goodbyes(data := self._context.folders.data).is_dir():
            self._start(partial(say_kept_goodbyes, data), lambda _nothing: None)
        self.bring_together()

    def running_elsewhere(self) -> RunningElsewhere | None:
        """A session that began on another computer and has not been said to be over."""
        running = self._running
        if running is not None and running.is_still_likely(self._context.now()):
            return running
        return None

    # --- what takes long, in a thread --------------------------------------------------------

    def bring_together(self) -> None:
        if not self.is_in_use:
            return
        if self._task is not None:
            self._wanted_again = True
            return
        context = self._context
        work = partial(bring_together, context.folders, context.store)
        self._start(work, self._on_brought_together, self._on_failed)

    def use(self, wishes: FolderWishes, done: Callable[[tuple[str, ...]], None]) -> None:
        """`done` hears what a person has to know of it; why it cannot be is told by `trouble`."""
        context = self._context

        def on_done(remarks: object) -> None:
            assert isinstance(remarks, tuple)
            done(remarks)
            self.start()
            self.bring_together()

        self._trouble = ""
        self._start(partial(use_folder, context.folders, context.store, wishes), on_done)

    def leave(self) -> None:
        self._settle_timer.stop()
        self._look_timer.stop()
        context = self._context

        def on_done(remark: object) -> None:
            self._running = None
            self.settled.emit()
            if remark:
                self.news.emit(str(remark))

        self._start(partial(leave_folder, context.folders, context.store), on_done)

    def ask_status(self, done: Callable[[object], None]) -> None:
        """`done` hears a FolderStatus, or None where no folder is in use."""
        task = BackgroundTask(self, "folder-status", failures=(KnownError,))
        task.succeeded.connect(done)
        task.start(partial(status, self._context.folders, self._context.store))

    def stop(self) -> None:
        """At the end of the program: what was changed last is still written, if that is quick."""
        waiting = self._settle_timer.isActive() or self._wanted_again
        self._settle_timer.stop()
        self._look_timer.stop()
        self._wait()
        if waiting and self.is_in_use:
            self._task = None
            self.bring_together()
            self._wait()

    def _wait(self) -> None:
        if self._task is not None:
            self._task.wait(_STOP_SECONDS)

    def _start(
        self,
        work: Callable[[], object],
        on_done: Callable[[object], None],
        on_failed: Callable[[str], None] | None = None,
    ) -> None:
        if self._task is not None:  # what a person asked for comes next
            self._next = partial(self._start, work, on_done, on_failed)
            return
        self._task = BackgroundTask(self, "shared-folder", failures=(KnownError,), daemon=False)
        self._task.ended.connect(self._on_ended)
        self._task.succeeded.connect(on_done)
        self._task.failed.connect(on_failed or self._on_failed)
        self._task.start(work)

    def _on_ended(self) -> None:
        self._task = None
        following, self._next = self._next, None
        if following is not None:
            following()
        elif self._wanted_again:
            self._wanted_again = False
            self._settle_timer.start()

    def _on_failed(self, why: str) -> None:
        log.info("the shared folder: %s", why)
        if why != self._trouble:
            self._trouble = why
            self.trouble.emit(why)
        self.settled.emit()

    def _on_brought_together(self, report: object) -> None:
        assert isinstance(report, SyncReport)
        was_in_trouble = bool(self._trouble)
        if report.problems:
            self._on_failed(" ".join(report.problems))
        else:
            self._trouble = ""
        self._running = report.running
        if report.settings:
            self._context.live.check_for_changes()
        if report.files:
            self._context.shelf.check_for_changes()
        if report.merged.after:
            self._history_model.changed.emit()
        if text := report.news():
            if report.merged.after:
                change = self._change(report.merged, text)
                self._history_model.undo_stack.push(change, tell=not self._is_busy())
            else:
                self.news.emit(text)
        if report.is_new or was_in_trouble:
            self.settled.emit()

    # --- the way back ------------------------------------------------------------------------

    def _change(self, merged: Merged, text: str) -> UndoableChange:
        back = partial(self._take_back, merged)
        return UndoableChange(text, back, partial(self._take_back, swapped(merged)))

    def _take_back(self, merged: Merged) -> LongStep:
        """As a change of one's own, which the others get as well."""
        store, now_us = self._context.store, microseconds(self._context.now())

        def work() -> int:
            since: list[int] = []

            def job(connection: sqlite3.Connection) -> None:
                since.append(take_back(connection, merged, now_us))

            if not store.writer.put(job).wait(_WRITE_SECONDS):
                raise MachineError(_("The history cannot be written just now."))
            return since[-1]

        return LongStep(_("Taking back what came"), work, self._on_taken_back)

    def _on_taken_back(self, since: int) -> str:
        self._history_model.changed.emit()
        if not since:
            return ""
        return ngettext(
            "{n} thing was changed since and stays.",
            "{n} things were changed since and stay.",
            since,
        ).format(n=since)
