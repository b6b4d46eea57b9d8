"""A line to type in."""

from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from backcompanion.ui.widgets.accessibility import tell_focus_first
from backcompanion.ui.widgets.elided import elide
from backcompanion.ui.widgets.painted import FIELD_HEIGHT, PaintedField
from backcompanion.ui.widgets.text_menu import TextMenu

# What it leaves free at both ends beyond its margins.
_QT_MARGINS = 4


class LineEdit(TextMenu, PaintedField, QLineEdit):
    """What a screen reader puts there counts as typed. Qt says `textEdited` of keys alone, and
    takes the rest for something that the program does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_ours = False
        self._typed = ""
        self.textEdited.connect(self._on_typed)
        self.textChanged.connect(self._on_changed)
        self.strip_native_look()
        self.setFixedHeight(FIELD_HEIGHT)
        self.setFrame(False)
        self.setTextMargins(11, 0, 11, 0)

    def setText(self, text: str | None) -> None:
        self._is_ours = True
        super().setText(text)
        self._is_ours = False

    def clear(self) -> None:
        self.setText("")

    def _on_typed(self, text: str) -> None:
        self._typed = text

    def _on_changed(self, text: str) -> None:
        """After `textEdited`, where there was one; who heard of that may have changed it again."""
        if text != self.text():
            return
        is_from_outside = not self._is_ours and text != self._typed
        self._typed = text
        if is_from_outside:
            self.textEdited.emit(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        tell_focus_first(self)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - _QT_MARGINS
        elide(self, self.placeholderText(), self.font(), room)  # Qt ends it in an ellipsis

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_field()
        super().paintEvent(event)
