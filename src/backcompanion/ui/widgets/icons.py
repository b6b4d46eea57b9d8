"""Icons of one set (Lucide), coloured by the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from backcompanion.base.paths import resources


@lru_cache(maxsize=256)
def icon_pixmap(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    """The icon as a square of `pixels` logical pixels; empty where there is no such icon."""
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(round(pixels * ratio), round(pixels * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    try:
        svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    except OSError:
        return pixmap
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
