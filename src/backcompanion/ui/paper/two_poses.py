"""A movement in two pictures of one scale: where it begins, and where it goes."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.motion import Motion
from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.figure.model.scene import scene_of
from backcompanion.figure.paint.colours import FigureColours, figure_colours
from backcompanion.figure.paint.figure_painter import paint_figure
from backcompanion.training.exercise.terms import Level
from backcompanion.ui.widgets.direction import is_mirrored, paper_painter

# In metres; what moves less needs no second picture.
_LEAST_WAY = 0.08
_ARROW_WIDTH, _ARROW_HEAD = 8.0, 2.6
_ARROW_COLOUR = "#333333"


def grey_colours() -> FigureColours:
    """Of a figure that is printed in black on white."""
    return replace(
        figure_colours(),
        skin="#E6E6E6",
        hair="#4A4A4A",
        top="#B0B0B0",
        shorts="#7A7A7A",
        shoes="#F2F2F2",
        features="#333333",
        mat="#EFEFEF",
        mat_edge="#DADADA",
        shadow="#1E000000",
        wall="#F4F4F4",
        wall_edge="#DDDDDD",
        ball="#C9C9C9",
        metal="#5A5A5A",
        grip="#2E2E2E",
        water="#DDDDDD",
        band="#555555",
        cushion="#D6D6D6",
    )


def telling_poses(motion: Motion, level: Level, held: frozenset[str]) -> tuple[Pose, ...]:
    """Where it begins and the key pose that is farthest from there; one, where it is held still."""
    start = motion.start_pose(level, held=held)
    poses = [pose for _name, pose in motion.keys(level, held)]
    farthest = max(poses, key=lambda pose: pose_distance(start, pose), default=start)
    if pose_distance(start, farthest) < _LEAST_WAY:
        return (farthest,)
    return (start, farthest)


def paint_two_poses(
    painter: QPainter, rect: QRectF, motion: Motion, level: Level, held: frozenset[str]
) -> None:
    poses = telling_poses(motion, level, held)
    scene = scene_of(poses, motion.scene(level).props, whole_mat=False)
    camera, colours = motion.camera(level), grey_colours()
    if len(poses) == 1:
        paint_figure(painter, poses[0], camera, colours, rect, scene=scene)
        return
    width = (rect.width() - 3 * _ARROW_WIDTH) / 2
    sides = (rect.left(), rect.right() - width)
    for pose, left in zip(poses, sides[::-1] if is_mirrored() else sides, strict=True):
        place = QRectF(left, rect.top(), width, rect.height())
        painter.save()
        painter.setClipRect(place)
        paint_figure(painter, pose, camera, colours, place, scene=scene)
        painter.restore()
    _paint_arrow(paper_painter(painter, rect.left(), rect.right()), rect.center())


def _paint_arrow(painter: QPainter, at: QPointF) -> None:
    tip = QPointF(at.x() + _ARROW_WIDTH / 2, at.y())
    painter.save()
    pen = QPen(QColor(_ARROW_COLOUR), 0.9)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(at.x() - _ARROW_WIDTH / 2, at.y()), tip)
    head = [QPointF(tip.x() - _ARROW_HEAD, tip.y() + dy) for dy in (-_ARROW_HEAD, _ARROW_HEAD)]
    painter.drawPolyline(QPolygonF([head[0], tip, head[1]]))
    painter.restore()
