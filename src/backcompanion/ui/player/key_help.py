"""The keys of the Player, to be shown on `?`."""

from PySide6.QtWidgets import QGridLayout, QWidget

from backcompanion.ui import theme
from backcompanion.ui.player.keys import key_table
from backcompanion.ui.widgets.label import Label


def create_key_help() -> QWidget:
    """Two columns of keys with what they do."""
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    rows = key_table()
    half = -(-len(rows) // 2)
    for index, (keys, meaning) in enumerate(rows):
        column, row = divmod(index, half)
        grid.addWidget(Label(keys, 14, theme.SEMIBOLD), row, column * 2)
        grid.addWidget(Label(meaning, 14, role=theme.MUTED, wrap=True), row, column * 2 + 1)
        grid.setColumnStretch(column * 2 + 1, 1)
    return widget
