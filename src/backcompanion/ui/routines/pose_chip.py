"""One pose of the strip: its small picture with its number, on where it is the one that is seen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPixmap

from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect

PICTURE = (88, 52)
_TEXT_HEIGHT, _RADIUS = 20, 9.0


class PoseChip(Chip):
    """Without a picture, as where there is little room, a chip like others."""

    def __init__(self, text: str) -> None:
        super().__init__(text, height=32)
        self._picture: QPixmap | None = None

    def show_picture(self, picture: QPixmap | None) -> None:
        if (picture is None) != (self._picture is None):
            self._picture = picture
            self.updateGeometry()
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        if self._picture is None:
            return super().sizeHint()
        return QSize(PICTURE[0] + 8, PICTURE[1] + _TEXT_HEIGHT + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            super().paintEvent(event)
            return
        c = theme.colours()
        painter = self.create_painter()
        rect, on = QRectF(self.rect()), self.isChecked()
        line = c.accent if on else c.muted if self.hovered else c.line
        paint_rounded_rect(painter, rect, c.soft if on else c.sunk, line, _RADIUS)
        painter.drawPixmap(4, 3, self._picture)
        painter.setFont(theme.font(12, theme.SEMIBOLD) if on else theme.font(12))
        painter.setPen(QColor(c.accent if on else c.muted))
        words = QRectF(0, rect.height() - _TEXT_HEIGHT - 1, rect.width(), _TEXT_HEIGHT)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.shows_focus:
            paint_focus(painter, rect, _RADIUS)
