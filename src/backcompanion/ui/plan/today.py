"""Today: what would be good, and why."""

from gettext import gettext as _

from backcompanion.training.advice import Advice
from backcompanion.training.stats import Stats
from backcompanion.ui import theme
from backcompanion.ui.plan import words
from backcompanion.ui.plan.section import PlanSection
from backcompanion.ui.progress.words import short_day
from backcompanion.ui.widgets.text import Text
from backcompanion.ui.workout.week import advice_line, day_name, week_line


class TodaySection(PlanSection):
    def __init__(self) -> None:
        super().__init__(_("Today"))
        self.headline = Text("", 22, theme.BOLD, wrap=True)
        self.reason = Text("", 15, wrap=True)
        self._week = Text("", 13, role=theme.MUTED, wrap=True)
        for text in (self.headline, self.reason, self._week):
            self.column.addWidget(text)

    def show_today(self, stats: Stats, advice: Advice) -> None:
        self.note.setText(short_day(stats.as_of))
        self.headline.setText(words.headline(advice))
        self.reason.setText(advice_line(advice, day_name(advice.last_day.weekday())))
        week = week_line(stats)
        self._week.setText(week)
        self._week.setVisible(bool(week))
