"""Several lines to type in. Painted, so that it follows the theme."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import paint_focus
from backcompanion.ui.widgets.card import paint_rounded_rect
from backcompanion.ui.widgets.scroll_page import SlimScrollBar

RADIUS = 10


class NoteEdit(QPlainTextEdit):
    """Tab goes on to the next control."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font(15))
        self.setFixedHeight(height)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(10, 8, 6, 6)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._paint_background()
        return super().event(event)

    def _paint_background(self) -> None:
        c = theme.colours()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_rounded_rect(painter, rect, c.surface, c.line, RADIUS)
        if self.hasFocus():
            paint_focus(painter, rect, RADIUS)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
