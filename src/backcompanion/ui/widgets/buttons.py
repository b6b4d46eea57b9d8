"""Buttons: the one that matters, the plain ones, chips that are on or off."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import ToggledFromOutside
from backcompanion.ui.widgets.elided import elide
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.painted import Painted, paint_focus, paint_rounded_rect

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

Kind = Literal["primary", "plain", "danger", "quiet"]


class PaintedButton(ToggledFromOutside, Painted, QAbstractButton):
    """What painted buttons share: hover, focus from the keyboard, Enter as well as Space."""

    takes_away = False

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.hear_toggles()
        self._focused_by_keyboard = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click presses a button that takes something away no more:
        what is under the mouse by then is something else.
        """
        if not self.takes_away:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._focused_by_keyboard = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    @property
    def shows_focus(self) -> bool:
        """It has the focus, and the person moved it there with the keyboard."""
        return self._focused_by_keyboard and self.hasFocus()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Button(PaintedButton):
    """`key` is the name of the key that does the same, shown as a small cap; may be empty."""

    def __init__(
        self,
        text: str,
        *,
        kind: Kind = "plain",
        icon: str = "",
        key: str = "",
        pixels: float = 14,
        height: int = 42,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self._icon = icon
        self.takes_away = icon == "trash-2"
        self._key = key
        self._height = height
        self._padding = 20.0 if kind == "primary" else 13.0
        weight = theme.BOLD if kind == "primary" else theme.SEMIBOLD
        self.setFont(theme.font(pixels, weight))
        self._key_font = theme.font(11)
        self.setText(text)
        self.setAccessibleName(text)

    def set_text_and_icon(self, text: str, icon: str) -> bool:
        """Another text and icon for the same button (Pause and Go on); whether they are others."""
        if (text, icon) == (self.text(), self._icon):
            return False
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()
        return True

    def set_size(self, pixels: float, height: int) -> None:
        """Of its type, and its own height."""
        self.setFont(theme.font(pixels, self.font().weight()))
        self._height = height
        self.updateGeometry()

    def set_key_shown(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    @property
    def padding(self) -> float:
        """On either side of its words."""
        return self._padding

    def set_padding(self, pixels: float) -> None:
        if pixels != self._padding:
            self._padding = pixels
            self.updateGeometry()

    def _widths(self) -> tuple[float, float, float]:
        metrics = QFontMetricsF(self.font())
        text = metrics.horizontalAdvance(self.text())
        icon = self._icon_pixels() if self._icon else 0.0
        key = 0.0
        if self._key:
            key = max(20.0, QFontMetricsF(self._key_font).horizontalAdvance(self._key) + 12)
        return icon, text, key

    def _icon_pixels(self) -> int:
        return self.font().pixelSize() + 3

    def sizeHint(self) -> QSize:
        icon, text, key = self._widths()
        gaps = (8 if icon and text else 0) + (9 if key else 0)
        return QSize(round(2 * self._padding + icon + text + key + gaps), self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint(self.create_painter())

    def paint(self, painter: QPainter) -> None:
        """As it looks now."""
        c = theme.colours()
        rect = QRectF(self.rect())
        hovered = self.hovered or self.isDown()
        if self._kind == "primary":
            fill = theme.mix(c.accent, c.text, 0.12) if hovered else QColor(c.accent)
            ink, line = c.on_accent, None
        else:
            fill = QColor(c.soft if hovered else c.surface)
            ink = c.danger if self._kind == "danger" else c.text
            line = None if self._kind == "quiet" else c.line
            if self._kind == "quiet" and not hovered:
                fill.setAlpha(0)
        paint_rounded_rect(painter, rect, fill, line, 12)
        icon, text, key = self._widths()
        gaps = (8 if icon and text else 0) + (9 if key else 0)
        words = elide(self, self.text(), self.font(), rect.width() - icon - key - gaps - 8)
        if words != self.text():
            text = QFontMetricsF(self.font()).horizontalAdvance(words)
        x = (rect.width() - icon - text - key - gaps) / 2
        if icon:
            pixels = self._icon_pixels()
            pixmap = icon_pixmap(self._icon, ink, pixels, self.devicePixelRatioF())
            painter.drawPixmap(round(x), round((rect.height() - pixels) / 2), pixmap)
            x += icon + 8
        painter.setFont(self.font())
        painter.setPen(QColor(ink))
        painter.drawText(
            QRectF(x, 0, text + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter, words
        )
        if key:
            box = QRectF(x + text + 9, rect.height() / 2 - 9, key, 18)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = QColor(ink)
            edge.setAlphaF(0.65)
            painter.setPen(QPen(edge, 1.0))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setFont(self._key_font)
            painter.setPen(QColor(ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        if self.shows_focus:
            paint_focus(painter, rect, 12)


class Chip(PaintedButton):
    """A pill that is on or off (checkable) or is only pressed."""

    def __init__(
        self,
        text: str,
        *,
        checkable: bool = True,
        pixels: float = 13,
        height: int = 30,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._height = height
        self._pixels = pixels
        self.setCheckable(checkable)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFont(theme.font(pixels))
        self._bold = theme.font(pixels, theme.SEMIBOLD)

    def sizeHint(self) -> QSize:
        # As wide as its text in bold, so that nothing moves when it is switched on.
        width = QFontMetricsF(self._bold).horizontalAdvance(self.text()) + 22
        return QSize(max(self._height, round(width)), self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = self.create_painter()
        rect = QRectF(self.rect())
        on = self.isChecked()
        # What the mouse is on has a stronger edge, never the filling of what is on.
        off_line = c.muted if self.hovered else c.line
        fill, line = (c.soft, c.accent) if on else (c.surface, off_line)
        radius = rect.height() / 2
        paint_rounded_rect(painter, rect, fill, line, radius - 0.5)
        font = self._bold if on else self.font()
        painter.setFont(font)
        painter.setPen(QColor(c.accent if on else c.muted))
        words = elide(self, self.text(), font, rect.width() - 14)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
        if self.shows_focus:
            paint_focus(painter, rect, radius)
