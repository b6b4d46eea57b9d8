"""Weeks side by side with a square for each day, read by the mouse or the arrow keys."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.base.dataclass import dataclass
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.accessibility import announce_description, set_role
from backcompanion.ui.widgets.direction import reading_key, reading_point, widget_painter
from backcompanion.ui.widgets.elided import fitting_pixels
from backcompanion.ui.widgets.painted import Painted, paint_focus

NAMES_WIDTH = 38.0
_AFTER_NAMES = 8.0
_LEAST_PIXELS = 9.0
MONTHS_HEIGHT = 20.0
# For what stands under the weeks.
FOOT = 6.0
_WIDEST_PITCH = 34.0
_LEAST_GAP, _MOST_GAP = 2.0, 4.0
# Below this, every second weekday has a name.
_ALL_NAMES_PITCH = 24.0
_ROUNDING = 0.24
_MOVES = {
    Qt.Key.Key_Left: -7,
    Qt.Key.Key_Right: 7,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -28,
    Qt.Key.Key_PageDown: 28,
}


@dataclass(frozen=True, slots=True)
class SquaresGeometry:
    """Where the squares stand. `pitch`: from one to the next; `cell`: the side of one."""

    columns: int
    pitch: float
    cell: float

    @classmethod
    def of(cls, width: float, columns: int) -> "SquaresGeometry":
        pitch = min(_WIDEST_PITCH, (width - NAMES_WIDTH - 2) / max(1, columns))
        return cls(columns, pitch, pitch - max(_LEAST_GAP, min(_MOST_GAP, pitch * 0.16)))

    @property
    def height(self) -> float:
        return MONTHS_HEIGHT + 7 * self.pitch + 2 + FOOT

    @property
    def radius(self) -> float:
        return self.cell * _ROUNDING

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
        inside = 0 <= column < self.columns and 0 <= row < 7
        return column * 7 + row if inside else None


class DaySquares(Painted, QWidget):
    """`reading_changed` says the day that is looked at, or nothing.

    Painted once into a picture; reading a day only rings it. Who inherits paints the days, says
    what is known of one, and calls `show_dates` whenever that has changed.
    """

    reading_changed = Signal(str)

    def __init__(self, object_name: str, accessible_name: str) -> None:
        super().__init__()
        set_role(self, "Chart")
        self.setObjectName(object_name)
        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dates: Sequence[date] = ()
        self._first_read, self._last_read = 0, 0
        self._index: int | None = None
        self._picture: QPixmap | None = None

    # --- for who inherits --------------------------------------------------------------------

    def paint_days(self, painter: QPainter, geometry: SquaresGeometry) -> None:
        raise NotImplementedError

    def reading(self, index: int) -> str:
        """All that is known of that day, in one line."""
        raise NotImplementedError

    def show_dates(self, dates: Sequence[date], *, first_read: int, last_read: int) -> None:
        """Of whole weeks. The keys begin at `first_read` and go no further than `last_read`."""
        self._dates = dates
        self._first_read, self._last_read = first_read, last_read
        self._picture = None
        self._fit_height()
        self.read(None)

    # --- where the squares stand -------------------------------------------------------------

    @property
    def geometry_of_days(self) -> SquaresGeometry:
        return SquaresGeometry.of(self.width(), len(self._dates) // 7)

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def _fit_height(self) -> None:
        # A layout that asks for the height of a width squeezes it inside a scroll area.
        self.setFixedHeight(round(self.geometry_of_days.height))

    # --- painting ----------------------------------------------------------------------------

    def refresh_look(self) -> None:
        self._picture = None
        super().refresh_look()

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._paint_picture(ratio)
        painter = self.create_painter()
        painter.drawPixmap(0, 0, self._picture)
        if self._index is not None:
            geometry = self.geometry_of_days
            painter.setPen(QPen(QColor(theme.colours().prepare), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = geometry.rect(self._index).adjusted(-1, -1, 1, 1)
            painter.drawRoundedRect(ring, geometry.radius + 1, geometry.radius + 1)
        elif self.shows_focus:
            paint_focus(painter, QRectF(self.rect()), 8)

    def _paint_picture(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = widget_painter(self, picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        geometry = self.geometry_of_days
        self.paint_days(painter, geometry)
        painter.setOpacity(1.0)
        painter.setPen(QColor(theme.colours().muted))
        self._paint_weekdays(painter, geometry)
        self._paint_months(painter, geometry)
        painter.end()
        return picture

    def _paint_weekdays(self, painter: QPainter, geometry: SquaresGeometry) -> None:
        pixels = min(12.0, max(_LEAST_PIXELS, geometry.pitch * 0.62))
        names = [formats.weekday(day) for day in range(7)]
        widest = max(names, key=len)
        room = NAMES_WIDTH - _AFTER_NAMES
        pixels = fitting_pixels(widest, pixels, _LEAST_PIXELS, room, theme.REGULAR)
        painter.setFont(theme.font(pixels))
        rows = range(0, 7, 1 if geometry.pitch >= _ALL_NAMES_PITCH else 2)
        for row in rows[:3] if len(rows) < 7 else rows:
            if row < len(self._dates):
                square = geometry.rect(row)
                box = QRectF(0, square.top(), room, square.height())
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(box, right, names[self._dates[row].weekday()])

    def _paint_months(self, painter: QPainter, geometry: SquaresGeometry) -> None:
        """Where each begins; one that would touch the next is left out."""
        font = theme.font(12)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        starts = self._dates[::7]
        columns = [
            column
            for column, start in enumerate(starts)
            if not column or start.month != starts[column - 1].month
        ]
        edge = geometry.rect(max(0, len(self._dates) - 1)).right() + 2
        next_lefts = [*(geometry.rect(column * 7).left() - 8 for column in columns[1:]), edge]
        for column, most in zip(columns, next_lefts, strict=True):
            text, left = formats.month(starts[column]), geometry.rect(column * 7).left()
            if left + metrics.horizontalAdvance(text) <= most:
                painter.drawText(QPointF(left, 12.0), text)

    # --- reading -----------------------------------------------------------------------------

    @property
    def read_index(self) -> int | None:
        """Of the day that is being read."""
        return self._index

    def read(self, index: int | None) -> None:
        self._index = index
        text = self.reading(index) if index is not None else ""
        self.setAccessibleDescription(text)
        self.reading_changed.emit(text)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = reading_key(self, event.key())
        if not self._dates or (key not in _MOVES and key not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            super().keyPressEvent(event)
            return
        before = self.accessibleDescription()
        if key == Qt.Key.Key_Home:
            self.read(0)
        elif key == Qt.Key.Key_End:
            self.read(self._last_read)
        elif self._index is None:
            self.read(self._first_read)
        else:
            self.read(min(self._last_read, max(0, self._index + _MOVES[key])))
        announce_description(self, before)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.geometry_of_days.index_at(reading_point(self, event.position()))
        if index != self._index and (index is not None or not self.hasFocus()):
            self.read(index)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.read(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.read(None)
