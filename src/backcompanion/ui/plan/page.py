"""The Plan page: today, the goal, the breaks; what is changed here holds at once."""

from datetime import date
from gettext import gettext as _
from typing import Any

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from backcompanion.errors import KnownError
from backcompanion.training.record import Break
from backcompanion.ui import theme
from backcompanion.ui.live_settings import LiveSettings
from backcompanion.ui.numbers import Numbers
from backcompanion.ui.plan import words
from backcompanion.ui.plan.breaks import BreaksSection
from backcompanion.ui.plan.goal import GoalSection
from backcompanion.ui.plan.today import TodaySection
from backcompanion.ui.widgets.scrolling import ScrollPage
from backcompanion.ui.widgets.text import Text
from backcompanion.ui.widgets.toast import Toast

# Narrower than this, everything stands in one column.
_WIDE = 900
_SIDE_WIDTH = 360


class PlanPage(QWidget):
    """Refreshes itself when shown and when the history changes."""

    def __init__(self, numbers: Numbers, live: LiveSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planPage")
        self._numbers, self._live = numbers, live
        self.today = TodaySection()
        self.goal = GoalSection()
        self.breaks = BreaksSection()
        self._problem = Text("", 14, role=theme.DANGER, wrap=True)
        self._problem.hide()
        self._build()
        self.toast = Toast(self)
        self.goal.chosen.connect(self._set_goal)
        self.breaks.added.connect(self._add_break)
        self.breaks.ended.connect(self._end_break)
        self.breaks.removed.connect(self._remove_break)
        numbers.changed.connect(self.refresh)

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
            (main, (self.today,)),
            (side, (self.goal, self.breaks)),
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
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    # --- what is shown -----------------------------------------------------------------------

    def refresh(self) -> None:
        if not self.isVisible():
            return  # it refreshes when it is shown
        try:
            numbers = self._numbers
            history, today = numbers.history(), numbers.today()
            stats, advice = numbers.stats(), numbers.advice()
        except KnownError as error:
            self.say_problem(str(error))
            return
        self.say_problem("")
        self.today.show_today(stats, advice)
        self.goal.show_goals(history.goals, today, by_plan=False)
        self.breaks.show_breaks(history.breaks, today)

    def say_problem(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    # --- what the person wants ---------------------------------------------------------------

    def _do(self, act: Any, *values: Any) -> bool:
        """False where the history cannot take it, which is said then."""
        try:
            act(*values)
        except KnownError as error:
            self.say_problem(str(error))
            return False
        return True

    def _set_goal(self, days: int) -> None:
        self._do(self._numbers.set_goal, days)

    def _add_break(self, one: Break) -> None:
        if self._do(self._numbers.set_break, one):
            self._before = one
            said = words.break_days(one, self._numbers.today())
            self.toast.say(f"{words.reason_name(one.reason)}: {said}", _("Undo"), self._undo_added)

    def _end_break(self, one: Break, last_day: date) -> None:
        if self._do(self._numbers.end_break, one.start, last_day):
            self._before = one
            self.toast.say(_("The break has ended."), _("Undo"), self._bring_back)

    def _remove_break(self, one: Break) -> None:
        if self._do(self._numbers.remove_break, one.start):
            self._before = one
            self.toast.say(_("The break was removed."), _("Undo"), self._bring_back)

    def _undo_added(self) -> None:
        self._do(self._numbers.remove_break, self._before.start)

    def _bring_back(self) -> None:
        self._do(self._numbers.set_break, self._before)

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
