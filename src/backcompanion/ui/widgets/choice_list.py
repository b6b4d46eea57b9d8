"""The look of a list that opens below a field: that of our menus."""

from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from backcompanion.ui import theme
from backcompanion.ui.widgets.scroll_page import SlimScrollBar

_PADDING, _WINDOW_PADDING = 5, 2
_ROW_PADDING = 10
_WIDEST = 480


def dress_choice_list(view: QAbstractItemView) -> None:
    """In the colours in force; to be called each time before it opens.

    `view`: in a window around it, as of a combo box, or one itself, as of a completer.
    """
    if not isinstance(view.verticalScrollBar(), SlimScrollBar):
        view.setVerticalScrollBar(SlimScrollBar())
    # What Fusion has for a combo box paints a menu of its own and asks no stylesheet.
    if not isinstance(view.itemDelegate(), QStyledItemDelegate):
        view.setItemDelegate(QStyledItemDelegate(view))
    view.setFont(theme.font(14))
    window = view.window()
    sheet = _sheet(is_window=window is view)
    if window.styleSheet() != sheet:
        window.setStyleSheet(sheet)
    if window is not view:  # Qt makes it as wide as the words, and forgets the room beside them
        view.setMinimumWidth(min(_WIDEST, view.sizeHintForColumn(0) + 2 * _PADDING + 2))


def _sheet(*, is_window: bool) -> str:
    c = theme.colours()
    line = f"border: 1px solid {c.line};"
    # Of its height Qt leaves no more than this to a completer's list beside the rows.
    padding = _WINDOW_PADDING if is_window else _PADDING
    return f"""
        QFrame {{ background: {c.surface}; {line} }}
        QListView {{
            background: {c.surface}; {line if is_window else "border: none;"}
            padding: {padding}px; outline: 0;
        }}
        QListView::item {{
            color: {c.text}; padding: 6px {_ROW_PADDING}px; border: none; border-radius: 8px;
        }}
        QListView::item:selected {{ background: {c.soft}; color: {c.accent}; }}
        QListView::item:disabled {{ color: {c.muted}; }}
    """
