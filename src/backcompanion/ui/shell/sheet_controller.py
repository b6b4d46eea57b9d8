"""A routine of one's own from a sheet, new or changed; tried from any of its lines."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.sheet_length import SheetLength, sheet_length, trial_of_sheet
from backcompanion.application.todays_choices import choices_from_settings
from backcompanion.application.undo_stack import UndoableChange, UndoStack
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import language, ngettext
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.sheet.sheet import Sheet, SheetStep
from backcompanion.ui.routines.sheet_page import SheetPage
from backcompanion.ui.widgets.figure_provider import FigureProvider


class SheetController(QObject):
    """`page_requested`: that page is to be seen; `left`: Workout again. `file_requested`: a file is
    to be opened. `trial_requested`: that (`Prescription`) is to be trained, and nothing kept of it.

    `file_given`, `image_given`: a path or a picture was pasted or dropped.

    `message_requested`: a sentence for the person.
    """

    page_requested = Signal(object)
    left = Signal()
    file_requested = Signal()
    file_given = Signal(object)
    image_given = Signal(object)
    trial_requested = Signal(object)
    message_requested = Signal(str)
    help_requested = Signal()

    def __init__(
        self, parent: QWidget, context: AppContext, figures: FigureProvider, undo_stack: UndoStack
    ) -> None:
        super().__init__(parent)
        self._context, self._figures, self._undo_stack = context, figures, undo_stack
        self._page: SheetPage | None = None
        self._warned_of: str | None = None

    def show_new(self) -> None:
        """What was typed before is still there, unless it changes another one."""
        page = self._sheet_page()
        if page.changes and page.is_changed:
            page.show_text("")  # undo brings it back
        elif page.changes:
            page.clear()
        self._show_page()

    def show_text(self, text: str) -> None:
        """As a new one."""
        self._sheet_page().show_text(text, "")
        self._show_page()

    def copy(self) -> None:
        """The built-in one is never changed: what is saved is another one."""
        routine = self._context.routine
        name = _("{name}, mine").format(name=routine.name)
        self._show_routine(replace(routine, name=name), "")

    def change(self) -> None:
        routine = self._context.routine
        self._show_routine(routine, routine.id)

    def keeps_open(self) -> bool:
        """Whether what was typed would be lost; it is shown, and said once: then it may go."""
        page = self._page
        if page is None or not page.is_changed or page.edit.toPlainText() == self._warned_of:
            return False
        self._warned_of = page.edit.toPlainText()
        self._show_page()
        names = (line.words for line in page.sheet.lines if line.kind == "name")
        name = next(names, "") or _("My routine")
        text = _("“{name}” is not saved. Save it, or close once more to let it go.")
        self.message_requested.emit(text.format(name=name))
        return True

    def _show_page(self) -> None:
        page = self._sheet_page()
        self.page_requested.emit(page)
        page.edit.setFocus()

    def _show_routine(self, routine: Routine, id: str) -> None:
        from backcompanion.training.sheet.sheet_writer import sheet_of

        page = self._sheet_page()
        page.show_text(sheet_of(routine, page.reader), id)
        self._show_page()

    def _sheet_page(self) -> SheetPage:
        if self._page is None:
            exercises = self._context.library.exercises
            self._page = page = SheetPage(exercises, language(), self._figures, self._measure)
            page.left.connect(self.left)
            page.save_requested.connect(self._on_save_requested)
            page.try_requested.connect(self._on_try_requested)
            page.message_requested.connect(self.message_requested)
            page.file_requested.connect(self.file_requested)
            page.edit.file_given.connect(self.file_given)
            page.edit.image_given.connect(self.image_given)
            page.exercise_requested.connect(self._on_exercise_requested)
            page.help_requested.connect(self.help_requested)
            self._context.shelf.changed.connect(page.read_anew)
        return self._page

    def _on_exercise_requested(self, name: str, step: SheetStep | None) -> None:
        """It is known from then on, and can be undone."""
        from backcompanion.application.exercise_edits import ExerciseEdits
        from backcompanion.application.exercise_of_line import fields_of_line

        try:
            edits = ExerciseEdits(self._context.shelf, self._undo_stack)
            edits.save(fields_of_line(name, step), None)
        except KnownError as error:
            self.message_requested.emit(str(error))
        self._sheet_page().edit.setFocus()

    def _measure(self, sheet: Sheet) -> SheetLength | None:
        choices = choices_from_settings(self._context.live.now, RecentSessions())
        return sheet_length(sheet, self._context.library, choices)

    def _on_try_requested(self, sheet: Sheet, line: int) -> None:
        choices = choices_from_settings(self._context.live.now, RecentSessions())
        trial = trial_of_sheet(sheet, line, self._context.library, choices)
        if trial is not None:
            self.trial_requested.emit(trial)

    def _on_save_requested(self, sheet: Sheet) -> None:
        shelf, page = self._context.shelf, self._sheet_page()
        changes = page.changes if page.changes in shelf.library.routines else ""
        try:
            before = shelf.text(changes) if changes else ""
            routine = shelf.save_sheet(sheet, changes)
        except KnownError as error:
            self.message_requested.emit(str(error))
            return
        if changes:
            self._push_change(routine, before)
        shelf.choose(routine.id)
        page.clear()
        self.left.emit()
        sentence = _("“{name}” is saved; Start trains it.").format(name=routine.name)
        self.message_requested.emit(f"{sentence} {left_out_text(sheet)}".strip())

    def _push_change(self, routine: Routine, before: str) -> None:
        shelf = self._context.shelf
        after = shelf.text(routine.id)
        sentence = _("“{name}” was changed.").format(name=routine.name)
        undo, redo = (partial(shelf.restore, routine.id, text) for text in (before, after))
        self._undo_stack.push(UndoableChange(sentence, undo, redo))


def left_out_text(sheet: Sheet) -> str:
    """Of how many lines nothing became, or ""."""
    count = sum(1 for _open in sheet.open_lines)
    text = ngettext(
        "{n} line that was open is left out.", "{n} lines that were open are left out.", count
    )
    return text.format(n=count) if count else ""
