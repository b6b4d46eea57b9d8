"""Export, import, backups and the data folder, with the questions and answers they need."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from backcompanion.errors import KnownError
from backcompanion.history.backups import Backup, backups
from backcompanion.history.exchange.files import preview, take_in
from backcompanion.history.exchange.merge import Report
from backcompanion.i18n import gettext as _
from backcompanion.ui.long_work import LongWork
from backcompanion.ui.notice import Notice
from backcompanion.ui.numbers import MOST_REASONS, Numbers
from backcompanion.ui.parts import Parts
from backcompanion.ui.widgets.question import Answer, Question

_KINDS = "JSON (*.json);;CSV (*.csv)"


class WindowDataActions(QObject):
    def __init__(self, window: QWidget, parts: Parts, numbers: Numbers) -> None:
        super().__init__(window)
        self._window, self._parts, self._numbers = window, parts, numbers
        self._source = Path()
        self._question: Question | None = None
        self._work: LongWork | None = None
        self._notice: Notice | None = None
        self._undo: Path | None = None
        self._version = 0

    def open_data_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._parts.folders.data)))

    def show_backups(self) -> None:
        from backcompanion.ui.settings.backups import BackupsWindow

        shown = BackupsWindow(self._parts.folders.data, self._window)
        shown.went_back.connect(self._went_back)
        shown.show()

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
        work = self._begin(_("Exporting"))
        work.done.connect(self._exported)
        work.begin(partial(self._numbers.export, path))

    def _exported(self, _nothing: object) -> None:
        self._say(_("Everything stands in {path}.").format(path=self._source))

    # --- in: look, ask, take, and a way back ---------------------------------------------------

    def import_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Import a history"), str(Path.home()), _KINDS
        )
        if not name:
            return
        self._source = Path(name)
        work = self._begin(_("Looking through the file"))
        work.done.connect(self._looked)
        work.begin(partial(preview, self._parts.store, self._source))

    def _looked(self, report: Report) -> None:
        if report.refused:
            reasons = "\n".join((*report.words(), *report.refused[:MOST_REASONS]))
            self._failed(reasons)
            return
        if not report.changed:
            self._say(_("There is nothing new in {file}.").format(file=self._source.name))
            return
        answers = [Answer("take", _("Import"), "primary"), Answer("no", _("Leave it"))]
        self._question = Question(
            self._window,
            _("Import {file}?").format(file=self._source.name),
            "\n".join(report.words()),
            answers,
            "no",
        )
        self._question.answered.connect(self._answered)

    def _answered(self, answer: str) -> None:
        self._question = None
        if answer == "take":
            work = self._begin(_("Importing"))
            work.done.connect(self._taken)
            work.begin(partial(take_in, self._parts.store, self._source))

    def _taken(self, report: Report) -> None:
        if report.refused:  # the file has changed since
            self._looked(report)
            return
        if report.person is not None:
            from backcompanion.person_in_settings import settings_of

            self._parts.live.change(**settings_of(report.person))
        made = next(iter(backups(self._parts.folders.data)), None)
        undo = made.path if made is not None and made.reason == "import" else None
        self._numbers.changed.emit()
        self._say_with_undo("\n".join(report.words()), undo)

    def _went_back(self, said: str, before: Backup | None) -> None:
        self._numbers.changed.emit()
        self._say_with_undo(said, before.path if before is not None else None)

    def _go_back(self) -> None:
        from backcompanion.history.restoring import restore

        undo, self._undo = self._undo, None
        if undo is None:
            return
        if self._parts.store.version() != self._version:
            self._say(_("Something was written since. The backup is among those in Settings."))
            return
        try:
            restore(self._parts.folders.data, undo, datetime.now())
        except KnownError as error:
            self._failed(str(error))
            return
        self._numbers.changed.emit()
        self._say(_("It is all as it was before."))

    # --- saying ------------------------------------------------------------------------------

    def _begin(self, title: str) -> LongWork:
        self._work = LongWork(self._window, title)
        self._work.failed.connect(self._failed)
        self._work.called_off.connect(self._called_off)
        return self._work

    def _called_off(self) -> None:
        self._say(_("Called off; nothing was written."))

    def _say(self, text: str) -> None:
        self._say_with_undo(text, None)

    def _say_with_undo(self, text: str, undo: Path | None) -> None:
        self._undo = undo
        self._version = self._parts.store.version()
        if self._notice is None:
            self._notice = Notice(self._window)
        if undo is None:
            self._notice.say(text)
        else:
            self._notice.say(text, _("Undo"), self._go_back)

    def _failed(self, why: str) -> None:
        QMessageBox.warning(self._window, _("Nothing was written"), why)
