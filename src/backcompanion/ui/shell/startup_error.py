"""Instead of the pages, where they cannot be made: what is wrong, what to do, and a way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import layout_height

_MAX_WIDTH = 640
_CLOSE_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StartupErrorPage(QWidget):
    """`close_requested`: the person has read it. Stays until then."""

    close_requested = Signal()

    def __init__(self, reason: str, *, is_ours: bool = False) -> None:
        """`reason`: the sentence of a KnownError. `is_ours`: of a fault of the program."""
        super().__init__()
        self.setObjectName("cannotOpen")
        title = _("Back Companion cannot open")
        self._card = Card(self)
        column = self._column = QVBoxLayout(self._card)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(12)
        column.addWidget(Label(title, 24, theme.BOLD, wrap=True))
        explanation = Label(reason, 15, wrap=True)
        explanation.setObjectName("why")
        column.addWidget(explanation)
        what_to_do = _(
            "Mend what this names, or install the program once more, and start it again. Your"
            " records are as they were."
        )
        if is_ours:
            what_to_do = _(
                "Install the program once more and start it again, or send the authors the report."
                " Your records are as they were."
            )
        column.addWidget(Label(what_to_do, 15, role=theme.MUTED, wrap=True))
        column.addSpacing(8)
        self.close_button = Button(_("Close"), kind="primary", height=44, pixels=15)
        self.close_button.setObjectName("closeButton")
        self.close_button.clicked.connect(self.close_requested)
        column.addWidget(self.close_button)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{reason}\n{what_to_do}")

    def take_focus(self) -> None:
        self.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSE_KEYS and not event.isAutoRepeat():
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.rect()
        width = min(_MAX_WIDTH, room.width() - 48)
        self._card.setFixedWidth(width)
        height = min(layout_height(self._column, width), room.height() - 24)
        self._card.setFixedHeight(height)
        self._card.move((room.width() - width) // 2, (room.height() - height) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.colours().background))
