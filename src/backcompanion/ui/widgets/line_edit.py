"""A line to type in."""

from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from backcompanion.ui.widgets.elided import elide
from backcompanion.ui.widgets.painted import FIELD_HEIGHT, PaintedField

# What it leaves free at both ends beyond its margins.
_QT_MARGINS = 4


class LineEdit(PaintedField, QLineEdit):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip_native_look()
        self.setFixedHeight(FIELD_HEIGHT)
        self.setFrame(False)
        self.setTextMargins(11, 0, 11, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - _QT_MARGINS
        elide(self, self.placeholderText(), self.font(), room)  # Qt ends it in an ellipsis

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_field()
        super().paintEvent(event)
