"""Export, import, backups and the data folder: the dialogs, questions and answers they need."""

from collections.abc import Callable
from pathlib import Path
from typing import cast, get_args

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from backcompanion.application.background_task import BackgroundTask
from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.history_transfer import HistoryTransfer
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.exchange.merge_sessions import Changed
from backcompanion.history.safety.restoring import RestoreReport
from backcompanion.ui.shell.undo_notice import UndoNotice
from backcompanion.ui.text import formats
from backcompanion.ui.text.backup_text import contents_text
from backcompanion.ui.widgets.progress_overlay import ProgressOverlay
from backcompanion.ui.widgets.prompt import Answer, Prompt
from backcompanion.ui.widgets.save_file import ask_where_to_save

_KINDS = "JSON (*.json);;CSV (*.csv)"
# Of a file that is refused in many places, more than these help nobody.
MOST_REASONS = 12


class HistoryFilesController(QObject):
    """`everything_requested`: to be brought back from that file."""

    everything_requested = Signal(object)

    def __init__(self, window: QWidget, context: AppContext, history_model: HistoryModel) -> None:
        super().__init__(window)
        self._window, self._context = window, context
        self._transfer = HistoryTransfer(context, history_model)
        self._path = Path()
        self._prompt: Prompt | None = None
        self._notice = UndoNotice(
            window,
            history_model.undo_stack,
            _("The history is as it was before. What you have set since stays."),
        )

    def open_data_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.folders.data)))

    # --- out ---------------------------------------------------------------------------------

    def export_file(self) -> None:
        suggestion = str(Path.home() / _("back-companion.json"))
        path = ask_where_to_save(
            self._window, _("Export everything"), suggestion, _KINDS, _ending_of_export
        )
        if path is None:
            return
        self._path = path
        task = self._create_task(_("Exporting"))
        task.succeeded.connect(self._on_exported)
        task.start(self._transfer.export_work(path))

    def _on_exported(self) -> None:
        self._notice.show_message(_("Everything stands in {path}.").format(path=self._path))

    # --- in: look, ask, take, and a way back ---------------------------------------------------

    def import_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Import a history"), str(Path.home()), _KINDS
        )
        if not name:
            return
        self._path = Path(name)
        task = self._create_task(_("Looking through the file"))
        task.succeeded.connect(self._on_previewed)
        task.start(self._transfer.preview_work(self._path))

    def _on_previewed(self, report: ImportReport) -> None:
        if report.refused:
            reasons = "\n".join((*report.summary(), *report.refused[:MOST_REASONS]))
            self._on_failed(reasons)
            return
        if not report.changed and not report.different:
            nothing = _("There is nothing new in {file}.").format(file=self._path.name)
            self._notice.show_message("\n".join((nothing, *report.summary()[1:])))
            return
        answers = [Answer("take", _("Import"), "primary"), Answer("no", _("Leave it"))]
        lines = report.summary()
        if report.different:
            answers = [
                Answer("ours", _("Keep yours"), "primary"),
                Answer("theirs", _("Take the file's")),
                Answer("both", _("Keep both")),
                Answer("no", _("Leave it")),
            ]
            question = ngettext(
                "{n} session is otherwise here than in the file. Which is right?",
                "{n} sessions are otherwise here than in the file. Which are right?",
                report.different,
            )
            question = question.format(n=formats.number(report.different))
            lines = (*report.question_lines(), question)
        self._prompt = Prompt(
            self._window,
            _("Import {file}?").format(file=self._path.name),
            "\n".join(lines),
            answers,
            "no",
        )
        self._prompt.answered.connect(self._on_answered)

    def _on_answered(self, answer: str) -> None:
        self._prompt = None
        choice = "ours" if answer == "take" else answer
        if choice in get_args(Changed):
            task = self._create_task(_("Importing"))
            task.succeeded.connect(self._on_imported)
            task.start(self._transfer.import_work(self._path, cast(Changed, choice)))

    def _on_imported(self, report: ImportReport) -> None:
        if report.refused:  # the file has changed since
            self._on_previewed(report)
            return
        text = _("{file} was imported").format(file=self._path.name)
        write_error, change = self._transfer.finish_import(report, text)
        lines = (*report.summary(), write_error) if write_error else report.summary()
        self._notice.show_message("\n".join(lines), change)

    # --- back to a backup ----------------------------------------------------------------------

    def show_backups(self) -> None:
        from backcompanion.ui.settings.backups_window import BackupsWindow

        backups_window = BackupsWindow(self._context.folders.data, self._window)
        backups_window.restore_requested.connect(self._on_restore_requested)
        backups_window.everything_requested.connect(self.everything_requested)
        backups_window.show()

    def _on_restore_requested(self, backup: Path) -> None:
        work = self._transfer.restore_work(backup)
        self._start_restore(work).succeeded.connect(self._on_restored)

    def _on_restored(self, report: RestoreReport) -> None:
        text = _("Gone back to the backup.") + "\n" + contents_text(report.contents, done=True)
        change = self._transfer.finish_restore(report, _("Gone back to a backup"))
        self._notice.show_message(text, change)

    def _start_restore(self, work: Callable[[], RestoreReport]) -> BackgroundTask:
        task = self._create_task(_("Going back to the backup"), abortable=False)
        task.start(work)
        return task

    # --- telling -----------------------------------------------------------------------------

    def _create_task(self, title: str, *, abortable: bool = True) -> BackgroundTask:
        task = BackgroundTask(self, "history-transfer", abortable=abortable)
        ProgressOverlay(task, self._window, title)
        task.failed.connect(self._on_failed)
        task.aborted.connect(self._on_aborted)
        return task

    def _on_aborted(self) -> None:
        self._notice.show_message(_("Called off; nothing was written."))

    def _on_failed(self, why: str) -> None:
        answers = [Answer("ok", _("OK"), "primary")]
        self._prompt = Prompt(self._window, _("Nothing was written"), why, answers, "ok")
        self._prompt.answered.connect(self._on_answered)


def _ending_of_export(typed: str, kind: str) -> str:
    """As typed, else as the kind that was chosen."""
    typed_ending = Path(typed).suffix.lower()
    if typed_ending in (".json", ".csv"):
        return typed_ending
    return ".csv" if "csv" in kind else ".json"
