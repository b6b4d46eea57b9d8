"""A question over a page, answered with keys; nothing behind it can be pressed meanwhile."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.base.dataclass import dataclass
from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import announce, set_role
from backcompanion.ui.widgets.buttons import Button, Kind
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import reading_key
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import layout_height
from backcompanion.ui.widgets.scroll_page import ScrollPage

_WIDEST, _WIDEST_OF_CONTENT = 600, 800


@dataclass(frozen=True, slots=True)
class Answer:
    id: str
    text: str
    kind: Kind = "plain"


class Prompt(QWidget):
    """`answered` gives the id of the answer, once. Esc gives `escape`; the first has the focus."""

    answered = Signal(str)

    def __init__(
        self,
        over: QWidget,
        title: str,
        text: str,
        answers: Sequence[Answer],
        escape: str,
        content: QWidget | None = None,
    ) -> None:
        super().__init__(over)
        set_role(self, "Dialog")
        self._over = over
        self._escape = escape
        self._open = True
        self._widest = _WIDEST if content is None else _WIDEST_OF_CONTENT
        self._card = Card(self)
        column = self._column = QVBoxLayout(self._card)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(10)
        column.addWidget(Label(title, 24, theme.BOLD, wrap=True))
        inside = QWidget()
        self._content = QVBoxLayout(inside)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(10)
        if text:
            self._content.addWidget(Label(text, 15, role=theme.MUTED, wrap=True))
        if content is not None:
            self._content.addWidget(content)
        self._scroll = ScrollPage(inside)
        column.addWidget(self._scroll)
        column.addSpacing(10)
        row = QWidget()
        flow = FlowLayout(row, gap=10)
        self._buttons: list[Button] = []
        for answer in answers:
            button = Button(answer.text, kind=answer.kind, height=44, pixels=15)
            button.setObjectName(f"answer-{answer.id}")
            button.setProperty("answer", answer.id)
            button.clicked.connect(self._on_clicked)
            flow.addWidget(button)
            self._buttons.append(button)
        column.addWidget(row)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        over.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, " ".join(filter(None, (title, text))), is_dialog=True)

    def dismiss(self) -> None:
        """Takes it away without an answer."""
        self._open = False
        self.hide()
        self.deleteLater()

    def _on_clicked(self) -> None:
        self._finish_with(str(self.sender().property("answer")))

    def _finish_with(self, id: str) -> None:
        if self._open:
            self.dismiss()
            self.answered.emit(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish_with(self._escape)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar = self._scroll.verticalScrollBar()
            pages = 1 if event.key() == Qt.Key.Key_PageDown else -1
            bar.setValue(bar.value() + pages * bar.pageStep())
        elif reading_key(self, event.key()) in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.focusNextPrevChild(True)
        elif reading_key(self, event.key()) in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.focusNextPrevChild(False)
        # Whatever else is pressed goes no further: behind it nothing may move.
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays within the question."""
        now = next((i for i, b in enumerate(self._buttons) if b.hasFocus()), 0)
        step = 1 if forward else -1
        self._buttons[(now + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # While a window is taken apart the filter may still be asked, with nothing left to it.
        if event.type() == QEvent.Type.Resize and watched is self.__dict__.get("_over"):
            self._place()
        return False

    def _place(self) -> None:
        room = self._over.rect()
        self.setGeometry(room)
        width = min(self._widest, room.width() - 48)
        self._card.setFixedWidth(width)
        margins = self._column.contentsMargins()
        # The bar takes its room before it is known that none is needed.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        inner = width - margins.left() - margins.right() - bar
        words = layout_height(self._content, inner)
        # What is longer than the window scrolls, and the answers stay in sight.
        self._scroll.setFixedHeight(0)
        others = max(layout_height(self._column, width), 150 - words)
        highest = room.height() - 24
        self._scroll.setFixedHeight(max(0, min(words, highest - others)))
        self._card.setFixedHeight(min(others + words, highest))
        self._card.move((room.width() - width) // 2, (room.height() - self._card.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(theme.colours().background)
        veil.setAlphaF(0.86)
        QPainter(self).fillRect(self.rect(), veil)
