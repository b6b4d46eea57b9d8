"""How large a text can be in the room that it has."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from backcompanion.ui import theme
from backcompanion.ui.player.player_layout import (
    MAX_NAME_LINES,
    PlayerLayout,
    compute_layout,
)

MIN_PIXELS = 13.0
# A letter's ink may reach a little beyond the room that it takes.
_INK_BEYOND = 4


def font_fitting_rect(text: str, room: QRect, pixels: float) -> QFont:
    """Smaller than `pixels` where a long text would not fit into its lines."""
    flags = int(Qt.TextFlag.TextWordWrap)
    while True:
        font = theme.font(pixels)
        needed = QFontMetrics(font).boundingRect(room, flags, text)
        if needed.height() <= room.height() or pixels <= MIN_PIXELS:
            return font
        pixels *= 0.94


def fit_name(
    name: str, width: int, height: int, text_percent: int, *, full_screen: bool
) -> tuple[PlayerLayout, QFont, int]:
    """Where all stands in a Player of that size, the name's type, and on how many lines it goes:
    as few as let it be read from afar, and never cut.
    """
    for lines in range(1, MAX_NAME_LINES + 1):
        layout = compute_layout(
            width, height, text_percent, full_screen=full_screen, name_lines=lines
        )
        font = _font_on_lines(name, layout.name, layout.name_type, layout.least_name_type, lines)
        if font is not None:
            return layout, font, lines
    # Smaller than can be read from afar, if it must be: half a word says less than a small one.
    font = _font_on_lines(name, layout.name, layout.least_name_type, MIN_PIXELS, MAX_NAME_LINES)
    return layout, font or theme.font(MIN_PIXELS, theme.BOLD), MAX_NAME_LINES


def _font_on_lines(text: str, room: QRect, pixels: float, least: float, lines: int) -> QFont | None:
    """As large as `room` allows; None where it would have to be smaller than `least`."""
    while True:
        font = theme.font(pixels, theme.BOLD)
        if _fits(QFontMetrics(font), text, room, lines):
            return font
        if pixels <= least:
            return None
        pixels = max(least, pixels - 1)


def _fits(metrics: QFontMetrics, text: str, room: QRect, lines: int) -> bool:
    if lines == 1:
        return metrics.horizontalAdvance(text) <= room.width() - _INK_BEYOND
    if max((metrics.horizontalAdvance(word) for word in text.split()), default=0) > room.width():
        return False
    flags = int(Qt.TextFlag.TextWordWrap)
    # Qt breaks a line a pixel or two before its end.
    needed = metrics.boundingRect(room.adjusted(0, 0, -2, 0), flags, text)
    return needed.height() <= room.height()
