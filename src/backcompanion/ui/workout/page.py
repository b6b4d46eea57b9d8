"""The Workout page: today's routine, ready to start."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.todays_choices import (
    PRESCRIPTION_SETTINGS,
    PlanAdjustment,
    choices_from_settings,
    max_rounds,
)
from backcompanion.base.i18n import gettext as _
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.session.prescription import Prescription, prescribe
from backcompanion.ui import theme
from backcompanion.ui.text import reasons, training_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.workout.choices_bar import ChoicesBar
from backcompanion.ui.workout.exercise_list import ExerciseList
from backcompanion.ui.workout.exercise_rows import ExerciseRow, build_rows

if TYPE_CHECKING:
    from backcompanion.ui.workout.exercise_detail import ExerciseDetail

LOOKS = ("skin", "clothes", "lit_muscles", "still_figure")


class WorkoutPage(QWidget):
    """`start_requested` carries the prescription that was on screen.

    `reset_requested` names an exercise that is to be as the routine and the level have it again.
    """

    start_requested = Signal(object)
    reset_requested = Signal(str)

    def __init__(
        self, routine: Routine, library: Library, live: LiveSettings, figures: FigureProvider
    ) -> None:
        super().__init__()
        self._routine, self._library, self._live, self._figures = routine, library, live, figures
        self._lately = RecentSessions()
        self._planned: PlanAdjustment | None = None
        self._latest_adjustment: PlanAdjustment | None = None
        self._opened: frozenset[str] = frozenset()
        self._title = ElidedLabel(routine.name, 27, theme.BOLD)
        self._about = Label("", 15, role=theme.MUTED)
        self._week = Label("", 15, theme.SEMIBOLD)
        self._advice = Label("", 13, role=theme.MUTED)
        self._choices = ChoicesBar(live)
        self.list = ExerciseList(figures.thumbnail)
        self._detail: ExerciseDetail | None = None
        self._detail_place = Card()
        self.start_button = Button(
            _("Start workout"), kind="primary", icon="play", key=_("Space"), pixels=17, height=48
        )
        self.start_button.setObjectName("startButton")
        self._note = Label("", 13, role=theme.MUTED, wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._extra: QWidget | None = None
        self._extra_is_large = False
        self._question: QWidget | None = None
        self._build()
        self._prescription = self._prescribe()
        self._connect()
        self._show_routine()

    @property
    def prescription(self) -> Prescription:
        return self._prescription

    @property
    def question(self) -> QWidget | None:
        return self._question

    @property
    def note(self) -> str:
        """What stands beside the Start button."""
        return self._note.text()

    # --- what is shown -----------------------------------------------------------------------

    def show_week(self, line: str, advice: str) -> None:
        self._week.setText(line)
        self._advice.setText(advice)
        self._elide()

    def set_recent(self, recent_sessions: RecentSessions) -> None:
        """What hurt begins gently; the weights of last time are shown."""
        if recent_sessions != self._lately:
            self._lately = recent_sessions
            self._refresh()

    def set_planned(self, planned: PlanAdjustment | None) -> None:
        """What a plan asks for today; the person may still choose otherwise for the day."""
        if planned != self._latest_adjustment:
            self._latest_adjustment = self._planned = planned
            self._refresh()

    def _on_rounds_chosen(self) -> None:
        if self._planned is not None:
            self._planned = replace(self._planned, rounds=self._live.now.rounds)
            self._refresh()

    def ask(self, question: QWidget | None) -> None:
        """A quiet question above the exercise's detail, or none; `show_extra` goes before it."""
        if self._question is not None:
            self._right.removeWidget(self._question)
            self._question.hide()
            self._question.deleteLater()
        self._question = question
        if question is not None:
            self._right.insertWidget(0, question)
            question.setVisible(self._extra is None)

    def show_extra(self, widget: QWidget | None, *, large: bool = False) -> None:
        """A card above the exercise's detail (welcome, a session to go on with), or none.

        A large one has the detail's place to itself on a low window.
        """
        if self._extra is not None:
            self._right.removeWidget(self._extra)
            self._extra.hide()
            self._extra.deleteLater()
        self._extra, self._extra_is_large = widget, large
        self._update_right_column()
        if widget is not None:
            self._right.insertWidget(0, widget)
            widget.show()  # at once, or it cannot take the focus yet
        if self._question is not None:
            self._question.setVisible(widget is None)

    def create_figure(self) -> None:
        """The exercise's detail with its moving figure, once the window stands: both together take
        longer to make than all the rest, and nobody reads before there is a window.
        """
        from backcompanion.ui.workout.exercise_detail import ExerciseDetail

        if self._detail is not None:
            return
        self._detail = ExerciseDetail(self._library, self._live, self._figures)
        self._detail.reset_requested.connect(self.reset_requested)
        self._right.replaceWidget(self._detail_place, self._detail)
        self._detail_place.hide()
        self._detail_place.deleteLater()
        self._update_right_column()
        self._detail.create_figure()
        row = self.list.current()
        if row is not None:
            self._on_row_chosen(row)

    def focus_start(self) -> None:
        self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        head = QHBoxLayout()
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._title)
        left.addWidget(self._about)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addStretch(1)
        for text in (self._week, self._advice):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
            right.addWidget(text)
        head.addLayout(left)
        head.addLayout(right, 1)
        column.addLayout(head)
        column.addWidget(self._choices)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.list)
        self._list_card = card
        middle.addWidget(card)
        self._right = QVBoxLayout()
        self._right.setSpacing(12)
        self._right.addWidget(self._detail_place, 1)
        middle.addLayout(self._right, 1)
        column.addLayout(middle, 1)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self.start_button)
        foot.addWidget(self._note, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.start_button.clicked.connect(self._on_start_requested)
        self.list.start_requested.connect(self._on_start_requested)
        self.list.chosen.connect(self._on_row_chosen)
        self.list.fold_toggled.connect(self._on_fold_toggled)
        self._live.changed.connect(self._on_setting_changed)
        self._choices.rounds_chosen.connect(self._on_rounds_chosen)
        self._figures.thumbnail_ready.connect(self.list.repaint_pictures)

    # --- what happens ------------------------------------------------------------------------

    def _on_start_requested(self) -> None:
        self.start_requested.emit(self._prescription)

    def _on_row_chosen(self, row: ExerciseRow) -> None:
        if row.step is not None and self._detail is not None:
            self._detail.show_step(row.step, frozenset(self._live.now.equipment))

    def _on_fold_toggled(self, group: str) -> None:
        self._opened ^= {group}
        self._show_routine()

    def _on_setting_changed(self, name: str) -> None:
        if name in PRESCRIPTION_SETTINGS:
            self._refresh()
        elif name in ("voice", "sounds"):
            self._show_note()
        elif self._detail is not None and name in LOOKS:
            self._detail.refresh()

    def _refresh(self) -> None:
        self._prescription = self._prescribe()
        self._show_routine()

    def _prescribe(self) -> Prescription:
        choices = choices_from_settings(self._live.now, self._lately, self._planned)
        return prescribe(self._routine, self._library, choices)

    def _show_routine(self) -> None:
        prescription = self._prescription
        self.list.show_rows(
            build_rows(prescription, self._library, self._opened), self.list.current()
        )
        now = self._live.now
        self._about_text = training_text.routine_summary(
            self._routine, prescription, now.weight_kg or None
        )
        self._elide()
        self._choices.show_rounds(prescription.rounds, max_rounds(now))
        self._show_note()

    def _show_note(self) -> None:
        """What health remarks do comes first, with whom to ask."""
        pieces = [reasons.changes(self._prescription)]
        if self._planned is not None:
            pieces.insert(0, _("As your plan has it for this week."))
        if reasons.has_remark_reason(self._prescription):
            pieces.append(_("Gentler for your health: ask a doctor or physiotherapist first."))
        self._note.setText(
            " ".join(piece for piece in pieces if piece)
            or training_text.session_note(self._live.now)
        )

    def _elide(self) -> None:
        """The line under the title gives way to the week's on a narrow window."""
        room = max(self._week.sizeHint().width(), self._advice.sizeHint().width())
        width = self.width() - room - 90
        shown = self._about.fontMetrics().elidedText(
            self._about_text, Qt.TextElideMode.ElideRight, max(240, width)
        )
        self._about.setText(shown)
        self._about.setToolTip("" if shown == self._about_text else self._about_text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = self.width() < 1060 or self.height() < 640
        margin = 16 if small else 26
        self._column.setContentsMargins(margin, 14 if small else 22, margin, 14 if small else 20)
        self._column.setSpacing(9 if small else 14)
        self._title.setFont(theme.font(22 if small else 27, theme.BOLD))
        self._list_card.setFixedWidth(min(440, max(330, round(self.width() * 0.37))))
        self._choices.set_width(self.width() - 2 * margin)
        self._note.setVisible(self.width() > 760)
        self._update_right_column()
        QTimer.singleShot(0, self, self._elide)

    def _update_right_column(self) -> None:
        crowded = self._extra is not None and self._extra_is_large and self.height() < 640
        (self._detail or self._detail_place).setVisible(not crowded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter start from anywhere on the page where nothing else wants them."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_start_requested()
        else:
            super().keyPressEvent(event)
