"""The training days of 53 weeks as a field of squares, darker where more was done."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from backcompanion.application.progress_series import DayMark
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.planned_days import PlannedMark
from backcompanion.ui import theme
from backcompanion.ui.charts.chart_shapes import paint_hatch
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.day_squares import DaySquares, SquaresGeometry
from backcompanion.ui.widgets.direction import reading_key, reading_point

# How much of the accent lies over the surface at each level.
LEVEL_INKS = (0.0, 0.35, 0.55, 0.75, 1.0)
# In the dark an empty day would be as dark as the card.
EMPTY_INK_DARK = 0.11
HATCH_GAP = 4.0
OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DayGrid(DaySquares):
    """`open_requested`: a day by its index; `page_requested`: so many pages back."""

    open_requested = Signal(int)
    page_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__(
            "trainingDays",
            _("Training days of 53 weeks; read them with the arrow keys, open one with Enter."),
        )
        self._days: tuple[DayMark, ...] = ()

    def show_days(self, days: tuple[DayMark, ...]) -> None:
        self._days = days
        today = max((i for i, mark in enumerate(days) if not mark.in_future), default=0)
        self.show_dates([mark.day for mark in days], first_read=today, last_read=today)

    def read_end(self, *, last: bool) -> None:
        """After a page was turned by the arrow keys: where one comes in."""
        self.read(self._last_read if last else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.read_index, reading_key(self, event.key())
        if index is not None and key in OPENING_KEYS:
            if not event.isAutoRepeat():
                self.open_requested.emit(index)
        elif index is not None and key == Qt.Key.Key_Left and index < 7:
            self.page_requested.emit(1)
        elif index is not None and key == Qt.Key.Key_Right and index + 7 > self._last_read:
            self.page_requested.emit(-1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.geometry_of_days.index_at(reading_point(self, event.position()))
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            if self._days[index].sessions:
                self.open_requested.emit(index)
        else:
            super().mouseReleaseEvent(event)

    def paint_days(self, painter: QPainter, geometry: SquaresGeometry) -> None:
        c = theme.colours()
        empty = theme.mix(c.surface, c.text, EMPTY_INK_DARK) if c.dark else QColor(c.sunk)
        level_colours = [
            empty,
            *(theme.mix(c.surface, c.accent, ink) for ink in LEVEL_INKS[1:]),
        ]
        for index, mark in enumerate(self._days):
            rect = geometry.rect(index)
            if not mark.in_future:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(level_colours[mark.level])
                painter.drawRoundedRect(rect, geometry.radius, geometry.radius)
                if mark.in_break and not mark.level:
                    inner = rect.adjusted(1.5, 1.5, -1.5, -1.5)
                    paint_hatch(painter, inner, QColor(c.muted), HATCH_GAP)
            if mark.planned is not None:
                _paint_planned(painter, rect, mark.planned, geometry.radius)
        self._paint_run(painter, geometry, QColor(c.accent))

    def _paint_run(self, painter: QPainter, geometry: SquaresGeometry, ink: QColor) -> None:
        """A bar under the weeks of the streak that goes on."""
        columns = [index // 7 for index in range(0, len(self._days), 7) if self._days[index].in_run]
        if not columns:
            return
        left = geometry.rect(columns[0] * 7).left()
        bottom = geometry.rect(6).bottom() + 4
        right = geometry.rect(columns[-1] * 7).right()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(left, bottom, right - left, 3), 1.5, 1.5)

    def reading(self, index: int) -> str:
        mark = self._days[index]
        name = formats.full_day(mark.day)
        parts = []
        if mark.in_future:
            parts.append(_("still to come"))
        elif not mark.sessions:
            parts.append(_("a break") if mark.in_break else _("no session"))
        else:
            if mark.sessions > 1:
                parts.append(training_text.sessions(mark.sessions))
            parts.append(formats.duration(mark.seconds))
            if mark.sets_planned:
                parts.append(training_text.sets_of(mark.sets_done, mark.sets_planned))
            if not mark.counts:
                parts.append(_("does not count as a training day"))
        if mark.planned is not None and not (mark.in_future and mark.planned != "to-come"):
            parts.append(planned_text(mark.planned))
        return _("{day}: {what}").format(day=name, what=" · ".join(parts))


def planned_text(mark: PlannedMark) -> str:
    return {
        "done": _("as planned"),
        "moved": _("planned, moved to another day"),
        "missed": _("planned, not trained"),
        "extra": _("beyond the plan"),
        "to-come": _("planned"),
    }[mark]


def _paint_planned(painter: QPainter, rect: QRectF, mark: PlannedMark, radius: float) -> None:
    """By shape: a ring to come, a cross missed, a dot moved; done is told by its colour."""
    c = theme.colours()
    middle, reach = rect.center(), rect.width() / 5
    if mark == "to-come":
        painter.setPen(QPen(QColor(c.muted), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    elif mark == "moved":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.muted))
        painter.drawEllipse(middle, reach * 0.8, reach * 0.8)
    elif mark == "missed":
        painter.setPen(QPen(QColor(c.rest), 1.4))
        for slope in (-1, 1):
            painter.drawLine(
                QPointF(middle.x() - reach, middle.y() - slope * reach),
                QPointF(middle.x() + reach, middle.y() + slope * reach),
            )
