"""The training days of 53 weeks as a field of squares, read by mouse or arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backcompanion.ui import theme
from backcompanion.ui.progress import words
from backcompanion.ui.progress.series import CALENDAR_WEEKS, DayMark
from backcompanion.ui.widgets.buttons import paint_focus
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.text import Text

NAMES_WIDTH = 38.0
MONTHS_HEIGHT = 20.0
WIDEST_PITCH = 34.0
MOST_GAP = 3.5
# How much of the accent lies over the surface at each level.
LEVEL_INKS = (0.0, 0.35, 0.55, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Field:
    """Where the squares stand, for a given width."""

    pitch: float
    cell: float

    @classmethod
    def of(cls, width: float) -> "Field":
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
    field = Field.of(width)
    empty = QColor(colours.sunk)
    inks = [empty, *(theme.mix(colours.surface, colours.accent, ink) for ink in LEVEL_INKS[1:])]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = field.cell * 0.24
    for index, mark in enumerate(days):
        if not mark.ahead:
            painter.setBrush(inks[mark.level])
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
                words.weekday(days[row].day.weekday()),
            )


def _paint_months(painter: QPainter, days: Sequence[DayMark], field: Field) -> None:
    font = theme.font(12)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    free_from = 0.0
    starts = [days[column * 7].day for column in range(len(days) // 7)]
    for column, start in enumerate(starts):
        if column and start.month == starts[column - 1].month:
            continue
        text = words.month(start)
        x = NAMES_WIDTH + column * field.pitch
        # The first month is left out where it would touch the second.
        soon = any(day.month != start.month for day in starts[1:3]) if column == 0 else False
        width = metrics.horizontalAdvance(text)
        edge = NAMES_WIDTH + CALENDAR_WEEKS * field.pitch
        if x < free_from or soon or x + width > edge + 2:
            continue
        painter.drawText(QPointF(x, 12.0), text)
        free_from = x + width + 8


class DaysField(QWidget):
    """Painted once into a picture; reading a day only rings it."""

    read = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trainingDays")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            _("Training days of the last 53 weeks; read them with the arrow keys.")
        )
        self._days: tuple[DayMark, ...] = ()
        self._index: int | None = None
        self._picture: QPixmap | None = None

    def show_days(self, days: tuple[DayMark, ...]) -> None:
        self._days = days
        self._picture = None
        self._read(None)

    def sizeHint(self) -> QSize:
        return QSize(900, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(400, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            inside = QPainter(self._picture)
            paint_days(inside, self._days, theme.colours(), self.width())
            inside.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if self._index is not None:
            field = Field.of(self.width())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.colours().prepare), 2))
            radius = field.cell * 0.24
            painter.drawRoundedRect(field.rect(self._index), radius, radius)
        elif self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 8)

    def _read(self, index: int | None) -> None:
        self._index = index
        text = words.day_reading(self._days[index]) if index is not None else ""
        self.setAccessibleDescription(text)
        self.read.emit(text)
        self.update()

    def _today(self) -> int:
        return max((i for i, mark in enumerate(self._days) if not mark.ahead), default=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: -7,
            Qt.Key.Key_Right: 7,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -28,
            Qt.Key.Key_PageDown: 28,
        }
        key = Qt.Key(event.key())
        today = self._today()
        if not self._days or (key not in moves and key not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Home:
            self._read(0)
        elif key == Qt.Key.Key_End or self._index is None:
            self._read(today)
        else:
            self._read(min(today, max(0, self._index + moves[key])))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = Field.of(self.width()).index_at(event.position())
        if index is not None and index < len(self._days) and index != self._index:
            self._read(index)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._read(None)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._read(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None
        if event.size().width() != event.oldSize().width():
            # A layout that asks for the height of a width squeezes it inside a scroll area.
            self.setFixedHeight(round(Field.of(event.size().width()).height))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._picture = None
            self.update()


class TrainingDays(Card):
    """The field under its title, with the reading beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = DaysField()
        self._summary = ""
        self._reading = Text("", 13, role=theme.MUTED)
        self._reading.setMinimumWidth(1)
        top = QHBoxLayout()
        top.addWidget(Text(_("Training days"), 16, theme.BOLD))
        top.addStretch()
        top.addWidget(self._reading)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.field)
        self.field.read.connect(self._show_reading)

    def show_days(self, days: tuple[DayMark, ...]) -> None:
        active = sum(mark.counts for mark in days)
        self._summary = _("{days} in 53 weeks").format(days=words.days(active)) if active else ""
        self.field.show_days(days)

    def _show_reading(self, text: str) -> None:
        self._reading.setText(text or self._summary)
