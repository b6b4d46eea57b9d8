"""One of many, in a list that opens."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import is_read_aloud
from backcompanion.ui.widgets.elided import elide
from backcompanion.ui.widgets.painted import FIELD_HEIGHT, PaintedField

_WIDEST = 340


class ComboBox(PaintedField, QComboBox):
    """A value that is not among the options is added to them rather than lost.

    `value_text`: the words for such a value.
    """

    chosen = Signal(object)

    def __init__(
        self, options: Sequence[tuple[Any, str]], value_text: Callable[[Any], str] = str
    ) -> None:
        super().__init__()
        self._value_text = value_text
        self._hears_selection = False
        self.setFont(theme.font(14))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMaxVisibleItems(14)
        self.set_options(options)
        self.activated.connect(self._on_activated)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        self.clear()
        for value, words in options:
            self.addItem(words, value)
        self.updateGeometry()

    def show_value(self, value: Any) -> None:
        index = self.findData(value)
        if index < 0:
            self.addItem(self._value_text(value), value)
            index = self.count() - 1
        self.setCurrentIndex(index)

    def set_label(self, label: str) -> None:
        self.setAccessibleName(label)

    def setAccessibleName(self, name: str) -> None:
        """To a screen reader on Linux a box has the name of what is chosen, so it is told what the
        choice is about as well.
        """
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def focus_target(self) -> QWidget:
        return self

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self.itemData(index))

    def showPopup(self) -> None:
        super().showPopup()
        if not self._hears_selection and is_read_aloud():
            self._hears_selection = True
            model = self.view().selectionModel()
            model.selectionChanged.connect(self._on_selected, Qt.ConnectionType.QueuedConnection)

    def _on_selected(self) -> None:
        """A screen reader selects in the list that is open, and Qt makes nothing of it. By keys and
        mouse what is selected is current as well, and chosen later.
        """
        view = self.view()
        chosen = view.selectionModel().selectedIndexes()
        if view.isVisible() and len(chosen) == 1 and chosen[0] != view.currentIndex():
            self.setCurrentIndex(chosen[0].row())
            self.hidePopup()
            self.activated.emit(chosen[0].row())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        texts = [self.itemText(index) for index in range(self.count())]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return QSize(min(_WIDEST, max(130, widest + 56)), FIELD_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_field(arrow=True, hot=self.hovered)
        painter = self.create_painter()
        painter.setFont(self.font())
        painter.setPen(QColor(theme.colours().text))
        room = QRectF(self.rect()).adjusted(13, 0, -36, 0)
        text = elide(self, self.currentText(), self.font(), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
