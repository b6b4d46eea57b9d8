"""What a plot shows besides bars, dots and lines: breaks, steps of a streak, words at points."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from backcompanion.ui import theme
from backcompanion.ui.charts import chart_shapes
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.widgets.direction import is_mirrored, mirrored_painter


class ChartMarks(pg.GraphicsObject):  # type: ignore[misc]
    """One item for all of them, painted in pixels over the whole view of the plot."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._read_x: float | None = None
        self._mirrored = is_mirrored()

    def show_chart(self, chart: Chart) -> None:
        self._chart, self._read_x = chart, None
        self.prepareGeometryChange()
        self.update()

    def mark(self, x: float | None) -> None:
        self._read_x = x
        self.update()

    def boundingRect(self) -> QRectF:
        """All that is seen, and the room around it for words above and crosses below."""
        view = self.getViewBox()
        if self._chart is None or view is None:
            return QRectF()
        rect = QRectF(view.viewRect())
        return rect.adjusted(0, -rect.height() * 0.2, 0, rect.height() * 0.2)

    def viewRangeChanged(self) -> None:
        self.prepareGeometryChange()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        chart, view = self._chart, self.getViewBox()
        if chart is None or view is None:
            return
        transform = painter.transform()
        plot = transform.mapRect(QRectF(view.viewRect()))

        def to_pixels(x: float, y: float) -> QPointF:
            at = transform.map(QPointF(x, y))
            return QPointF(plot.left() + plot.right() - at.x(), at.y()) if self._mirrored else at

        c = theme.colours()
        painter.save()
        painter.setTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        within = painter
        if self._mirrored:
            within = mirrored_painter(painter, plot.left(), plot.right())
        names = chart_shapes.paint_bands(within, chart.bands, plot, to_pixels, c)
        chart_shapes.paint_steps(within, chart.steps, to_pixels, c)
        chart_shapes.paint_trends(within, chart, to_pixels, c)
        chart_shapes.paint_crosses(within, chart.crosses, to_pixels, c)
        chart_shapes.paint_notes(within, chart.notes, plot, to_pixels, c, names)
        if self._read_x is not None and chart.steps:
            chart_shapes.paint_reading(within, self._read_x, plot, to_pixels, c)
        painter.restore()
