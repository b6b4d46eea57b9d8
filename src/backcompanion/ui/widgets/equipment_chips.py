"""What a person has at home, as chips that are on or off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings import OFFERED_EQUIPMENT
from backcompanion.training.exercise.terms import Equipment
from backcompanion.ui.text import training_text
from backcompanion.ui.widgets.accessibility import set_role
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.flow_layout import FlowLayout


class EquipmentChips(QWidget):
    """Tied to the setting `equipment`, in both directions."""

    chosen = Signal(object)

    def __init__(self, live: LiveSettings) -> None:
        super().__init__()
        self._live = live
        self._chips: dict[Equipment, Chip] = {}
        flow = FlowLayout(self, gap=8)
        for name in OFFERED_EQUIPMENT:
            chip = Chip(training_text.equipment(name), height=34)
            chip.clicked.connect(self._on_clicked)
            self._chips[name] = chip
            flow.addWidget(chip)
        self.show_value(live.now.equipment)
        live.changed.connect(self._on_setting_changed)

    def show_value(self, value: tuple[Equipment, ...]) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(name in value)

    def set_label(self, label: str) -> None:
        set_role(self, "Grouping")
        self.setAccessibleName(label)

    def focus_target(self) -> QWidget:
        return next(iter(self._chips.values()))

    def _on_clicked(self) -> None:
        # What is not offered here (a cushion) stays as it was.
        kept = [name for name in self._live.now.equipment if name not in self._chips]
        ticked = [name for name, chip in self._chips.items() if chip.isChecked()]
        self._live.change(equipment=(*ticked, *kept))
        self.chosen.emit(self._live.now.equipment)

    def _on_setting_changed(self, name: str) -> None:
        if name == "equipment":
            self.show_value(self._live.now.equipment)
