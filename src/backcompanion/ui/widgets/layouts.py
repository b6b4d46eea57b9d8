"""What Qt's layouts do not do by themselves."""

from PySide6.QtWidgets import QLayout


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
