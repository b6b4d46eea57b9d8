"""How sore the back is, 0 to 10, with words at the ends; it can be left unsaid."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.choice_chips import Choice
from backcompanion.ui.widgets.label import Text


class SoreScale(QWidget):
    """`chosen` carries 0 to 10, or None."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choice = Choice([(n, str(n)) for n in range(11)])
        self.choice.name_as(_("Soreness"))
        unsaid = Button(_("Leave it unsaid"), kind="quiet", height=30, pixels=13)
        ends = QHBoxLayout()
        ends.addWidget(
            Text(_("0 not at all · 4 noticeable · 6 rest · 10 the worst"), 13, role=theme.MUTED)
        )
        ends.addStretch(1)
        ends.addWidget(unsaid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.choice)
        column.addLayout(ends)
        self.choice.chosen.connect(self._choose)
        unsaid.clicked.connect(self._unsay)

    def show_value(self, value: int | None) -> None:
        self.choice.show_value(value)

    def first(self) -> QWidget:
        return self.choice.first()

    def _choose(self, value: int) -> None:
        self.chosen.emit(value)

    def _unsay(self) -> None:
        self.chosen.emit(None)
