"""The marks on the figure by which its parts are taken hold of."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from backcompanion.ui import theme

RADIUS = 9.0
_CHOSEN_RADIUS, _SMALL_RADIUS = 12.0, 6.5
_LABEL_PIXELS, _LABEL_HEIGHT, _LABEL_GAP = 12, 20.0, 8.0


def paint_mark(
    painter: QPainter, at: QPointF, *, held: bool, chosen: bool, small: bool = False
) -> None:
    """Round: free. A square with a tick: held by what it touches. Shape and colour say the same.
    `small`: of a joint between two others.
    """
    c = theme.colours()
    radius = _CHOSEN_RADIUS if chosen else _SMALL_RADIUS if small else RADIUS
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chosen:
        halo = QColor(c.accent)
        halo.setAlphaF(0.28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(halo)
        painter.drawEllipse(at, radius + 7, radius + 7)
    ink = QColor(c.prepare if held else c.accent)
    painter.setPen(QPen(QColor(c.surface), 2.0))
    painter.setBrush(ink)
    if held:
        square = QRectF(at.x() - radius * 0.85, at.y() - radius * 0.85, radius * 1.7, radius * 1.7)
        painter.drawRoundedRect(square, 4, 4)
        tick = [(-0.45, 0.02), (-0.12, 0.35), (0.45, -0.35)]
        points = [QPointF(at.x() + x * radius, at.y() + y * radius) for x, y in tick]
        painter.setPen(QPen(QColor(c.surface), 2.2))
        painter.drawPolyline(QPolygonF(points))
        return
    painter.drawEllipse(at, radius, radius)
    if not chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.surface))
        painter.drawEllipse(at, radius * 0.62, radius * 0.62)
        painter.setBrush(ink)
        painter.drawEllipse(at, radius * 0.25, radius * 0.25)


def paint_label(painter: QPainter, at: QPointF, text: str, room: QRectF) -> None:
    """Above the mark, or below it at the upper edge."""
    c = theme.colours()
    font = theme.font(_LABEL_PIXELS, theme.SEMIBOLD)
    width = QFontMetricsF(font).horizontalAdvance(text) + 16
    top = at.y() - _CHOSEN_RADIUS - _LABEL_GAP - _LABEL_HEIGHT
    if top < room.top() + 4:
        top = at.y() + _CHOSEN_RADIUS + _LABEL_GAP
    left = max(room.left() + 4, min(room.right() - width - 4, at.x() - width / 2))
    box = QRectF(left, top, width, _LABEL_HEIGHT)
    painter.setPen(QPen(QColor(c.line), 1))
    painter.setBrush(QColor(c.surface))
    painter.drawRoundedRect(box, _LABEL_HEIGHT / 2, _LABEL_HEIGHT / 2)
    painter.setPen(QColor(c.text))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
