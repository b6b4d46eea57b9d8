"""The training days of 53 weeks as a field of rounded squares: where they stand, how they look."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from backcompanion.application.progress_series import CALENDAR_WEEKS, DayMark
from backcompanion.ui import theme
from backcompanion.ui.text import formats

NAMES_WIDTH = 38.0
MONTHS_HEIGHT = 20.0
WIDEST_PITCH = 34.0
MOST_GAP = 3.5
# How much of the accent lies over the surface at each level.
LEVEL_INKS = (0.0, 0.35, 0.55, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class DayGridGeometry:
    """Where the squares stand, for a given width."""

    pitch: float
    cell: float

    @classmethod
    def of(cls, width: float) -> "DayGridGeometry":
        pitch = min(WIDEST_PITCH, (width - NAMES_WIDTH - 2) / CALENDAR_WEEKS)
        return cls(pitch, pitch - max(2.0, min(MOST_GAP, pitch * 0.16)))

    @property
    def height(self) -> float:
        return MONTHS_HEIGHT + 7 * self.pitch + 2

    def rect(self, index: int) -> QRectF:
        column, row = divmod(index, 7)
        return QRectF(
            NAMES_WIDTH + column * self.pitch,
            MONTHS_HEIGHT + row * self.pitch,
            self.cell,
            self.cell,
        )

    def index_at(self, point: QPointF) -> int | None:
        column = int((point.x() - NAMES_WIDTH) // self.pitch)
        row = int((point.y() - MONTHS_HEIGHT) // self.pitch)
        inside = 0 <= column < CALENDAR_WEEKS and 0 <= row < 7
        return column * 7 + row if inside else None


def paint_days(
    painter: QPainter, days: Sequence[DayMark], colours: theme.Colours, width: float
) -> None:
    """The whole field with the names of months and weekdays."""
    field = DayGridGeometry.of(width)
    empty = QColor(colours.sunk)
    level_colours = [
        empty,
        *(theme.mix(colours.surface, colours.accent, ink) for ink in LEVEL_INKS[1:]),
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = field.cell * 0.24
    for index, mark in enumerate(days):
        if not mark.in_future:
            painter.setBrush(level_colours[mark.level])
            painter.drawRoundedRect(field.rect(index), radius, radius)
    painter.setPen(QColor(colours.muted))
    _paint_months(painter, days, field)
    painter.setFont(theme.font(min(12.0, max(9.0, field.pitch * 0.62))))
    for row in (0, 2, 4):
        if row < len(days):
            box = QRectF(0, MONTHS_HEIGHT + row * field.pitch, NAMES_WIDTH - 8, field.cell)
            painter.drawText(
                box,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                formats.weekday(days[row].day.weekday()),
            )


def _paint_months(painter: QPainter, days: Sequence[DayMark], field: DayGridGeometry) -> None:
    font = theme.font(12)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    next_free_x = 0.0
    starts = [days[column * 7].day for column in range(len(days) // 7)]
    for column, start in enumerate(starts):
        if column and start.month == starts[column - 1].month:
            continue
        text = formats.month(start)
        x = NAMES_WIDTH + column * field.pitch
        # The first month is left out where it would touch the second.
        next_month_near = (
            any(day.month != start.month for day in starts[1:3]) if column == 0 else False
        )
        width = metrics.horizontalAdvance(text)
        edge = NAMES_WIDTH + CALENDAR_WEEKS * field.pitch
        if x < next_free_x or next_month_near or x + width > edge + 2:
            continue
        painter.drawText(QPointF(x, 12.0), text)
        next_free_x = x + width + 8
