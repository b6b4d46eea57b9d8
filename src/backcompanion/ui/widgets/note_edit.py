"""Several lines to type in."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from backcompanion.ui.widgets.painted import PaintedField
from backcompanion.ui.widgets.scroll_page import SlimScrollBar

_USUAL_WIDTH = 280


class NoteEdit(PaintedField, QPlainTextEdit):
    """Tab goes on to the next control."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip_native_look()
        self.setFixedHeight(height)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(8, 6, 6, 6)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return QSize(_USUAL_WIDTH, self.height())

    def event(self, event: QEvent) -> bool:
        # `paintEvent` is the viewport's, which lies inside of the frame.
        if event.type() == QEvent.Type.Paint:
            self.paint_field()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
