"""The card of the training days: a field of squares, or a table."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.progress_series import DayMark
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import LazySequence
from backcompanion.ui.progress.day_grid import DayGrid
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.label import Label

if TYPE_CHECKING:
    from backcompanion.ui.charts.text_table import TextTable


class TrainingDays(Card):
    """The field under its title, with the reading beside it; or the same days as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = DayGrid()
        self._table: TextTable | None = None
        self._days: tuple[DayMark, ...] = ()
        self._summary = ""
        self._reading = Label("", 13, role=theme.MUTED)
        self._reading.setMinimumWidth(1)
        self.as_table = Chip(_("Show as table"))
        self.as_table.setAccessibleName(_("Show the training days as a table"))
        self.as_table.toggled.connect(self._on_table_toggled)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(Label(_("Training days"), 16, theme.BOLD))
        top.addStretch()
        top.addWidget(self._reading)
        top.addWidget(self.as_table)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 12, 20, 14)
        self._column.setSpacing(6)
        self._column.addLayout(top)
        self._column.addWidget(self.grid)
        self.grid.reading_changed.connect(self._on_reading_changed)

    def show_days(self, days: tuple[DayMark, ...]) -> None:
        self._days = days
        active = sum(mark.counts for mark in days)
        self._summary = (
            _("{days} in 53 weeks").format(days=training_text.days(active)) if active else ""
        )
        self.grid.show_days(days)
        self._fill_table()

    def _on_reading_changed(self, text: str) -> None:
        self._reading.setText(text or self._summary)

    def _on_table_toggled(self, as_table: bool) -> None:
        if self._table is None:
            from backcompanion.ui.charts.text_table import TextTable

            self._table = TextTable()
            self._table.setAccessibleName(_("Training days, latest first"))
            self._table.setFixedHeight(max(160, self.grid.height()))
            self._column.addWidget(self._table)
        self._fill_table()
        self.grid.setVisible(not as_table)
        self._table.setVisible(as_table)

    def _fill_table(self) -> None:
        if self._table is None:
            return
        trained = [mark for mark in reversed(self._days) if mark.sessions]
        self._table.show_rows(
            (_("Day"), _("Sessions"), _("Time"), _("Sets"), _("Counts")),
            LazySequence(len(trained), lambda index: _row(trained[index])),
        )


def _row(mark: DayMark) -> tuple[str, ...]:
    return (
        formats.full_day(mark.day),
        str(mark.sessions),
        formats.duration(mark.seconds),
        training_text.sets(mark.sets_done, mark.sets_planned) if mark.sets_planned else "–",
        _("yes") if mark.counts else _("no"),
    )
