"""What Qt's layouts do not do by themselves."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

_ON_PURPOSE = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


def layout_height(layout: QLayout, width: int) -> int:
    """In pixels, at that width.

    `QLayout.totalHeightForWidth` is -1 where nothing in the layout wraps, and a window whose height
    is set to that is never mapped.
    """
    wrapped = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
    return wrapped if wrapped >= 0 else layout.totalSizeHint().height()


def clear_layout(layout: QLayout) -> None:
    """Takes every widget out of it for good."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


@contextmanager
def laid_out_once(widget: QWidget) -> Iterator[None]:
    """For changes to what lies in a widget that is seen.

    By itself Qt shows each new one of its widgets in turn and lays out all that is around it each
    time: a page with a chart fifteen times over, for the fourteen labels of a card.
    """
    layout = widget.layout()
    if layout is None or not widget.isVisible():
        yield
        return
    layout.setEnabled(False)
    try:
        yield
        _show_new(layout)
    finally:
        layout.setEnabled(True)
        layout.activate()


def _show_new(layout: QLayout) -> None:
    """As Qt does for what was put into a layout, but for those that are hidden on purpose."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        assert item is not None
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            _show_new(inner)
        elif widget is not None and widget.isHidden() and not widget.testAttribute(_ON_PURPOSE):
            widget.show()
