"""The history out to a file, in from one, back to a backup, and the way back from each."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.person_settings import person_from_settings, settings_changes
from backcompanion.application.restore_change import RestoreChange, state_of
from backcompanion.application.settings import Settings
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.exchange.merge_sessions import Changed
from backcompanion.history.safety.restoring import RestoreReport

T = TypeVar("T")


class HistoryTransfer:
    """What `…_work` gives takes long and is for a `BackgroundTask`; it may raise KnownError."""

    def __init__(self, context: AppContext, history_model: HistoryModel) -> None:
        self._context, self._history_model = context, history_model
        self._state = ""  # of what the latest work has left; worked out in its thread

    def export_work(self, target: Path) -> Callable[[], None]:
        return partial(self._history_model.export, target)

    def preview_work(self, source: Path) -> Callable[[], ImportReport]:
        from backcompanion.history.exchange.import_export import preview_import

        person = person_from_settings(self._context.live.now)
        return partial(preview_import, self._context.store, source, person)

    def import_work(self, source: Path, changed: Changed = "ours") -> Callable[[], ImportReport]:
        from backcompanion.history.exchange.import_export import import_history

        person = person_from_settings(self._context.live.now)
        work = partial(import_history, self._context.store, source, person, changed=changed)
        return partial(self._with_state, work)

    def restore_work(self, backup: Path) -> Callable[[], RestoreReport]:
        from backcompanion.history.safety.restoring import restore

        work = partial(restore, self._context.folders.data, backup, self._context.now())
        return partial(self._with_state, work)

    def _with_state(self, work: Callable[[], T]) -> T:
        result = work()
        self._state = state_of(self._context)
        return result

    def finish_import(self, report: ImportReport, text: str) -> tuple[str, RestoreChange | None]:
        """Takes what the file says of the person into the settings.

        Gives why they could not be written, or "", and the way back, where there is one; it can be
        undone by that `text` from now on.
        """
        live, write_error = self._context.live, ""
        before = live.now
        if report.person is not None:
            live.change(**settings_changes(before, report.person))
            write_error = live.write_error
        self._history_model.changed.emit()
        if report.backup is None:
            return write_error, None
        return write_error, self._push(report.backup, before, text)

    def finish_restore(self, report: RestoreReport, text: str) -> RestoreChange:
        self._history_model.changed.emit()
        return self._push(report.before.path, self._context.live.now, text)

    def _push(self, before: Path, settings_before: Settings, text: str) -> RestoreChange:
        change = RestoreChange(
            self._context, self._history_model, before, settings_before, self._state
        )
        self._history_model.undo_stack.push(change.as_undoable(text))
        return change
