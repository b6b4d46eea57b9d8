"""The Plan page: today, the eight weeks, weekdays, goal and breaks; all of it holds at once."""

from datetime import timedelta

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.plan_editor import PlanEditor
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.advice import advise
from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.planning.plan_day import TodaysPlan, plan_days_around, plan_today
from backcompanion.training.planning.program import Plan, is_active_plan, plan_week
from backcompanion.training.planning.program_changes import begin_plan, find_plan_offer
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import History
from backcompanion.ui import theme
from backcompanion.ui.plan.breaks_section import BreaksSection
from backcompanion.ui.plan.calendar_section import CalendarSection
from backcompanion.ui.plan.goal_section import GoalSection
from backcompanion.ui.plan.program_section import ProgramSection
from backcompanion.ui.plan.today_section import TodaySection
from backcompanion.ui.plan.weekdays_section import WeekdaysSection
from backcompanion.ui.plan.workout_summary import workout_summary
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.scroll_page import ScrollPage
from backcompanion.ui.widgets.toast import Toast

WEEKS_BEHIND = 8
WEEKS_AHEAD = 12
# Narrower than this, everything stands in one column.
_TWO_COLUMNS_FROM = 900
_SIDE_WIDTH = 360


class PlanPage(QWidget):
    """Refreshes itself when shown and when the history changes."""

    def __init__(
        self, history_model: HistoryModel, context: AppContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("planPage")
        self._history_model, self._context = history_model, context
        self.editor = PlanEditor(history_model, context.store)
        self._updating_goals = False
        self.today = TodaySection()
        self.program = ProgramSection()
        self.calendar = CalendarSection()
        self.weekdays = WeekdaysSection()
        self.goal = GoalSection()
        self.breaks = BreaksSection()
        self._problem = Label("", 14, role=theme.DANGER, wrap=True)
        self._problem.hide()
        self._build()
        self.toast = Toast(self)
        history_model.changed.connect(self.refresh)
        context.live.changed.connect(self._on_setting_changed)

    def _build(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(14)
        self._column.addWidget(Label(_("Plan"), 28, theme.BOLD))
        self._column.addWidget(self._problem)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(14)
        main, self._side = QVBoxLayout(), QWidget()
        side = QVBoxLayout(self._side)
        for column, sections in (
            (main, (self.today, self.program, self.calendar)),
            (side, (self.weekdays, self.goal, self.breaks)),
        ):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(14)
            for section in sections:
                column.addWidget(section)
            column.addStretch(1)
        self._columns.addLayout(main, 1)
        self._columns.addWidget(self._side)
        self._column.addLayout(self._columns)
        self._column.addStretch(1)
        self._scroll = ScrollPage(content)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    # --- what is shown -----------------------------------------------------------------------

    def refresh(self) -> None:
        """Where it is not in sight, nothing: it does so when it is shown."""
        if not self.isVisible():
            return
        try:
            self._update_goals()
            self._show()
        except KnownError as error:
            self.show_problem(str(error))
        else:
            self.show_problem("")

    def show_problem(self, problem: str) -> None:
        """One sentence at the top of the page; empty takes it away."""
        self._problem.setText(problem)
        self._problem.setAccessibleName(problem)
        self._problem.setVisible(bool(problem))

    def _update_goals(self) -> None:
        # What is written makes the page refresh once more.
        if not self._updating_goals:
            self._updating_goals = True
            try:
                self.editor.move_goals_to_weeks()
            finally:
                self._updating_goals = False

    def _show(self) -> None:
        state, history = self.editor.state(), self._history_model.history()
        preferences = history.preferences
        day = local_date_of(self._context.now(), preferences.day_starts_minutes)
        stats, soreness = compute_stats(history, day), state.soreness.get(day)
        plan = state.plan
        today = plan_today(plan, history, advise(history, stats, state.soreness), day)
        days = plan_days_around(plan, history, day, behind=WEEKS_BEHIND, ahead=WEEKS_AHEAD)
        workout = workout_summary(today, self._context, self._history_model.latest())
        this_week = days[7 * WEEKS_BEHIND : 7 * WEEKS_BEHIND + 7]
        self.today.show_today(stats, today, this_week, workout, soreness)
        self._show_program(plan, history, today)
        self.calendar.show_days(days, day)
        self.weekdays.show_weekdays(plan.weekdays, preferences.week_starts, state.reminders)
        routines = self._context.library.routines.values()
        names = [(routine.id, routine.name) for routine in routines]
        self.weekdays.show_workouts(plan.day_workouts, names)
        by_plan = is_active_plan(plan) and not (today.week is not None and today.week.keeping)
        self.goal.show_goals(history.goals, day, by_plan=by_plan)
        self.breaks.show_breaks(history.breaks, day)

    def _show_program(self, plan: Plan, history: History, today: TodaysPlan) -> None:
        week, day = today.week, today.day
        if not is_active_plan(plan):
            self.program.show_none(begin_plan(plan, history, day).anchors[0].day, day)
        elif week is None:
            self.program.show_waiting(plan.anchors[0].day, day)
        else:
            following = plan_week(plan, history, day + timedelta(days=7))
            repeats_next = (
                following is not None
                and following.number == week.number
                and not week.keeping
                and not week.stands_still
            )
            paused = today.break_reason is not None
            self.program.show_week(
                week, find_plan_offer(plan, history, day), paused=paused, repeats_next=repeats_next
            )

    def _on_setting_changed(self, name: str) -> None:
        if name in ("rounds", "level", "equipment", "already_warm", "rest_percent"):
            self.refresh()

    # --- the widget itself -------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS_FROM
        margin = 26 if wide and self.height() > 600 else 16
        self._column.setContentsMargins(margin, 24 if margin == 26 else 14, margin, margin)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        if wide:
            self._side.setFixedWidth(_SIDE_WIDTH)
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
