"""What is kept from frame to frame for one view of one figure.

The order in which limbs were painted, so that none flips; and the pictures of those parts that
stand still or are only carried along, as a head is in a step: what turns or bends is painted again.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from backcompanion.figure.model.space import Vec
from backcompanion.figure.paint.canvas import Canvas
from backcompanion.figure.paint.depth_order import Ball, PaintOrder, PaintPart

# Of the device: a part looks as it did for as long as none of its marks has moved by so much, but
# for a way that all have moved. It is the step below which a view is not painted again at all.
STILL_PIXELS = 0.5
# A picture is taken when a part has not moved since the frame before; waiting longer spares some
# pictures of what goes on slowly, and costs more frames than that. Where the picture before was of
# use it is taken at once: what goes slowly mostly goes on so.
STILL_FRAMES = 1
# How far a part may reach beyond its marks and balls, in metres, and an edge in pixels.
REACH, EDGE = 0.06, 3.0
# The trunk's bands know of one another what is painted: alone none of them is kept.
BANDS = {"pelvis", "waist", "chest"}
NOWHERE: Vec = (0.0, 0.0, 0.0)


class KeptPicture:
    """Where the marks of a part were; and its picture, once it has looked alike for some frames.

    `is_whole`: nothing of it is cut off at the edge of the view.
    """

    __slots__ = ("corner", "frames", "is_whole", "marks", "picture", "shape")

    def __init__(self, marks: Sequence[Vec], shape: Sequence[Vec]) -> None:
        self.marks, self.shape, self.frames = marks, shape, 0
        self.picture: QPixmap | None = None
        self.corner, self.is_whole = QPointF(), False

    def way(self, marks: Sequence[Vec], shape: Sequence[Vec], limit: float) -> Vec | None:
        """The way that all of it has moved since; None where it looks otherwise now."""
        if _have_moved(self.shape, shape, NOWHERE, limit):
            return None
        if not _have_moved(self.marks, marks, NOWHERE, limit):
            return NOWHERE
        if _ends_part(self.marks, marks, 2.0 * limit):
            return None
        count = len(marks)
        before, now = zip(*self.marks, strict=True), zip(*marks, strict=True)
        x, y, z = [(sum(b) - sum(a)) / count for a, b in zip(before, now, strict=True)]
        return None if _have_moved(self.marks, marks, (x, y, z), limit) else (x, y, z)


class PaintMemory:
    """`order`: what was painted before what."""

    def __init__(self) -> None:
        self.order = PaintOrder()
        self._kept: dict[str, KeptPicture] = {}
        self._key: tuple[object, ...] = ()
        self._still, self._ratio = 0.0, 1.0

    def begin_frame(self, canvas: Canvas) -> None:
        """Forgets the pictures if anything but the pose has changed."""
        transform = canvas.painter.deviceTransform()
        # A picture is laid down as well where all of it begins elsewhere, in whole pixels.
        place = (round(transform.dx(), 3) % 1.0, round(transform.dy(), 3) % 1.0)
        sizes = (transform.m11(), transform.m12(), transform.m21(), transform.m22())
        key = (canvas.view, canvas.palette, canvas.lit, canvas.effort, place, sizes)
        if key != self._key:
            self._key = key
            self._kept.clear()
            self._ratio = transform.m11() or 1.0
            self._still = STILL_PIXELS / (canvas.view.scale * self._ratio)

    def paint_run(
        self, canvas: Canvas, run: Sequence[PaintPart], paint: Callable[[], None]
    ) -> None:
        """Paints parts that follow each other: by `paint`, or as they were painted before."""
        names = [part.name for part in run]
        # The two halves of a limb look the same together, whichever comes first.
        name = "+".join(sorted(names) if len(names) == 2 else names)
        marks = [mark for part in run for mark in part.marks]
        if not marks or (names[0] in BANDS and len(names) < len(BANDS)):
            paint()
        else:
            shape = [each for part in run for each in part.shape]
            balls = [ball for part in run for ball in part.balls]
            self.paint(canvas, name, marks, balls, paint, shape)

    def paint(
        self,
        canvas: Canvas,
        name: str,
        marks: Sequence[Vec],
        balls: list[Ball],
        paint: Callable[[], None],
        shape: Sequence[Vec] = (),
    ) -> None:
        """Paints what lies round `balls` and looks the same for as long as `marks` and `shape` do,
        wherever the marks go together.
        """
        kept = self._kept.get(name)
        way = None if kept is None else kept.way(marks, shape, self._still)
        if kept is None or way is None or (way != NOWHERE and kept.picture and not kept.is_whole):
            was_of_use = kept is not None and kept.frames > STILL_FRAMES
            kept = self._kept[name] = KeptPicture(marks, shape)
            if not was_of_use:
                paint()
                return
            kept.frames, way = STILL_FRAMES, NOWHERE
        else:
            kept.frames += 1
        if kept.picture is None and kept.frames == STILL_FRAMES:
            kept.marks, kept.shape, way = marks, shape, NOWHERE
            rect = _rect_round(canvas, [*balls, *[(mark, 0.0) for mark in marks]])
            _take_picture(kept, canvas, rect, paint)
        if kept.picture is None:
            paint()
        elif way == NOWHERE:
            canvas.painter.drawPixmap(kept.corner, kept.picture)
        else:
            # By whole pixels of the device, or all of it would be worked out anew.
            dx, dy = canvas.view.way(way)
            ratio = self._ratio
            moved = QPointF(round(dx * ratio) / ratio, round(dy * ratio) / ratio)
            canvas.painter.drawPixmap(kept.corner + moved, kept.picture)

    def paint_still(
        self, canvas: Canvas, name: str, rect: Callable[[], QRectF], paint: Callable[[], None]
    ) -> None:
        """Paints what lies in `rect`, asked for once, and never changes while the view stays."""
        kept = self._kept.get(name)
        if kept is None:
            kept = self._kept[name] = KeptPicture((), ())
            _take_picture(kept, canvas, rect(), paint)
        if kept.picture is not None:
            canvas.painter.drawPixmap(kept.corner, kept.picture)
        else:
            paint()


def _ends_part(before: Sequence[Vec], now: Sequence[Vec], limit: float) -> bool:
    """Whether the first and the last mark have gone ways that differ by more than that."""
    (ax, ay, az), (bx, by, bz) = before[0], now[0]
    (cx, cy, cz), (dx, dy, dz) = before[-1], now[-1]
    x, y, z = dx - cx - bx + ax, dy - cy - by + ay, dz - cz - bz + az
    return not (-limit < x < limit and -limit < y < limit and -limit < z < limit)


def _have_moved(before: Sequence[Vec], now: Sequence[Vec], way: Vec, limit: float) -> bool:
    """Whether any has come elsewhere than that way."""
    if len(before) != len(now):
        return True
    wx, wy, wz = way
    for (ax, ay, az), (bx, by, bz) in zip(before, now, strict=True):
        dx, dy, dz = bx - ax - wx, by - ay - wy, bz - az - wz
        if not (-limit < dx < limit and -limit < dy < limit and -limit < dz < limit):
            return True
    return False


def _rect_round(canvas: Canvas, balls: list[Ball]) -> QRectF:
    seen = [canvas.view.station(at, radius + REACH) for at, radius in balls]
    left, right = min([x - r for x, _, r in seen]), max([x + r for x, _, r in seen])
    top, low = min([y - r for _, y, r in seen]), max([y + r for _, y, r in seen])
    return QRectF(left, top, right - left, low - top)


def _take_picture(
    kept: KeptPicture, canvas: Canvas, rect: QRectF, paint: Callable[[], None]
) -> None:
    """In whole pixels of the device, so that it is laid back without a change."""
    painter = canvas.painter
    device = painter.deviceTransform()
    if device.m12() or device.m21():
        return
    pixels = device.mapRect(rect).adjusted(-EDGE, -EDGE, EDGE, EDGE).toAlignedRect()
    kept.is_whole = True
    if device.isIdentity():
        within = QRect(0, 0, painter.device().width(), painter.device().height())
        kept.is_whole = within.contains(pixels)
        pixels &= within
    if pixels.isEmpty():
        return
    picture = QPixmap(pixels.size())
    picture.fill(Qt.GlobalColor.transparent)
    own = QPainter(picture)
    own.setRenderHint(QPainter.RenderHint.Antialiasing)
    own.setPen(Qt.PenStyle.NoPen)
    own.setTransform(device * QTransform.fromTranslate(-pixels.x(), -pixels.y()))
    canvas.painter = own
    try:
        paint()
    finally:
        canvas.painter = painter
        own.end()
    picture.setDevicePixelRatio(device.m11())
    kept.picture = picture
    kept.corner = device.inverted()[0].map(QPointF(pixels.topLeft()))
