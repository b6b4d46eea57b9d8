"""Where Tab comes to what is made later than the rest of its page."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def put_in_tab_order(holder: QWidget, widgets: Iterable[QWidget]) -> None:
    """One after another, where `holder` stands; without this they come after all of the page."""
    policy = holder.focusPolicy()
    holder.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts nothing behind what Tab passes over
    previous = holder
    for widget in widgets:
        QWidget.setTabOrder(previous, widget)
        previous = widget
    holder.setFocusPolicy(policy)


def tab_as_laid_out(page: QWidget) -> None:
    """Line by line, whenever its parts were made; asked anew with each Tab, as they come and go."""
    for before, after in pairwise(_reached_by_tab(page)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def put_after(before: QWidget, card: QWidget) -> None:
    """All that Tab comes to in `card`, as it is laid out."""
    for widget in _reached_by_tab(card):
        QWidget.setTabOrder(before, widget)
        before = widget


def _reached_by_tab(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    elif (layout := widget.layout()) is not None:
        yield from _reached_in(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from _reached_by_tab(child)


def _reached_in(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _reached_by_tab(widget)
        elif (inner := item.layout()) is not None:
            yield from _reached_in(inner)
