"""Above the dose of a step: what it is called, what is done, and what else can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label, LineLabel


class StepHead(QWidget):
    """`change_requested`: a menu below that widget."""

    change_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._title = LineLabel("", 20, theme.BOLD)
        self._summary = Label("", 14, role=theme.MUTED, wrap=True)
        self.change_button = Button(_("Change"), icon="chevron-down", pixels=13, height=28)
        self.change_button.setAccessibleDescription(_("Move this step, double it, take it out"))
        self.change_button.setToolTip(_("Move this step, double it, take it out"))
        self.change_button.clicked.connect(self._on_change_clicked)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        row.addWidget(self.change_button)
        column.addLayout(row)
        column.addWidget(self._summary)

    def show_step(self, title: str, summary: str, *, is_one: bool) -> None:
        self._title.setText(title)
        self._summary.setText(summary)
        self.change_button.setVisible(is_one)

    def _on_change_clicked(self) -> None:
        self.change_requested.emit(self.change_button)
