"""What lists whose rows are painted share: the model of such rows, and a view without a look."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from backcompanion.ui.widgets.elided import tool_tip
from backcompanion.ui.widgets.scroll_page import SlimScrollBar, transparent_palette

ROW_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """ROW_ROLE gives the row itself. It is asked only for the rows that are seen."""

    def __init__(self, text: Callable[[Any], str]) -> None:
        """`text`: what a screen reader says of a row, and its tip: not all of it may be seen."""
        super().__init__()
        self._text = text
        self.rows: Sequence[Any] = ()

    def replace(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def emit_changed(self, number: int) -> None:
        """What is painted of that row is another; the others are left alone."""
        index = self.index(number)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return len(self.rows)

    def data(self, index: QModelIndex, role: int = 0) -> object:  # type: ignore[override]
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._text(row))
        return None


class RowList(QListView):
    """Nothing of the style's own, and no typing into it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setPalette(transparent_palette())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
