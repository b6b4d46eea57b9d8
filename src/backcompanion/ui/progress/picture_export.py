"""Export of the page as a picture and of the history as a file."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from backcompanion.base.atomic_file import replacing
from backcompanion.ui import theme

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
    with replacing(path) as draft:
        if not render_picture(page).save(str(draft), "PNG"):  # type: ignore[call-overload]
            raise OSError(f"cannot write {path}")


def with_default_suffix(path: str, ending: str) -> Path:
    """The path that was chosen, with that ending where it has none."""
    chosen = Path(path)
    return chosen if chosen.suffix else chosen.with_suffix(ending)
