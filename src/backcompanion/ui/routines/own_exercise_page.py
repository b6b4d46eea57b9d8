"""An exercise of one's own: its form, and beside it the figure that does it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.exercise_form import (
    DEFAULT_PHASES,
    OWN_FIGURE,
    ExerciseFields,
    PhaseFields,
)
from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.motion import Motion, MotionError, motion_from_mapping
from backcompanion.library.exercise_drafts import lacks_sentence
from backcompanion.training.exercise.exercise import Exercise, Phase, Tempo, TempoPart
from backcompanion.ui import theme
from backcompanion.ui.routines.own_exercise_form import OwnExerciseForm
from backcompanion.ui.widgets.accessibility import name_page
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.figure_view import FigureView
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.scroll_page import ScrollPage

MotionMapping = Mapping[str, Any]
_SHOWN_REPETITIONS = 2  # to both sides, before it begins anew


class OwnExercisePage(QWidget):
    """`save_requested`: fields and motion (None: as it was) are to be kept. `left`: back.

    `poses_requested`: the figure is to be made. `remove_requested`: this one is to go.
    `message_requested`: a sentence for the person.
    """

    save_requested = Signal()
    left = Signal()
    poses_requested = Signal()
    remove_requested = Signal(str)
    message_requested = Signal(str)

    def __init__(self, exercises: Mapping[str, Exercise], figures: FigureProvider) -> None:
        super().__init__()
        name_page(self, _("An exercise of your own"))
        self._exercises, self._figures = exercises, figures
        self.motion: MotionMapping | None = None
        self._is_changed = False
        self.form = OwnExerciseForm(exercises)
        self._title = ElidedLabel("", 27, theme.BOLD)
        self.back_button = Button("", kind="quiet", icon="arrow-left")
        self.back_button.setAccessibleName(_("Back to Workout"))
        self.remove_button = Button(_("Remove"), icon="trash-2")
        self.save_button = Button(_("Save"), kind="primary", key=_("Ctrl+S"))
        self.view = FigureView()
        self.figure_box = ComboBox(())
        self.figure_box.set_label(_("Figure"))
        self.poses_button = Button(_("Make the poses…"), icon="pencil", pixels=13, height=34)
        self._lacks = Label("", 13, role=theme.MUTED, wrap=True)
        self._build()
        self._connect()

    @property
    def fields(self) -> ExerciseFields:
        return self.form.fields

    @property
    def is_changed(self) -> bool:
        """Something is filled in that is not saved."""
        return self._is_changed

    def show_exercise(
        self, fields: ExerciseFields, motion: MotionMapping | None, *, is_changed: bool = False
    ) -> None:
        """`motion`: of its own, as its file has it. `is_changed`: not as they were saved."""
        self.motion = motion
        self._title.setText(fields.name or _("New exercise"))
        self.remove_button.setVisible(bool(fields.id))
        self.figure_box.set_options(self._figure_options())
        self.form.show_fields(fields)
        self._is_changed = is_changed
        self._show_figure()

    def take_focus(self) -> None:
        """Once it is seen."""
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_poses(self, motion: MotionMapping, phases: tuple[PhaseFields, ...]) -> None:
        """What the pose editor made; words that were given to a part stay with it."""
        words = {phase.name: phase.word for phase in self.fields.phases if phase.word}
        named = tuple(replace(each, word=words.get(each.name, each.word)) for each in phases)
        self.motion = motion
        self.figure_box.set_options(self._figure_options())
        self.form.show_fields(replace(self.fields, figure=OWN_FIGURE, phases=named))
        self._on_changed()

    def mark_saved(self) -> None:
        self._is_changed = False

    def _build(self) -> None:
        self._column_layout = column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back_button)
        head.addWidget(self._title, 1)
        head.addWidget(self.remove_button)
        head.addWidget(self.save_button)
        column.addLayout(head)
        halves = QHBoxLayout()
        halves.setSpacing(14)
        halves.addWidget(self._create_stage(), 45)
        card = Card()
        inside = QVBoxLayout(card)
        set_margins(inside, 16, 12, 6, 12)
        inside.addWidget(ScrollPage(self.form))
        halves.addWidget(card, 55)
        column.addLayout(halves, 1)

    def _create_stage(self) -> Card:
        card = Card()
        stage = QVBoxLayout(card)
        stage.setContentsMargins(16, 12, 16, 14)
        stage.setSpacing(10)
        stage.addWidget(self.view, 1)
        stage.addWidget(self._lacks)
        stage.addWidget(Label(_("Figure"), 13, role=theme.MUTED))
        stage.addWidget(self.figure_box)
        stage.addWidget(self.poses_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.save_button.clicked.connect(self.request_save)
        self.poses_button.clicked.connect(self.poses_requested)
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.figure_box.chosen.connect(self._on_figure_chosen)
        self.form.changed.connect(self._on_changed)

    def _figure_options(self) -> list[tuple[str, str]]:
        options = [("", _("None: a still figure in that position"))]
        if self.motion is not None:
            options.append((OWN_FIGURE, _("The poses that you made")))
        shipped = [each for each in self._exercises.values() if not each.is_own]
        return options + sorted(((each.motion, each.name) for each in shipped), key=lambda o: o[1])

    def _on_figure_chosen(self, figure: str) -> None:
        fields = replace(self.fields, figure=figure)
        exercise = self._exercises.get(figure)
        if exercise is not None:
            fields = fields.borrowing(exercise)
        self.form.show_fields(fields)
        self._on_changed()

    def _on_changed(self) -> None:
        self._is_changed = True
        self._show_figure()

    def _on_remove_clicked(self) -> None:
        self.remove_requested.emit(self.fields.id)

    def request_save(self) -> None:
        """Unless something is wrong: then it is said, and the focus goes there."""
        problem = self.form.show_first_problem()
        if problem:
            self.message_requested.emit(problem)
        else:
            self.save_requested.emit()

    # --- the figure --------------------------------------------------------------------------

    def _show_figure(self) -> None:
        fields = self.fields
        self.figure_box.show_value(fields.figure)
        self._lacks.setText(lacks_sentence(fields.lacks))
        self._lacks.setVisible(bool(self._lacks.text()))
        motion = self._shown_motion()
        if motion is None:
            self.view.clear_motion()
            return
        self.view.set_reduced_motion(self._figures.reduced_motion)
        self.view.show_motion(motion, "standard", frozenset(), self._figures.colours())
        self.view.play(_tempo(fields), "left" if fields.sides in ("alternating", "one") else None)

    def _shown_motion(self) -> Motion | None:
        fields = self.fields
        if fields.figure == OWN_FIGURE and self.motion is not None:
            try:
                return motion_from_mapping(self.motion, _("the poses that you made"))
            except MotionError as error:
                self.message_requested.emit(str(error))
        elif fields.figure and fields.figure != OWN_FIGURE:
            return self._figures.motion(fields.figure)
        return self._figures.still_in(fields.position or "standing")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Save):
            self.request_save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = self.width() < 1000 or self.height() < 640
        margin = 16 if small else 26
        self._column_layout.setContentsMargins(margin, 14 if small else 22, margin, 14)
        self._column_layout.setSpacing(9 if small else 14)


def _tempo(fields: ExerciseFields) -> Tempo:
    phases = tuple(
        Phase(each.name, each.seconds or 1.0, each.breath, each.other_side)
        for each in fields.phases or DEFAULT_PHASES
    )
    turns = fields.sides == "alternating" and not any(each.other_side for each in phases)
    return Tempo((TempoPart(_SHOWN_REPETITIONS, phases),), turns)
