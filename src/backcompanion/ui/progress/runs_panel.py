"""Beside the streak: the longest runs as bars with their days, and the years."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.runs import Run, YearOfWeeks, runs_of, years_of
from backcompanion.training.planning.stats import Stats
from backcompanion.ui import theme
from backcompanion.ui.charts.chart_shapes import paint_bar
from backcompanion.ui.progress.headline_numbers import keeps_streak
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.buttons import PaintedButton
from backcompanion.ui.widgets.elided import show_whole
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import laid_out_once
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect

MOST_RUNS = 5
ROW_HEIGHT = 26
NUMBER_WIDTH, BAR_AT, DAYS_AT = 24, 34, 0.37


class RunRow(PaintedButton):
    """One run; pressed, it opens what was trained in it."""

    def __init__(self, run: Run, longest: int, today: date) -> None:
        super().__init__(None)
        self.run = run
        self._share = run.weeks / max(1, longest)
        self._days = _days(run, today)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(12))
        self.setAccessibleName(
            _("{weeks}, {days}").format(weeks=training_text.weeks(run.weeks), days=self._days)
        )

    def sizeHint(self) -> QSize:
        return QSize(250, ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = self.create_painter()
        if self.hovered:
            paint_rounded_rect(painter, self.rect().toRectF(), c.soft, None, 8)
        height = self.height()
        painter.setFont(theme.font(14, theme.BOLD))
        painter.setPen(QColor(c.text))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, NUMBER_WIDTH, height), right, str(self.run.weeks))
        days_at = self.width() * DAYS_AT
        room = max(8.0, days_at - BAR_AT - 12)
        bar = QRectF(BAR_AT, height / 2 - 6, max(6.0, room * self._share), 12)
        strong = self._share == 1 or self.run.going_on
        paint_bar(
            painter, bar, QColor(c.accent) if strong else theme.mix(c.surface, c.accent, 0.55)
        )
        painter.setFont(self.font())
        painter.setPen(QColor(c.muted))
        width = self.width() - days_at - 6
        text = QFontMetricsF(self.font()).elidedText(self._days, Qt.TextElideMode.ElideRight, width)
        show_whole(self, self._days, all_shown=text == self._days)
        painter.drawText(QRectF(days_at, 0, width, height), Qt.AlignmentFlag.AlignVCenter, text)
        if self.shows_focus:
            paint_focus(painter, self.rect().toRectF(), 8)


def _days(run: Run, today: date) -> str:
    """A year only where it is not the present one, and once where both days lie in it."""
    first, last = (
        formats.day_and_month(day) if is_plain else formats.plain_day(day)
        for day, is_plain in (
            (run.first, run.first.year in (today.year, run.last.year)),
            (run.last, run.last.year == today.year),
        )
    )
    text = _("{first} – {last}").format(first=first, last=last)
    return _("{days} · going on").format(days=text) if run.going_on else text


class RunsPanel(QWidget):
    """`open_requested` carries the run that was pressed."""

    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Stats | None = None
        self._rows: list[RunRow] = []
        head = QHBoxLayout()
        head.setSpacing(8)
        self._head = (
            Label(_("Longest runs"), 13, theme.BOLD),
            Label(_("in weeks"), 13, role=theme.MUTED),
        )
        for label in self._head:
            head.addWidget(label)
        head.addStretch()
        self._keeps = Label("", 13, theme.SEMIBOLD, theme.ACCENT, wrap=True)
        self._missed = Label("", 12, role=theme.MUTED, wrap=True)
        self._years = Label("", 12, role=theme.MUTED, wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._list)
        for label in (self._keeps, self._missed, self._years):
            column.addWidget(label)
        column.addStretch()

    def show_runs(self, stats: Stats, still_possible: int) -> None:
        """Of the whole history. `still_possible`: active days that can still be added this week."""
        if stats is self._shown:
            return
        self._shown = stats
        with laid_out_once(self):
            self._fill(stats)
        keeps = keeps_streak(stats.this_week, stats.streak, stats.as_of, still_possible)
        self._keeps.setText(keeps)
        self._keeps.setVisible(bool(keeps))
        missed = sum(week.state == "missed" for week in stats.weeks)
        self._missed.setText(
            ngettext("✕ {n} week missed", "✕ {n} weeks missed", missed).format(n=missed)
        )
        self._missed.setVisible(bool(missed))
        for label in self._head:
            label.setVisible(bool(self._rows))
        years = " · ".join(_year(year) for year in years_of(stats.weeks) if year.held)
        if not self._rows:  # of a first week there is nothing to count yet
            years = years or _("No run yet. One begins when a week's goal is met.")
        self._years.setText(years)

    def _fill(self, stats: Stats) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = shown_runs(runs_of(stats.weeks))
        self._rows = [RunRow(run, shown[0].weeks, stats.as_of) for run in shown]
        for row in self._rows:
            row.clicked.connect(self._on_row_clicked)
            self._list.addWidget(row)

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RunRow):
            self.open_requested.emit(row.run)


def shown_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The longest, and the one that goes on among them or after them."""
    longest = tuple(runs[:MOST_RUNS])
    current = [run for run in runs[MOST_RUNS:] if run.going_on]
    return (*longest[: MOST_RUNS - len(current)], *current)


def _year(year: YearOfWeeks) -> str:
    text = ngettext("{year}: {met} of {n} week met", "{year}: {met} of {n} weeks met", year.held)
    return text.format(year=year.year, met=year.met, n=year.held)
