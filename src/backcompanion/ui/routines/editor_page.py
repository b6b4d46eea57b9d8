"""The editor of a routine: its steps, the figure doing the selected one, and how much of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from backcompanion.application.edited_routine import RoutineLength, routine_needs
from backcompanion.application.exercise_index import ExerciseIndex
from backcompanion.application.routine_editor import RoutineEditor
from backcompanion.base.i18n import gettext as _
from backcompanion.training.coaching.spoken_lengths import DEFAULT_LENGTHS, SpokenLengths
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.routine_changes import group_of, places_of
from backcompanion.training.exercise.terms import Equipment
from backcompanion.ui.routines.dose_panel import DosePanel
from backcompanion.ui.routines.editor_head import EditorFoot, EditorHead
from backcompanion.ui.routines.figure_column import FigureColumn
from backcompanion.ui.routines.key_page import KeyPage
from backcompanion.ui.routines.step_column import StepColumn
from backcompanion.ui.text.editor_rows import EditorRow, editor_rows, search_words
from backcompanion.ui.widgets.accessibility import name_page
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.prompt import Answer, Prompt

FIGURE_MILLISECONDS = 120

Measure = Callable[[Routine, Library], RoutineLength]


class EditorPage(KeyPage):
    """`save_requested`: the routine is to be kept and trained; `left`: it is not.
    `try_requested`: the selected step is to be tried at once; `try_from_requested`: it and all that
    follows. `share_requested`: a menu below that widget.
    """

    save_requested = Signal()
    left = Signal()
    try_requested = Signal()
    try_from_requested = Signal()
    sheet_requested = Signal()
    share_requested = Signal(object)
    help_requested = Signal()
    message_requested = Signal(str)
    new_exercise_requested = Signal(str)

    def __init__(
        self,
        editor: RoutineEditor,
        library: Library,
        figures: FigureProvider,
        measure: Measure,
        *,
        equipment: frozenset[Equipment] = frozenset(),
        unit: str = "kg",
        lengths: SpokenLengths = DEFAULT_LENGTHS,
    ) -> None:
        """`measure`: how long a routine takes, as this person would train it today. `lengths`: of
        what is spoken.
        """
        super().__init__()
        name_page(self, _("Editor of the routine"))
        # A copy: what is one's own comes and goes in the other.
        self.library = replace(library, exercises=dict(library.exercises))
        self.editor, self._measure = editor, measure
        self._prompt: Prompt | None = None
        self._pointed_at: Exercise | None = None
        self._measured: Routine | None = None
        self._rows: list[EditorRow] = []
        self._figure_timer = QTimer(self, singleShot=True)
        self._figure_timer.setInterval(FIGURE_MILLISECONDS)
        self._figure_timer.timeout.connect(self._show_figure)
        index = ExerciseIndex(library.exercises.values(), search_words)
        self.steps = StepColumn(editor, index, figures.picture)
        self.figure = FigureColumn(figures, equipment)
        self.dose = DosePanel(editor, unit, lengths)
        self.head, self.foot = EditorHead(editor), EditorFoot()
        self._build()
        self._connect(figures)
        self.refresh()

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.addWidget(self.head)
        self._columns = QHBoxLayout()
        self._right = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._right.addWidget(self.figure, 40)
        self._right.addWidget(self.dose, 34)
        self._columns.addWidget(self.steps, 37)
        self._columns.addLayout(self._right, 74)
        column.addLayout(self._columns, 1)
        column.addWidget(self.foot)

    def _connect(self, figures: FigureProvider) -> None:
        self.editor.changed.connect(self.refresh)
        self.editor.refused.connect(self.message_requested)
        self.steps.pointed_at.connect(self._on_pointed_at)
        self.dose.head.change_requested.connect(self.steps.open_menu)
        self.steps.list.try_requested.connect(self._on_try_requested)
        self.steps.search.new_requested.connect(self.new_exercise_requested)
        self.figure.bar.hold_dragged.connect(self._on_hold_dragged)
        self.figure.bar.pause_dragged.connect(self._on_pause_dragged)
        self.head.left.connect(self.ask_to_leave)
        self.head.help_requested.connect(self.help_requested)
        self.foot.cancel_button.clicked.connect(self.ask_to_leave)
        self.steps.list.try_from_requested.connect(self._on_try_from_requested)
        self.figure.try_button.clicked.connect(self._on_try_requested)
        self.foot.try_button.clicked.connect(self._on_try_from_requested)
        self.head.sheet_requested.connect(self.sheet_requested)
        self.head.share_requested.connect(self.share_requested)
        self.foot.save_button.clicked.connect(self._on_save_requested)
        figures.thumbnail_ready.connect(self._on_picture_ready)

    # --- what is shown -------------------------------------------------------------------------

    def refresh(self) -> None:
        """After each change of the routine, and where another step is selected."""
        editor = self.editor
        if editor.routine is not self._measured:
            self._measured, length = editor.routine, self._measure(editor.routine, self.library)
            self._rows = editor_rows(editor, length)
            self.foot.show_routine(length, routine_needs(editor.routine, self.library))
        self.steps.refresh(self._rows)
        self.dose.refresh()
        self._show_figure()
        self.head.refresh()
        spot = editor.spot
        chosen = group_of(places_of(editor.routine, spot.block), spot.index) if spot else ()
        self.foot.bar.show_selected(spot, frozenset(chosen))
        self.foot.save_button.setEnabled(editor.can_be_saved)
        for button in (self.foot.try_button, self.figure.try_button):
            button.setEnabled(editor.place is not None)

    def set_library(self, library: Library) -> None:
        """There are other exercises now; those that have gone stay until the editor is left."""
        if library.exercises == self.library.exercises:
            return
        exercises = {**self.library.exercises, **library.exercises}
        self.library = replace(library, exercises=exercises)
        self.editor.exercises, self._measured = exercises, None
        self.steps.search.set_index(ExerciseIndex(library.exercises.values(), search_words))
        self.refresh()

    def _show_figure(self) -> None:
        place, exercise = self.editor.place, self.editor.exercise
        self.figure.bar.may_be_dragged = self._pointed_at is None
        if self._pointed_at is not None:
            self.figure.show_exercise(self._pointed_at)
        elif place is not None:
            self.figure.show_exercise(exercise, place.dose, place.side)
        else:
            self.figure.show_exercise(None)

    # --- what happens --------------------------------------------------------------------------

    def ask_to_leave(self) -> None:
        """At once where nothing would be lost."""
        if not self.editor.is_changed:
            self.left.emit()
            return
        if self._prompt is not None:
            return
        answers = [Answer("stay", _("Go on with it"), "primary")]
        if self.editor.can_be_saved:
            answers.insert(0, Answer("save", _("Save it"), "primary"))
            answers[1] = Answer("stay", _("Go on with it"))
        answers.append(Answer("lose", _("Leave it as it was"), "danger"))
        title = _("What you changed is not saved")
        self._prompt = Prompt(self, title, "", answers, escape="stay")
        self._prompt.answered.connect(self._on_answered)

    def _on_answered(self, answer: str) -> None:
        self._prompt = None
        if answer == "save":
            self._on_save_requested()
        elif answer == "lose":
            self.left.emit()
        else:
            self.steps.list.setFocus()

    def _on_save_requested(self) -> None:
        if self.editor.can_be_saved:
            self.save_requested.emit()
        elif self.editor.routine.name.strip():
            self.message_requested.emit(_("There is no exercise in it yet that can be trained."))
        else:
            self.message_requested.emit(_("It has no name yet."))

    def _on_try_requested(self) -> None:
        if self.editor.place is not None:
            self.try_requested.emit()

    def _on_try_from_requested(self) -> None:
        if self.editor.place is not None:
            self.try_from_requested.emit()

    def _on_hold_dragged(self, seconds: float) -> None:
        self.editor.change_dose(lambda dose: replace(dose, hold_seconds=seconds), "hold_seconds")

    def _on_pause_dragged(self, seconds: float) -> None:
        self.editor.change_dose(lambda dose: replace(dose, pause_seconds=seconds), "pause_seconds")

    def _on_pointed_at(self, exercise: Exercise | None) -> None:
        """The figure follows when one stops typing: the list is there with the key."""
        self._pointed_at = exercise
        if exercise is None:
            self._figure_timer.stop()
            self._show_figure()
        else:
            self._figure_timer.start()

    def _on_picture_ready(self, exercise_id: str) -> None:
        self.steps.list.repaint_picture(exercise_id)
        self.steps.search.repaint_pictures()

    # --- keys ----------------------------------------------------------------------------------

    def takes_keys(self) -> bool:
        return self._prompt is None

    def action_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.head.undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.head.redo
        with_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            return self.ask_to_leave
        if not with_ctrl:
            return None
        return {
            Qt.Key.Key_S: self._on_save_requested,
            Qt.Key.Key_F: self.steps.search.field.setFocus,
            Qt.Key.Key_D: self.editor.double,
            Qt.Key.Key_Y: self.head.redo,
        }.get(Qt.Key(event.key()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the figure comes above the dose; in a low one it is alone there."""
        super().resizeEvent(event)
        narrow, low = self.width() < 1000, self.height() < 640
        directions = QBoxLayout.Direction
        self._right.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._right.setStretch(0, 30 if narrow else 40)
        self._right.setStretch(1, 54 if narrow else 34)
        self._columns.setStretch(0, 50 if narrow else 37)
        self.head.set_small(self.width() < 1150)
        self.figure.set_small(narrow or low)
        self.steps.set_small(narrow or low)
        self.foot.bar.setVisible(not narrow)
        margin = 16 if narrow or low else 26
        self._column.setContentsMargins(margin, 12 if low else 20, margin, 12)
        self._column.setSpacing(9 if low else 14)
        for layout in (self._columns, self._right):
            layout.setSpacing(10 if narrow else 14)
