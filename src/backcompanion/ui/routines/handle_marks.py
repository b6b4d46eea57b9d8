"""The marks on the figure by which its parts are taken hold of."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from backcompanion.ui import theme

RADIUS = 9.0
_CHOSEN_RADIUS, _SMALL_RADIUS = 12.0, 6.5
Labels = Sequence[tuple[QPointF, str]]
"""Of marks: where each is, and what its label says."""

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


def paint_labels(painter: QPainter, labels: Labels, room: QRectF) -> None:
    """The last one is of what is chosen."""
    c = theme.colours()
    painter.setFont(_label_font())
    for (_at, text), box in zip(labels, label_boxes(labels, room), strict=True):
        painter.setPen(QPen(QColor(c.line), 1))
        painter.setBrush(QColor(c.surface))
        painter.drawRoundedRect(box, _LABEL_HEIGHT / 2, _LABEL_HEIGHT / 2)
        painter.setPen(QColor(c.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def label_boxes(labels: Labels, room: QRectF) -> list[QRectF]:
    """Above the mark where there is room, else below or beside it; the last has the first choice,
    and none lies over another as long as one of its places is free.
    """
    metrics = QFontMetricsF(_label_font())
    placed: list[QRectF] = []
    for at, text in reversed(labels):
        boxes = _places(at, metrics.horizontalAdvance(text) + 16, room)
        placed.append(min(boxes, key=lambda box: sum(_area(box & other) for other in placed)))
    return placed[::-1]


def _places(at: QPointF, width: float, room: QRectF) -> list[QRectF]:
    """The likeliest first."""
    inner = room.adjusted(4, 4, -4, -4)
    away = _CHOSEN_RADIUS + _LABEL_GAP
    middle = max(inner.top(), min(inner.bottom() - _LABEL_HEIGHT, at.y() - _LABEL_HEIGHT / 2))
    row = _LABEL_HEIGHT + 2
    above, below = at.y() - away - _LABEL_HEIGHT, at.y() + away
    centre, left, right = at.x() - width / 2, at.x() - away - width, at.x() + away
    corners = [
        (centre, above),
        (centre, below),
        (left, middle),
        (right, middle),
        (centre, above - row),
        (centre, below + row),
    ]
    boxes = [
        QRectF(max(inner.left(), min(inner.right() - width, x)), y, width, _LABEL_HEIGHT)
        for x, y in corners
    ]
    return [box for box in boxes if inner.top() <= box.top() and box.bottom() <= inner.bottom()]


def _area(rect: QRectF) -> float:
    return rect.width() * rect.height() if rect.isValid() else 0.0


def _label_font() -> QFont:
    return theme.font(_LABEL_PIXELS, theme.SEMIBOLD)
