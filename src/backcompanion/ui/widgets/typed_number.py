"""What is typed into a spin box, read as in every other field: Qt takes 2.5 for 25 in German."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from backcompanion.ui.text.number_input import parse_number

_State = QValidator.State
_SIGNS = frozenset(".,-−\u066b\u066c ")


def typed_number(box: QSpinBox | QDoubleSpinBox, text: str) -> float | None:
    """None where it is no number; the word for the lowest value is that value."""
    if box.specialValueText() and text == box.specialValueText():
        return float(box.minimum())
    return parse_number(_without_unit(box, text))


def validity(box: QSpinBox | QDoubleSpinBox, text: str, *, whole: bool) -> QValidator.State:
    value = typed_number(box, text)
    if value is None:
        plain = _without_unit(box, text)
        can_become_one = all(c.isdecimal() or c in _SIGNS for c in plain)
        return _State.Intermediate if can_become_one else _State.Invalid
    fits = box.minimum() <= value <= box.maximum() and not (whole and value != int(value))
    return _State.Acceptable if fits else _State.Intermediate


def _without_unit(box: QSpinBox | QDoubleSpinBox, text: str) -> str:
    return text.removesuffix(box.suffix()).removesuffix(box.suffix().strip()).strip()
