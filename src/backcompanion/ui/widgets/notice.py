"""A notice over the upper edge that stays until it is read or no longer true."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.widgets.accessibility import announce
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.scroll_page import ScrollPage

_MAX_WIDTH = 720
_GAP = 10
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
# What it says beyond these lines scrolls.
_MOST_LINES = 6


class Notice(Card):
    """One at a time. It takes no focus by itself: a hand may be on the keys of the Player.

    What it is over gives way to it for as long as it is there, so that it covers nothing.

    `dismissed`: the person has read it.
    """

    dismissed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("notice")
        self._over = over
        self._callback: Callable[[], None] | None = None
        self._text = Label("", 14, wrap=True)
        self._action = Button("", height=32, pixels=13)
        self._close = Button(_("OK"), height=32, pixels=13)
        self._action.clicked.connect(self._on_action_clicked)
        self._close.clicked.connect(self._on_close_clicked)
        row = QHBoxLayout(self)
        set_margins(row, 18, 10, 10, 10)
        row.setSpacing(12)
        inside = QWidget()
        words = QVBoxLayout(inside)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self._text)
        self._scroll = ScrollPage(inside)
        row.addWidget(self._scroll, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text() if self.isVisibleTo(self._over) else ""

    def show_message(
        self, text: str, action: str = "", callback: Callable[[], None] | None = None
    ) -> None:
        self._callback = callback
        for other in self._over.findChildren(Notice, options=_DIRECT):
            if other is not self and other.isVisible():
                other.hide()  # they would lie over one another
        self._text.setText(text)
        self.setAccessibleName(text)
        self._action.set_text_and_icon(action, "")
        self._action.setVisible(bool(action))
        self.show()
        self.raise_()
        self._place()
        announce(self, text)

    def _on_action_clicked(self) -> None:
        if self._callback is not None:
            self._callback()

    def _on_close_clicked(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _place(self) -> None:
        room = self._over.rect()
        width = min(_MAX_WIDTH, room.width() - 32)
        self.setFixedWidth(width)
        row = self.layout()
        assert row is not None
        row.activate()
        most = _MOST_LINES * self._text.fontMetrics().lineSpacing()
        self._scroll.setFixedHeight(min(most, self._text.heightForWidth(self._scroll.width())))
        self.setFixedHeight(row.totalMinimumSize().height())
        self.move((room.width() - width) // 2, _GAP)
        self._make_room(self.height() + 2 * _GAP)

    def _make_room(self, pixels: int) -> None:
        margins = self._over.contentsMargins()
        margins.setTop(pixels)
        self._over.setContentsMargins(margins)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():
            self._make_room(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
