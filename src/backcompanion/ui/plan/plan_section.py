"""A card of the Plan page: its title, a note beside it, and what stands below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import PaintedButton
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.label import Label


class PlanSection(Card):
    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, 16, theme.BOLD)
        self.title.setMinimumWidth(1)
        self.note = Label("", 13, role=theme.MUTED)
        self.note.setMinimumWidth(1)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.note)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 14, 20, 18)
        self.column.setSpacing(10)
        self.column.addLayout(self.head)


def move_focus_to(widget: QWidget) -> None:
    """With its ring where the one that had the focus showed one."""
    before = QApplication.focusWidget()
    by_keys = isinstance(before, PaintedButton) and before.shows_focus
    reason = Qt.FocusReason.TabFocusReason if by_keys else Qt.FocusReason.OtherFocusReason
    widget.setFocus(reason)
