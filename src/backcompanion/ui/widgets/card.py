"""A rounded surface with a thin line, on which things stand."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.painted import paint_rounded_rect

RADIUS = 14.0


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
