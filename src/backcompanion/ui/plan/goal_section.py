"""Active days a week, and since when."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.consistency import goal_on
from backcompanion.training.session.record import Goal
from backcompanion.ui import theme
from backcompanion.ui.plan.plan_section import PlanSection
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.choice_chips import ChoiceChips
from backcompanion.ui.widgets.label import Label

SHOWN = 4


class GoalSection(PlanSection):
    """`chosen` carries 1 to 7."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Goal"))
        self.note.setText(_("days a week"))
        self.days = ChoiceChips([(days, str(days)) for days in range(1, 8)])
        self.days.set_label(_("Goal, days a week"))
        self._explanation = Label("", 13, role=theme.MUTED, wrap=True)
        self._goal_list = Label("", 13, wrap=True)
        for widget in (self.days, self._explanation, self._goal_list):
            self.column.addWidget(widget)
        self.days.chosen.connect(self._on_days_chosen)

    def show_goals(self, goals: Sequence[Goal], today: date, *, by_plan: bool) -> None:
        """`by_plan`: the weeks of a plan set it now."""
        self.days.show_value(goal_on(today, goals))
        self.days.setEnabled(not by_plan)
        self._explanation.setText(
            _("While the plan runs, its weeks set the goal.")
            if by_plan
            else _("Each week is held to the goal it began with.")
        )
        lines = goal_texts(goals, today)
        self._goal_list.setText("\n".join(lines))
        self._goal_list.setVisible(bool(lines))

    def _on_days_chosen(self, days: int) -> None:
        self.chosen.emit(days)


def goal_texts(goals: Sequence[Goal], today: date) -> list[str]:
    """The latest first: those to come, the one in force, and some before."""
    lines = []
    for goal in sorted(goals, key=lambda goal: goal.start, reverse=True)[:SHOWN]:
        days = training_text.days(goal.days_per_week)
        day = formats.plain_day(goal.start)
        template = _("{days} since {day}") if goal.start <= today else _("{days} from {day}")
        lines.append(template.format(days=days, day=day))
    return lines
