"""What the window shows until its pages stand: the colours of the rail and of a page."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme

RAIL_WIDTH = 88


def page_name(index: int) -> str:
    """By its place on the rail."""
    return (_("Workout"), _("Plan"), _("Progress"), _("Settings"), _("Help"))[index]


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
