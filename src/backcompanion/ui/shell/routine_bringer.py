"""Routines from files: a sheet, a routine's own, or another program's, seen beforehand."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.undo_stack import UndoableChange, UndoStack
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import language, ngettext
from backcompanion.training.sheet.reader import SheetReader

if TYPE_CHECKING:
    from backcompanion.application.brought_preview import BroughtPreview


class RoutineBringer(QObject):
    """`text_requested`: a sheet, to be seen as such. `workout_requested`: it is in use.

    `message_requested`: what became of it.
    """

    text_requested = Signal(str)
    workout_requested = Signal()
    message_requested = Signal(str)

    def __init__(self, parent: QWidget, context: AppContext, undo_stack: UndoStack) -> None:
        super().__init__(parent)
        self._parent, self._context, self._undo_stack = parent, context, undo_stack

    def ask(self) -> None:
        """Which file."""
        from PySide6.QtWidgets import QFileDialog

        kinds = _(
            "Sheets and routines (*.txt *.toml *.backroutine *.json *.feeel *.xml *.liftoscript)"
            ";;All files (*)"
        )
        name, _kind = QFileDialog.getOpenFileName(
            self._parent.window(), _("A routine from a file"), "", kinds
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, file: Path) -> None:
        """Another program's is shown with what becomes of it; all else as a sheet."""
        try:
            if not self._bring(file):
                self.text_requested.emit(self._sheet_of(file))
        except KnownError as error:
            self.message_requested.emit(str(error))

    def _sheet_of(self, file: Path) -> str:
        from backcompanion.library.sheet_file import read_sheet_file

        if file.suffix.lower() in (".toml", ".backroutine"):
            reader = SheetReader(self._context.library.exercises, language())
            return self._context.shelf.sheet_of_file(file, reader)
        return read_sheet_file(file)

    def _bring(self, file: Path) -> bool:
        """Whether it is another program's."""
        if file.suffix.lower() in (".toml", ".backroutine"):
            return False
        from backcompanion.ui.routines.bring_dialog import BringDialog

        shown = self._context.shelf.preview_file(file)
        if shown is None:
            return False
        dialog = BringDialog(shown, self._parent.window())
        answer = dialog.exec()
        if answer == QDialog.DialogCode.Accepted:
            self._take_in(shown)
        elif dialog.as_sheet:
            self.text_requested.emit(shown.routines[0].text)
        dialog.deleteLater()
        return True

    def _take_in(self, shown: "BroughtPreview") -> None:
        """One step of undo, whatever is in it."""
        shelf, live = self._context.shelf, self._context.live
        taken = shelf.plan_taking_in(shown)
        before = {"routine": live.now.routine, "rounds": live.now.rounds}
        only = next(iter(taken.routines)) if len(taken.routines) == 1 else ""

        def do() -> None:
            shelf.take_in(taken)
            if only:
                shelf.choose(only)

        def undo() -> None:
            if only:
                live.change(**before)
            shelf.take_out(taken)

        do()
        text = _said(list(taken.names.values()), len(taken.exercises), taken.there)
        if taken.routines or taken.exercises:
            self._undo_stack.push(UndoableChange(text, undo, do), tell=True)
        else:
            self.message_requested.emit(text)
        self.workout_requested.emit()


def _said(names: list[str], exercises: int, there: tuple[str, ...]) -> str:
    """What was taken in, a sentence or two."""
    said = []
    if len(names) == 1:
        said.append(_("“{name}” was taken in; Start trains it.").format(name=names[0]))
    elif names:
        said.append(_("{n} routines were taken in.").format(n=len(names)))
    if exercises:
        text = ngettext(
            "{n} exercise is new, a draft.", "{n} exercises are new, drafts.", exercises
        )
        said.append(text.format(n=exercises))
    if there:
        said.append(_("There already: {names}.").format(names=", ".join(there)))
    return " ".join(said) or _("All of it is there already.")
