"""The small still picture of a movement, for rows."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from backcompanion.figure.model.motion import Motion
from backcompanion.figure.paint.colours import FigureColours
from backcompanion.figure.paint.figure_painter import paint_figure
from backcompanion.training.exercise.terms import Level


def figure_pixmap(
    motion: Motion,
    level: Level,
    size: tuple[int, int],
    ratio: float,
    colours: FigureColours,
    held: frozenset[str] | None = None,
) -> QPixmap:
    """A small picture of the most telling pose on a transparent ground.

    `size` in logical pixels; `ratio`: of the device's pixels to them.
    """
    width, height = size
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    pose, scene = motion.still_pose(level, held), motion.closeup_scene(level)
    rect = QRectF(0, 0, width, height)
    paint_figure(painter, pose, motion.camera(level), colours, rect, scene=scene)
    painter.end()
    return pixmap
