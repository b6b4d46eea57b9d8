"""A layout that sets its widgets in a line and breaks it where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from backcompanion.ui.widgets.direction import is_mirrored, mirrored_place

_NARROWEST = 200


class FlowLayout(QLayout):
    """`gap` in logical pixels between widgets and between lines."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        # What is wider gives way, as it has no line to go on in.
        return QSize(min(size.width(), _NARROWEST), size.height())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        row: list[tuple[QLayoutItem, int]] = []
        for item in self._shown():
            hint = _size_within(item, rect.width())
            width = hint.width()
            if row and x + width > rect.right() + 1:
                self._place(row, y, line, rect if move else None)
                row, x, y, line = [], rect.x(), y + line + self._gap, 0
            row.append((item, x))
            x += width + self._gap
            line = max(line, hint.height())
        self._place(row, y, line, rect if move else None)
        return y + line - rect.y()

    def _place(
        self, row: list[tuple[QLayoutItem, int]], y: int, line: int, room: QRect | None
    ) -> None:
        """None: only its height was asked for."""
        if room is None:
            return
        mirrored = is_mirrored(self.parentWidget())
        for item, x in row:
            hint = _size_within(item, room.width())
            place = QRect(QPoint(x, y + (line - hint.height()) // 2), hint)
            item.setGeometry(mirrored_place(room, place) if mirrored else place)


def _size_within(item: QLayoutItem, width: int) -> QSize:
    """What it asks for; where that is wider than the line, as wide as that, and higher."""
    hint = item.sizeHint()
    if hint.width() <= width:
        return hint
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else hint.height())
