"""One of a few, all of them in sight: chips, or colours."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from backcompanion.base.dataclass import dataclass
from backcompanion.ui import theme
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.accessibility import ChoiceGroup, set_role
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.name_tip import NameTip
from backcompanion.ui.widgets.painted import paint_focus


@dataclass(frozen=True, slots=True)
class Swatch:
    """One look of the figure: `name` is what the settings keep, `colour` "#RRGGBB"."""

    name: str
    label: str
    colour: str


class ChoiceChips(QWidget):
    """Tab goes to the one that is chosen, the arrow keys choose another."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        set_role(self, "Grouping")
        self._values = [value for value, _words in options]
        self._group = ChoiceGroup(self)
        self._group.setExclusive(True)
        flow = FlowLayout(self, gap=6)  # 0 to 10 on one line of the smallest window
        for index, (_value, words) in enumerate(options):
            button = self.create_button(index, words)
            self._group.addButton(button, index)
            flow.addWidget(button)
        self._group.idClicked.connect(self._on_clicked)

    def create_button(self, index: int, words: str) -> QAbstractButton:
        return Chip(words, height=34)

    def show_value(self, value: Any) -> None:
        """A value that is none of the options leaves none chosen."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def set_label(self, label: str) -> None:
        """A part of each one's name; of the group's as well it would be said twice."""
        for button in self._group.buttons():
            button.setAccessibleName(labelled(label, button.text()))

    def focus_target(self) -> QWidget:
        checked = self._group.checkedButton()
        return checked if checked is not None else self._group.buttons()[0]

    def _on_clicked(self, index: int) -> None:
        self.chosen.emit(self._values[index])


class _SwatchChip(Chip):
    """A colour to choose; its name is its tool tip and what a screen reader says."""

    def __init__(self, words: str, colour: str) -> None:
        super().__init__(words, height=34)
        self._colour = colour
        NameTip(self, words)

    def sizeHint(self) -> QSize:
        return QSize(34, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.isChecked():
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(rect.adjusted(4, 4, -4, -4))
        painter.setPen(QPen(QColor(c.line), 1))
        painter.setBrush(QColor(self._colour))
        inset = 8 if self.isChecked() else 6
        painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
        if self.hasFocus():
            paint_focus(painter, rect, rect.height() / 2)


class SwatchChips(ChoiceChips):
    """`default` is the name that an empty value stands for."""

    def __init__(self, swatches: Sequence[Swatch], default: str) -> None:
        self._swatches = swatches
        self._default = default
        super().__init__([(swatch.name, swatch.label) for swatch in swatches])

    def create_button(self, index: int, words: str) -> QAbstractButton:
        return _SwatchChip(words, self._swatches[index].colour)

    def show_value(self, value: str) -> None:
        super().show_value(value or self._default)
