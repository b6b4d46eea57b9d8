"""My routines: the menu at the title of Workout, and the sheet that becomes a routine."""

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.routine_edits import RoutineEdits
from backcompanion.application.todays_choices import choices_from_settings
from backcompanion.application.undo_stack import UndoableChange
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.exercise.terms import (
    AS_WRITTEN_PACE,
    LEAST_PACE,
    MOST_PACE,
    PACE_STEP,
)
from backcompanion.training.session.prescription import prescribe
from backcompanion.ui.shell.own_exercises_controller import OwnExercisesController
from backcompanion.ui.shell.routine_bringer import RoutineBringer
from backcompanion.ui.shell.routine_editor_controller import RoutineEditorController
from backcompanion.ui.shell.routine_printer import RoutinePrinter
from backcompanion.ui.shell.routine_sharer import RoutineSharer
from backcompanion.ui.shell.sheet_controller import SheetController
from backcompanion.ui.widgets.accessibility import announce
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.menu import Menu

HELP_TOPIC = "own-routines"
MOST_PROBLEMS = 3


class RoutinesController(QObject):
    """`page_requested`: that page is to be seen; `workout_requested`: Workout again, at Start.

    `trial_requested`: that (`Prescription`) is to be trained, and nothing kept of it.
    `message_requested`: a sentence for the person. `help_requested`: a topic of Help.
    """

    page_requested = Signal(object)
    workout_requested = Signal()
    message_requested = Signal(str)
    help_requested = Signal(str)
    trial_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        context: AppContext,
        figures: FigureProvider,
        history_model: HistoryModel,
    ) -> None:
        super().__init__(parent)
        self._parent, self._context = parent, context
        self._figures, self._undo_stack = figures, history_model.undo_stack
        self._menu: Menu | None = None
        self._problem = ""
        self._printer = RoutinePrinter(parent, context, figures)
        self._printer.message_requested.connect(self.message_requested)
        self._sharer = RoutineSharer(parent, context, self._printer)
        self._sharer.message_requested.connect(self.message_requested)
        self._sheet = SheetController(parent, context, figures, self._undo_stack)
        self._bringer = RoutineBringer(parent, context, self._undo_stack)
        self._bringer.message_requested.connect(self.message_requested)
        self._bringer.workout_requested.connect(self.workout_requested)
        self._bringer.text_requested.connect(self._sheet.show_text)
        self._sheet.page_requested.connect(self.page_requested)
        self._sheet.left.connect(self.workout_requested)
        self._sheet.trial_requested.connect(self.trial_requested)
        self._sheet.message_requested.connect(self.message_requested)
        self._sheet.help_requested.connect(self._on_help_requested)
        self._sheet.file_requested.connect(self._bringer.ask)
        self._sheet.file_given.connect(self._bringer.open_file)
        self._sheet.image_given.connect(self._bringer.open_image)
        self.exercises = OwnExercisesController(parent, context, figures, self._undo_stack)
        self.exercises.page_requested.connect(self.page_requested)
        self.exercises.left.connect(self.workout_requested)
        self.exercises.message_requested.connect(self.message_requested)
        # After what is done when an exercise is left: from the editor one comes back to it.
        self.editor = RoutineEditorController(
            parent, context, figures, self._undo_stack, self.exercises, self._sharer
        )
        self.editor.trial_requested.connect(self.trial_requested)
        self.editor.page_requested.connect(self.page_requested)
        self.editor.left.connect(self.workout_requested)
        self.editor.message_requested.connect(self.message_requested)
        self.editor.help_requested.connect(self._on_help_requested)

    # --- the menu ------------------------------------------------------------------------------

    def open_menu(self, button: QWidget) -> None:
        self.create_menu().open_below(button)

    def create_menu(self) -> Menu:
        """All routines, the one in use with a tick, and what can be done."""
        shelf = self._context.shelf
        shelf.check_for_changes()
        self._menu = menu = Menu(self._parent)
        for problem in shelf.problems[:MOST_PROBLEMS]:
            menu.add_heading(problem.removeprefix(f"{self._context.folders.data}{os.sep}"))
        menu.add_heading(_("Built in"))
        own_begin = False
        for routine in shelf.library.routines.values():
            if shelf.is_own(routine.id) and not own_begin:
                own_begin = True
                menu.add_heading(_("My routines"))
            action = menu.add_entry(routine.name)
            action.setCheckable(True)
            action.setChecked(routine.id == shelf.routine.id)
            action.setData(routine.id)
            action.triggered.connect(self._on_routine_chosen)
        menu.addSeparator()
        self._add_paces(menu)
        share = menu.add_submenu(_("Share"))
        self._sharer.add_entries(share, shelf.routine, shelf.library)
        edit = _("Edit it…") if shelf.in_use_is_own else _("Make it my own…")
        menu.add_entry(edit).triggered.connect(self.editor.edit)
        if shelf.in_use_is_own:
            menu.add_entry(_("Edit a copy…")).triggered.connect(self.editor.copy)
        menu.add_entry(_("New from scratch…")).triggered.connect(self.editor.create)
        menu.add_entry(_("New from a sheet…")).triggered.connect(self.show_sheet)
        menu.add_entry(_("From a file…")).triggered.connect(self._bringer.ask)
        self.exercises.add_entries(menu.add_submenu(_("My exercises")))
        if not shelf.in_use_is_own:
            menu.add_entry(_("Copy it as a sheet…")).triggered.connect(self._sheet.copy)
            return menu
        menu.add_entry(_("Change it as a sheet…")).triggered.connect(self._sheet.change)
        text = _("Remove “{name}”").format(name=shelf.routine.name)
        menu.add_entry(text).triggered.connect(self._on_remove)
        return menu

    def _add_paces(self, menu: Menu) -> None:
        """Of the whole routine in use, remembered for it."""
        context = self._context
        now = context.live.now.paces.get(context.routine.id, AS_WRITTEN_PACE)
        submenu = menu.add_submenu(_("Pace: {n} %").format(n=now))
        for pace in range(LEAST_PACE, MOST_PACE + 1, PACE_STEP):
            action = submenu.add_entry(_("{n} %").format(n=pace))
            action.setCheckable(True)
            action.setChecked(pace == now)
            action.setData(pace)
            action.triggered.connect(self._on_pace_chosen)

    def _on_pace_chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        context, pace = self._context, int(action.data())
        paces = {**context.live.now.paces, context.routine.id: pace}
        if pace == AS_WRITTEN_PACE:
            del paces[context.routine.id]
        edits = RoutineEdits(context.shelf, context.live, self._undo_stack)
        text = _("“{name}” at {n} % of its pace.")
        edits.set(text.format(name=context.routine.name, n=pace), paces=paces)

    def _on_routine_chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        context = self._context
        context.shelf.choose(action.data())
        # What is shorter than the time there is, is done as it is written: nobody asked for more.
        choices = choices_from_settings(context.live.now, RecentSessions())
        as_written = prescribe(context.routine, context.library, choices)
        if context.live.now.minutes * 60 > as_written.seconds:
            context.live.change(minutes=0)
        self.workout_requested.emit()
        announce(self._parent, _("“{name}” is chosen.").format(name=context.routine.name))

    def _on_remove(self) -> None:
        """It can be undone: the file is written as it was."""
        shelf = self._context.shelf
        routine = shelf.routine
        try:
            text = shelf.text(routine.id)
            shelf.remove(routine.id)
        except KnownError as error:
            self.message_requested.emit(str(error))
            return
        shelf.choose(shelf.main.id)

        def undo() -> None:
            shelf.restore(routine.id, text)
            shelf.choose(routine.id)

        def redo() -> None:
            shelf.remove(routine.id)
            shelf.choose(shelf.main.id)

        sentence = _("“{name}” was removed.").format(name=routine.name)
        self._undo_stack.push(UndoableChange(sentence, undo, redo))

    # --- what else is asked for ----------------------------------------------------------------

    def keeps_open(self) -> bool:
        """Whether something would be lost; then it is shown, and asked about."""
        return any(each.keeps_open() for each in (self.editor, self.exercises, self._sheet))

    def show_sheet(self) -> None:
        """For a new one; what was typed before is still there, unless it changes another one."""
        self._sheet.show_new()

    def _on_help_requested(self) -> None:
        self.help_requested.emit(HELP_TOPIC)

    def open_file(self, file: Path) -> None:
        """A sheet, a routine's file as a sheet, or one of another program."""
        self._bringer.open_file(file)

    def show_problem(self) -> None:
        """A file of one's own that cannot be read is told once."""
        problems = self._context.shelf.problems
        problem = problems[0] if problems else ""
        if problem and problem != self._problem:
            text = _("{problem} What was good before stays in use.")
            self.message_requested.emit(text.format(problem=problem))
        self._problem = problem
