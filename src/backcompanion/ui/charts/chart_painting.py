"""A chart with its title, span and units: for pictures and for paper, as lines and letters."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.plot_painting import TEXT_PIXELS, paint_plot

TITLE_PIXELS = 18
TITLE_HEIGHT, LINE_HEIGHT = 30.0, 20.0


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
    paint_plot(painter, QRectF(area.left(), top, area.width(), area.bottom() - top), chart, c)


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
