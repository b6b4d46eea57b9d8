"""Rounded remarks under the cue: the phase and the breath, or what to take and where to be."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.direction import widget_painter
from backcompanion.ui.widgets.painted import paint_rounded_rect


class Pills(QWidget):
    """Painted in one go, as they change several times in a repetition. The first may be strong."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ()
        self._strong = False
        self._pixels = 22.0

    def sizeHint(self) -> QSize:
        return QSize(300, round(self._pixels * 2.3))

    def set_pixels(self, pixels: float) -> None:
        self._pixels = pixels
        self.updateGeometry()
        self.update()

    def show_texts(self, texts: tuple[str, ...], *, strong: bool) -> None:
        if (texts, strong) != (self._texts, self._strong):
            self._texts, self._strong = texts, strong
            self.setAccessibleName(", ".join(texts))
            self.update()

    @property
    def texts(self) -> tuple[str, ...]:
        return self._texts

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._texts:
            return
        c = theme.colours()
        painter = widget_painter(self)
        pixels = self._pixels
        while True:
            fonts = [
                theme.font(pixels, theme.SEMIBOLD if self._strong and i == 0 else theme.REGULAR)
                for i in range(len(self._texts))
            ]
            widths = [
                QFontMetricsF(font).horizontalAdvance(text) + pixels * 1.7
                for font, text in zip(fonts, self._texts, strict=True)
            ]
            total = sum(widths) + 8 * (len(widths) - 1)
            if total <= self.width() or pixels < 11:
                break
            pixels *= 0.92
        height = min(round(pixels * 2.25), self.height())  # whole, or its lower edge is cut
        x = (self.width() - total) / 2
        for index, (text, width) in enumerate(zip(self._texts, widths, strict=True)):
            box = QRectF(x, 0, width, height)
            strong = self._strong and index == 0
            fill, line = (c.soft, c.accent) if strong else (c.surface, c.line)
            paint_rounded_rect(painter, box, fill, line, height / 2 - 0.5)
            painter.setFont(fonts[index])
            painter.setPen(QColor(c.accent if strong else c.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            x += width + 8
