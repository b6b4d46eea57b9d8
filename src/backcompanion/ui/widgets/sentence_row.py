"""A sentence that opens the sessions behind it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import PaintedButton
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect

ARROW, INSET, PADDING = 16, 8, 4
MOST_HEIGHTS = 16
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class SentenceRow(PaintedButton):
    """Wraps where it has to. `open_requested`: ids of sessions, and the sentence as their name."""

    open_requested = Signal(object, str)

    def __init__(
        self, text: str, ids: tuple[str, ...], pixels: float = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ids = ids
        self._heights: dict[tuple[int, str, str], int] = {}
        self.setFont(theme.font(pixels))
        self.setText(text)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setEnabled(bool(ids))
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(max(260, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Layouts ask a hundred times while a card is laid out, for two or three widths."""
        key = (width, self.text(), self.font().key())
        if key not in self._heights:
            if len(self._heights) >= MOST_HEIGHTS:
                self._heights.clear()
            self._heights[key] = self._height_of(width)
        return self._heights[key]

    def _height_of(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - 2 * INSET - ARROW), 1000)
        return QFontMetrics(self.font()).boundingRect(room, _WRAPPED, self.text()).height() + (
            2 * PADDING
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # how high it has to be at least goes by its width

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = self.create_painter()
        painter.setOpacity(1.0)  # one without sessions is to be read all the same
        if self.hovered:
            paint_rounded_rect(painter, self.rect().toRectF(), c.soft, None, 8)
        painter.setFont(self.font())
        painter.setPen(QColor(c.text))
        room = QRectF(INSET, 0, self.width() - 2 * INSET - ARROW, self.height())
        painter.drawText(room, _WRAPPED, self.text())
        if self._ids:
            metrics = QFontMetrics(self.font())
            used = metrics.boundingRect(room.toRect(), _WRAPPED, self.text())
            x = min(used.right() + 6, self.width() - INSET - ARROW)
            pixmap = icon_pixmap("chevron-right", c.muted, ARROW, self.devicePixelRatioF())
            painter.drawPixmap(x, (self.height() - ARROW) // 2, pixmap)
        if self.shows_focus:
            paint_focus(painter, self.rect().toRectF(), 8)

    def _on_clicked(self) -> None:
        self.open_requested.emit(self._ids, self.text())
