"""One of many, in a list that opens."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFocusEvent,
    QFontMetrics,
    QPaintEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import is_read_aloud
from backcompanion.ui.widgets.choice_list import dress_choice_list
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
        self._spoken_label: QLabel | None = None
        self.setFont(theme.font(14))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMaxVisibleItems(14)
        self.set_options(options)
        self.activated.connect(self._on_activated)
        self.currentTextChanged.connect(self._on_current_text_changed)

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
        if self._spoken_label is not None:
            self._spoken_label.setText(name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._spoken_label is None and is_read_aloud():
            self._label_for_readers()

    def _label_for_readers(self) -> None:
        """Where no label beside it speaks of it: without one Orca says what is chosen twice, and
        last of all what it is about.
        """
        parent = self.parentWidget()
        if parent is None or not self.accessibleName():
            return
        beside = parent.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if all(label.buddy() is not self for label in beside):
            self._spoken_label = QLabel(self.accessibleName(), parent)
            self._spoken_label.hide()
            self._spoken_label.setBuddy(self)

    def _on_current_text_changed(self, text: str) -> None:
        """Chosen by a key while the list is closed: Orca waits for a row of the list then, which
        Qt does not tell of; a new description of what has the focus it says at once.
        """
        if self.hasFocus() and is_read_aloud():
            self.setAccessibleDescription(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setAccessibleDescription(self.accessibleName())  # while it leaves it would be heard
        super().focusInEvent(event)

    def focus_target(self) -> QWidget:
        return self

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self.itemData(index))

    def showPopup(self) -> None:
        dress_choice_list(self.view())
        super().showPopup()
        if not self._hears_selection and is_read_aloud():
            self._hears_selection = True
            model = self.view().selectionModel()
            model.selectionChanged.connect(self._on_selected, Qt.ConnectionType.QueuedConnection)

    def hidePopup(self) -> None:
        super().hidePopup()
        # WORKAROUND Qt 6.11: a press elsewhere closes the list, and no Leave comes for the box.
        if self.underMouse() and not self.rect().contains(self.mapFromGlobal(QCursor.pos())):
            self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            self.update()

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
