"""What stands inside of a chart's frame: alike in the window, in a picture and on paper."""

from collections.abc import Iterable
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.charts import chart_shapes
from backcompanion.ui.charts.chart import Chart, Tick

TEXT_PIXELS = 12
ABOVE, FOOT = 6.0, 26.0
LEAST_LEFT, MOST_LEFT, BESIDE_LABELS = 38.0, 236.0, 16.0
RIGHT, RIGHT_OF_GOAL = 14.0, 44.0
TEXT_OFFSET, TEXT_HEIGHT = 8.0, 18.0
LABEL_GAP = 8.0
GOAL_DASHES = (2.6, 2.2)
DOT_REACH, READ_DOT_REACH = 3.0, 5.5


def plot_rect(area: QRectF, chart: Chart) -> QRectF:
    """Where bars and dots stand: what the labels around them leave of `area`."""
    metrics = QFontMetricsF(theme.font(TEXT_PIXELS))
    ticks = chart.x_ticks if chart.sideways else chart.y_ticks
    widest = max((metrics.horizontalAdvance(tick.text) for tick in ticks), default=0.0)
    left = min(MOST_LEFT, max(LEAST_LEFT, round(widest) + BESIDE_LABELS))
    right = RIGHT_OF_GOAL if chart.goal else RIGHT
    return area.adjusted(left, ABOVE, -right, -FOOT)


def scale(chart: Chart, plot: QRectF) -> chart_shapes.ToPixels:
    low, high = chart.drawn_values
    along = max(1e-9, chart.right - chart.left)
    values = max(1e-9, high - low)
    left, top, bottom = plot.left(), plot.top(), plot.bottom()
    width, height = plot.width(), plot.height()

    def upright(x: float, y: float) -> QPointF:
        return QPointF(
            left + (x - chart.left) / along * width, bottom - (y - low) / values * height
        )

    def sideways(x: float, y: float) -> QPointF:
        """Values go along, and places from the top down."""
        return QPointF(left + (x - low) / values * width, top + (y - chart.left) / along * height)

    return sideways if chart.sideways else upright


def place_at(chart: Chart, plot: QRectF, at: QPointF) -> float | None:
    """Which place of the chart, in units of its stops, lies there; None beside the plot."""
    if plot.isEmpty() or not plot.contains(at):
        return None
    if chart.sideways:
        share = (at.y() - plot.top()) / plot.height()
    else:
        share = (at.x() - plot.left()) / plot.width()
    return chart.left + share * (chart.right - chart.left)


def paint_plot(
    painter: QPainter, area: QRectF, chart: Chart, c: theme.Colours, *, halo: bool = False
) -> None:
    """All of it with its labels. `halo`: a thin ring of the ground around each dot."""
    plot = plot_rect(area, chart)
    to_pixels = scale(chart, plot)
    _paint_axes(painter, chart, area, plot, to_pixels, c)
    chart_shapes.paint_bands(painter, chart.bands, plot, to_pixels, c)
    _paint_bars(painter, chart, to_pixels, c)
    _paint_goal(painter, chart, plot, to_pixels, c)
    if chart.line:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.mix(c.surface, c.accent, 0.4), 1))
        painter.drawPolyline(QPolygonF([to_pixels(x, y) for x, y in chart.line]))
    chart_shapes.paint_steps(painter, chart.steps, to_pixels, c)
    chart_shapes.paint_trends(painter, chart, to_pixels, c)
    chart_shapes.paint_crosses(painter, chart.crosses, to_pixels, c)
    chart_shapes.paint_dots(painter, chart.dots, DOT_REACH, to_pixels, c, halo=halo)
    chart_shapes.paint_notes(painter, chart.notes, plot, to_pixels, c)


def paint_reading(
    painter: QPainter, area: QRectF, chart: Chart, x: float, c: theme.Colours
) -> None:
    """Over what `paint_plot` has painted: what is being read at `x`."""
    plot = plot_rect(area, chart)
    to_pixels = scale(chart, plot)
    for bar in chart.bars:
        if bar.x == x:
            rect = chart_shapes.bar_rect(bar, chart.bar_width, to_pixels, sideways=chart.sideways)
            chart_shapes.paint_bar(painter, rect, chart_shapes.bar_fill(bar, c), QColor(c.text))
    if chart.steps:
        chart_shapes.paint_reading(painter, x, plot, to_pixels, c)
    read = [dot for dot in chart.dots if dot.x == x]
    chart_shapes.paint_dots(painter, read, READ_DOT_REACH, to_pixels, c, halo=True)


def _paint_bars(
    painter: QPainter, chart: Chart, to_pixels: chart_shapes.ToPixels, c: theme.Colours
) -> None:
    for bar in chart.bars:
        if bar.height > 0:
            rect = chart_shapes.bar_rect(bar, chart.bar_width, to_pixels, sideways=chart.sideways)
            chart_shapes.paint_bar(painter, rect, chart_shapes.bar_fill(bar, c))


def _paint_goal(
    painter: QPainter,
    chart: Chart,
    plot: QRectF,
    to_pixels: chart_shapes.ToPixels,
    c: theme.Colours,
) -> None:
    if not chart.goal:
        return
    pen = QPen(QColor(c.rest), 2)
    pen.setDashPattern(GOAL_DASHES)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    line = [to_pixels(x, y) for x, y in chart.goal]
    painter.drawPolyline(QPolygonF(line))
    painter.setFont(theme.font(TEXT_PIXELS))
    painter.setPen(QColor(c.rest))
    box = QRectF(
        plot.right() + TEXT_OFFSET,
        line[-1].y() - TEXT_HEIGHT / 2,
        RIGHT_OF_GOAL - TEXT_OFFSET,
        TEXT_HEIGHT,
    )
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _("goal"))


def _paint_axes(
    painter: QPainter,
    chart: Chart,
    area: QRectF,
    plot: QRectF,
    to_pixels: chart_shapes.ToPixels,
    c: theme.Colours,
) -> None:
    painter.setFont(theme.font(TEXT_PIXELS))
    metrics = QFontMetricsF(painter.font())
    painter.setPen(QPen(QColor(c.line), 1))
    for tick in chart.y_ticks:
        # In the middle of a pixel, so that it is a line and not a shadow of two.
        if chart.sideways:
            at = floor(to_pixels(tick.at, chart.left).x()) + 0.5
            painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()))
        else:
            at = floor(to_pixels(chart.left, tick.at).y()) + 0.5
            painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at))
    painter.setPen(QColor(c.muted))
    side, foot = (
        (chart.x_ticks, chart.y_ticks) if chart.sideways else (chart.y_ticks, chart.x_ticks)
    )
    room = MOST_LEFT - BESIDE_LABELS
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for tick in side:
        y = to_pixels(0, tick.at).y()
        # All of it stands in the line of the reading, and in the table.
        text = metrics.elidedText(tick.text, Qt.TextElideMode.ElideRight, room)
        box = QRectF(plot.left() - TEXT_OFFSET - room, y - TEXT_HEIGHT / 2, room, TEXT_HEIGHT)
        painter.drawText(box, right, text)
    _paint_foot(painter, foot, area, plot, to_pixels, metrics)


def _paint_foot(
    painter: QPainter,
    ticks: Iterable[Tick],
    area: QRectF,
    plot: QRectF,
    to_pixels: chart_shapes.ToPixels,
    metrics: QFontMetricsF,
) -> None:
    """As many of the labels as stand apart at this width."""
    labels = [
        (to_pixels(tick.at, 0).x(), metrics.horizontalAdvance(tick.text), tick.text)
        for tick in ticks
    ]
    places = [(at, width) for at, width, _text in labels]
    for index in chart_shapes.untouching(places, LABEL_GAP):
        at, width, text = labels[index]
        left = min(at - width / 2, area.right() - width) - 1
        box = QRectF(left, plot.bottom() + TEXT_OFFSET, width + 2, TEXT_HEIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
