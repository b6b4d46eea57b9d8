"""The whole of Progress as a picture."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.painted_file import painted_file

# Twice as fine as the screen, so that it can be printed.
PIXEL_RATIO = 2.0


def render_picture(page: QWidget) -> QImage:
    """All of it, also what is scrolled out of sight, on the page's own ground."""
    image = QImage(page.size() * PIXEL_RATIO, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(PIXEL_RATIO)
    image.fill(QColor(theme.colours().background))
    page.render(image, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    return image


def save_picture(page: QWidget, path: Path) -> None:
    """As a PNG, in one step. Raises OSError where it cannot be written."""
    with painted_file(path) as content:
        render_picture(page).save(content, "PNG")  # type: ignore[call-overload]
