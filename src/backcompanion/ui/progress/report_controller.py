"""Asks what a report is to be of and where it goes, and has it written in a thread."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backcompanion.application.history_model import HistoryModel
from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.review import DateSpan
from backcompanion.ui.progress.report_form import ReportForm
from backcompanion.ui.widgets.save_file import ask_where_to_save
from backcompanion.ui.widgets.toast import Toast

# A quarter of a year is what a therapist looks back on.
USUAL_DAYS = 90
KINDS = (".pdf", ".csv", ".json")


class ReportController(QObject):
    def __init__(
        self, page: QWidget, queries: ProgressQueries, history_model: HistoryModel, toast: Toast
    ) -> None:
        super().__init__(page)
        self._page, self._queries = page, queries
        self._history_model, self._toast = history_model, toast

    def ask(self) -> None:
        today = self._history_model.today()
        history = self._history_model.history()
        earliest = min((session.local_date for session in history.sessions), default=today)
        first = max(min(earliest, today), today - timedelta(days=USUAL_DAYS))
        form = ReportForm(first, today, self._page)
        is_wanted = form.exec() == ReportForm.DialogCode.Accepted
        span, with_notes, with_remarks = (
            form.span(),
            form.notes.isChecked(),
            form.remarks.isChecked(),
        )
        form.deleteLater()
        if not is_wanted:
            return
        path = ask_where_to_save(
            self._page,
            _("Save the report"),
            _report_name(span.first),
            "PDF (*.pdf);;CSV (*.csv);;JSON (*.json)",
            _ending,
        )
        if path is not None:
            self.save(path, span, with_notes=with_notes, with_remarks=with_remarks)

    def save(self, path: Path, span: DateSpan, *, with_notes: bool, with_remarks: bool) -> None:
        """By the ending of its name."""
        from backcompanion.application.background_task import BackgroundTask
        from backcompanion.ui.widgets.progress_overlay import ProgressOverlay

        task = BackgroundTask(self, "report")
        ProgressOverlay(task, self._page, _("Writing the report"))
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_failed)
        task.start(
            partial(
                _write, self._queries, path, span, with_notes=with_notes, with_remarks=with_remarks
            )
        )

    def _on_saved(self, path: Path) -> None:
        self._toast.show_message(_("Saved {name}").format(name=path.name))

    def _on_failed(self, why: str) -> None:
        self._toast.show_message(_("The report was not saved: {why}").format(why=why))


def _write(
    queries: ProgressQueries, path: Path, span: DateSpan, *, with_notes: bool, with_remarks: bool
) -> Path:
    from backcompanion.application.report_files import csv_pieces, json_pieces
    from backcompanion.history.exchange.export_target import write_export

    queries.refuse_own_file(path)
    report = queries.report(span, with_notes=with_notes, with_remarks=with_remarks)
    if path.suffix.lower() == ".pdf":
        from backcompanion.ui.progress.report_pdf import write_pdf

        write_pdf(report, path, queries.library.exercises, queries.weight_unit)
    else:
        pieces = csv_pieces(report) if path.suffix.lower() == ".csv" else json_pieces(report)
        write_export(path, pieces)
    return path


def _ending(typed: str, kind: str) -> str:
    """What was typed, or else the kind that was chosen."""
    typed_ending = Path(typed).suffix.lower()
    if typed_ending in KINDS:
        return typed_ending
    return next((ending for ending in KINDS if ending in kind), ".pdf")


def _report_name(first: date) -> str:
    return f"back-companion-{first.isoformat()}.pdf"
