"""What one view shows of a figure: the frame for a moment, painted, or laid down from before."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.figure.model.scene import Camera, Scene
from backcompanion.figure.paint.canvas import Projection
from backcompanion.figure.paint.colours import FigureColours
from backcompanion.figure.paint.figure_painter import figure_rect, paint_figure, projection_for
from backcompanion.figure.paint.paint_memory import PaintMemory
from backcompanion.ui.widgets.frame_reel import FrameReel
from backcompanion.ui.widgets.painted import lay_down
from backcompanion.ui.widgets.shown_pose import Shown

# Logical pixels: so near a frame is shown in another's place.
NEAR_PIXELS = 0.1
# What is kept round a figure, and how far one goes at most from one frame to the next.
ROUND, FASTEST = 2.0, 40.0


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that a frame depends on but its moment.

    `performed`: the motion, its level, what is held, and what glows in any of its phases; of them
    `lit` glows now, by `effort`. `room`: where it is painted; `keep`: for the next repetition.
    `ground`: the one colour of all that lies behind; None: what is there shows.
    """

    performed: tuple[object, ...]
    camera: Camera
    colours: FigureColours
    room: QRectF
    scene: Scene
    lit: frozenset[str]
    effort: float
    keep: bool
    ground: QColor | None = None

    @property
    def glow(self) -> object:
        return glow_of(self.lit, self.effort)

    @property
    def view(self) -> Projection:
        """The same one for as long as nothing of it changes."""
        return projection_for(self.scene, self.camera, self.room, self.colours.girth)


def glow_of(lit: frozenset[str], effort: float) -> object:
    """How it looks: where nothing is lit, the effort is not seen."""
    return (lit, effort) if lit else ()


def effort_of(phase: str) -> float:
    """How strongly what works glows in that phase: most in a hold."""
    return 1.0 if phase == "hold" else 0.65


class FigureFrames:
    """A view's memory from frame to frame."""

    def __init__(self) -> None:
        self._reel = FrameReel()
        self._memory, self._room_memory = PaintMemory(), PaintMemory()
        self._view: Projection | None = None
        self._rect = QRectF()
        self._moment: Shown | None = None
        self._glow: object = None
        self._some_pose: Pose | None = None
        self._measured: tuple[Projection, Pose, QRectF] | None = None

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return self._reel.size

    def keep_in(self, folder: Path) -> None:
        """From one session to the next."""
        self._reel.keep_in(folder)

    def begin_motion(self) -> None:
        """Another motion: no limb has a place before or behind another any more."""
        self._memory, self._room_memory = PaintMemory(), PaintMemory()
        self._moment = None

    def clear(self) -> None:
        """Lets go of all frames: nobody looks."""
        self._reel.clear()

    def has_changed(
        self, shown: Shown, pose_of: Callable[[Shown], Pose], glow: object, least: float = 0.0
    ) -> bool:
        """Whether that moment is seen to differ from what was painted last.

        By the frames of an earlier repetition, where there are any; else where something has moved
        by `least` logical pixels.
        """
        moment = self._reel.moment_for(shown)
        if moment is not None:
            return moment != self._moment
        if self._view is None or self._moment is None:
            return True
        scale, pose = self._view.scale, pose_of(shown)
        looks_alike = least > 0.0 and glow == self._glow
        if looks_alike and pose_distance(pose_of(self._moment), pose) * scale < least:
            self._reel.note_same(shown, self._moment)
            return False
        self._reel.note_nearest(shown, self._moment, pose, glow, NEAR_PIXELS / scale)
        return True

    def changed_rect(
        self, shown: Shown, pose_of: Callable[[Shown], Pose], view: Projection
    ) -> QRectF:
        """Where the figure was and is; mat and wall stay. Empty: everything is to be painted."""
        if self._moment is None or view is not self._view:
            return QRectF()
        moment = self._reel.moment_for(shown)
        if moment is None:
            return self._rect | self._rect_of(view, pose_of(shown))
        return self._rect | self._reel.frame(moment).rect

    def paint(
        self,
        painter: QPainter,
        shown: Shown,
        pose_of: Callable[[Shown], Pose],
        seen: Seen,
        region: QRegion,
    ) -> None:
        """Paints the frame of that moment; `region`: what of it is asked for."""
        view, reel, ground = seen.view, self._reel, seen.ground
        device = painter.deviceTransform()
        place = (device.m11(), device.dx() % 1.0, device.dy() % 1.0)
        reel.begin((seen.performed, view, seen.colours, place, ground and ground.rgb()))
        moment = reel.moment_for(shown)
        before, self._view, self._glow = self._rect, view, seen.glow
        frame = None if moment is None else reel.frame(moment)
        image = None if frame is None else reel.unpack(frame)
        if frame is not None and image is not None:
            self._moment, self._rect = moment, frame.rect
            rest = region - frame.cover if ground is not None else region
            if not rest.isEmpty():
                self._paint_room(painter, seen, rest, pose_of)
            lay_down(painter, frame.corner, image)
            return
        self._moment, pose = shown, pose_of(shown)
        self._some_pose = pose
        self._rect = now = self._rect_of(view, pose)
        paint = partial(self._paint, seen, pose)
        body = partial(paint, memory=self._memory, layer="body")
        if not seen.keep:
            self._paint_room(painter, seen, region, pose_of)
            body(painter)
            return
        cover = _cover(before, now, seen.room)
        if ground is None:
            self._paint_room(painter, seen, region, pose_of)
            reel.record(painter, shown, pose, seen.glow, now, cover, body)
            return

        def whole(painter: QPainter) -> None:
            painter.fillRect(cover.adjusted(-2, -2, 2, 2), ground)  # to the pixel's end
            paint(painter, memory=self._room_memory, layer="room")
            body(painter)

        rest = region - cover
        if not rest.isEmpty():
            self._paint_room(painter, seen, rest, pose_of)
        reel.record(painter, shown, pose, seen.glow, now, cover, whole, is_whole=True)

    def _rect_of(self, view: Projection, pose: Pose) -> QRectF:
        """It is asked for twice a frame: where to paint, and to paint."""
        measured = self._measured
        if measured is None or measured[0] is not view or measured[1] is not pose:
            self._measured = measured = (view, pose, figure_rect(view, pose))
        return measured[2]

    def _paint_room(
        self, painter: QPainter, seen: Seen, region: QRegion, pose_of: Callable[[Shown], Pose]
    ) -> None:
        """What stands still behind the figure, in that region at least."""
        if seen.ground is not None:
            painter.fillRect(region.boundingRect(), seen.ground)
        assert self._moment is not None
        if self._some_pose is None:  # any will do
            self._some_pose = pose_of(self._moment)
        self._paint(seen, self._some_pose, painter, memory=self._room_memory, layer="room")

    @staticmethod
    def _paint(
        seen: Seen,
        pose: Pose,
        painter: QPainter,
        *,
        memory: PaintMemory,
        layer: Literal["room", "body"],
    ) -> None:
        paint_figure(
            painter,
            pose=pose,
            camera=seen.camera,
            colours=seen.colours,
            rect=seen.room,
            lit=seen.lit,
            effort=seen.effort,
            scene=seen.scene,
            memory=memory,
            layer=layer,
        )


def _cover(before: QRectF, now: QRectF, room: QRectF) -> QRect:
    """What a frame is kept of: where the figure is and, by how fast it goes, was and will be."""
    left, right = abs(now.left() - before.left()), abs(now.right() - before.right())
    top, low = abs(now.top() - before.top()), abs(now.bottom() - before.bottom())
    if max(left, right, top, low) > FASTEST:
        left = right = top = low = 0.0
    wide = now.adjusted(-left - ROUND, -top - ROUND, right + ROUND, low + ROUND)
    return wide.toAlignedRect() & room.toAlignedRect()
