"""What the window shows until its pages stand: the colours of the rail and of a page."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backcompanion.ui import theme

RAIL_WIDTH = 88


class Placeholder(QWidget):
    """`painted`: it has been on the screen."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(c.background))
        painter.fillRect(0, 0, RAIL_WIDTH, self.height(), QColor(c.surface))
        painter.fillRect(RAIL_WIDTH - 1, 0, 1, self.height(), QColor(c.line))
        self.painted.emit()
