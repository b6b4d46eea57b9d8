"""How sore the back is, 0 to 10, with words at the ends; it can be left unsaid."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.choice_chips import ChoiceChips
from backcompanion.ui.widgets.label import Label


class SorenessScale(QWidget):
    """`chosen` carries 0 to 10, or None."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choice = ChoiceChips([(n, str(n)) for n in range(11)])
        self.choice.set_label(_("Soreness"))
        clear_button = Button(_("Leave it unsaid"), kind="quiet", height=30, pixels=13)
        ends = QHBoxLayout()
        meaning = _("0 not at all · 4 noticeable · 6 rest · 10 the worst")
        ends.addWidget(Label(meaning, 13, role=theme.MUTED, wrap=True), 1)
        ends.addWidget(clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.choice)
        column.addLayout(ends)
        self.choice.chosen.connect(self._on_chosen)
        clear_button.clicked.connect(self._on_unsaid_clicked)

    def show_value(self, value: int | None) -> None:
        self.choice.show_value(value)

    def focus_target(self) -> QWidget:
        return self.choice.focus_target()

    def _on_chosen(self, value: int) -> None:
        self.chosen.emit(value)

    def _on_unsaid_clicked(self) -> None:
        self.chosen.emit(None)
