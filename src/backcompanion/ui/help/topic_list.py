"""The list of topics, with the chosen one lifted out."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from backcompanion.ui import theme
from backcompanion.ui.help.topics import Topic
from backcompanion.ui.widgets.direction import row_painter
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect
from backcompanion.ui.widgets.scroll_page import SlimScrollBar

_ROW_HEIGHT = 36
_ABOVE_AND_BELOW = 18
_BEFORE, _AFTER = 14, 10
_HIGHEST = 400
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
_NAME_ROLE = Qt.ItemDataRole.UserRole


class TopicList(QListWidget):
    chosen = Signal(str)

    def __init__(self, topics: Sequence[Topic], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_TopicDelegate(self))
        self.setMouseTracking(True)
        self.setResizeMode(self.ResizeMode.Adjust)  # rows are as high as their words need
        self.setFont(theme.font(14))
        for topic in topics:
            item = QListWidgetItem(topic.title)
            item.setData(_NAME_ROLE, topic.name)
            item.setToolTip(topic.title)
            self.addItem(item)
        self.currentItemChanged.connect(self._on_current_item_changed)

    def show_topics(self, names: set[str]) -> None:
        """Leaves out the others; the first one left is chosen where the chosen one went."""
        for row in range(self.count()):
            item = self.item(row)
            item.setHidden(item.data(_NAME_ROLE) not in names)
        current = self.currentItem()
        if current is None or current.isHidden():
            visible_rows = [row for row in range(self.count()) if not self.item(row).isHidden()]
            self.setCurrentRow(visible_rows[0] if visible_rows else -1)

    def choose(self, name: str) -> None:
        for row in range(self.count()):
            if self.item(row).data(_NAME_ROLE) == name:
                self.setCurrentRow(row)

    def _on_current_item_changed(self, item: QListWidgetItem | None) -> None:
        self.chosen.emit(item.data(_NAME_ROLE) if item is not None else "")


class _TopicDelegate(QStyledItemDelegate):
    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        # In bold, as where it is chosen, so that nothing moves then.
        metrics = QFontMetrics(theme.font(14, theme.SEMIBOLD))
        width = self._view.viewport().width() - _BEFORE - _AFTER
        room = QRect(0, 0, max(1, width), _HIGHEST)
        words = metrics.boundingRect(room, int(_WRAPPED), str(index.data()))
        return QSize(120, max(_ROW_HEIGHT, words.height() + _ABOVE_AND_BELOW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        c = theme.colours()
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        painter.save()
        painter = row_painter(self._view, painter, option.rect)
        if chosen or is_hovered:
            paint_rounded_rect(painter, rect, c.soft if chosen else c.sunk, None, 10)
        painter.setFont(theme.font(14, theme.SEMIBOLD if chosen else theme.REGULAR))
        painter.setPen(QColor(c.accent if chosen else c.text))
        room = rect.adjusted(_BEFORE - 2, 0, 2 - _AFTER, 0)
        painter.drawText(room, int(_WRAPPED), str(index.data()))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect, 10)
        painter.restore()
