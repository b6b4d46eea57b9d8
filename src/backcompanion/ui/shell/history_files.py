"""Export, import, backups and the data folder, with the questions and answers they need."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.person_settings import (
    PERSON_SETTINGS,
    person_from_settings,
    settings_changes,
)
from backcompanion.application.settings_file import Settings
from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange.import_export import import_history, preview_import
from backcompanion.history.exchange.merge import ImportReport
from backcompanion.history.safety.backups import Backup, backups
from backcompanion.training.session.person import Person
from backcompanion.ui.widgets.notice import Notice
from backcompanion.ui.widgets.progress_overlay import BackgroundTask
from backcompanion.ui.widgets.prompt import Answer, Prompt

_KINDS = "JSON (*.json);;CSV (*.csv)"
# Of a file that is refused in many places, more than these help nobody.
MOST_REASONS = 12


class HistoryFilesController(QObject):
    def __init__(self, window: QWidget, context: AppContext, history_model: HistoryModel) -> None:
        super().__init__(window)
        self._window, self._context, self._history_model = window, context, history_model
        self._source = Path()
        self._question: Prompt | None = None
        self._task: BackgroundTask | None = None
        self._notice: Notice | None = None
        self._undo_backup: Path | None = None
        self._version_after = 0
        # Before and after what an import added to them.
        self._settings_before_after: tuple[Settings, Settings] | None = None

    def open_data_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.folders.data)))

    def show_backups(self) -> None:
        from backcompanion.ui.settings.backups_window import BackupsWindow

        backups_window = BackupsWindow(self._context.folders.data, self._window)
        backups_window.chosen.connect(self._on_backup_chosen)
        backups_window.show()

    def _on_backup_chosen(self, backup: Path) -> None:
        self._restore(backup, self._on_restore_done)

    def _on_restore_done(self, before: Backup | None) -> None:
        self._history_model.changed.emit()
        self._notify_with_undo(
            _("Gone back to the backup."), before.path if before is not None else None
        )

    # --- out ---------------------------------------------------------------------------------

    def export_file(self) -> None:
        suggestion = str(Path.home() / _("back-companion.json"))
        name, kind = QFileDialog.getSaveFileName(
            self._window, _("Export everything"), suggestion, _KINDS
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in (".json", ".csv"):
            path = path.with_suffix(".csv" if "csv" in kind else ".json")
        self._source = path
        task = self._start_task(_("Exporting"))
        task.succeeded.connect(self._on_export_done)
        task.begin(partial(self._history_model.export, path))

    def _on_export_done(self, _nothing: object) -> None:
        self._notify(_("Everything stands in {path}.").format(path=self._source))

    # --- in: look, ask, take, and a way back ---------------------------------------------------

    def import_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Import a history"), str(Path.home()), _KINDS
        )
        if not name:
            return
        self._source = Path(name)
        task = self._start_task(_("Looking through the file"))
        task.succeeded.connect(self._on_preview_done)
        task.begin(partial(preview_import, self._context.store, self._source, self._person()))

    def _on_preview_done(self, report: ImportReport) -> None:
        if report.refused:
            reasons = "\n".join((*report.summary(), *report.refused[:MOST_REASONS]))
            self._on_failed(reasons)
            return
        if not report.changed:
            nothing = _("There is nothing new in {file}.").format(file=self._source.name)
            self._notify("\n".join((nothing, *report.summary()[1:])))
            return
        answers = [Answer("take", _("Import"), "primary"), Answer("no", _("Leave it"))]
        self._question = Prompt(
            self._window,
            _("Import {file}?").format(file=self._source.name),
            "\n".join(report.summary()),
            answers,
            "no",
        )
        self._question.answered.connect(self._on_answered)

    def _on_answered(self, answer: str) -> None:
        self._question = None
        if answer == "take":
            task = self._start_task(_("Importing"))
            task.succeeded.connect(self._on_import_done)
            task.begin(partial(import_history, self._context.store, self._source, self._person()))

    def _on_import_done(self, report: ImportReport) -> None:
        if report.refused:  # the file has changed since
            self._on_preview_done(report)
            return
        live = self._context.live
        lines, before = list(report.summary()), live.now
        if report.person is not None:
            live.change(**settings_changes(live.now, report.person))
            if live.write_error:
                lines.append(live.write_error)
        latest_backup = next(iter(backups(self._context.folders.data)), None)
        undo = (
            latest_backup.path
            if latest_backup is not None and latest_backup.reason == "import"
            else None
        )
        self._history_model.changed.emit()
        self._notify_with_undo("\n".join(lines), undo)
        self._settings_before_after = (before, live.now)

    def _person(self) -> Person:
        return person_from_settings(self._context.live.now)

    def _on_undo_requested(self) -> None:
        undo, self._undo_backup = self._undo_backup, None
        if undo is None:
            return
        if self._context.store.version() != self._version_after:
            self._notify(_("Something was written since. The backup is among those in Settings."))
            return
        self._restore(undo, self._on_undo_done)

    def _on_undo_done(self, _before: Backup | None) -> None:
        all_restored = self._restore_settings()
        self._history_model.changed.emit()
        if all_restored:
            self._notify(_("It is all as it was before."))
        else:
            self._notify(_("The history is as it was before. What you have set since stays."))

    def _restore_settings(self) -> bool:
        """False where the person has set something else since, which stays."""
        if self._settings_before_after is None:
            return True
        (before, after), self._settings_before_after = self._settings_before_after, None
        live, all_restored = self._context.live, True
        for name in PERSON_SETTINGS:
            old_value, new_value = getattr(before, name), getattr(after, name)
            if getattr(live.now, name) == new_value:
                live.change(**{name: old_value})
            elif old_value != new_value:
                all_restored = False
        return all_restored

    def _restore(self, backup: Path, on_done: Callable[[Backup | None], None]) -> None:
        from backcompanion.history.safety.restoring import restore

        task = self._start_task(_("Going back to the backup"), stoppable=False)
        task.succeeded.connect(on_done)
        task.begin(partial(restore, self._context.folders.data, backup, datetime.now()))

    # --- saying ------------------------------------------------------------------------------

    def _start_task(self, title: str, *, stoppable: bool = True) -> BackgroundTask:
        self._task = BackgroundTask(self._window, title, stoppable=stoppable)
        self._task.failed.connect(self._on_failed)
        self._task.aborted.connect(self._on_cancelled)
        return self._task

    def _on_cancelled(self) -> None:
        self._notify(_("Called off; nothing was written."))

    def _notify(self, text: str) -> None:
        self._notify_with_undo(text, None)

    def _notify_with_undo(self, text: str, undo: Path | None) -> None:
        self._undo_backup, self._settings_before_after = undo, None
        self._version_after = self._context.store.version()
        if self._notice is None:
            self._notice = Notice(self._window)
        if undo is None:
            self._notice.show_message(text)
        else:
            self._notice.show_message(text, _("Undo"), self._on_undo_requested)

    def _on_failed(self, why: str) -> None:
        QMessageBox.warning(self._window, _("Nothing was written"), why)
