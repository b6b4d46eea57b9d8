"""The history out to a file, in from one, back to a backup, and the way back from each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.person_settings import (
    PERSON_SETTINGS,
    person_from_settings,
    settings_changes,
)
from backcompanion.application.settings import Settings
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.exchange.merge_sessions import Changed
from backcompanion.history.safety.restoring import RestoreReport


@dataclass(frozen=True, slots=True)
class UndoPoint:
    """Where to go back to: the backup made before, and the settings before and after.

    `store_version`: as long as the store is still at it, nothing is lost by going back.
    """

    backup: Path
    store_version: int
    settings_before: Settings
    settings_after: Settings


class HistoryTransfer:
    """What `…_work` gives takes long and is for a `BackgroundTask`; it may raise KnownError."""

    def __init__(self, context: AppContext, history_model: HistoryModel) -> None:
        self._context, self._history_model = context, history_model

    def export_work(self, target: Path) -> Callable[[], None]:
        return partial(self._history_model.export, target)

    def preview_work(self, source: Path) -> Callable[[], ImportReport]:
        from backcompanion.history.exchange.import_export import preview_import

        person = person_from_settings(self._context.live.now)
        return partial(preview_import, self._context.store, source, person)

    def import_work(self, source: Path, changed: Changed = "ours") -> Callable[[], ImportReport]:
        from backcompanion.history.exchange.import_export import import_history

        person = person_from_settings(self._context.live.now)
        return partial(import_history, self._context.store, source, person, changed=changed)

    def restore_work(self, backup: Path) -> Callable[[], RestoreReport]:
        from backcompanion.history.safety.restoring import restore

        return partial(restore, self._context.folders.data, backup, self._context.now())

    def undo_work(self, point: UndoPoint) -> Callable[[], RestoreReport]:
        """Raises KnownError where something was written since, be it at the last moment."""
        from backcompanion.history.safety.restoring import restore

        folder, now = self._context.folders.data, self._context.now()
        return partial(restore, folder, point.backup, now, at_revision=point.store_version)

    def finish_import(self, report: ImportReport) -> tuple[str, UndoPoint | None]:
        """Takes what the file says of the person into the settings.

        Gives why they could not be written, or "", and the way back, where there is one.
        """
        live, write_error = self._context.live, ""
        before = live.now
        if report.person is not None:
            live.change(**settings_changes(before, report.person))
            write_error = live.write_error
        self._history_model.changed.emit()
        if report.backup is None:
            return write_error, None
        return write_error, self._undo_point(report.backup, before)

    def finish_restore(self, report: RestoreReport) -> UndoPoint:
        self._history_model.changed.emit()
        return self._undo_point(report.before.path, self._context.live.now)

    def can_undo(self, point: UndoPoint) -> bool:
        """False where something was written since, which going back would lose."""
        return self._context.store.version() == point.store_version

    def finish_undo(self, point: UndoPoint) -> bool:
        """False where the person has set something else since, which stays."""
        all_restored = self._restore_settings(point.settings_before, point.settings_after)
        self._history_model.changed.emit()
        return all_restored

    def _undo_point(self, backup: Path, settings_before: Settings) -> UndoPoint:
        return UndoPoint(
            backup, self._context.store.version(), settings_before, self._context.live.now
        )

    def _restore_settings(self, before: Settings, after: Settings) -> bool:
        live, all_restored = self._context.live, True
        for name in PERSON_SETTINGS:
            old_value, new_value = getattr(before, name), getattr(after, name)
            if getattr(live.now, name) == new_value:
                live.change(**{name: old_value})
            elif old_value != new_value:
                all_restored = False
        return all_restored
