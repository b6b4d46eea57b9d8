"""Poses as pictures: the one before as a ghost behind the figure, and small ones for the strip."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.scene import Camera, Scene
from backcompanion.figure.paint.colours import FigureColours
from backcompanion.figure.paint.figure_painter import paint_figure

GHOST_OPACITY = 0.28


class PoseGhost:
    """Painted anew where it is another one, or is seen from elsewhere: not for each step of what is
    dragged before it.
    """

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._pixmap = QPixmap()

    def picture(
        self,
        on: QWidget,
        pose: Pose,
        camera: Camera,
        colours: FigureColours,
        scene: Scene | None,
    ) -> QPixmap:
        """As large as that widget. Whole before it is made faint: nothing shines through it."""
        of = (pose, camera, colours, scene, on.size().toTuple(), on.devicePixelRatioF())
        if of != self._of:
            size = (on.width(), on.height())
            self._pixmap = _painted(
                size, on.devicePixelRatioF(), pose, camera, colours, scene, body_only=True
            )
            self._of = of
        return self._pixmap


def pose_picture(
    pose: Pose,
    camera: Camera,
    colours: FigureColours,
    scene: Scene,
    size: tuple[int, int],
    ratio: float,
) -> QPixmap:
    """On a transparent ground; `size` in logical pixels."""
    return _painted(size, ratio, pose, camera, colours, scene, body_only=False)


def _painted(
    size: tuple[int, int],
    ratio: float,
    pose: Pose,
    camera: Camera,
    colours: FigureColours,
    scene: Scene | None,
    *,
    body_only: bool,
) -> QPixmap:
    width, height = size
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    room = QRectF(0, 0, width, height)
    layer: Literal["all", "body"] = "body" if body_only else "all"
    paint_figure(painter, pose, camera, colours, room, scene=scene, layer=layer)
    painter.end()
    return pixmap
