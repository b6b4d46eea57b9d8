"""Export, import, backups and the data folder, with the questions and answers they need."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from backcompanion.application.context import Parts
from backcompanion.application.history_model import Numbers
from backcompanion.application.person_settings import NAMES, person_of, settings_with
from backcompanion.application.settings_file import Settings
from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange.import_export import preview, take_in
from backcompanion.history.exchange.merge import Report
from backcompanion.history.safety.backups import Backup, backups
from backcompanion.training.session.person import Person
from backcompanion.ui.widgets.notice import Notice
from backcompanion.ui.widgets.progress_overlay import LongWork
from backcompanion.ui.widgets.prompt import Answer, Question

_KINDS = "JSON (*.json);;CSV (*.csv)"
# Of a file that is refused in many places, more than these help nobody.
MOST_REASONS = 12


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
        # Before and after what an import added to them.
        self._settings: tuple[Settings, Settings] | None = None

    def open_data_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._parts.folders.data)))

    def show_backups(self) -> None:
        from backcompanion.ui.settings.backups_window import BackupsWindow

        shown = BackupsWindow(self._parts.folders.data, self._window)
        shown.chosen.connect(self._back_to)
        shown.show()

    def _back_to(self, backup: Path) -> None:
        self._restore(backup, self._went_back)

    def _went_back(self, before: Backup | None) -> None:
        self._numbers.changed.emit()
        self._say_with_undo(
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
        work.begin(partial(preview, self._parts.store, self._source, self._person()))

    def _looked(self, report: Report) -> None:
        if report.refused:
            reasons = "\n".join((*report.words(), *report.refused[:MOST_REASONS]))
            self._failed(reasons)
            return
        if not report.changed:
            nothing = _("There is nothing new in {file}.").format(file=self._source.name)
            self._say("\n".join((nothing, *report.words()[1:])))
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
            work.begin(partial(take_in, self._parts.store, self._source, self._person()))

    def _taken(self, report: Report) -> None:
        if report.refused:  # the file has changed since
            self._looked(report)
            return
        live = self._parts.live
        said, before = list(report.words()), live.now
        if report.person is not None:
            live.change(**settings_with(live.now, report.person))
            if live.unwritten:
                said.append(live.unwritten)
        made = next(iter(backups(self._parts.folders.data)), None)
        undo = made.path if made is not None and made.reason == "import" else None
        self._numbers.changed.emit()
        self._say_with_undo("\n".join(said), undo)
        self._settings = (before, live.now)

    def _person(self) -> Person:
        return person_of(self._parts.live.now)

    def _go_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is None:
            return
        if self._parts.store.version() != self._version:
            self._say(_("Something was written since. The backup is among those in Settings."))
            return
        self._restore(undo, self._undone)

    def _undone(self, _before: Backup | None) -> None:
        whole = self._settings_back()
        self._numbers.changed.emit()
        if whole:
            self._say(_("It is all as it was before."))
        else:
            self._say(_("The history is as it was before. What you have set since stays."))

    def _settings_back(self) -> bool:
        """False where the person has set something else since, which stays."""
        if self._settings is None:
            return True
        (before, after), self._settings = self._settings, None
        live, whole = self._parts.live, True
        for name in NAMES:
            was, became = getattr(before, name), getattr(after, name)
            if getattr(live.now, name) == became:
                live.change(**{name: was})
            elif was != became:
                whole = False
        return whole

    def _restore(self, backup: Path, then: Callable[[Backup | None], None]) -> None:
        from backcompanion.history.safety.restoring import restore

        work = self._begin(_("Going back to the backup"), stoppable=False)
        work.done.connect(then)
        work.begin(partial(restore, self._parts.folders.data, backup, datetime.now()))

    # --- saying ------------------------------------------------------------------------------

    def _begin(self, title: str, *, stoppable: bool = True) -> LongWork:
        self._work = LongWork(self._window, title, stoppable=stoppable)
        self._work.failed.connect(self._failed)
        self._work.called_off.connect(self._called_off)
        return self._work

    def _called_off(self) -> None:
        self._say(_("Called off; nothing was written."))

    def _say(self, text: str) -> None:
        self._say_with_undo(text, None)

    def _say_with_undo(self, text: str, undo: Path | None) -> None:
        self._undo, self._settings = undo, None
        self._version = self._parts.store.version()
        if self._notice is None:
            self._notice = Notice(self._window)
        if undo is None:
            self._notice.say(text)
        else:
            self._notice.say(text, _("Undo"), self._go_back)

    def _failed(self, why: str) -> None:
        QMessageBox.warning(self._window, _("Nothing was written"), why)
