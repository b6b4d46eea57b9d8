"""The whole history as a list: open, add, delete."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import LazySequence
from backcompanion.ui.charts.text_table import TextTable
from backcompanion.ui.progress.unreadable_entries import UnreadableEntries
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.label import Label

_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SessionTable(TextTable):
    """Enter, Space or a double click opens; Delete deletes what is selected, once for one press.

    Shift and Ctrl select several rows.
    """

    open_requested = Signal(int)
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("allSessions")
        self.setAccessibleName(_("All sessions, latest first"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(self._on_double_clicked)

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


class SessionListView(QWidget):
    """Signals carry the id of the session, or ids of the selected ones."""

    back_requested = Signal()
    add_requested = Signal()
    open_requested = Signal(str)
    delete_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sessions: Sequence[SessionRecord] = ()
        self._table = SessionTable()
        self._table.open_requested.connect(self._on_open_requested)
        self._table.delete_requested.connect(self._on_delete_requested)
        back_button = Button(_("Progress"), icon="arrow-left")
        back_button.setAccessibleName(_("Back to Progress"))
        add_button = Button(_("Add a session"), icon="plus")
        self._edit = Button(_("Open"), icon="pencil")
        self._delete = Button(_("Delete"), icon="trash-2", kind="danger")
        back_button.clicked.connect(self.back_requested)
        add_button.clicked.connect(self.add_requested)
        self._edit.clicked.connect(self._on_open_clicked)
        self._delete.clicked.connect(self._on_delete_requested)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(back_button)
        top.addSpacing(8)
        top.addWidget(Label(_("History"), 28, theme.BOLD))
        top.addStretch()
        for button in (add_button, self._edit, self._delete):
            top.addWidget(button)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 22)
        column.setSpacing(14)
        self.unreadable = UnreadableEntries()
        column.addLayout(top)
        column.addWidget(self.unreadable)
        column.addWidget(card)

    def show_sessions(self, latest_first: Sequence[SessionRecord]) -> None:
        """Keeps the place in the list."""
        row = self._table.currentIndex().row()
        self._sessions = latest_first
        self._table.show_rows(
            (_("Day"), _("Time"), _("Sets"), _("Effort"), _("Back"), _("Counts"), _("Note")),
            LazySequence(len(latest_first), lambda index: _row(latest_first[index])),
        )
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((180, 80, 100, 70, 90, 80)):
            header.resizeSection(column, width)
        header.setStretchLastSection(True)
        if latest_first:
            self._table.selectRow(min(max(row, 0), len(latest_first) - 1))
        for button in (self._edit, self._delete):
            button.setEnabled(bool(latest_first))

    def take_focus(self) -> None:
        self._table.setFocus()

    def _on_open_requested(self, row: int) -> None:
        if 0 <= row < len(self._sessions):
            self.open_requested.emit(self._sessions[row].id)

    def _on_delete_requested(self) -> None:
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        ids = tuple(self._sessions[row].id for row in rows if row < len(self._sessions))
        if ids:
            self.delete_requested.emit(ids)

    def _on_open_clicked(self) -> None:
        self._on_open_requested(self._table.currentIndex().row())


def _row(session: SessionRecord) -> tuple[str, ...]:
    planned = session.sets_planned
    return (
        formats.full_day(session.local_date),
        formats.clock(session.active_seconds),
        training_text.sets(session.sets_done, planned) if planned else "–",
        str(session.effort or "–"),
        training_text.back(session.back) if session.back else "–",
        _("yes") if session.counts_as_active_day() else _("no"),
        session.note.replace("\n", " "),
    )
