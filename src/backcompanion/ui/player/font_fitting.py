"""How large a text can be in the room that it has."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from backcompanion.ui import theme

MIN_PIXELS = 13.0


def font_fitting_rect(text: str, room: QRect, pixels: float) -> QFont:
    """Smaller than `pixels` where a long text would not fit into its lines."""
    flags = int(Qt.TextFlag.TextWordWrap)
    while True:
        font = theme.font(pixels)
        needed = QFontMetrics(font).boundingRect(room, flags, text)
        if needed.height() <= room.height() or pixels <= MIN_PIXELS:
            return font
        pixels *= 0.94


def font_fitting_width(text: str, width: int, pixels: float, least: float) -> QFont:
    """As large as its length allows, but never below `least`, what is read from three metres."""
    while True:
        font = theme.font(pixels, theme.BOLD)
        if QFontMetrics(font).horizontalAdvance(text) <= width or pixels <= least:
            return font
        pixels = max(least, pixels - 1)
