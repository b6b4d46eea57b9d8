"""All sessions as a table: chosen, opened and deleted by keys."""

from collections.abc import Callable, Collection, Sequence
from typing import get_args

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import BackFeeling, SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.charts.text_table import INVALID_INDEX, TextTable
from backcompanion.ui.progress.session_rows import SessionRows
from backcompanion.ui.text import training_text
from backcompanion.ui.widgets.accessibility import SelectionFollower
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect

# With room for the mark where there is one.
_DAY_WIDTH, _MARKED_DAY_WIDTH, _ROUTINE_WIDTH = 180, 204, 200
# At least; as wide as what stands above in the language.
_WIDTHS = (80, 100, 70, 90, 80)
_BACK = 4
_EDGES = 18
_RADIUS = 8.0


class SessionTable(TextTable):
    """Enter, Space or a double click opens; Delete deletes what is selected, once for one press.

    Shift and Ctrl select several rows.
    """

    open_requested = Signal(int)
    delete_requested = Signal()

    def __init__(self, routine_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("allSessions")
        self.setAccessibleName(_("All sessions, latest first"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)  # a row is as high as one line, and the tip has all
        self._session_rows = SessionRows(self, routine_name)
        self.setModel(self._session_rows)
        SelectionFollower(self)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_sessions(
        self,
        sessions: Sequence[SessionRecord],
        *,
        names_routines: bool,
        conflicted: Collection[str],
    ) -> None:
        """Below a heading for each month. The latest first, as they are handed in. `conflicted`:
        ids of those to be marked.
        """
        self.clearSpans()
        rows = self._session_rows
        rows.show_sessions(sessions, names_routines=names_routines, conflicted=conflicted)
        for row in rows.heading_rows:
            self.setSpan(row, 0, 1, rows.columnCount())
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        day = _MARKED_DAY_WIDTH if conflicted else _DAY_WIDTH
        widths = (day, *_WIDTHS, *((_ROUTINE_WIDTH,) if names_routines else ()))
        for column, width in enumerate(widths):
            header.resizeSection(column, max(width, header.sectionSizeHint(column)))
        header.resizeSection(_BACK, max(header.sectionSize(_BACK), self._widest_back()))
        header.setStretchLastSection(True)

    def _widest_back(self) -> int:
        metrics = self.fontMetrics()
        names = [training_text.back(feeling) for feeling in get_args(BackFeeling)]
        return max(metrics.horizontalAdvance(name) for name in names) + _EDGES

    def session_at(self, row: int) -> SessionRecord | None:
        """None for a heading, and where there is no such row."""
        return self._session_rows.session_at(row)

    def select_session(self, session_id: str, otherwise: int) -> None:
        """That one, or what is nearest to the row `otherwise`."""
        row = self._session_rows.row_of(session_id, otherwise)
        if row is not None:
            self.selectRow(row)

    def _own_style(self) -> str:
        c = theme.colours()
        return (
            # The card around it is its frame; where one is, the whole row says, in rounded shape.
            f"{super()._own_style()} QTableView {{ selection-background-color: transparent;"
            f" selection-color: {c.text}; border: none; outline: 0; }}"
            f" QTableView::item:selected {{ background: transparent; color: {c.text}; }}"
            f" QHeaderView::section {{ background: {c.surface}; padding: 6px 9px;"
            f" border-bottom: 1px solid {c.line}; }}"
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Below the words the rows that are chosen, and round the one where the keys act a ring."""
        c, port, model = theme.colours(), self.viewport(), self.selectionModel()
        painter = QPainter(port)
        last = self.rowAt(port.height() - 1)
        count = last + 1 if last >= 0 else self._session_rows.rowCount()
        for row in range(max(0, self.rowAt(0)), count):
            rect = QRectF(1, self.rowViewportPosition(row), port.width() - 2, self.rowHeight(row))
            if model.isRowSelected(row, INVALID_INDEX):
                paint_rounded_rect(painter, rect, c.soft, None, _RADIUS)
                if self.hasFocus() and row == self.currentIndex().row():
                    paint_focus(painter, rect, _RADIUS)
        painter.end()
        super().paintEvent(event)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.open_requested.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        opens = not event.isAutoRepeat()
        if (
            row >= 0
            and opens
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        ):
            self.open_requested.emit(row)
        elif event.key() == Qt.Key.Key_Delete:
            # Held down, it would go on through the whole history.
            if not event.isAutoRepeat():
                self.delete_requested.emit()
        else:
            super().keyPressEvent(event)
