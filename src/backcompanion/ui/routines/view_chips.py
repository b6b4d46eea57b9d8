"""From where the figure is looked at, as chips: the views that have a name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.figure_turning import View
from backcompanion.ui.widgets.flow_layout import FlowLayout


class ViewChips(QWidget):
    """`chosen` carries a `View`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[View, Chip] = {}
        self._row = row = FlowLayout(self, gap=6)
        names: tuple[tuple[View, str], ...] = (
            ("own", _("As trained")),
            ("side", _("Side")),
            ("front", _("Front")),
            ("above", _("Above")),
        )
        for view, text in names:
            chip = Chip(text)
            chip.setProperty("view", view)
            chip.clicked.connect(self._on_clicked)
            self._chips[view] = chip
            row.addWidget(chip)

    def add_chip(self, chip: Chip) -> None:
        """One more behind them, for something else that is seen or not."""
        self._row.addWidget(chip)

    def show_view(self, view: View | None) -> None:
        """None: turned by hand, and so none of them."""
        for each, chip in self._chips.items():
            chip.setChecked(each == view)

    def _on_clicked(self) -> None:
        self.chosen.emit(self.sender().property("view"))
