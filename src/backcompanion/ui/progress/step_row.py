"""One step of a session in a list: what it is, and what became of it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import PaintedButton
from backcompanion.ui.widgets.elided import show_whole
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect

ROW_HEIGHT = 32
_INDENT, _ARROW, _GAP = 10, 16, 8
_TITLE_SHARE = 0.46
_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StepRow(PaintedButton):
    """Pressed, it opens. `moved`: from its index to the next row, or to the one before (1, -1)."""

    focused = Signal(int)
    pressed_row = Signal(int)
    moved = Signal(int, int)

    def __init__(self, index: int, *, is_part: bool) -> None:
        """`is_part`: it stands below the name with others of the same exercise."""
        super().__init__(None)
        self.index = index
        self._title = self._result = ""
        self._is_part, self._is_open = is_part, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(13))
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        return QSize(240, ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, ROW_HEIGHT)

    def show_step(self, name: str, place: str, result: str) -> None:
        self._title, self._result = place if self._is_part and place else name, result
        described = _("{name}, {place}").format(name=name, place=place) if place else name
        self.setAccessibleName(_("{day}: {what}").format(day=described, what=result))
        self.update()

    def set_opened(self, opened: bool) -> None:
        self._is_open = opened
        self.update()
        self.setAccessibleDescription(_("Open below") if opened else "")

    def _on_clicked(self) -> None:
        self.pressed_row.emit(self.index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self.index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for key, step in _KEYS.items():
            if event.key() == key:
                self.moved.emit(self.index, step)
                return
        super().keyPressEvent(event)

    def result_left(self) -> float:
        """Where the result begins: below the others', but for a long name beside a short result."""
        metrics = QFontMetricsF(self.font())
        left, right = self._title_left(), self.width() - _ARROW - _INDENT - 6
        share = self.width() * _TITLE_SHARE  # also where the title is indented
        wanted = left + metrics.horizontalAdvance(self._title) + _GAP + 1
        return max(share, min(wanted, right - metrics.horizontalAdvance(self._result) - 1))

    def _title_left(self) -> int:
        return _INDENT * (2 if self._is_part else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = self.create_painter()
        rect = QRectF(self.rect())
        if self._is_open or self.hovered:
            paint_rounded_rect(painter, rect, c.soft, None, 8)
        metrics = QFontMetricsF(self.font())
        left, middle = self._title_left(), self.result_left()
        painter.setFont(self.font())
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, middle - left - _GAP)
        room = rect.width() - middle - _ARROW - _INDENT - 6
        result = metrics.elidedText(self._result, Qt.TextElideMode.ElideRight, room)
        is_whole = (title, result) == (self._title, self._result)
        show_whole(self, f"{self._title} · {self._result}", all_shown=is_whole)
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(c.text))
        painter.drawText(QRectF(left, 0, middle - left, rect.height()), upright, title)
        painter.setPen(QColor(c.muted))
        painter.drawText(QRectF(middle, 0, room + 1, rect.height()), upright, result)
        icon = "chevron-down" if self._is_open else "chevron-right"
        pixmap = icon_pixmap(icon, c.muted, _ARROW, self.devicePixelRatioF())
        at = round(rect.width() - _ARROW - _INDENT), (ROW_HEIGHT - _ARROW) // 2
        painter.drawPixmap(*at, pixmap)
        if self.hasFocus():
            paint_focus(painter, rect, 8)
