"""A short message over the lower edge, with a way back where there is one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import announce
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import seen_place, set_margins
from backcompanion.ui.widgets.label import Label

MARGIN = 24
# Above and below it, in the strip that it has to itself.
GAP = 10
# Longer messages go on in another line.
MAX_WIDTH = 560


class Toast(Card):
    """One message at a time. It goes by itself after `milliseconds`, unless the mouse is on it.

    What has a layout gives way to it for as long as it is there, so that it covers nothing; what
    has none hears of `height_taken`: pixels at the top of the area that it was given, 0 for none.
    """

    height_taken = Signal(int)

    def __init__(self, over: QWidget, milliseconds: int = 6000) -> None:
        super().__init__(over)
        self._over = over
        self._area: QRect | None = None
        self._right = False
        self._callback: Callable[[], None] | None = None
        self._milliseconds = milliseconds
        self._text = Label("", 14, wrap=True)
        self._action = Button("", height=32, pixels=13)
        self._action.clicked.connect(self._on_action_clicked)
        # A click takes the focus from nobody: in the Player, Space is to go on pausing.
        self._action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        set_margins(row, 16, 8, 8, 8)
        row.setSpacing(14)
        row.addWidget(self._text)
        row.addWidget(self._action)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    def set_area(self, area: QRect, pixels: float) -> None:
        """It stands at the top of that area, in type of that size."""
        self._area = area
        self._text.setFont(theme.font(pixels))
        self._action.set_size(pixels, round(pixels * 2.3))
        if self.isVisible():
            self._place()
            self._make_room(self.height() + 2 * GAP)

    def align_right(self) -> None:
        """It stands at the right, where the middle has what is pressed next."""
        self._right = True

    def show_message(
        self, text: str, action: str = "", callback: Callable[[], None] | None = None
    ) -> None:
        """Shows `text`; `callback` is called once if the person presses `action`."""
        self._callback = callback
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._action.setVisible(bool(action))
        self._action.set_text_and_icon(action, "")
        self._place()
        self.show()
        self.raise_()
        self._make_room(self.height() + 2 * GAP)
        self._timer.start(self._milliseconds)
        announce(self, text)

    def _on_action_clicked(self) -> None:
        callback, self._callback = self._callback, None
        self.hide()
        if callback is not None:
            callback()

    def _place(self) -> None:
        room = self._over.rect() if self._area is None else self._area
        row = self.layout()
        assert row is not None
        edges = row.contentsMargins()
        extra_width = edges.left() + edges.right()
        if not self._action.isHidden():
            extra_width += row.spacing() + self._action.sizeHint().width()
        most = room.width() if self._area is not None else min(MAX_WIDTH, room.width() - 2 * MARGIN)
        widest = max(200, most) - extra_width
        needed = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 4
        self._text.setFixedWidth(min(needed, widest))
        row.activate()
        self.adjustSize()
        free = room.width() - self.width()
        x = free - MARGIN if self._right else free // 2
        y = room.height() - self.height() - GAP if self._area is None else 0
        place = QRect(QPoint(room.left() + x, room.top() + y), self.size())
        self.setGeometry(seen_place(self._over, place) if self._area is None else place)

    def _make_room(self, pixels: int) -> None:
        if self._area is not None:
            self.height_taken.emit(max(0, pixels - GAP))
        elif self._over.layout() is not None:
            margins = self._over.contentsMargins()
            margins.setBottom(pixels)
            self._over.setContentsMargins(margins)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start(self._milliseconds)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # While a window is taken apart the filter may still be asked, with nothing left to it.
        over = self.__dict__.get("_over")
        if watched is over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
            self._make_room(self.height() + 2 * GAP)
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
        self._make_room(0)
        if not self.isHidden():
            self.hide()  # with the page that it is over: it is not to come back with it
