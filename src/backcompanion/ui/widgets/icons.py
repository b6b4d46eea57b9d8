"""Icons of one set (Lucide), coloured by the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from backcompanion.base.paths import resources
from backcompanion.ui.widgets.direction import is_mirrored

# On and back, which point the other way where one reads from right to left.
_DIRECTED = {"arrow-left", "chevron-left", "chevron-right", "list", "redo-2", "undo-2"}
_DIRECTED |= {"skip-back", "skip-forward"}


def icon_pixmap(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    """The icon as a square of `pixels` logical pixels; empty where there is no such icon."""
    mirrored = name in _DIRECTED and is_mirrored()
    return _icon_pixmap(name, colour, pixels, ratio, mirrored)


@lru_cache(maxsize=256)
def _icon_pixmap(name: str, colour: str, pixels: int, ratio: float, mirrored: bool) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(round(pixels * ratio), round(pixels * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    try:
        svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    except OSError:
        return pixmap
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    painter = QPainter(pixmap)
    if mirrored:
        painter.setTransform(QTransform(-1, 0, 0, 1, pixmap.width(), 0))
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
