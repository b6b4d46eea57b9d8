"""The weeks behind and ahead as a field of squares: done, planned, break; read by mouse or keys."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.plan_day import PlanDay
from backcompanion.ui import theme
from backcompanion.ui.plan.plan_section import PlanSection
from backcompanion.ui.text import formats, plan_text
from backcompanion.ui.text.formats import month
from backcompanion.ui.widgets.buttons import paint_focus
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.label import Label

NAMES_WIDTH = 38.0
MONTHS_HEIGHT = 20.0
WIDEST_PITCH = 34.0
_GAP = 4.0
# A break that still lies ahead is shown less strongly.
_FUTURE_BREAK_OPACITY = 0.45


class CalendarGrid(QWidget):
    """`reading_changed` says the day that is looked at, or nothing."""

    reading_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("planCalendar")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The weeks behind and ahead; read them with the arrow keys."))
        self._days: tuple[PlanDay, ...] = ()
        self._today = date.min
        self._index: int | None = None

    def show_days(self, days: Sequence[PlanDay], today: date) -> None:
        self._days, self._today = tuple(days), today
        self._fit_height()
        self._show_reading(None)

    # --- where the squares stand -------------------------------------------------------------

    def _cell_pitch(self) -> float:
        columns = max(1, len(self._days) // 7)
        return min(WIDEST_PITCH, (self.width() - NAMES_WIDTH - 2) / columns)

    def _day_rect(self, index: int) -> QRectF:
        pitch = self._cell_pitch()
        column, row = divmod(index, 7)
        return QRectF(
            round(NAMES_WIDTH + column * pitch),
            round(MONTHS_HEIGHT + row * pitch),
            round(pitch - _GAP),
            round(pitch - _GAP),
        )

    def _index_at(self, point: QPointF) -> int | None:
        column = int((point.x() - NAMES_WIDTH) // self._cell_pitch())
        row = int((point.y() - MONTHS_HEIGHT) // self._cell_pitch())
        index = column * 7 + row
        return index if column >= 0 and 0 <= row < 7 and index < len(self._days) else None

    def _fit_height(self) -> None:
        self.setFixedHeight(round(MONTHS_HEIGHT + 7 * self._cell_pitch()))

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    # --- painting ----------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, plan_day in enumerate(self._days):
            painter.setOpacity(
                _FUTURE_BREAK_OPACITY
                if plan_day.break_reason and plan_day.day > self._today
                else 1.0
            )
            paint_day(painter, self._day_rect(index), plan_day, self.devicePixelRatioF())
            painter.setOpacity(1.0)
            if plan_day.day == self._today:
                painter.setPen(QPen(QColor(c.text), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self._day_rect(index).adjusted(-1, -1, 1, 1), 8, 8)
        self._paint_names(painter, c)
        if self._index is not None:
            painter.setPen(QPen(QColor(c.prepare), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._day_rect(self._index).adjusted(-1, -1, 1, 1), 8, 8)
        elif self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 8)

    def _paint_names(self, painter: QPainter, c: theme.Colours) -> None:
        font = theme.font(12)
        painter.setFont(font)
        painter.setPen(QColor(c.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, plan_day in enumerate(self._days[:7]):
            box = QRectF(
                0, self._day_rect(row).top(), NAMES_WIDTH - 8, self._day_rect(row).height()
            )
            painter.drawText(box, right, formats.weekday(plan_day.day.weekday()))
        next_free_x = 0.0
        labelled_month = None
        for column in range(len(self._days) // 7):
            start = self._days[column * 7].day
            x = self._day_rect(column * 7).left()
            if start.month != labelled_month and x >= next_free_x:
                text = month(start)
                painter.drawText(QPointF(x, 12.0), text)
                next_free_x = x + QFontMetricsF(font).horizontalAdvance(text) + 8
                labelled_month = start.month

    # --- reading -----------------------------------------------------------------------------

    def _show_reading(self, index: int | None) -> None:
        self._index = index
        text = (
            plan_text.day_description(self._days[index], self._today) if index is not None else ""
        )
        self.setAccessibleDescription(text)
        self.reading_changed.emit(text)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: -7,
            Qt.Key.Key_Right: 7,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
        }
        key, last = Qt.Key(event.key()), len(self._days) - 1
        today_indices = [n for n, plan_day in enumerate(self._days) if plan_day.day == self._today]
        if not today_indices or (key not in moves and key not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Home:
            self._show_reading(0)
        elif key == Qt.Key.Key_End:
            self._show_reading(last)
        elif self._index is None:
            self._show_reading(today_indices[0])
        else:
            self._show_reading(min(last, max(0, self._index + moves[key])))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._show_reading(self._index_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._show_reading(None)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._show_reading(None)


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
        paint_day(QPainter(self), QRectF(self.rect()), self._plan_day, self.devicePixelRatioF())


class CalendarSection(PlanSection):
    def __init__(self) -> None:
        super().__init__(_("Weeks behind and ahead"))
        self.grid = CalendarGrid()
        self.column.addWidget(self.grid)
        legend = QHBoxLayout()
        legend.setContentsMargins(round(NAMES_WIDTH), 0, 0, 0)
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
