"""Where the keyboard was before a list or a form was opened."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from backcompanion.ui.widgets.painted import Painted


class WayBack:
    def __init__(self) -> None:
        self._came_from: QWidget | None = None
        self._came_by_keys = False

    def remember(self) -> None:
        self._came_from = origin = QApplication.focusWidget()
        self._came_by_keys = isinstance(origin, Painted) and origin.shows_focus

    def return_focus(self) -> None:
        """Once; and with a ring where there was one."""
        if self._came_from is not None and isValid(self._came_from):
            reason = Qt.FocusReason
            # The ring is to be seen again where it was; Qt has given it the focus, without one.
            self._came_from.clearFocus()
            self._came_from.setFocus(
                reason.ShortcutFocusReason if self._came_by_keys else reason.OtherFocusReason
            )
        self._came_from = None
