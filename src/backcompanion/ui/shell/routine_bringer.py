"""Routines from files: a sheet, a routine's own, or another program's, seen beforehand."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.undo_stack import UndoableChange, UndoStack
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import language, ngettext
from backcompanion.library.library_error import LibraryError
from backcompanion.library.picture_file import picture_kind
from backcompanion.training.sheet.reader import SheetReader

if TYPE_CHECKING:
    from backcompanion.application.brought_preview import BroughtPreview

# How files of programs begin, and no line that a person writes.
_NOT_OF_A_SHEET = re.compile(r"\s*(?:[{<]|\[\s*[\[{])")


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
            ";;Pictures of a QR code (*.png *.jpg *.jpeg *.webp *.bmp *.gif);;All files (*)"
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

    def open_image(self, image: QImage) -> None:
        """One that is nowhere in a file: the QR code in it."""
        from backcompanion.ui.paper.code_reader import code_in_image

        source = Path(_("the picture"))
        try:
            self.text_requested.emit(self._checked(code_in_image(image, source), source))
        except KnownError as error:
            self.message_requested.emit(str(error))

    def _sheet_of(self, file: Path) -> str:
        if picture_kind(file):
            from backcompanion.ui.paper.code_reader import code_in_file

            return self._checked(code_in_file(file), file)
        shelf = self._context.shelf
        match file.suffix.lower():
            case ".toml":
                return shelf.sheet_of_file(file, self._reader())
            case ".backroutine":
                from backcompanion.application.opened_package import sheet_of_package

                return sheet_of_package(file, shelf, self._undo_stack)
        from backcompanion.library.sheet_file import read_sheet_file

        text = read_sheet_file(file)
        if _NOT_OF_A_SHEET.match(text):
            expected = _("a sheet, or a routine of a program that is known")
            raise LibraryError(file, "", expected)
        return text

    def _checked(self, text: str, source: Path) -> str:
        """What a code says, where it is a routine."""
        from backcompanion.ui.paper.code_reader import no_routine

        if self._reader().read(text).has_step:
            return text
        raise no_routine(source, text)

    def _reader(self) -> SheetReader:
        return SheetReader(self._context.library.exercises, language())

    def _bring(self, file: Path) -> bool:
        """Whether it is another program's."""
        if file.suffix.lower() in (".toml", ".backroutine") or picture_kind(file):
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
    sentences = []
    if len(names) == 1:
        sentences.append(_("“{name}” was taken in; Start trains it.").format(name=names[0]))
    elif names:
        sentences.append(_("{n} routines were taken in.").format(n=len(names)))
    if exercises:
        text = ngettext(
            "{n} exercise is new, a draft.", "{n} exercises are new, drafts.", exercises
        )
        sentences.append(text.format(n=exercises))
    if there:
        sentences.append(_("There already: {names}.").format(names=", ".join(there)))
    return " ".join(sentences) or _("All of it is there already.")
