"""What one view shows of a figure: the frame for a moment, painted, or laid down from before."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.figure.model.scene import Camera, Scene
from backcompanion.figure.paint.canvas import Projection
from backcompanion.figure.paint.colours import FigureColours
from backcompanion.figure.paint.figure_painter import figure_rect, paint_figure, projection_for
from backcompanion.figure.paint.paint_memory import PaintMemory
from backcompanion.ui.widgets.frame_reel import FrameReel
from backcompanion.ui.widgets.shown_pose import Shown

# Of what can be seen to move: so near a frame is shown in another's place.
NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that a frame depends on but its moment.

    `performed`: the motion, its level, what is held, and what glows in any of its phases; of them
    `lit` glows now, by `effort`. `room`: where it is painted; `keep`: for the next repetition.
    """

    performed: tuple[object, ...]
    camera: Camera
    colours: FigureColours
    room: QRectF
    scene: Scene
    lit: frozenset[str]
    effort: float
    keep: bool

    @property
    def glow(self) -> object:
        return self.lit, self.effort

    @property
    def view(self) -> Projection:
        """The same one for as long as nothing of it changes."""
        return projection_for(self.scene, self.camera, self.room, self.colours.girth)


class FigureFrames:
    """A view's memory from frame to frame."""

    def __init__(self, visible_pixels: float) -> None:
        """`visible_pixels`: logical ones, by which something has to move to be painted again."""
        self._visible_pixels = visible_pixels
        self._reel = FrameReel()
        self._memory, self._room_memory = PaintMemory(), PaintMemory()
        self._view: Projection | None = None
        self._pose: Pose | None = None
        self._rect = QRectF()
        self._measured: tuple[Projection, Pose, QRectF] | None = None
        self._moment: Shown | None = None

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return self._reel.size

    def begin_motion(self) -> None:
        """Another motion: no limb has a place before or behind another any more."""
        self._memory, self._room_memory = PaintMemory(), PaintMemory()

    def clear(self) -> None:
        """Lets go of all frames: nobody looks."""
        self._reel.clear()

    def has_changed(self, shown: Shown, pose: Callable[[], Pose], glow: object) -> bool:
        """Whether that moment is seen to differ from what was painted last.

        By the frames of an earlier repetition, where there are any; else by the pose.
        """
        moment = self._reel.moment_for(shown)
        if moment is not None:
            return moment != self._moment
        if self._pose is None or self._view is None or self._moment is None:
            return True
        visible = self._visible_pixels / self._view.scale
        if pose_distance(self._pose, pose()) < visible:
            self._reel.note_same(shown, self._moment)
            return False
        self._reel.note_nearest(shown, self._moment, pose(), glow, NEAR * visible)
        return True

    def changed_rect(self, shown: Shown, pose: Callable[[], Pose], view: Projection) -> QRectF:
        """Where the figure was and is; mat and wall stay. Empty: everything is to be painted."""
        if self._pose is None or view is not self._view:
            return QRectF()
        moment = self._reel.moment_for(shown)
        now = self._rect_of(view, pose()) if moment is None else self._reel.frame(moment).rect
        return self._rect | now

    def paint(self, painter: QPainter, shown: Shown, pose: Callable[[], Pose], seen: Seen) -> Pose:
        """Paints the frame of that moment; the pose in it."""
        view, reel = seen.view, self._reel
        device = painter.deviceTransform()
        place = (device.m11(), device.dx() % 1.0, device.dy() % 1.0)
        reel.begin((seen.performed, view, seen.colours, place))
        moment = reel.moment_for(shown)
        self._pose = pose() if moment is None else reel.frame(moment).pose
        self._rect = self._rect_of(view, self._pose) if moment is None else reel.frame(moment).rect
        self._view, self._moment = view, moment or shown
        paint = partial(
            paint_figure,
            pose=self._pose,
            camera=seen.camera,
            colours=seen.colours,
            rect=seen.room,
            lit=seen.lit,
            effort=seen.effort,
            scene=seen.scene,
        )
        paint(painter, memory=self._room_memory, layer="room")
        if moment is not None:
            reel.paint(painter, reel.frame(moment))
            return self._pose
        body = partial(paint, memory=self._memory, layer="body")
        if not seen.keep:
            body(painter)
        else:
            reel.record(painter, shown, self._pose, seen.glow, self._rect, body)
        return self._pose

    def _rect_of(self, view: Projection, pose: Pose) -> QRectF:
        """It is asked for twice a frame: where to paint, and to paint."""
        measured = self._measured
        if measured is None or measured[0] is not view or measured[1] is not pose:
            self._measured = measured = (view, pose, figure_rect(view, pose))
        return measured[2]
