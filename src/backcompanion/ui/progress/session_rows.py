"""The rows of the history: a heading for each month, and its sessions below."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.charts.text_table import INVALID_INDEX, ModelIndex, TextTableModel
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.elided import tool_tip
from backcompanion.ui.widgets.icons import icon_pixmap


class SessionRows(TextTableModel):
    """A row is put into words when it is looked at: of ten years, only few are."""

    def __init__(self, parent: QWidget, routine_name: Callable[[str], str]) -> None:
        super().__init__(parent)
        self._routine_name, self._names_routines = routine_name, False
        self._entries: list[date | SessionRecord] = []
        self._texts: dict[int, tuple[str, ...]] = {}
        self._conflicted: Collection[str] = ()
        self.heading_rows: list[int] = []

    def show_sessions(
        self,
        sessions: Sequence[SessionRecord],
        *,
        names_routines: bool = False,
        conflicted: Collection[str] = (),
    ) -> None:
        """`names_routines`: with a column that says which one it was. `conflicted`: ids of those
        that two computers said different things of.
        """
        self.beginResetModel()
        self._names_routines, self._conflicted = names_routines, conflicted
        head = (_("Day"), _("Time"), _("Sets"), _("Effort"), _("Back"), _("Counts"))
        self._columns = (*head, *((_("Routine"),) if names_routines else ()), _("Note"))
        self._entries, self.heading_rows = [], []
        self._texts.clear()
        month = None
        for session in sessions:
            day = session.local_date
            if (day.year, day.month) != month:
                month = (day.year, day.month)
                self.heading_rows.append(len(self._entries))
                self._entries.append(day)
            self._entries.append(session)
        self.endResetModel()

    def session_at(self, row: int) -> SessionRecord | None:
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        return entry if isinstance(entry, SessionRecord) else None

    def row_of(self, session_id: str, otherwise: int) -> int | None:
        """Of that session; else of the one that is nearest to the row `otherwise`."""
        rows = [row for row, entry in enumerate(self._entries) if isinstance(entry, SessionRecord)]
        if session_id:
            for row in rows:
                if self._entries[row].id == session_id:  # type: ignore[union-attr]
                    return row
        return min(rows, key=lambda row: abs(row - otherwise), default=None)

    def rowCount(self, parent: ModelIndex = INVALID_INDEX) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        if self.session_at(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren  # neither chosen nor stepped on
        return super().flags(index)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if isinstance(entry, SessionRecord):
            if index.column() == 0 and entry.id in self._conflicted and role in _MARKED_ROLES:
                return self._mark(entry, role)
            if role in _TEXT_ROLES:
                text = self._row_texts(index.row(), entry)[index.column()]
                if role == Qt.ItemDataRole.AccessibleTextRole and text and index.column():
                    # A row is read as a whole, and a bare "3" or "no" says nothing.
                    return labelled(self._columns[index.column()], text)
                return tool_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
            return None
        if role in _TEXT_ROLES:
            first = index.column() == 0
            return formats.as_heading(formats.month_and_year(entry)) if first else None
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(14, theme.BOLD)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.colours().text)
        return None

    def _mark(self, session: SessionRecord, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole:
            parent = self.parent()
            assert isinstance(parent, QWidget)
            ratio = parent.devicePixelRatioF()
            icon = QIcon(icon_pixmap("info", theme.colours().muted, _ICON_PIXELS, ratio))
            selected = icon_pixmap("info", theme.colours().on_accent, _ICON_PIXELS, ratio)
            icon.addPixmap(selected, QIcon.Mode.Selected)
            return icon
        text = _("{day}: two computers said different things of it").format(
            day=formats.full_day(session.local_date)
        )
        return tool_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def _row_texts(self, row: int, session: SessionRecord) -> tuple[str, ...]:
        if row not in self._texts:
            *texts, note = _row(session)
            name = (self._routine_name(session.routine),) if self._names_routines else ()
            self._texts[row] = (*texts, *name, note)
        return self._texts[row]


_ICON_PIXELS = 15
_MARKED_ROLES = (
    Qt.ItemDataRole.DecorationRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
_TEXT_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


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
