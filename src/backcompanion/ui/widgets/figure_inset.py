"""The small second view of a figure, for moves that one side does not tell."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.figure.model.scene import Camera, Scene
from backcompanion.figure.paint.colours import FigureColours
from backcompanion.figure.paint.figure_painter import paint_figure, projection_for
from backcompanion.figure.paint.paint_memory import PaintMemory

SHARE = 0.30
# Of the device: what moves by less is painted again later. It is looked at for the way, not for
# the line, and beside the large figure it costs as much.
VISIBLE_PIXELS = 2.0


class FigureInset:
    """Keeps its picture for as long as nothing in it has moved by two pixels."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._pose: Pose | None = None
        self._key: tuple[object, ...] = ()
        self._memory = PaintMemory()

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        ratio: float,
        pose: Pose,
        camera: Camera,
        colours: FigureColours,
        lit: frozenset[str],
        effort: float,
        scene: Scene,
    ) -> None:
        """`ratio`: of the device's pixels to logical ones."""
        inside = QRectF(QPointF(), rect.size())
        key = (camera, scene, rect.size().toTuple(), ratio, colours, lit, effort)
        if key != self._key or self._pose is None or self._has_moved(pose, camera, scene, rect):
            size = (rect.size() * ratio).toSize()
            picture = QPixmap(size)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inset_painter = QPainter(picture)
            _frame(inset_painter, inside, colours.dark)
            if self._key[:2] != key[:2]:
                self._memory = PaintMemory()
            paint_figure(
                inset_painter,
                pose,
                camera,
                colours,
                inside,
                lit=lit,
                effort=effort,
                scene=scene,
                memory=self._memory,
            )
            inset_painter.end()
            self._picture, self._pose, self._key = picture, pose, key
        painter.drawPixmap(rect.topLeft(), self._picture)

    def _has_moved(self, pose: Pose, camera: Camera, scene: Scene, rect: QRectF) -> bool:
        assert self._pose is not None
        pixels = projection_for(scene, camera, rect).scale * self._picture.devicePixelRatio()
        return pose_distance(self._pose, pose) * pixels >= VISIBLE_PIXELS


def inset_rect(bounds: QRectF) -> QRectF:
    """Its place in the upper right corner, on whole pixels."""
    size = min(bounds.width() * SHARE, bounds.height() * SHARE * 1.3)
    left, top = round(bounds.right() - size - 8), round(bounds.top() + 8)
    return QRectF(left, top, round(size), round(size * 0.8))


def _frame(painter: QPainter, rect: QRectF, dark: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = QColor("#FFFFFF" if dark else "#14201E")
    line.setAlpha(38)
    painter.setPen(QPen(line, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
