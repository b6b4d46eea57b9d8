"""A page with keys of its own, which go before those of the pages around it: undo, save, leave."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class KeyPage(QWidget):
    def action_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What that key does here; None: it is for whoever comes next."""
        raise NotImplementedError

    def takes_keys(self) -> bool:
        """Not while something is asked."""
        return True

    def event(self, event: QEvent) -> bool:
        asks_for_keys = event.type() == QEvent.Type.ShortcutOverride
        if asks_for_keys and isinstance(event, QKeyEvent) and self.action_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.action_of(event)
        if action is None:
            super().keyPressEvent(event)
        elif self.takes_keys():
            action()
