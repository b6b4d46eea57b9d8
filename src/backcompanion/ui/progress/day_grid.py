"""The field of training days as a widget, read by mouse or arrow keys."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.application.progress_series import DayMark
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.progress.day_grid_painting import DayGridGeometry, paint_days
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.buttons import paint_focus


class DayGrid(QWidget):
    """Painted once into a picture; reading a day only rings it."""

    reading_changed = Signal(str)

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
            field = DayGridGeometry.of(self.width())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.colours().text), 2))
            radius = field.cell * 0.24
            painter.drawRoundedRect(field.rect(self._index), radius, radius)
        elif self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 8)

    def _read(self, index: int | None) -> None:
        self._index = index
        text = _reading(self._days[index]) if index is not None else ""
        self.setAccessibleDescription(text)
        self.reading_changed.emit(text)
        self.update()

    def _today(self) -> int:
        return max((i for i, mark in enumerate(self._days) if not mark.in_future), default=0)

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
        index = DayGridGeometry.of(self.width()).index_at(event.position())
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
            self.setFixedHeight(round(DayGridGeometry.of(event.size().width()).height))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._picture = None
            self.update()


def _reading(mark: DayMark) -> str:
    """All that is known of a day, in one line."""
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
