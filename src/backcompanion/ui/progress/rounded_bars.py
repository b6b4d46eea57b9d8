"""Bars with rounded tops: one item for all of them, painted in pixels."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from backcompanion.ui.progress.chart import Bar

RADIUS = 3.0


class RoundedBars(pg.GraphicsObject):  # type: ignore[misc]
    """`mark` rings the bar that is being read."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()
        self._width = 0.7
        self._marked: float | None = None
        self._strong = self._light = self._ring = QColor()

    def show_bars(self, bars: Sequence[Bar], width: float) -> None:
        self._bars, self._width, self._marked = bars, width, None
        self.prepareGeometryChange()
        self.update()

    def mark(self, x: float | None) -> None:
        self._marked = x
        self.update()

    def set_colours(self, strong: QColor, light: QColor, ring: QColor) -> None:
        self._strong, self._light, self._ring = strong, light, ring
        self.update()

    def boundingRect(self) -> QRectF:
        if not self._bars:
            return QRectF()
        left, right = self._bars[0].x - 1, self._bars[-1].x + 1
        return QRectF(left, 0, right - left, max(bar.height for bar in self._bars) * 1.1 + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        # In pixels, so that corners are round whatever the axes' units are.
        to_pixels = painter.transform()
        painter.save()
        painter.setTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for bar in self._bars:
            marked = bar.x == self._marked
            if bar.height <= 0 and not marked:
                continue
            left = bar.x - self._width / 2
            rect = to_pixels.mapRect(QRectF(left, 0, self._width, bar.height))
            painter.setPen(QPen(self._ring, 2) if marked else Qt.PenStyle.NoPen)
            painter.setBrush(self._strong if bar.strong else self._light)
            radius = min(RADIUS, rect.width() / 2)
            painter.drawRoundedRect(rect.adjusted(0, 0, 0, -0.5), radius, radius)
        painter.restore()
