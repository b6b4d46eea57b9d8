"""The training days of 53 weeks as a field of squares, darker where more was done."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from backcompanion.application.progress_series import DayMark
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.day_squares import DaySquares, SquaresGeometry

# How much of the accent lies over the surface at each level.
LEVEL_INKS = (0.0, 0.35, 0.55, 0.75, 1.0)


class DayGrid(DaySquares):
    def __init__(self) -> None:
        super().__init__(
            "trainingDays", _("Training days of the last 53 weeks; read them with the arrow keys.")
        )
        self._days: tuple[DayMark, ...] = ()

    def show_days(self, days: tuple[DayMark, ...]) -> None:
        self._days = days
        today = max((i for i, mark in enumerate(days) if not mark.in_future), default=0)
        self.show_dates([mark.day for mark in days], first_read=today, last_read=today)

    def paint_days(self, painter: QPainter, geometry: SquaresGeometry) -> None:
        c = theme.colours()
        level_colours = [
            QColor(c.sunk),
            *(theme.mix(c.surface, c.accent, ink) for ink in LEVEL_INKS[1:]),
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        for index, mark in enumerate(self._days):
            if not mark.in_future:
                painter.setBrush(level_colours[mark.level])
                painter.drawRoundedRect(geometry.rect(index), geometry.radius, geometry.radius)

    def reading(self, index: int) -> str:
        mark = self._days[index]
        name = formats.full_day(mark.day)
        if mark.in_future:
            return _("{day}: still to come").format(day=name)
        if not mark.sessions:
            return _("{day}: no session").format(day=name)
        parts = [training_text.sessions(mark.sessions)] if mark.sessions > 1 else []
        parts.append(formats.duration(mark.seconds))
        if mark.sets_planned:
            parts.append(training_text.sets_of(mark.sets_done, mark.sets_planned))
        if not mark.counts:
            parts.append(_("does not count as a training day"))
        return _("{day}: {what}").format(day=name, what=" · ".join(parts))
