"""Several of a few, all of them in sight, as chips that are on or off."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.flow_layout import FlowLayout


class TickChips(QWidget):
    """`chosen` carries all that are on."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self._chips = {value: Chip(words, height=34) for value, words in options}
        flow = FlowLayout(self, gap=6)
        for chip in self._chips.values():
            chip.clicked.connect(self._on_clicked)
            flow.addWidget(chip)

    def value(self) -> tuple[Any, ...]:
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def show_value(self, values: Sequence[Any]) -> None:
        for value, chip in self._chips.items():
            chip.setChecked(value in values)

    def set_label(self, label: str) -> None:
        self.setAccessibleName(label)
        for chip in self._chips.values():
            chip.setAccessibleName(labelled(label, chip.text()))

    def _on_clicked(self) -> None:
        self.chosen.emit(self.value())
