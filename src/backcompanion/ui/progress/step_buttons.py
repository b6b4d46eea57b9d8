"""What can be done with a step as a whole, under its fields."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.flow_layout import FlowLayout


class StepButtons(QWidget):
    """`repeat_requested`: in every round the same. `added`: one more like it. `removed`: it was
    never part of the session.
    """

    repeat_requested = Signal()
    added = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.repeat = Button(_("The same in every round"), height=30, pixels=13)
        self._add = Button(_("One more like it"), icon="plus", height=30, pixels=13)
        self._add.setObjectName("addStep")
        self._remove = Button(_("Take it out"), icon="minus", height=30, pixels=13)
        self._remove.setObjectName("removeStep")
        flow = FlowLayout(gap=8)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in self.tab_stops():
            flow.addWidget(button)
        self.setLayout(flow)
        self.repeat.clicked.connect(self.repeat_requested)
        self._add.clicked.connect(self.added)
        self._remove.clicked.connect(self.removed)

    def tab_stops(self) -> tuple[QWidget, ...]:
        return (self.repeat, self._add, self._remove)

    def set_removable(self, removable: bool) -> None:
        """Not the only one: a session without steps is one of which only the time is known."""
        self._remove.setVisible(removable)
