"""The editor of one's own routines: how one comes to it, and what becomes of what it made."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.edited_routine import (
    RoutineLength,
    routine_length,
    trial_from,
    trial_of,
)
from backcompanion.application.routine_editor import RoutineEditor
from backcompanion.application.routine_file_keeper import RoutineFileKeeper
from backcompanion.application.todays_choices import choices_from_settings
from backcompanion.application.undo_stack import UndoableChange, UndoStack
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import language
from backcompanion.sound.spoken_lengths_file import lengths_of
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.session.prescription import Choices
from backcompanion.ui.routines.editor_page import EditorPage
from backcompanion.ui.shell.editor_sheet import EditorSheet
from backcompanion.ui.shell.own_exercises_controller import OwnExercisesController
from backcompanion.ui.shell.routine_sharer import RoutineSharer
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.menu import Menu


class RoutineEditorController(QObject):
    """`page_requested`: that page is to be seen; `left`: Workout again.
    `trial_requested`: that (`Prescription`) is to be trained, and nothing kept of it.

    `message_requested`: a sentence for the person.
    """

    page_requested = Signal(object)
    trial_requested = Signal(object)
    left = Signal()
    message_requested = Signal(str)
    help_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        context: AppContext,
        figures: FigureProvider,
        undo_stack: UndoStack,
        exercises: OwnExercisesController,
        sharer: RoutineSharer,
    ) -> None:
        super().__init__(parent)
        self._context, self._figures, self._undo_stack = context, figures, undo_stack
        self._page: EditorPage | None = None
        self._keeper: RoutineFileKeeper | None = None
        self._menu: Menu | None = None
        self._exercises, self._waits_for_exercise = exercises, False
        exercises.left.connect(self._on_exercise_left)
        self._sharer = sharer
        self.sheet = EditorSheet(parent, context, figures)
        self.sheet.page_requested.connect(self.page_requested)
        self.sheet.trial_requested.connect(self.trial_requested)
        self.sheet.message_requested.connect(self.message_requested)
        self.sheet.help_requested.connect(self.help_requested)
        context.shelf.changed.connect(self._on_shelf_changed)

    @property
    def page(self) -> EditorPage | None:
        """What is being edited, if anything is."""
        return self._page

    def edit(self) -> None:
        """The one in use: one's own, or a copy of one that is shipped."""
        shelf = self._context.shelf
        if shelf.in_use_is_own:
            self.show(shelf.routine)
        else:
            self.copy()

    def copy(self) -> None:
        """Of the one in use, as one's own; what is shipped is never changed."""
        shelf = self._context.shelf
        routine = shelf.routine
        name = _("{name}, mine").format(name=routine.name)
        based_on = routine.based_on or ("" if shelf.is_own(routine.id) else routine.id)
        self.show(replace(routine, id="", name=name, based_on=based_on))

    def create(self) -> None:
        """From scratch."""
        self.show(Routine("", _("My routine"), "", (0, 0), 1, (), (), ()))

    def show(self, routine: Routine) -> None:
        """`routine`: with the id of one's own, or with none yet. What is still being edited, is
        first to be saved or left.
        """
        page = self._page
        if page is not None and (page.editor.is_changed or self.sheet.is_changed):
            self.page_requested.emit(self.sheet.page or page)
            if page.editor.routine.id != routine.id or not routine.id:
                self.message_requested.emit(_("First save or leave what you changed here."))
            return
        self._forget_page()
        context = self._context
        editor = RoutineEditor(routine, context.library.exercises, context.shelf.main)
        self._keeper = RoutineFileKeeper(context.shelf, routine) if routine.id else None
        now = context.live.now
        self._page = page = EditorPage(
            editor,
            context.library,
            self._figures,
            self._measure,
            equipment=frozenset(now.equipment),
            unit=now.weight_unit,
            lengths=lengths_of(language()),
        )
        page.save_requested.connect(self._on_save_requested)
        page.try_requested.connect(self._on_try_requested)
        page.try_from_requested.connect(self._on_try_from_requested)
        page.sheet_requested.connect(self._on_sheet_requested)
        page.share_requested.connect(self._on_share_requested)
        page.left.connect(self._on_left)
        page.message_requested.connect(self.message_requested)
        page.help_requested.connect(self.help_requested)
        page.new_exercise_requested.connect(self._on_new_exercise_requested)
        self.page_requested.emit(page)
        (page.steps.list if editor.spots else page.steps.search.field).setFocus()

    def keeps_open(self) -> bool:
        """Whether something would be lost; then it is shown, and asked about."""
        page = self._page
        if self.sheet.is_changed:
            self.page_requested.emit(self.sheet.page)
            self.sheet.ask_to_leave()
            return True
        if page is None or not page.editor.is_changed:
            return False
        self.page_requested.emit(page)
        page.ask_to_leave()
        return True

    def _on_new_exercise_requested(self, name: str) -> None:
        self._waits_for_exercise = True
        self._exercises.show_new(name=name)

    def _on_exercise_left(self) -> None:
        """Made or not, one is back where one wanted it."""
        page = self._page
        if page is not None and self._waits_for_exercise:
            self.page_requested.emit(page)
            page.steps.search.field.setFocus()
        self._waits_for_exercise = False

    def _on_shelf_changed(self) -> None:
        if self._page is not None:
            self._page.set_library(self._context.library)

    def _on_try_requested(self) -> None:
        page = self._page
        if page is not None and page.editor.spot is not None:
            routine = page.editor.routine
            trial = trial_of(routine, page.editor.spot, page.library, self._choices(routine))
            self.trial_requested.emit(trial)

    def _on_try_from_requested(self) -> None:
        page = self._page
        if page is not None and page.editor.spot is not None:
            routine = page.editor.routine
            trial = trial_from(routine, page.editor.spot, page.library, self._choices(routine))
            if trial is not None:
                self.trial_requested.emit(trial)

    def _choices(self, routine: Routine) -> Choices:
        now = self._context.live.now
        return choices_from_settings(now, RecentSessions(), routine=routine.id)

    def _measure(self, routine: Routine, library: Library) -> RoutineLength:
        return routine_length(routine, library, self._choices(routine))

    def _on_sheet_requested(self) -> None:
        if self._page is not None:
            self.sheet.show(self._page)

    def _on_share_requested(self, button: QWidget) -> None:
        page = self._page
        if page is not None and page.editor.can_be_saved:
            self.create_share_menu().open_below(button)

    def create_share_menu(self) -> Menu:
        """How what is being edited can be given away, as it is now."""
        page = self._page
        assert page is not None
        self._menu = menu = Menu(page)
        self._sharer.add_entries(menu, page.editor.routine, page.library)
        return menu

    def _on_save_requested(self) -> None:
        page, shelf = self._page, self._context.shelf
        assert page is not None
        routine = page.editor.routine
        was_in_use = {name: getattr(self._context.live.now, name) for name in ("routine", "rounds")}
        try:
            if not routine.id:
                routine = replace(routine, id=shelf.free_id(routine.name))
            keeper = self._keeper or RoutineFileKeeper(shelf, routine)
            before = keeper.save(routine)
        except KnownError as error:
            self.message_requested.emit(str(error))
            return
        shelf.choose(routine.id)
        self._push(routine, before, was_in_use)
        page.editor.mark_saved()
        self._forget_page()
        self.left.emit()
        sentence = _("“{name}” is saved; Start trains it.").format(name=routine.name)
        self.message_requested.emit(sentence)

    def _push(self, routine: Routine, before: str, was_in_use: dict[str, object]) -> None:
        shelf, live = self._context.shelf, self._context.live
        after = shelf.text(routine.id)

        def undo() -> None:
            live.change(**was_in_use)
            if before:
                shelf.restore(routine.id, before)
            else:
                shelf.remove(routine.id)

        def redo() -> None:
            shelf.restore(routine.id, after)
            shelf.choose(routine.id)

        sentence = _("“{name}” was changed.") if before else _("“{name}” was made.")
        self._undo_stack.push(UndoableChange(sentence.format(name=routine.name), undo, redo))

    def _on_left(self) -> None:
        self._forget_page()
        self.left.emit()

    def _forget_page(self) -> None:
        self.sheet.forget()
        if self._page is not None:
            page, self._page = self._page, None
            page.setParent(None)
            page.deleteLater()
