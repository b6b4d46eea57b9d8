"""A field for a number that says what is wrong with it while it is typed."""

from math import ceil, floor

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from backcompanion.ui.text.number_input import parse_number
from backcompanion.ui.widgets.line_edit import LineEdit

_LONGEST_NUMBER = 8
FIELD_WIDTH = 64


class NumberEdit(LineEdit):
    """`value_changed` carries a number within its range, or None for an empty field where that says
    something. `wrong_changed`: what is typed is a value again, or is none.

    Up and Down go to the next whole number.
    """

    value_changed = Signal(object)
    wrong_changed = Signal(bool)

    def __init__(self, *, whole: bool = False, may_be_empty: bool = False) -> None:
        super().__init__()
        self._whole, self._may_be_empty = whole, may_be_empty
        self._least, self._most = 0.0, 0.0
        self._text = ""
        self.is_wrong = False
        self.setMaxLength(_LONGEST_NUMBER)
        self.setFixedWidth(FIELD_WIDTH)
        if may_be_empty:
            self.setPlaceholderText("–")
        self.textEdited.connect(self._on_edited)

    def show_number(self, text: str, most: float, least: float = 0.0) -> None:
        """`text`: as it is to be typed; where it says the same, what was typed stays."""
        self._least, self._most = least, most
        if parse_number(text) != parse_number(self._text) or self.is_wrong:
            self._text = text
            self.setText(text)
            self._set_wrong(False)

    def _on_edited(self, text: str) -> None:
        value = parse_number(text) if text.strip() else None
        is_empty = not text.strip()
        fits = value is not None and self._least <= value <= self._most
        if self._whole and value is not None:
            fits = fits and value == int(value)
        if fits or (is_empty and self._may_be_empty):
            self._text = text
            self._set_wrong(False)
            self.value_changed.emit(value)
        else:
            self._set_wrong(True)

    def _set_wrong(self, wrong: bool) -> None:
        if wrong != self.is_wrong:
            self.is_wrong = wrong
            self.wrong_changed.emit(wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        value = parse_number(self.text()) if self.text().strip() else 0.0
        if value is None or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            return
        following = floor(value) + 1 if event.key() == Qt.Key.Key_Up else ceil(value) - 1
        text = str(min(max(following, ceil(self._least)), floor(self._most)))
        self.setText(text)
        self._on_edited(text)
