"""A line to type in."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from backcompanion.ui.widgets.painted import FIELD_HEIGHT, PaintedField


class LineEdit(PaintedField, QLineEdit):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip_native_look()
        self.setFixedHeight(FIELD_HEIGHT)
        self.setFrame(False)
        self.setTextMargins(11, 0, 11, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_field()
        super().paintEvent(event)
