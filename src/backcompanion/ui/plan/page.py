"""The Plan page: today, the eight weeks, weekdays, goal and breaks; all of it holds at once."""

from datetime import timedelta

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.context import Parts
from backcompanion.application.history_model import Numbers
from backcompanion.application.plan_editor import PlanKeeping
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.advice import advice
from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.planning.plan_day import Today, today_of, weeks_around
from backcompanion.training.planning.program import Plan, is_on, plan_week
from backcompanion.training.planning.program_changes import begun, offer
from backcompanion.training.planning.stats import stats
from backcompanion.training.session.record import History
from backcompanion.ui import theme
from backcompanion.ui.plan.breaks_section import BreaksSection
from backcompanion.ui.plan.calendar_section import CalendarSection
from backcompanion.ui.plan.goal_section import GoalSection
from backcompanion.ui.plan.program_section import ProgramSection
from backcompanion.ui.plan.today_section import TodaySection
from backcompanion.ui.plan.weekdays_section import WeekdaysSection
from backcompanion.ui.plan.workout_summary import workout_words
from backcompanion.ui.widgets.label import Text
from backcompanion.ui.widgets.scroll_page import ScrollPage
from backcompanion.ui.widgets.toast import Toast

WEEKS_BEHIND = 8
WEEKS_AHEAD = 12
# Narrower than this, everything stands in one column.
_WIDE = 900
_SIDE_WIDTH = 360


class PlanPage(QWidget):
    """Refreshes itself when shown and when the history changes."""

    def __init__(self, numbers: Numbers, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planPage")
        self._numbers, self._parts = numbers, parts
        self.keeping = PlanKeeping(numbers, parts.store)
        self._fitting = False
        self.today = TodaySection()
        self.program = ProgramSection()
        self.calendar = CalendarSection()
        self.weekdays = WeekdaysSection()
        self.goal = GoalSection()
        self.breaks = BreaksSection()
        self._problem = Text("", 14, role=theme.DANGER, wrap=True)
        self._problem.hide()
        self._build()
        self.toast = Toast(self)
        numbers.changed.connect(self.refresh)
        parts.live.changed.connect(self._setting_changed)

    def _build(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(14)
        self._column.addWidget(Text(_("Plan"), 28, theme.BOLD))
        self._column.addWidget(self._problem)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(14)
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
        self._sides.addLayout(main, 1)
        self._sides.addWidget(self._side)
        self._column.addLayout(self._sides)
        self._column.addStretch(1)
        self._scroll = ScrollPage(inside)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    # --- what is shown -----------------------------------------------------------------------

    def refresh(self) -> None:
        """Where it is not in sight, nothing: it does so when it is shown."""
        if not self.isVisible():
            return
        try:
            self._fit_goals()
            self._show()
        except KnownError as error:
            self.say_problem(str(error))
        else:
            self.say_problem("")

    def say_problem(self, problem: str) -> None:
        """One sentence at the top of the page; empty takes it away."""
        self._problem.setText(problem)
        self._problem.setAccessibleName(problem)
        self._problem.setVisible(bool(problem))

    def _fit_goals(self) -> None:
        # What is written makes the page refresh once more.
        if not self._fitting:
            self._fitting = True
            try:
                self.keeping.fit_goals()
            finally:
                self._fitting = False

    def _show(self) -> None:
        kept, history = self.keeping.kept(), self._numbers.history()
        preferences = history.preferences
        day = local_date_of(self._parts.now(), preferences.day_starts_minutes)
        numbers, sore = stats(history, day), kept.soreness.get(day)
        plan = kept.plan
        today = today_of(plan, history, advice(history, numbers, sore), day)
        days = weeks_around(plan, history, day, behind=WEEKS_BEHIND, ahead=WEEKS_AHEAD)
        workout = workout_words(today, self._parts, self._numbers.latest())
        this_week = days[7 * WEEKS_BEHIND : 7 * WEEKS_BEHIND + 7]
        self.today.show_today(numbers, today, this_week, workout, sore)
        self._show_program(plan, history, today)
        self.calendar.show_days(days, day)
        self.weekdays.show_weekdays(plan.weekdays, preferences.week_starts, kept.reminders)
        by_plan = is_on(plan) and not (today.week is not None and today.week.keeping)
        self.goal.show_goals(history.goals, day, by_plan=by_plan)
        self.breaks.show_breaks(history.breaks, day)

    def _show_program(self, plan: Plan, history: History, today: Today) -> None:
        week, day = today.week, today.day
        if not is_on(plan):
            self.program.show_none(begun(plan, history, day).anchors[0].day, day)
        elif week is None:
            self.program.show_waiting(plan.anchors[0].day, day)
        else:
            following = plan_week(plan, history, day + timedelta(days=7))
            again = (
                following is not None
                and following.number == week.number
                and not week.keeping
                and not week.stands_still
            )
            paused = today.pause is not None
            self.program.show_week(week, offer(plan, history, day), paused=paused, again=again)

    def _setting_changed(self, name: str) -> None:
        if name in ("rounds", "level", "equipment", "already_warm", "rest_percent"):
            self.refresh()

    # --- the widget itself -------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        margin = 26 if wide and self.height() > 600 else 16
        self._column.setContentsMargins(margin, 24 if margin == 26 else 14, margin, margin)
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        if wide:
            self._side.setFixedWidth(_SIDE_WIDTH)
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
