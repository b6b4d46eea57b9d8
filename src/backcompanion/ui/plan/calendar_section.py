"""The weeks behind and ahead as a field of squares: done, planned, break."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.plan_day import PlanDay
from backcompanion.ui import theme
from backcompanion.ui.plan.plan_section import PlanSection
from backcompanion.ui.text import plan_text
from backcompanion.ui.widgets.day_squares import NAMES_WIDTH, DaySquares, SquaresGeometry
from backcompanion.ui.widgets.direction import set_margins, widget_painter
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.label import Label

# A break that still lies ahead is shown less strongly.
_FUTURE_BREAK_OPACITY = 0.45


class CalendarGrid(DaySquares):
    def __init__(self) -> None:
        super().__init__(
            "planCalendar", _("The weeks behind and ahead; read them with the arrow keys.")
        )
        self._days: tuple[PlanDay, ...] = ()
        self._today = date.min

    def show_days(self, days: Sequence[PlanDay], today: date) -> None:
        self._days, self._today = tuple(days), today
        dates = [plan_day.day for plan_day in days]
        first_read = dates.index(today) if today in dates else 0
        self.show_dates(dates, first_read=first_read, last_read=max(0, len(dates) - 1))

    def reading(self, index: int) -> str:
        return plan_text.day_description(self._days[index], self._today)

    def paint_days(self, painter: QPainter, geometry: SquaresGeometry) -> None:
        for index, plan_day in enumerate(self._days):
            square = geometry.rect(index)
            is_future_break = plan_day.break_reason and plan_day.day > self._today
            painter.setOpacity(_FUTURE_BREAK_OPACITY if is_future_break else 1.0)
            paint_day(painter, square, plan_day, self.devicePixelRatioF())
            if plan_day.day == self._today:
                painter.setPen(QPen(QColor(theme.colours().text), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                radius = geometry.radius + 1
                painter.drawRoundedRect(square.adjusted(-1, -1, 1, 1), radius, radius)


def paint_day(painter: QPainter, box: QRectF, plan_day: PlanDay, ratio: float) -> None:
    """Done is filled with a tick, planned is a ring with a dot, a break is hatched."""
    c = theme.colours()
    radius = box.width() * 0.24
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(c.accent if plan_day.done else c.sunk))
    painter.drawRoundedRect(box, radius, radius)
    if plan_day.break_reason and not plan_day.done:
        _hatch(painter, box, radius, c)
    if plan_day.done:
        pixels = round(box.width() * 0.62)
        tick = icon_pixmap("check", c.on_accent, pixels, ratio)
        inset = (box.width() - pixels) / 2
        painter.drawPixmap(QPointF(box.left() + inset, box.top() + inset), tick)
    elif plan_day.planned:
        painter.setBrush(QColor(c.soft))
        painter.setPen(QPen(QColor(c.accent), 1.5))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent))
        dot = box.width() * 0.11
        painter.drawEllipse(box.center(), dot, dot)


def _hatch(painter: QPainter, box: QRectF, radius: float, c: theme.Colours) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setClipPath(shape)
    painter.setPen(QPen(QColor(c.rest), 1.2))
    step = max(4.0, box.width() / 5)
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += step
    painter.restore()


class _LegendSquare(QWidget):
    """One square of the legend."""

    def __init__(self, plan_day: PlanDay) -> None:
        super().__init__()
        self._plan_day = plan_day
        self.setFixedSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = widget_painter(self), QRectF(self.rect())
        paint_day(painter, rect, self._plan_day, self.devicePixelRatioF())


class CalendarSection(PlanSection):
    def __init__(self) -> None:
        super().__init__(_("Weeks behind and ahead"))
        self.grid = CalendarGrid()
        self.column.addWidget(self.grid)
        legend = QHBoxLayout()
        set_margins(legend, round(NAMES_WIDTH), 0, 0, 0)
        legend.setSpacing(6)
        for text, plan_day in (
            (_("trained"), PlanDay(date.min, True, False, None, None)),
            (_("planned"), PlanDay(date.min, False, True, None, None)),
            (_("break"), PlanDay(date.min, False, False, "rest", None)),
        ):
            legend.addWidget(_LegendSquare(plan_day))
            legend.addWidget(Label(text, 12, role=theme.MUTED))
            legend.addSpacing(10)
        legend.addStretch(1)
        self.column.addLayout(legend)
        self.grid.reading_changed.connect(self.note.setText)

    def show_days(self, days: Sequence[PlanDay], today: date) -> None:
        self.grid.show_days(days, today)
