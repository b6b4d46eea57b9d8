"""A chart as a file: PNG or SVG, light, with title, span and units."""

from pathlib import Path

from PySide6.QtCore import QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.chart_painting import paint_chart
from backcompanion.ui.widgets.direction import paper_painter
from backcompanion.ui.widgets.painted_file import painted_file

SIZE = QSize(960, 480)
MARGIN = 24.0
# Of a PNG, twice as fine as the screen, so that it can be printed.
PIXEL_RATIO = 2.0


def save_chart(chart: Chart, path: Path) -> None:
    """By its ending as SVG, else as PNG, in one step. Raises OSError where it cannot be written."""
    with painted_file(path) as content:
        if path.suffix.lower() == ".svg":
            _write_svg(chart, content)
        else:
            _write_png(chart, content)


def _write_png(chart: Chart, device: QIODevice) -> None:
    image = QImage(SIZE * PIXEL_RATIO, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(PIXEL_RATIO)
    image.fill(QColor(theme.LIGHT.surface))
    painter = paper_painter(QPainter(image), 0, SIZE.width())
    paint_chart(painter, _inside(), chart, theme.LIGHT)
    painter.end()
    image.save(device, "PNG")  # type: ignore[call-overload]


def _write_svg(chart: Chart, device: QIODevice) -> None:
    # WORKAROUND pyqtgraph 0.14: its SVGExporter raises ValueError.
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setSize(SIZE)
    generator.setViewBox(QRect(0, 0, SIZE.width(), SIZE.height()))
    generator.setTitle(chart.name)
    generator.setDescription(chart.span)
    painter = QPainter()
    if not painter.begin(generator):
        raise OSError("nothing can be painted")
    painter.fillRect(QRectF(0, 0, SIZE.width(), SIZE.height()), QColor(theme.LIGHT.surface))
    sides = paper_painter(painter, 0, SIZE.width())
    paint_chart(sides, _inside(), chart, theme.LIGHT)
    painter.end()


def _inside() -> QRectF:
    return QRectF(0, 0, SIZE.width(), SIZE.height()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
