"""Where the keyboard is when a session has ended."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.widgets.buttons import Button

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class DoneButton(Button):
    """Arrows do not leave it, Tab does.

    In the Player they skip and go back: one press too many at the end must not land in a field.
    """

    def __init__(self) -> None:
        super().__init__(_("Done"), kind="primary", key=_("Enter"), pixels=15, height=47)
        self.setObjectName("doneButton")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()  # up and down scroll the page
        else:
            super().keyPressEvent(event)
