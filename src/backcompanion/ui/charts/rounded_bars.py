"""Bars with rounded tops: one item for all of them, painted in pixels."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from backcompanion.ui.charts.chart import Bar
from backcompanion.ui.charts.chart_shapes import RADIUS, bar_rects, paint_bars


class RoundedBars(pg.GraphicsObject):  # type: ignore[misc]
    """`mark` rings the bar that is being read."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()
        self._width = 0.7
        self._sideways = False
        self._marked_x: float | None = None
        self._strong = self._weak = self._ring = QColor()

    def show_bars(self, bars: Sequence[Bar], width: float, *, sideways: bool = False) -> None:
        self._bars, self._width, self._marked_x = bars, width, None
        self._sideways = sideways
        self.prepareGeometryChange()
        self.update()

    def mark(self, x: float | None) -> None:
        self._marked_x = x
        self.update()

    def set_colours(self, strong: QColor, light: QColor, ring: QColor) -> None:
        self._strong, self._weak, self._ring = strong, light, ring
        self.update()

    def boundingRect(self) -> QRectF:
        if not self._bars:
            return QRectF()
        first, last = self._bars[0].x - 1, self._bars[-1].x + 1
        longest = max(bar.height for bar in self._bars) * 1.1 + 1
        return self._bar_rect(first, last - first, longest)

    def _bar_rect(self, place: float, width: float, height: float) -> QRectF:
        if self._sideways:
            return QRectF(0, place, height, width)
        return QRectF(place, 0, width, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        # In pixels, so that corners are round whatever the axes' units are.
        transform = painter.transform()

        def to_pixels(x: float, y: float) -> QPointF:
            return transform.map(QPointF(x, y))

        painter.save()
        painter.setTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rects = bar_rects(self._bars, self._width, to_pixels, sideways=self._sideways)
        bars = tuple(zip(self._bars, rects, strict=True))
        paint_bars(painter, bars, self._strong, self._weak)
        for bar, rect in bars:
            if bar.x == self._marked_x:
                painter.setPen(QPen(self._ring, 2))
                painter.setBrush(self._strong if bar.strong else self._weak)
                radius = min(RADIUS, rect.width() / 2, rect.height() / 2)
                painter.drawRoundedRect(rect, radius, radius)
        painter.restore()
