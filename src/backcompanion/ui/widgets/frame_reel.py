"""Frames of a movement as they were painted: those of one repetition are shown in the next.

A frame is packed: of 600 KiB, most of them transparent or of one colour, 30 are left, and to unpack
and lay them down takes a tenth of the time that painting takes.
"""

from collections.abc import Callable
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.pose_distance import are_near, pose_points
from backcompanion.ui.widgets.kept_frame import KeptFrame
from backcompanion.ui.widgets.packing_import import is_packing_imported
from backcompanion.ui.widgets.painted import lay_down
from backcompanion.ui.widgets.shown_pose import Shown

if TYPE_CHECKING:
    from backcompanion.base.packing import Packer
    from backcompanion.ui.widgets.frame_files import Fetched, FrameFiles

# Of all frames of one view where a logical pixel is one of the device, and so many times that where
# it is more; what does not find room is painted each time.
MAX_BYTES = 12 * 1024 * 1024
NEIGHBOURS = 4
# So many are worth a file of their own.
LEAST_KEPT = 16
_POSE_BYTES = 4096  # about what a frame takes besides its pixels
_FORMAT, _OPAQUE = QImage.Format.Format_ARGB32_Premultiplied, QImage.Format.Format_RGB32


class FrameReel:
    """For one view. Whatever a frame depends on but its moment is the key of `begin`."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._frames: dict[Shown, KeptFrame] = {}
        self._order: list[Shown] = []
        self._last_of_look: dict[object, int] = {}
        self._same: dict[Shown, Shown] = {}
        self._bytes = 0
        self._packer: Packer | None = None
        self._folder: Path | None = None
        self._fetched: Fetched | None = None
        self._painted = 0

    def keep_in(self, folder: Path) -> None:
        """From one session to the next."""
        self._folder = folder

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return self._bytes

    def begin(self, key: tuple[object, ...]) -> None:
        """Forgets all frames if they would look otherwise now; takes those of an earlier session,
        once they are read.
        """
        if key != self._key:
            self.clear()
            self._key = key
        elif self._folder is None or not is_packing_imported():
            return
        elif self._fetched is None:  # who is being turned looks otherwise in the next frame
            self._fetched = _files(self._folder).fetch(key)
        elif self._fetched.done.is_set() and self._fetched.frames:
            self._take(self._fetched)

    def _take(self, fetched: "Fetched") -> None:
        if len(fetched.frames) >= len(self._frames):
            self._frames, self._same = fetched.frames, fetched.same
            self._order = list(self._frames)
            self._last_of_look = {frame.look: frame.number for frame in self._frames.values()}
            self._bytes = sum(len(each.packed) + _POSE_BYTES for each in self._frames.values())
            self._painted = 0
        fetched.frames, fetched.same = {}, {}

    def clear(self) -> None:
        if self._folder is not None and self._painted >= LEAST_KEPT:
            _files(self._folder).keep(self._key, self._frames, self._same)
        self._forget()
        self._fetched = None

    def _forget(self) -> None:
        self._frames, self._same = {}, {}
        self._order.clear()
        self._last_of_look.clear()
        self._bytes = self._painted = 0

    def note_same(self, shown: Shown, painted: Shown) -> None:
        """Nobody would see that moment differ from the other, which was painted."""
        if painted in self._frames:
            self._same[shown] = painted

    def moment_for(self, shown: Shown) -> Shown | None:
        """The moment whose frame is shown then; None where none is kept."""
        moment = self._same.get(shown, shown)
        return moment if moment in self._frames else None

    def note_nearest(
        self, shown: Shown, painted: Shown, pose: Pose, look: object, metres: float
    ) -> None:
        """Looks among the frames that were painted before and after that one for what that moment
        may be shown as: most ways are gone back as they came.
        """
        frame = self._frames.get(painted)
        if frame is None:
            return
        # After a hold, which glows otherwise, the way back begins where the way there ended.
        number = frame.number if frame.look == look else self._last_of_look.get(look, 0)
        points = pose_points(pose)
        for moment in self._order[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]:
            other = self._frames[moment]
            if other.look == look and are_near(other.points, points, metres):
                self._same[shown] = moment
                return

    def frame(self, moment: Shown) -> KeptFrame:
        return self._frames[moment]

    def record(
        self,
        painter: QPainter,
        shown: Shown,
        pose: Pose,
        look: object,
        rect: QRectF,
        cover: QRect,
        paint: Callable[[QPainter], None],
        *,
        is_whole: bool = False,
    ) -> None:
        """Paints a frame and keeps what of it lies within `cover`, as far as there is room, and as
        soon as what packs it is imported.

        `is_whole`: there `paint` leaves nothing of what is behind.
        """
        device = painter.deviceTransform()
        most = MAX_BYTES * max(1.0, device.m11())
        has_room = self._bytes < most and is_packing_imported()
        if device.m12() or device.m21() or not has_room:
            paint(painter)
            return
        # As on the screen to a part of a pixel, in an image that is as large as the figure.
        left, top = floor(device.dx()), floor(device.dy())
        own = device * QTransform.fromTranslate(-left, -top)
        pixels = own.mapRect(QRectF(cover)).toAlignedRect().adjusted(-1, -1, 1, 1)
        pixels.setTopLeft(QPoint(max(0, pixels.left()), max(0, pixels.top())))
        if pixels.isEmpty():
            return
        image = QImage(pixels.size(), _OPAQUE if is_whole else _FORMAT)
        if not is_whole:
            image.fill(Qt.GlobalColor.transparent)
        image_painter = QPainter(image)
        image_painter.setTransform(own * QTransform.fromTranslate(-pixels.left(), -pixels.top()))
        paint(image_painter)
        image_painter.end()
        corner = QPointF(pixels.left() - own.dx(), pixels.top() - own.dy())
        lay_down(painter, corner, image)
        packed = self._own_packer().pack(image.bits())
        self._last_of_look[look] = number = len(self._order)
        self._order.append(shown)
        points = pose_points(pose)
        self._frames[shown] = KeptFrame(
            *(number, look, points, rect, cover, packed, corner, image.size()), is_whole=is_whole
        )
        self._same.pop(shown, None)
        self._bytes += len(packed) + _POSE_BYTES
        self._painted += 1

    def unpack(self, frame: KeptFrame) -> QImage | None:
        """Holds until the next is unpacked. None where it is damaged; no frame is kept then."""
        width, height = frame.size.width(), frame.size.height()
        try:
            pixels = self._own_packer().unpack(frame.packed, 4 * width * height)
        except OSError:
            self._forget()
            return None
        kind = _OPAQUE if frame.is_whole else _FORMAT
        return QImage(pixels, width, height, 4 * width, kind)

    def _own_packer(self) -> "Packer":
        if self._packer is None:
            from backcompanion.base.packing import create_packer  # not before it is wanted

            self._packer = create_packer()
        return self._packer


def _files(folder: Path) -> "FrameFiles":
    from backcompanion.ui.widgets.frame_files import FrameFiles  # not before it is wanted

    return FrameFiles(folder)
