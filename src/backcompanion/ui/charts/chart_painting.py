"""A chart painted without a plot: for pictures and for paper, in any size, as lines and letters."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.charts import chart_shapes
from backcompanion.ui.charts.chart import Chart, Dot, Tick

TITLE_PIXELS, TEXT_PIXELS = 18, 12
TITLE_HEIGHT, LINE_HEIGHT = 30.0, 20.0
FOOT_HEIGHT = 30.0
LEAST_LEFT, MOST_LEFT, RIGHT = 34.0, 220.0, 44.0
GAP = 8.0


def paint_chart(painter: QPainter, area: QRectF, chart: Chart, c: theme.Colours) -> None:
    """Title, span and units above it; what is said of nothing where there is nothing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = _paint_head(painter, area, chart, c)
    if not chart.stops:
        painter.setFont(theme.font(TEXT_PIXELS))
        painter.setPen(QColor(c.muted))
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(0, top - area.top(), 0, 0), wrapped, chart.empty)
        return
    paint_plot(painter, area.adjusted(0, top - area.top(), 0, 0), chart, c)


def paint_plot(painter: QPainter, area: QRectF, chart: Chart, c: theme.Colours) -> None:
    """Axes, and what stands between them; of a chart that has something to show."""
    metrics = QFontMetricsF(theme.font(TEXT_PIXELS))
    side_ticks = chart.x_ticks if chart.sideways else chart.y_ticks
    widest = max((metrics.horizontalAdvance(tick.text) for tick in side_ticks), default=0.0)
    left = area.left() + min(MOST_LEFT, max(LEAST_LEFT, widest + 12))
    right = max(RIGHT, metrics.horizontalAdvance(_("goal")) + GAP) if chart.goal else RIGHT
    plot = QRectF(
        QPointF(left, area.top() + 6), QPointF(area.right() - right, area.bottom() - FOOT_HEIGHT)
    )
    to_pixels = _scale(chart, plot)
    _paint_axes(painter, chart, plot, to_pixels, c)
    names = chart_shapes.paint_bands(painter, chart.bands, plot, to_pixels, c)
    rects = chart_shapes.bar_rects(chart.bars, chart.bar_width, to_pixels, sideways=chart.sideways)
    weak = theme.mix(c.surface, c.accent, 0.45)
    bars = tuple(zip(chart.bars, rects, strict=True))
    chart_shapes.paint_bars(painter, bars, QColor(c.accent), weak)
    _paint_line(painter, chart, to_pixels, c)
    chart_shapes.paint_steps(painter, chart.steps, to_pixels, c)
    chart_shapes.paint_trends(painter, chart, to_pixels, c)
    chart_shapes.paint_crosses(painter, chart.crosses, to_pixels, c)
    for dot in chart.dots:
        _paint_dot(painter, dot, to_pixels(dot.x, dot.y), c)
    chart_shapes.paint_notes(painter, chart.notes, plot, to_pixels, c, names)


def _paint_head(painter: QPainter, area: QRectF, chart: Chart, c: theme.Colours) -> float:
    """Where it ends."""
    painter.setFont(theme.font(TITLE_PIXELS, theme.BOLD))
    painter.setPen(QColor(c.text))
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(area.left(), area.top(), area.width(), TITLE_HEIGHT), left, chart.name)
    units = (chart.span, *chart.units)
    painter.setFont(theme.font(TEXT_PIXELS))
    painter.setPen(QColor(c.muted))
    line = QRectF(area.left(), area.top() + TITLE_HEIGHT, area.width(), LINE_HEIGHT)
    painter.drawText(line, left, "   ".join(filter(None, units)))
    return line.bottom() + 4


def _scale(chart: Chart, plot: QRectF) -> chart_shapes.ToPixels:
    low, high = chart.drawn_values
    span = max(1e-9, chart.right - chart.left)

    def upright(x: float, y: float) -> QPointF:
        return QPointF(
            plot.left() + (x - chart.left) / span * plot.width(),
            plot.bottom() - (y - low) / (high - low) * plot.height(),
        )

    def sideways(x: float, y: float) -> QPointF:
        """As the plot has it: values along, places from the top down."""
        return QPointF(
            plot.left() + (x - low) / (high - low) * plot.width(),
            plot.top() + (y - chart.left) / span * plot.height(),
        )

    return sideways if chart.sideways else upright


def _paint_axes(
    painter: QPainter,
    chart: Chart,
    plot: QRectF,
    to_pixels: chart_shapes.ToPixels,
    c: theme.Colours,
) -> None:
    painter.setFont(theme.font(TEXT_PIXELS))
    metrics = QFontMetricsF(painter.font())
    for tick in chart.y_ticks:
        painter.setPen(QPen(QColor(c.line), 1))
        if chart.sideways:
            at = to_pixels(tick.at, chart.left).x()
            painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()))
        else:
            at = to_pixels(chart.left, tick.at).y()
            painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at))
    painter.setPen(QColor(c.muted))
    side, foot = (
        (chart.x_ticks, chart.y_ticks) if chart.sideways else (chart.y_ticks, chart.x_ticks)
    )
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for tick in side:
        y = to_pixels(0, tick.at).y()
        text = metrics.elidedText(tick.text, Qt.TextElideMode.ElideRight, MOST_LEFT - 12)
        painter.drawText(QRectF(plot.left() - 8 - MOST_LEFT, y - 9, MOST_LEFT, 18), right, text)
    _paint_foot(painter, foot, plot, to_pixels, metrics)
    if chart.goal:
        painter.setPen(QPen(QColor(c.rest), 2, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF([to_pixels(x, y) for x, y in chart.goal]))
        at = to_pixels(*chart.goal[-1]).y()
        painter.drawText(QPointF(plot.right() + GAP, at + metrics.ascent() / 2 - 1), _("goal"))


def _paint_foot(
    painter: QPainter,
    ticks: tuple[Tick, ...],
    plot: QRectF,
    to_pixels: chart_shapes.ToPixels,
    metrics: QFontMetricsF,
) -> None:
    places = [(to_pixels(tick.at, 0).x(), metrics.horizontalAdvance(tick.text)) for tick in ticks]
    for index in chart_shapes.untouching(places, GAP):
        at, width = places[index]
        box = QRectF(at - width / 2 - 1, plot.bottom() + 10, width + 2, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, ticks[index].text)


def _paint_line(
    painter: QPainter, chart: Chart, to_pixels: chart_shapes.ToPixels, c: theme.Colours
) -> None:
    if chart.line:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.mix(c.surface, c.accent, 0.4), 1))
        painter.drawPolyline(QPolygonF([to_pixels(x, y) for x, y in chart.line]))


def _paint_dot(painter: QPainter, dot: Dot, at: QPointF, c: theme.Colours) -> None:
    """Told apart by shape as well as by colour, as in the window."""
    colour = {
        "plain": c.accent,
        "good": c.accent,
        "tired": c.prepare,
        "sore": c.rest,
        "painful": c.danger,
    }[dot.mark]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    reach = 3.0
    if dot.mark == "tired":
        painter.drawRect(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach))
    elif dot.mark == "sore":
        feet = at.y() + reach
        corners = [QPointF(at.x() - reach, feet), QPointF(at.x(), at.y() - reach)]
        painter.drawPolygon(QPolygonF([*corners, QPointF(at.x() + reach, feet)]))
    elif dot.mark == "painful":
        sides = [QPointF(at.x() - reach, at.y()), QPointF(at.x(), at.y() - reach)]
        sides += [QPointF(at.x() + reach, at.y()), QPointF(at.x(), at.y() + reach)]
        painter.drawPolygon(QPolygonF(sides))
    else:
        painter.drawEllipse(at, reach, reach)
