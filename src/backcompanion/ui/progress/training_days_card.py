"""The card of the training days: a field of squares, or a table."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.progress_series import DayMark
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import LazySequence
from backcompanion.ui.progress.day_grid import DayGrid, planned_text
from backcompanion.ui.progress.days_legend import DaysLegend
from backcompanion.ui.progress.pager import Pager
from backcompanion.ui.text import formats, span_text, training_text
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.label import Label

if TYPE_CHECKING:
    from backcompanion.ui.charts.text_table import TextTable


class TrainingDays(Card):
    """The field under its title, with the reading below it; or the same days as a table.

    `open_requested`: ids of sessions, and a name for them all. `page_changed`: of 53 weeks.
    """

    open_requested = Signal(object, str)
    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = DayGrid()
        self._table: TextTable | None = None
        self._days: tuple[DayMark, ...] = ()
        self._ids_on: Callable[[date], Sequence[str]] = _none_on
        self._summary = ""
        self._reading = Label("", 13, role=theme.MUTED)
        self._reading.setMinimumWidth(1)
        self._legend = DaysLegend()
        self.pager = Pager(_("Earlier training days"), _("Later training days"))
        self.as_table = Chip(_("Show as table"))
        self.as_table.setAccessibleName(_("Show the training days as a table"))
        self.as_table.toggled.connect(self._on_table_toggled)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(Label(_("Training days"), 16, theme.BOLD))
        top.addStretch()
        top.addWidget(self.as_table)
        top.addWidget(self.pager)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._reading, 1)
        foot.addWidget(self._legend)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 12, 20, 12)
        self._column.setSpacing(4)
        self._column.addLayout(top)
        self._column.addWidget(self.grid)
        self._column.addLayout(foot)
        self.grid.reading_changed.connect(self._on_reading_changed)
        self.grid.open_requested.connect(self._on_open_requested)
        self.grid.page_requested.connect(self._on_page_requested)
        self.pager.page_changed.connect(self.page_changed)

    def show_days(
        self,
        days: tuple[DayMark, ...],
        page: int,
        pages: int,
        ids_on: Callable[[date], Sequence[str]],
    ) -> None:
        """`ids_on`: of the sessions of a day."""
        self._days, self._ids_on = days, ids_on
        active = sum(mark.counts for mark in days)
        self._summary = (
            _("{days} in 53 weeks").format(days=training_text.days(active)) if active else ""
        )
        self._legend.show_kinds(
            has_breaks=any(mark.in_break for mark in days),
            has_run=any(mark.in_run for mark in days),
            has_missed=any(mark.planned == "missed" for mark in days),
            has_moved=any(mark.planned == "moved" for mark in days),
        )
        self.grid.show_days(days)
        shown = [mark.day for mark in days if not mark.in_future]
        text = span_text.months_span(shown[0], shown[-1]) if shown else ""
        self.pager.show_pages(page, pages, text)
        self._fill_table()

    def _on_reading_changed(self, text: str) -> None:
        self._reading.setText(text or self._summary)

    def _on_page_requested(self, pages: int) -> None:
        """By an arrow key, over the edge of the field."""
        if self.pager.turn(pages):
            self.grid.read_end(last=pages > 0)

    def _on_open_requested(self, index: int) -> None:
        day = self._days[index].day
        self.open_requested.emit(tuple(self._ids_on(day)), formats.full_day(day))

    def _on_table_toggled(self, as_table: bool) -> None:
        if self._table is None:
            from backcompanion.ui.charts.text_table import TextTable

            self._table = TextTable()
            self._table.setAccessibleName(_("Training days, latest first"))
            self._table.setFixedHeight(max(160, self.grid.height()))
            self._column.insertWidget(2, self._table)
        self._fill_table()
        self.grid.setVisible(not as_table)
        self._table.setVisible(as_table)

    def _fill_table(self) -> None:
        if self._table is None:
            return
        trained = [mark for mark in reversed(self._days) if mark.sessions or mark.planned]
        self._table.show_rows(
            (_("Day"), _("Sessions"), _("Time"), _("Sets"), _("Counts"), _("Plan")),
            LazySequence(len(trained), lambda index: _row(trained[index])),
        )


def _none_on(_day: date) -> Sequence[str]:
    return ()


def _row(mark: DayMark) -> tuple[str, ...]:
    return (
        formats.full_day(mark.day),
        str(mark.sessions),
        formats.duration(mark.seconds),
        training_text.sets(mark.sets_done, mark.sets_planned) if mark.sets_planned else "–",
        _("yes") if mark.counts else _("no"),
        planned_text(mark.planned) if mark.planned else "",
    )
