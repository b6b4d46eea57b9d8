"""Where Tab comes to what is made later than the rest of its page."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_tab_order(holder: QWidget, widgets: Iterable[QWidget]) -> None:
    """One after another, where `holder` stands; without this they come after all of the page."""
    policy = holder.focusPolicy()
    holder.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts nothing behind what Tab passes over
    previous = holder
    for widget in widgets:
        QWidget.setTabOrder(previous, widget)
        previous = widget
    holder.setFocusPolicy(policy)
