"""What is only painted says its name to the mouse as well, and to a screen reader once."""

from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from backcompanion.ui.widgets.elided import tool_tip


class NameTip(QObject):
    """A tip that is no property of the widget: Qt describes a widget by its `toolTip` where it has
    no description of its own, and so the name would be said again. "" is no tip.
    """

    def __init__(self, widget: QWidget, text: str = "") -> None:
        super().__init__(widget)
        self.text = text
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not self.text:
            return False
        at = cast(QHelpEvent, event).globalPos()
        QToolTip.showText(at, tool_tip(self.text), cast(QWidget, watched))
        return True


def set_name_and_keys(button: QWidget, name: str, keys: str, tip: str) -> None:
    """`tip`: both in one, for who sees; a screen reader has the keys alone behind the name."""
    button.setAccessibleName(name)
    button.setToolTip(tip)
    button.setAccessibleDescription(keys)
