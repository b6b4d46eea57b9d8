"""What of a window can be seen, without going into what is hidden: a window holds all its pages."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget


def visible_within(root: QWidget, *, inside_views: bool = True) -> Iterator[QWidget]:
    """Without `root`. `inside_views`: the parts of tables and editors, which scroll by themselves,
    as well.
    """
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for widget in root.findChildren(QWidget, options=direct):
        if widget.isVisible():
            yield widget
            if inside_views or not is_view(widget):
                yield from visible_within(widget, inside_views=inside_views)


def is_view(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QScrollArea)
