"""A rounded surface with a thin line, on which things stand."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect

RADIUS = 14.0
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Card(QFrame):
    """`sunk` cards lie lower than the page, the others above it."""

    def __init__(self, parent: QWidget | None = None, *, sunk: bool = False) -> None:
        super().__init__(parent)
        self._sunk = sunk
        self._has_ring = False

    def show_focus_of(self, widget: QWidget) -> None:
        """The ring of the keyboard goes round the card while `widget`, which fills it, has it."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            self._has_ring = event.gotFocus() and event.reason() in _BY_TAB
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        paint_rounded_rect(
            painter, QRectF(self.rect()), c.sunk if self._sunk else c.surface, c.line, RADIUS
        )
        if self._has_ring:
            paint_focus(painter, QRectF(self.rect()), RADIUS)
