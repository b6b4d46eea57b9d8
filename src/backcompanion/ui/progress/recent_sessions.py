"""The latest sessions, as many as there is room for, and the ways into the whole history."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.progress.add_session_button import AddSessionButton
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.buttons import Button, PaintedButton
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import set_margins, widget_painter
from backcompanion.ui.widgets.elided import show_whole
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.painted import paint_focus

ROW_HEIGHT = 38
MOST_ROWS = 20
HEAD_AND_FOOT = 58
# Rows reach a little beyond their text, for the mouse and the ring of the focus.
INSET = 8
# Where the columns begin, as shares of the width.
TIME_AT, SETS_AT, FEELING_AT = 0.295, 0.475, 0.685


class SessionRow(PaintedButton):
    """One session; pressed, it opens."""

    open_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(13))
        self._session: SessionRecord | None = None
        self._texts: tuple[str, ...] = ()
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        return QSize(260, ROW_HEIGHT)

    def show_session(self, session: SessionRecord, today: date) -> None:
        texts = _columns(session, today)
        if session is self._session and texts == self._texts:
            return
        self._session, self._texts = session, texts
        planned = session.sets_planned
        sets = training_text.sets_of(session.sets_done, planned) if planned else ""
        day, time, _sets, feeling = texts
        described = ", ".join(part for part in (time, sets, feeling) if part)
        self.setAccessibleName(_("{day}: {what}").format(day=day, what=described))
        self.update()

    def _on_clicked(self) -> None:
        if self._session is not None:
            self.open_requested.emit(self._session.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._session is None:
            return
        c = theme.colours()
        painter = widget_painter(self)
        width, height = self.width(), self.height()
        # Filled: half of a pen's line lies above, and at 150 % nothing of it is left.
        painter.fillRect(QRectF(INSET, 0, width - 2 * INSET, 1), QColor(c.line))
        if self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.soft))
            painter.drawRoundedRect(QRectF(0, 3, width, height - 5), 8, 8)
        painter.setFont(self.font())
        metrics = QFontMetricsF(self.font())
        inner = width - 2 * INSET
        starts = [INSET + inner * share for share in (0, TIME_AT, SETS_AT, FEELING_AT)]
        ends = [*(start - 6 for start in starts[1:]), float(width - INSET)]
        room = [end - start for start, end in zip(starts, ends, strict=True)]
        shown = [
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            for text, width in zip(self._texts, room, strict=True)
        ]
        show_whole(self, " · ".join(filter(None, self._texts)), all_shown=shown == [*self._texts])
        for index, text in enumerate(shown):
            painter.setPen(QColor(c.muted if index else c.text))
            painter.drawText(
                QRectF(starts[index], 0, room[index], height),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                text,
            )
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 8)


def _columns(session: SessionRecord, today: date) -> tuple[str, str, str, str]:
    planned = session.sets_planned
    return (
        formats.near_day(session.local_date, today),
        formats.clock(session.active_seconds),
        training_text.sets(session.sets_done, planned) if planned else "",
        training_text.feeling(session),
    )


class RecentSessionsCard(Card):
    """`open_requested` carries the id of a session, `add_requested` an `AddKind`."""

    open_requested = Signal(str)
    see_all_requested = Signal()
    add_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sessions: Sequence[SessionRecord] = ()
        self._today = date.min
        self._rows: list[SessionRow] = []
        self._updating_rows = False
        add_button = AddSessionButton(_("Add…"), kind="quiet", pixels=13, height=28)
        see_all_button = Button(_("See all"), kind="quiet", pixels=13, height=28)
        see_all_button.setAccessibleDescription(_("History"))
        add_button.add_requested.connect(self.add_requested)
        see_all_button.clicked.connect(self.see_all_requested)
        top = QHBoxLayout()
        set_margins(top, INSET, 0, 0, 2)
        top.setSpacing(2)
        top.addWidget(Label(_("History"), 16, theme.BOLD))
        top.addStretch()
        top.addWidget(add_button)
        top.addWidget(see_all_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20 - INSET, 14, 20 - INSET, 12)
        self._column.setSpacing(0)
        self._column.addLayout(top)
        self._column.addStretch()
        self.setMinimumHeight(HEAD_AND_FOOT + 6 * ROW_HEIGHT)

    def sizeHint(self) -> QSize:
        """However many rows there are now: they follow the height, and not it them."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def show_sessions(self, latest_first: Sequence[SessionRecord], today: date) -> None:
        self._today = today
        self._sessions = latest_first[:MOST_ROWS]
        self._update_rows()

    def _update_rows(self) -> None:
        # Showing a row makes layouts settle at once, and may change this height on the way.
        if self._updating_rows:
            return
        self._updating_rows = True
        for _settling in range(3):
            available = self._visible_row_count()
            self._show_rows(self._sessions[:available])
            if available == self._visible_row_count():
                break
        self._updating_rows = False

    def _visible_row_count(self) -> int:
        """How many rows fit below the title."""
        return min(MOST_ROWS, max(1, (self.height() - HEAD_AND_FOOT) // ROW_HEIGHT))

    def _show_rows(self, shown: Sequence[SessionRecord]) -> None:
        while len(self._rows) < len(shown):
            row = SessionRow(self)
            row.open_requested.connect(self.open_requested)
            self._column.insertWidget(self._column.count() - 1, row)
            self._rows.append(row)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(shown))
            if index < len(shown):
                row.show_session(shown[index], self._today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_rows()
