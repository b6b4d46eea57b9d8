"""A rounded surface with a thin line, on which things stand."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from backcompanion.ui import theme

RADIUS = 14.0


def paint_rounded_rect(
    painter: QPainter, rect: QRectF, fill: str | QColor, line: str | QColor | None, radius: float
) -> None:
    """A rounded rectangle whose line lies on whole pixels inside of `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(line), 1.0) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class Card(QFrame):
    """`sunk` cards lie lower than the page, the others above it."""

    def __init__(self, parent: QWidget | None = None, *, sunk: bool = False) -> None:
        super().__init__(parent)
        self._sunk = sunk

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        paint_rounded_rect(
            painter, QRectF(self.rect()), c.sunk if self._sunk else c.surface, c.line, RADIUS
        )
