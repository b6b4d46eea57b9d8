"""Since last time: one to three short lines, each of which opens the session before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.sentence_row import INSET, SentenceRow


class LastTimeCard(Card):
    """`session_requested` carries an id."""

    session_requested = Signal(str)

    def __init__(self, sentences: Sequence[tuple[str, str]]) -> None:
        """Each with the id of its session."""
        super().__init__()
        self.setObjectName("lastTime")
        title = Label(_("Since last time"), 13, theme.SEMIBOLD, theme.MUTED)
        set_margins(title, INSET, 0, 0, 0)
        column = QVBoxLayout(self)
        set_margins(column, 18 - INSET, 8, 10, 8)
        column.setSpacing(0)
        column.addWidget(title)
        for text, session in sentences:
            row = SentenceRow(text, (session,), pixels=14)
            row.open_requested.connect(self._on_open_requested)
            column.addWidget(row)

    def _on_open_requested(self, session_ids: Sequence[str], _name: str) -> None:
        self.session_requested.emit(session_ids[0])
