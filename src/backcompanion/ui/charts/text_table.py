"""The numbers of a chart as a table, which a screen reader can read."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from backcompanion.ui import theme
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.elided import tool_tip
from backcompanion.ui.widgets.input_style import apply_input_style
from backcompanion.ui.widgets.scroll_page import SlimScrollBar

ModelIndex = QModelIndex | QPersistentModelIndex
INVALID_INDEX = QModelIndex()
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class TextTableModel(QAbstractTableModel):
    """Columns with a title and rows of text; nothing to edit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()

    def show_rows(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.beginResetModel()
        self._columns, self._rows = columns, rows
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = INVALID_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: ModelIndex = INVALID_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = index.column()
            text = self._rows[index.row()][column]
            # A row is read as a whole, and bare numbers say nothing.
            return labelled(self._columns[column], text) if text and column else text
        if role == Qt.ItemDataRole.ToolTipRole:
            # A cell that is too narrow ends in an ellipsis.
            return tool_tip(self._rows[index.row()][index.column()])
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class TextTable(QTableView):
    """Read only; Tab leaves it, arrows go through it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = TextTableModel(self)
        self._themed_colours: object = None
        self.setModel(self._rows)
        self.setFont(theme.font(13))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setVerticalScrollBar(SlimScrollBar())
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setFont(theme.font(12))
        self._apply_theme()

    def show_rows(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self._rows.show_rows(columns, rows)
        self._share_width()

    def _share_width(self) -> None:
        """Alike, but for a column whose heading is longer than its share."""
        header, count = self.horizontalHeader(), self._rows.columnCount()
        share = self.viewport().width() // max(count, 1)
        for column in range(count):
            needed = header.sectionSizeHint(column)
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Fixed if needed > share else mode.Stretch)
            if needed > share:
                header.resizeSection(column, needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _apply_theme(self) -> None:
        if self._themed_colours is not theme.colours():
            self._themed_colours = theme.colours()
            apply_input_style(self)
            self.setStyleSheet(self.styleSheet() + self._own_style())

    def _own_style(self) -> str:
        """Put after the style of all inputs."""
        return "QTableView::item { padding: 0 6px; }"

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row where the arrows begin is to be seen."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and not self.selectedIndexes() and self._rows.rowCount():
            self.selectRow(max(0, self.currentIndex().row()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()
