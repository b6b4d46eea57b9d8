"""The editor of a routine: its steps, the figure doing the selected one, and how much of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.edited_routine import RoutineLength, routine_needs
from backcompanion.application.exercise_index import ExerciseIndex
from backcompanion.application.routine_editor import LONGEST_NAME, MOST_ROUNDS, RoutineEditor
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.terms import Equipment
from backcompanion.ui import theme
from backcompanion.ui.routines.dose_panel import DosePanel
from backcompanion.ui.routines.figure_column import FigureColumn
from backcompanion.ui.routines.step_column import StepColumn
from backcompanion.ui.text import formats
from backcompanion.ui.text.editor_rows import EditorRow, editor_rows, needs_text, search_words
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.prompt import Answer, Prompt
from backcompanion.ui.widgets.stepper import Stepper

Measure = Callable[[Routine, Library], RoutineLength]


class EditorPage(QWidget):
    """`save_requested`: the routine is to be kept and trained; `left`: it is not.
    `try_requested`: the selected step is to be tried at once.
    """

    save_requested = Signal()
    left = Signal()
    try_requested = Signal()
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
    ) -> None:
        """`measure`: how long a routine takes, as this person would train it today."""
        super().__init__()
        # A copy: what is one's own comes and goes in the other.
        self.library = replace(library, exercises=dict(library.exercises))
        self.editor, self._measure = editor, measure
        self._prompt: Prompt | None = None
        self._pointed_at: Exercise | None = None
        self._measured: Routine | None = None
        self._rows: list[EditorRow] = []
        index = ExerciseIndex(library.exercises.values(), search_words)
        self.steps = StepColumn(editor, index, figures.picture)
        self.figure = FigureColumn(figures, equipment)
        self.dose = DosePanel(editor, unit)
        self.name = LineEdit()
        self.back_button = Button("", kind="quiet", icon="arrow-left")
        self.rounds = Stepper(1, MOST_ROUNDS)
        self.undo_button, self.redo_button = Button("", icon="undo-2"), Button("", icon="redo-2")
        self.help_button = Button(_("Help"), icon="circle-question-mark")
        self._whole = Label("", 22, theme.BOLD)
        self._needs = ElidedLabel("", 13, role=theme.MUTED)
        self.try_button = Button(_("Try this step"), icon="play", height=48)
        self.cancel_button = Button(_("Cancel"), kind="quiet", key=_("Esc"), height=48)
        self.save_button = Button(
            _("Save and choose it"), kind="primary", key=_("Ctrl+S"), pixels=16, height=48
        )
        self._build()
        self._connect(figures)
        self.refresh()

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.setSpacing(10)
        self.back_button.setAccessibleName(_("Back to Workout"))
        self.name.setFont(theme.font(20, theme.BOLD))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(_("Name of the routine"))
        self.name.setPlaceholderText(_("Name of the routine"))
        self.rounds.setAccessibleName(_("Rounds"))
        rounds = Label(_("Rounds"), 14, role=theme.MUTED)
        for widget in (self.back_button, self.name, rounds, self.rounds):
            head.addWidget(widget, 1 if widget is self.name else 0)
        head.addWidget(self.undo_button)
        head.addWidget(self.redo_button)
        head.addWidget(self.help_button)
        column.addLayout(head)
        self._columns = QHBoxLayout()
        self._right = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._right.addWidget(self.figure, 40)
        self._right.addWidget(self.dose, 34)
        self._columns.addWidget(self.steps, 37)
        self._columns.addLayout(self._right, 74)
        column.addLayout(self._columns, 1)
        foot, numbers = QHBoxLayout(), QVBoxLayout()
        foot.setSpacing(10)
        numbers.setSpacing(2)
        numbers.addWidget(self._whole)
        numbers.addWidget(self._needs)
        foot.addLayout(numbers, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.try_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)

    def _connect(self, figures: FigureProvider) -> None:
        self.editor.changed.connect(self.refresh)
        self.editor.refused.connect(self.message_requested)
        self.steps.pointed_at.connect(self._on_pointed_at)
        self.steps.list.try_requested.connect(self._on_try_requested)
        self.steps.search.new_requested.connect(self.new_exercise_requested)
        self.name.textEdited.connect(self.editor.rename)
        self.rounds.chosen.connect(self._on_rounds_chosen)
        for button in (self.back_button, self.cancel_button):
            button.clicked.connect(self.ask_to_leave)
        self.undo_button.clicked.connect(self.editor.undo)
        self.redo_button.clicked.connect(self.editor.redo)
        self.help_button.clicked.connect(self.help_requested)
        self.try_button.clicked.connect(self._on_try_requested)
        self.save_button.clicked.connect(self._on_save_requested)
        figures.thumbnail_ready.connect(self._on_picture_ready)

    # --- what is shown -------------------------------------------------------------------------

    @property
    def foot_text(self) -> str:
        """What is said of the length, and of what it needs."""
        return f"{self._whole.text()} {self._needs.text()}"

    def refresh(self) -> None:
        """After each change of the routine, and where another step is selected."""
        editor = self.editor
        if editor.routine is not self._measured:
            self._measured, length = editor.routine, self._measure(editor.routine, self.library)
            self._rows = editor_rows(editor, length)
            self._whole.setText(formats.clock(length.whole))
            needs = needs_text(routine_needs(editor.routine, self.library))
            self._needs.setText(_("It needs {things}").format(things=needs))
        self.steps.refresh(self._rows)
        self.dose.refresh()
        self._show_figure()
        if self.name.text() != editor.routine.name:
            self.name.setText(editor.routine.name)
        self.rounds.show_value(editor.routine.rounds)
        self._show_undo(self.undo_button, _("Undo"), editor.undo_text, _("Ctrl+Z"))
        self._show_undo(self.redo_button, _("Redo"), editor.redo_text, _("Ctrl+Shift+Z"))
        self.save_button.setEnabled(editor.can_be_saved)
        self.try_button.setEnabled(editor.place is not None)

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
        if self._pointed_at is not None:
            self.figure.show_exercise(self._pointed_at)
        elif place is not None:
            self.figure.show_exercise(exercise, place.dose, place.side)
        else:
            self.figure.show_exercise(None)

    @staticmethod
    def _show_undo(button: Button, verb: str, text: str, key: str) -> None:
        button.setEnabled(bool(text))
        said = _("{verb}: {text}").format(verb=verb, text=text) if text else verb
        button.setAccessibleName(said)
        button.setToolTip(_("{what} ({keys})").format(what=said, keys=key))

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

    def _on_rounds_chosen(self, rounds: float) -> None:
        self.editor.set_rounds(round(rounds))

    def _on_pointed_at(self, exercise: Exercise | None) -> None:
        self._pointed_at = exercise
        self._show_figure()

    def _on_picture_ready(self, exercise_id: str) -> None:
        self.steps.list.repaint_picture(exercise_id)
        self.steps.search.repaint_pictures()

    # --- keys ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Undo of the editor goes before that of the pages around it."""
        asks_for_keys = event.type() == QEvent.Type.ShortcutOverride
        if asks_for_keys and isinstance(event, QKeyEvent) and self._action_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action_of(event)
        if action is None:
            super().keyPressEvent(event)
        elif self._prompt is None:
            action()

    def _action_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.editor.undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.editor.redo
        with_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            return self.ask_to_leave
        if not with_ctrl:
            return None
        return {
            Qt.Key.Key_S: self._on_save_requested,
            Qt.Key.Key_F: self.steps.search.field.setFocus,
            Qt.Key.Key_D: self.editor.double,
            Qt.Key.Key_Y: self.editor.redo,
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
        self.figure.set_small(narrow or low)
        self.steps.set_small(narrow or low)
        margin = 16 if narrow or low else 26
        self._column.setContentsMargins(margin, 12 if low else 20, margin, 12)
        self._column.setSpacing(9 if low else 14)
        for layout in (self._columns, self._right):
            layout.setSpacing(10 if narrow else 14)
