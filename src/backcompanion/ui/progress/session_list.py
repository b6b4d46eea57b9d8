"""The whole history as a list: open, add, delete."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.progress.add_session_button import AddSessionButton
from backcompanion.ui.progress.search_preparation import SearchPreparation
from backcompanion.ui.progress.session_table import SessionTable
from backcompanion.ui.progress.unreadable_entries import UnreadableEntries
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.name_tip import set_name_and_keys

_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SessionListView(QWidget):
    """Signals carry the id of the session, or ids of the selected ones.

    `searched`: the list shows what was searched for; a first search may take a moment. Asked are
    `exercise_texts`, what was done, by the id of a session, in a thread; `routine_name`, by the id
    of a routine; `conflicted`, ids of the sessions that two computers said different things of.
    `acting`: those that are selected now are about to be deleted, so what is shown has to be so.
    """

    back_requested = Signal()
    add_requested = Signal(str)
    open_requested = Signal(str)
    delete_requested = Signal(object)
    undo_requested = Signal()
    redo_requested = Signal()
    searched = Signal()
    acting = Signal()

    def __init__(
        self,
        exercise_texts: Callable[[], Mapping[str, str]],
        routine_name: Callable[[str], str],
        conflicted: Callable[[], Collection[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask_conflicted = conflicted
        self._conflicted: Collection[str] = ()
        self._sessions: Sequence[SessionRecord] = ()
        self._only: frozenset[str] = frozenset()
        self._search = SearchPreparation(exercise_texts, self)
        self._search.ready.connect(self._on_search_ready)
        self._field = _create_search_field()
        self._field.textChanged.connect(self._on_search_changed)
        self._count = Label("", 13, role=theme.MUTED)
        QShortcut(QKeySequence.StandardKey.Find, self, self._on_find)
        self._table = SessionTable(routine_name)
        self._table.open_requested.connect(self._on_open_requested)
        self._table.delete_requested.connect(self._on_delete_requested)
        self._undo = Button("", icon="undo-2")
        self._redo = Button("", icon="redo-2")
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        self.show_undo("", "")
        back_button = Button(_("Progress"), icon="arrow-left")
        back_button.setAccessibleName(_("Back to Progress"))
        add_button = AddSessionButton(_("Add a session…"))
        self._edit = Button(_("Open"), icon="pencil")
        self._delete = Button(_("Delete"), icon="trash-2", kind="danger")
        back_button.clicked.connect(self.back_requested)
        add_button.add_requested.connect(self.add_requested)
        self._edit.clicked.connect(self._on_open_clicked)
        self._delete.clicked.connect(self._on_delete_requested)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(back_button)
        top.addSpacing(8)
        top.addWidget(ElidedLabel(_("History"), 28, theme.BOLD), 1)
        # In a line of its own: beside the buttons there is no room for a run's days.
        self._name = ElidedLabel("", 18, theme.BOLD)
        self._name.hide()
        top.addStretch()
        for button in (self._undo, self._redo, add_button, self._edit, self._delete):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 22)
        column.setSpacing(14)
        self.unreadable = UnreadableEntries()
        column.addLayout(top)
        column.addWidget(self._name)
        column.addWidget(self.unreadable)
        column.addLayout(self._search_row())
        column.addWidget(self._list_card(), 1)

    def _list_card(self) -> Card:
        self._nothing = Label("", 15, role=theme.MUTED, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self._table)
        inside.addWidget(self._nothing)
        return card

    def _search_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        return row

    def show_sessions(self, latest_first: Sequence[SessionRecord]) -> None:
        """Keeps the place in the list."""
        self._sessions = latest_first
        self._conflicted = self._ask_conflicted()
        self._search.prepare(latest_first)
        self._show_found()

    def show_only(
        self, ids: Collection[str], name: str, latest_first: Sequence[SessionRecord]
    ) -> None:
        """Of these, those alone, under that name; none: all. Until one leaves or searches."""
        self._sessions = latest_first
        self._search.prepare(latest_first)
        self._only = frozenset(ids)
        self._name.setText(name)
        self._field.clear()
        self._show_found()

    def show_undo(self, undo: str, redo: str) -> None:
        """What would be undone and redone, or ""."""
        texts = (
            (self._undo, undo, _("Undo"), _("Undo: {text}"), _("Ctrl+Z")),
            (self._redo, redo, _("Redo"), _("Redo: {text}"), _("Ctrl+Shift+Z")),
        )
        for button, text, name, of_what, keys in texts:
            name = of_what.format(text=text) if text else name
            set_name_and_keys(button, name, keys, f"{name} ({keys})")
            button.setEnabled(bool(text))

    def _show_found(self) -> None:
        """What is searched for, as soon as that is known; until then what was shown before."""
        if self._field.text().strip() and not self._search.is_ready:
            return
        row = self._table.currentIndex().row()
        current = self._table.session_at(row)
        sessions = self._sessions
        is_narrowed = bool(self._only) and not self._field.text().strip()
        self._name.setVisible(is_narrowed)
        if is_narrowed:
            sessions = [session for session in sessions if session.id in self._only]
        matches = self._search.search.find(sessions, self._field.text())
        several = len({each.routine for each in self._sessions}) > 1
        self._table.show_sessions(matches, names_routines=several, conflicted=self._conflicted)
        self._table.select_session(current.id if current else "", row)
        for button in (self._edit, self._delete):
            button.setEnabled(bool(matches))
        self._count.setText(self._count_text(len(matches)))
        self._say_nothing_found(len(matches) == 0)
        self.searched.emit()

    def _say_nothing_found(self, nothing: bool) -> None:
        """In the middle of the list, whose headings are over nothing then."""
        words = self._field.text().strip()
        is_searched = nothing and bool(words)
        text = _("Nothing here speaks of “{words}”. Try another word.").format(words=words)
        self._nothing.setText(text if is_searched else "")
        if is_searched and self._table.hasFocus():
            self._field.setFocus()
        self._nothing.setVisible(is_searched)
        self._table.setVisible(not is_searched)

    def _count_text(self, count: int) -> str:
        if not self._field.text().strip():
            return training_text.sessions(count)
        if not count:
            return _("Nothing found")
        return _("{n} of {sessions}").format(
            n=formats.number(count), sessions=training_text.sessions(len(self._sessions))
        )

    def _on_search_ready(self) -> None:
        if self._field.text().strip():
            self._show_found()

    def _on_search_changed(self) -> None:
        self._show_found()

    def _on_find(self) -> None:
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends a search, and then leaves; Down goes from the search into the list."""
        if event.key() == Qt.Key.Key_Escape and self._field.text():
            self._field.clear()
            self.take_focus()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        elif event.key() in (Qt.Key.Key_Down, *_OPENING_KEYS[:2]) and self._field.hasFocus():
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        self._table.setFocus()

    def _on_open_requested(self, row: int) -> None:
        session = self._table.session_at(row)
        if session is not None:
            self.open_requested.emit(session.id)

    def _on_delete_requested(self) -> None:
        self.acting.emit()
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        ids = tuple(
            session.id for row in rows if (session := self._table.session_at(row)) is not None
        )
        if ids:
            self.delete_requested.emit(ids)

    def _on_open_clicked(self) -> None:
        self._on_open_requested(self._table.currentIndex().row())


def _create_search_field() -> LineEdit:
    field = LineEdit()
    field.setObjectName("searchSessions")
    field.setPlaceholderText(_("Search: a date or month, a word of a note, an exercise"))
    field.setAccessibleName(_("Search in the history"))
    field.setClearButtonEnabled(True)
    return field
