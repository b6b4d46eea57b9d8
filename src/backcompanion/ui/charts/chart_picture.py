"""A chart as a file: PNG or SVG, light, with title, span and units."""

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from backcompanion.base.atomic_file import replacing
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.chart_painting import paint_chart

SIZE = QSize(960, 480)
MARGIN = 24.0
# Of a PNG, twice as fine as the screen, so that it can be printed.
PIXEL_RATIO = 2.0


def save_chart(chart: Chart, path: Path) -> None:
    """By its ending as SVG, else as PNG, in one step. Raises OSError where it cannot be written."""
    with replacing(path) as draft:
        is_written = (
            _write_svg(chart, draft) if path.suffix.lower() == ".svg" else _write_png(chart, draft)
        )
        if not is_written:
            raise OSError(f"cannot write {path}")


def _write_png(chart: Chart, draft: Path) -> bool:
    image = QImage(SIZE * PIXEL_RATIO, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(PIXEL_RATIO)
    image.fill(QColor(theme.LIGHT.surface))
    painter = QPainter(image)
    paint_chart(painter, _inside(), chart, theme.LIGHT)
    painter.end()
    return image.save(str(draft), "PNG")  # type: ignore[call-overload, no-any-return]


def _write_svg(chart: Chart, draft: Path) -> bool:
    # WORKAROUND pyqtgraph 0.14: its SVGExporter raises ValueError.
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setFileName(str(draft))
    generator.setSize(SIZE)
    generator.setViewBox(QRect(0, 0, SIZE.width(), SIZE.height()))
    generator.setTitle(chart.name)
    generator.setDescription(chart.span)
    painter = QPainter()
    if not painter.begin(generator):
        return False
    painter.fillRect(QRectF(0, 0, SIZE.width(), SIZE.height()), QColor(theme.LIGHT.surface))
    paint_chart(painter, _inside(), chart, theme.LIGHT)
    return painter.end()


def _inside() -> QRectF:
    return QRectF(0, 0, SIZE.width(), SIZE.height()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
