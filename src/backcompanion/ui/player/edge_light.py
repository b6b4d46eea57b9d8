"""The edge of the window, lit in the last seconds: seen from the corner of an eye."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter


def edge_rects(bounds: QRect) -> tuple[QRect, QRect, QRect, QRect]:
    """Above, below, left and right."""
    width, height = bounds.width(), bounds.height()
    edge = max(8, round(height / 60))
    return (
        QRect(0, 0, width, edge),
        QRect(0, height - edge, width, edge),
        QRect(0, edge, edge, height - 2 * edge),
        QRect(width - edge, edge, edge, height - 2 * edge),
    )


def paint_edge(painter: QPainter, bounds: QRect, colour: QColor) -> None:
    for rect in edge_rects(bounds):
        painter.fillRect(rect, colour)
