"""Everything into one file and back from one: the dialogs, questions and answers they need."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from backcompanion.application.background_task import BackgroundTask
from backcompanion.application.context import AppContext
from backcompanion.application.everything_change import EverythingChange
from backcompanion.application.everything_transfer import EverythingTransfer
from backcompanion.application.history_model import HistoryModel
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.ui.shell.undo_notice import UndoNotice
from backcompanion.ui.text import formats
from backcompanion.ui.text.backup_text import contents_text
from backcompanion.ui.widgets.breakable import breakable
from backcompanion.ui.widgets.progress_overlay import ProgressOverlay
from backcompanion.ui.widgets.prompt import Answer, Prompt
from backcompanion.ui.widgets.save_file import ask_where_to_save

if TYPE_CHECKING:
    from backcompanion.application.everything_contents import EverythingContents
    from backcompanion.application.everything_export import SavedEverything
    from backcompanion.application.everything_restore import BroughtBack

_KIND = "Back Companion (*.backcompanion)"


class EverythingFilesController(QObject):
    def __init__(self, window: QWidget, context: AppContext, history_model: HistoryModel) -> None:
        super().__init__(window)
        self._window = window
        self._transfer = EverythingTransfer(context, history_model)
        self._path = Path()
        self._prompt: Prompt | None = None
        self._undo_stack = history_model.undo_stack
        self._notice = UndoNotice(
            window,
            history_model.undo_stack,
            _("All is as it was before, but for what you have set since."),
        )

    # --- out ---------------------------------------------------------------------------------

    def save_everything(self) -> None:
        suggestion = str(Path.home() / _("back-companion.backcompanion"))
        path = ask_where_to_save(
            self._window, _("Save everything"), suggestion, _KIND, ".backcompanion"
        )
        if path is None:
            return
        self._path = path
        task = self._create_task(_("Saving everything"), _("Nothing was written"))
        task.succeeded.connect(self._on_saved)
        task.start(self._transfer.save_work(path))

    def _on_saved(self, saved: "SavedEverything") -> None:
        text = ngettext(
            "Everything with {n} session stands in {path}, read back and checked.",
            "Everything with {n} sessions stands in {path}, read back and checked.",
            saved.sessions,
        ).format(n=formats.number(saved.sessions), path=self._path)
        missing = [_("{file} cannot be taken along.").format(file=each) for each in saved.left_out]
        if saved.settings_problem:
            problem = _("{problem} There are no settings in the file.")
            missing.append(problem.format(problem=saved.settings_problem))
        self._notice.show_message("\n".join((text, *missing)))

    # --- in: look, ask, take, and a way back ---------------------------------------------------

    def bring_back(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Bring back everything"), str(Path.home()), _KIND
        )
        if name:
            self.bring_back_from(Path(name))

    def bring_back_from(self, path: Path) -> None:
        """Looks into it and asks."""
        self._path = path
        task = self._create_task(_("Looking through the file"), _("This file cannot be read"))
        task.succeeded.connect(self._on_looked_into)
        task.start(self._transfer.look_work(path))

    def _on_looked_into(self, contents: "EverythingContents") -> None:
        answers = [Answer("take", _("Bring it back"), "primary"), Answer("no", _("Leave it"))]
        self._prompt = Prompt(
            self._window,
            _("Bring back everything from {file}?").format(file=self._path.name),
            "\n".join((*_lines(contents), _("What is here now is saved first; Undo is offered."))),
            answers,
            "no",
        )
        self._prompt.answered.connect(self._on_answered)

    def _on_answered(self, answer: str) -> None:
        self._prompt = None
        if answer == "take":
            task = self._create_task(_("Bringing back everything"), _("Nothing was changed"))
            task.succeeded.connect(self._on_brought_back)
            task.start(self._transfer.bring_back_work(self._path))

    def _on_brought_back(self, done: "BroughtBack") -> None:
        change = EverythingChange(self._transfer, done)
        name = self._path.name
        undoable = change.as_undoable(
            _("Everything was brought back from {file}").format(file=name)
        )
        self._undo_stack.push(undoable)
        title = _("Everything is as it stands in {file}.").format(file=name)
        self._notice.show_message("\n".join((title, *_lines(done.contents, done=True))), change)

    # --- telling -----------------------------------------------------------------------------

    def _create_task(self, title: str, failure: str) -> BackgroundTask:
        task = BackgroundTask(self, "everything", abortable=False)
        task.setProperty("failure", failure)
        ProgressOverlay(task, self._window, title)
        task.failed.connect(self._on_failed)
        return task

    def _on_failed(self, why: str) -> None:
        title = str(self.sender().property("failure"))
        QMessageBox.warning(self._window, title, breakable(why))


def _lines(contents: "EverythingContents", *, done: bool = False) -> tuple[str, ...]:
    history = contents_text(contents.history, done=done)
    return contents.summary(formats.day_and_time(contents.made_at), history, done=done)
