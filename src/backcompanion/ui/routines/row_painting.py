"""A row with a picture of an exercise, as the lists of the editor paint it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from backcompanion.ui import theme
from backcompanion.ui.widgets.elided import fitting_pixels
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect

PICTURE_WIDTH, PICTURE_HEIGHT = 62, 42
ROW_HEIGHT, HEADING_HEIGHT = 58, 34
_TITLE_PIXELS, _LEAST_TITLE_PIXELS, _BEFORE_TIME = 15, 14, 10

# Gives a small picture of an exercise, or None as long as there is none.
Picture = Callable[[str, float], QPixmap | None]


def paint_heading(painter: QPainter, rect: QRect, title: str, time: str) -> None:
    line = rect.adjusted(10, 8, -10, 0)
    painter.setFont(theme.font(12, theme.SEMIBOLD))
    painter.setPen(QColor(theme.colours().muted))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, time)


def paint_row(
    painter: QPainter,
    rect: QRect,
    pixmap: QPixmap | None,
    texts: tuple[str, str, str],
    *,
    chosen: bool,
    focused: bool,
    handle: bool = False,
) -> None:
    """`texts`: the title, what stands below it, and the time at the right. `handle`: dots to drag
    it by.
    """
    c = theme.colours()
    title, detail, time = texts
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chosen:
        paint_rounded_rect(painter, QRectF(rect), c.soft, None, 10)
    inner = rect.adjusted(10, 0, -10, 0)
    if handle:
        _paint_handle(painter, inner)
        inner.setLeft(inner.left() + 18)
    top = inner.y() + (inner.height() - PICTURE_HEIGHT) // 2
    picture = QRect(inner.x(), top, PICTURE_WIDTH, PICTURE_HEIGHT)
    paint_rounded_rect(painter, QRectF(picture), c.sunk, None, 8)
    if pixmap is not None and not pixmap.isNull():
        painter.drawPixmap(picture.topLeft(), pixmap)
    text = inner.adjusted(PICTURE_WIDTH + 12, 0, 0, 0)
    upper = text.adjusted(0, 8, 0, -28) if detail else QRect(text)
    lower = text.adjusted(0, 30, 0, -8)
    time_font = theme.font(14, tabular=True)
    taken = QFontMetrics(time_font).horizontalAdvance(time) + _BEFORE_TIME if time else 0
    wanted = QFontMetrics(theme.font(_TITLE_PIXELS)).horizontalAdvance(title)
    # A long name has its line to itself; the time stands below it then.
    is_below = bool(detail) and wanted > text.width() - taken
    _paint_text(painter, lower if is_below else text, time, time_font, c.muted, right=True)
    lower.setRight(lower.right() - taken)
    if not is_below:
        upper.setRight(upper.right() - taken)
    pixels = fitting_pixels(title, _TITLE_PIXELS, _LEAST_TITLE_PIXELS, upper.width(), theme.REGULAR)
    _paint_text(painter, upper, title, theme.font(pixels), c.text)
    _paint_text(painter, lower, detail, theme.font(12), c.muted)
    if chosen and focused:
        paint_focus(painter, QRectF(rect), 10)


def _paint_handle(painter: QPainter, rect: QRect) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours().muted))
    for row in (-6, 0, 6):
        for column in (3, 9):
            painter.drawEllipse(QRectF(rect.x() + column - 1.5, rect.center().y() + row - 1, 3, 3))


def _paint_text(
    painter: QPainter, rect: QRect, text: str, font: QFont, colour: str, *, right: bool = False
) -> None:
    """What is too long ends in an ellipsis."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, shown)
