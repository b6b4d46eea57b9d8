"""From the list of the routine to what is changed in it: a menu at a step, or Alt with an arrow."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.undo_stack import UndoStack
from backcompanion.training.session.prescription import PlannedStep
from backcompanion.ui.workout.page import WorkoutPage

if TYPE_CHECKING:
    from backcompanion.ui.workout.change_menu import ChangeMenu
    from backcompanion.ui.workout.exercise_changes import ExerciseChanges


class ChangesController(QObject):
    """`message_requested`: why something could not be done."""

    message_requested = Signal(str)

    def __init__(self, context: AppContext, undo_stack: UndoStack, page: WorkoutPage) -> None:
        super().__init__(page)
        self._context, self._undo_stack, self._page = context, undo_stack, page
        page.change_requested.connect(self._on_button_pressed)
        page.list.change_requested.connect(self._on_menu_requested)
        page.list.move_requested.connect(self._on_move_requested)

    def create_menu(self, step: PlannedStep) -> "ChangeMenu":
        from backcompanion.ui.workout.change_menu import ChangeMenu

        return ChangeMenu(self._page, self._changes(step))

    def _on_button_pressed(self, step: PlannedStep, button: QWidget) -> None:
        self.create_menu(step).menu.open_below(button)

    def _on_menu_requested(self, step: PlannedStep, place: QPoint) -> None:
        self.create_menu(step).menu.open_at(place)

    def _on_move_requested(self, step: PlannedStep, by: int) -> None:
        self._changes(step).move(by)

    def _changes(self, step: PlannedStep) -> "ExerciseChanges":
        from backcompanion.ui.workout.exercise_changes import ExerciseChanges

        tell = self.message_requested.emit
        return ExerciseChanges(self._context, self._undo_stack, self._page, step, tell)
