"""Today: what would be good, and why; and what the other days of the week are for."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.plan_day import PlanDay, TodaysPlan
from backcompanion.training.planning.stats import Stats
from backcompanion.ui import theme
from backcompanion.ui.plan.plan_section import PlanSection, move_focus_to
from backcompanion.ui.plan.week_strip import WeekStrip
from backcompanion.ui.text import formats, plan_text
from backcompanion.ui.text.week import week_line
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.soreness_scale import SorenessScale


class TodaySection(PlanSection):
    """`soreness_chosen` carries 0 to 10, or None for taken back."""

    soreness_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Today"))
        self.headline = Label("", 22, theme.BOLD, wrap=True)
        self.reason = Label("", 15, wrap=True)
        self.workout = Label("", 14, theme.SEMIBOLD, role=theme.ACCENT, wrap=True)
        self.strip = WeekStrip()
        self.ask = Button(_("How sore is your back?"), kind="quiet", height=30, pixels=13)
        self.ask.setObjectName("askSore")
        self.scale = SorenessScale()
        self.scale.hide()
        foot = QHBoxLayout()
        self._week_text = Label("", 13, role=theme.MUTED)
        self._week_text.setMinimumWidth(1)
        foot.addWidget(self._week_text)
        foot.addStretch(1)
        foot.addWidget(self.ask)
        widgets: tuple[QWidget, ...] = (self.headline, self.reason, self.workout, self.strip)
        for widget in widgets:
            self.column.addWidget(widget)
        self.column.addLayout(foot)
        self.column.addWidget(self.scale)
        self.ask.clicked.connect(self._on_ask_clicked)
        self.scale.chosen.connect(self._on_soreness_chosen)

    def show_today(
        self,
        stats: Stats,
        today: TodaysPlan,
        week: Sequence[PlanDay],
        workout: str,
        soreness: int | None,
    ) -> None:
        """`workout`: what the day's workout holds, or empty. `soreness`: what was said today."""
        self.note.setText(formats.short_day(today.day))
        self.headline.setText(plan_text.today_headline(today))
        self.reason.setText(plan_text.today_reason(today))
        self.workout.setText(workout)
        self.workout.setVisible(bool(workout))
        if today.makes_up:
            week = [
                replace(plan_day, task="workout", planned=True)
                if plan_day.day == today.day
                else plan_day
                for plan_day in week
            ]
        self.strip.show_week(week, today.day)
        self.strip.setVisible(
            any(plan_day.task or plan_day.break_reason or plan_day.done for plan_day in week)
        )
        self._week_text.setText(week_line(stats))
        self.scale.show_value(soreness)
        ask_text = _("How sore is your back?")
        if soreness is not None:
            ask_text = _("Soreness today: {n} of 10").format(n=soreness)
        self.ask.set_text_and_icon(ask_text, "")

    def _on_ask_clicked(self) -> None:
        self.scale.setVisible(self.scale.isHidden())
        if not self.scale.isHidden():
            move_focus_to(self.scale.focus_target())

    def _on_soreness_chosen(self, value: int | None) -> None:
        move_focus_to(self.ask)
        self.scale.hide()
        self.soreness_chosen.emit(value)
