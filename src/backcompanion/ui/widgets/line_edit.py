"""A line to type in. Painted, as a stylesheet would keep the colours of the theme before."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import paint_focus
from backcompanion.ui.widgets.card import paint_rounded_rect

_HEIGHT = 34
_RADIUS = 10


class LineEdit(QLineEdit):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font(14))
        self.setFixedHeight(_HEIGHT)
        self.setFrame(False)
        self.setTextMargins(11, 0, 11, 0)
        # The other colours go on following the program's palette.
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_rounded_rect(painter, rect, c.surface, c.line, _RADIUS)
        if self.hasFocus():
            paint_focus(painter, rect, _RADIUS)
        painter.end()
        super().paintEvent(event)
