"""The Workout page: today's routine, ready to start."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.todays_choices import (
    PRESCRIPTION_SETTINGS,
    PlanAdjustment,
    max_rounds,
)
from backcompanion.application.todays_prescription import TodaysPrescription
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.terms import Block
from backcompanion.training.session.prescription import Prescription
from backcompanion.ui.text.minutes_text import left_out_line
from backcompanion.ui.text.training_text import routine_summary
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.figure_provider import FIGURE_LOOKS, FigureProvider
from backcompanion.ui.workout.choices_bar import ChoicesBar
from backcompanion.ui.workout.exercise_list import START_KEYS, ExerciseList
from backcompanion.ui.workout.exercise_rows import ExerciseRow, build_rows
from backcompanion.ui.workout.minutes_bar import MinutesBar
from backcompanion.ui.workout.right_column import RightColumn
from backcompanion.ui.workout.start_bar import StartBar, note_text
from backcompanion.ui.workout.workout_head import WorkoutHead

if TYPE_CHECKING:
    from backcompanion.training.planning.advice import AdviceKind, TodaysVersion
    from backcompanion.ui.workout.exercise_detail import ExerciseDetail

LOOKS = (*FIGURE_LOOKS, "lit_muscles", "still_figure")


class WorkoutPage(QWidget):
    """`start_requested` carries the prescription that was on screen.

    `resume_requested`: while there is a session to go on with, that is what Start does.
    `reset_requested` names an exercise that is to be as the routine and the level have it again.
    `change_requested`: something is to be otherwise in that step; the widget to ask at.
    """

    start_requested = Signal(object)
    resume_requested = Signal()
    reset_requested = Signal(str)
    change_requested = Signal(object, object)

    def __init__(
        self, routine: Routine, library: Library, live: LiveSettings, figures: FigureProvider
    ) -> None:
        super().__init__()
        self._routine, self._library, self._live, self._figures = routine, library, live, figures
        self._today = TodaysPrescription(routine, library, live)
        self._opened = frozenset[str]()
        self._head = WorkoutHead(routine.name)
        self.routine_button = self._head.routine_button
        self._minutes, self._choices = MinutesBar(live), ChoicesBar(live)
        self.list = ExerciseList(figures.thumbnail)
        self._detail: ExerciseDetail | None = None
        self.start_bar = StartBar()
        self.start_button = self.start_bar.start_button
        self._resumes = False
        self._build()
        self._prescription = self._today.prescribe()
        self._connect()
        self._show_routine()

    @property
    def prescription(self) -> Prescription:
        return self._prescription

    def changed_exercises(self) -> tuple[str, ...]:
        """The names of the routine's exercises that settings change: what is missing, a remark."""
        ids = dict.fromkeys(
            step.instead_of or step.exercise
            for step in self._prescription.steps
            if any(reason.kind in ("missing", "remark") for reason in step.reasons)
        )
        return tuple(self._library.exercises[each].name for each in ids)

    @property
    def question(self) -> QWidget | None:
        return self._right.question

    @property
    def left_out_today(self) -> frozenset[tuple[Block, int]]:
        return self._today.left_out

    @property
    def note(self) -> str:
        """What stands beside the Start button."""
        return self.start_bar.note

    # --- what is shown -----------------------------------------------------------------------

    def show_week(self, line: str, advice: str, kind: "AdviceKind") -> None:
        """With what the session may be made with one press, for the reason of the advice."""
        from backcompanion.training.planning.advice import OFFERED_VERSIONS

        self._head.show_week(line, advice, OFFERED_VERSIONS.get(kind, ()))

    def set_routine(self, routine: Routine) -> None:
        """Another one is in use from now on."""
        self._routine = routine
        self._today.set_routine(routine)
        self._head.show_name(routine.name)
        self._refresh()

    def set_recent(self, recent_sessions: RecentSessions) -> None:
        """What hurt begins gently; the weights of last time are shown."""
        if recent_sessions != self._today.recent:
            self._today.recent = recent_sessions
            self._refresh()

    def set_planned(
        self, planned: PlanAdjustment | None, ordinary: PlanAdjustment | None = None
    ) -> None:
        """What plan and advice ask for today; the person may still choose otherwise for the day.

        `ordinary`: without the advice.
        """
        if self._today.set_adjustment(planned, ordinary):
            self._refresh()

    def set_resumes(self, on: bool) -> None:
        """There is a session to go on with: the one big button does that, and says so."""
        self._resumes = on
        self.start_bar.show_resumes(on)

    def _on_rounds_chosen(self) -> None:
        self._today.follow_chosen_rounds()
        self._refresh()

    def _on_level_chosen(self) -> None:
        self._today.version = "planned"
        self._refresh()

    def _on_version_chosen(self, version: "TodaysVersion") -> None:
        self._today.version = version
        self._refresh()
        self.focus_start()

    def ask(self, question: QWidget | None) -> None:
        """A quiet question above the exercise's detail, or none; `show_extra` goes before it."""
        self._right.ask(question)

    def show_extra(self, widget: QWidget | None, *, large: bool = False) -> None:
        """A card above the exercise's detail (welcome, a session to go on with), or none.

        A large one has the detail's place to itself on a low window.
        """
        self._right.show_extra(widget, large=large)

    def leave_out_today(self, left_out: frozenset[tuple[Block, int]]) -> None:
        """These places of the routine, until a session has begun."""
        self._today.left_out = left_out
        self._refresh()

    def create_figure(self) -> None:
        """The exercise's detail with its moving figure, once the window stands: to make one that
        was not kept as a picture takes longer than all the rest.
        """
        self._create_detail().create_figure()

    def show_kept_figure(self) -> None:
        """The exercise's detail, with its figure where that was kept."""
        self._create_detail().show_kept_figure()

    def _create_detail(self) -> "ExerciseDetail":
        from backcompanion.ui.workout.exercise_detail import ExerciseDetail

        if self._detail is not None:
            return self._detail
        self.start_bar.row.insertWidget(1, self._minutes.create_chips())
        self._detail = ExerciseDetail(self._library, self._live, self._figures)
        self._detail.reset_requested.connect(self.reset_requested)
        self._detail.change_requested.connect(self.change_requested)
        row = self.list.current()
        if row is not None:
            self._on_row_chosen(row)
        self._right.set_exercise(self._detail)
        return self._detail

    def focus_start(self) -> None:
        self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.addWidget(self._head)
        column.addWidget(self._choices)
        column.addWidget(self._minutes)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        self._list_card = card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.list)
        middle.addWidget(card)
        self._right = RightColumn()
        middle.addLayout(self._right, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.start_bar)

    def _connect(self) -> None:
        self.start_button.clicked.connect(self._on_start_requested)
        self.list.start_requested.connect(self._on_start_requested)
        self.list.chosen.connect(self._on_row_chosen)
        self.list.fold_toggled.connect(self._on_fold_toggled)
        self._live.changed.connect(self._on_setting_changed)
        self._choices.rounds_chosen.connect(self._on_rounds_chosen)
        self._choices.level_chosen.connect(self._on_level_chosen)
        self._head.advice.version_chosen.connect(self._on_version_chosen)
        self._head.advice.planned_start_requested.connect(self._on_planned_start_requested)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._figures.thumbnail_ready.connect(self.list.repaint_picture)

    # --- what happens ------------------------------------------------------------------------

    def _on_start_requested(self) -> None:
        if self._resumes:
            self.resume_requested.emit()
        else:
            self._start(self._prescription)

    def _on_planned_start_requested(self) -> None:
        self._start(self._today.prescribe_as_planned())

    def _start(self, prescription: Prescription) -> None:
        """What was chosen for this one session is not for the next."""
        self.start_requested.emit(prescription)
        self._today.begin()
        self._refresh()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Space is promised only where it starts: what has the focus may want it for itself."""
        if new is None or not self.isVisible():
            return
        on_page = new is self or self.isAncestorOf(new)
        other_button = isinstance(new, QAbstractButton) and new is not self.start_button
        self.start_bar.show_key(on_page and not other_button)

    def _on_row_chosen(self, row: ExerciseRow) -> None:
        if row.step is not None and self._detail is not None:
            self._detail.show_step(row.step, frozenset(self._live.now.equipment))

    def _on_fold_toggled(self, group: str) -> None:
        self._opened ^= {group}
        self._show_routine()

    def _on_setting_changed(self, name: str) -> None:
        if name in PRESCRIPTION_SETTINGS:
            self._refresh()
        elif self._detail is not None and name in LOOKS:
            self._detail.refresh()

    def _refresh(self) -> None:
        self._prescription = self._today.prescribe()
        self._show_routine()

    def _show_routine(self) -> None:
        prescription, now = self._prescription, self._live.now
        rows = build_rows(prescription, self._library, self._opened)
        self.list.show_rows(rows, self.list.current())
        self._head.show_summary(routine_summary(self._routine, prescription, now.weight_kg or None))
        self._head.advice.show_version(self._today.version)
        level = "easier" if self._today.version == "lighter" else now.level
        self._choices.show_today(prescription.rounds, max_rounds(now), level)
        self._minutes.show_left_out(left_out_line(prescription, self._routine, self._library))
        self.start_bar.show_note(note_text(prescription, self._today.adjustment))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = self.width() < 1060 or self.height() < 640
        margin = 16 if small else 26
        self._column.setContentsMargins(margin, 14 if small else 22, margin, 14 if small else 20)
        self._column.setSpacing(9 if small else 14)
        self._head.set_small(small)
        self._list_card.setFixedWidth(min(440, max(330, round(self.width() * 0.37))))
        self._minutes.set_folded(self.height() < 640)
        self._choices.set_width(self.width() - 2 * margin)
        self._right.set_low(self.height() < 640)
        QTimer.singleShot(0, self, self._head.fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What starts does so where nothing else wants it; not where it is held since Done, say."""
        if event.key() in START_KEYS and not event.isAutoRepeat():
            self._on_start_requested()
        else:
            super().keyPressEvent(event)
