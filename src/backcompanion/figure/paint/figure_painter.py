"""The figure on the screen: a function of pose, camera, colours and size.

Nothing is remembered but, by who asks for it, what a `PaintMemory` keeps.

Parts are drawn from far to near; each in layers (outline, shade, lit part, shine), so that a limb
has no seam at its joints.
"""

import os
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import groupby
from math import inf
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.props import Props
from backcompanion.figure.model.scene import Camera, Scene, scene_of
from backcompanion.figure.model.space import Vec
from backcompanion.figure.paint.body_parts import paint_parts
from backcompanion.figure.paint.canvas import Canvas, Projection
from backcompanion.figure.paint.colours import FigureColours
from backcompanion.figure.paint.depth_order import PaintPart, sort_by_depth
from backcompanion.figure.paint.paint_memory import PaintMemory
from backcompanion.figure.paint.palette import palette_for
from backcompanion.figure.paint.room_painter import (
    paint_room,
    paint_shadow,
    room_rect,
    shadow_on_floor,
)

# Qt shares out larger fills among threads, which here costs three times as much as it gains. It
# looks at its first such fill, so here is early enough.
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

MARGIN = 0.05
# Metres round the joints of a body, with what it wears and what its hands hold. Measured over all
# motions, and some more.
TRUNK_ROUND, LIMB_ROUND, HAND_ROUND = 0.18, 0.12, 0.16
# Beyond what a thing is said to measure; a cushion's corners are far from its middle.
THING_ROUND, CUSHION_ROUND = 0.12, 0.3
# Projections that are found without a look: of a view and of its second one.
LATEST = 2
_latest: list[tuple[Scene, Camera, float, tuple[float, float, float, float], Projection]] = []
BARE_FLOOR = Props((-0.95, 0.95, 0.33), None, 0.0, 0.0, None, (), False, False)


@lru_cache(maxsize=128)
def _projection(
    scene: Scene, camera: Camera, girth: float, x: float, y: float, width: float, height: float
) -> Projection:
    left, right, low, high = scene.extent(camera)
    room_x, room_y = width * (1 - 2 * MARGIN), height * (1 - 2 * MARGIN)
    scale = max(1.0, min(room_x / (right - left), room_y / (high - low)))
    ox = x + width / 2 - scale * (left + right) / 2
    oy = y + height / 2 + scale * (low + high) / 2
    return Projection(camera.axes(), scale, ox, oy, girth)


def projection_for(scene: Scene, camera: Camera, rect: QRectF, girth: float = 1.0) -> Projection:
    """How the whole of a motion fits into `rect`; the same for every frame of it."""
    # Asked for several times a frame, mostly with the very objects of the time before: to compare
    # these is quick, to find them by what they hold is not.
    place = (rect.x(), rect.y(), rect.width(), rect.height())
    for known in _latest:
        if known[0] is scene and known[1] is camera and known[2:4] == (girth, place):
            return known[4]
    view = _projection(scene, camera, girth, *place)
    _latest.insert(0, (scene, camera, girth, place, view))
    del _latest[LATEST:]
    return view


def figure_rect(view: Projection, pose: Pose) -> QRectF:
    """Where that pose is seen with its things and its shadow: all but mat and wall."""
    around: list[tuple[Vec, float]] = [(at, TRUNK_ROUND) for at in (*pose.spine, pose.head)]
    for arm in pose.arms:
        around += [(at, LIMB_ROUND) for at in (arm.shoulder, arm.elbow)]
        around.append((arm.grip_point, HAND_ROUND))
    for leg in pose.legs:
        around += [(at, LIMB_ROUND) for at in (leg.hip, leg.knee, leg.heel, leg.tip)]
    for thing in pose.scene_objects:
        radius = CUSHION_ROUND if thing.kind == "cushion" else thing.size + THING_ROUND
        around += [(at, radius) for at in (thing.at, thing.to) if at is not None]
    (rx, _, rz), (ux, uy, uz), girth = view.right, view.up, view.girth
    west = south = inf
    east = north = -inf
    for (x, y, z), radius in around:
        r, across = radius * girth, x * rx + z * rz
        # Its shadow lies on the floor below it.
        floor = x * ux + z * uz
        up = floor + y * uy
        low, high = (floor, up) if floor < up else (up, floor)
        # Faster than the least of a list.
        if across - r < west:
            west = across - r
        if across + r > east:
            east = across + r
        if low - r < south:
            south = low - r
        if high + r > north:
            north = high + r
    left, top = view.ox + view.scale * west, view.oy - view.scale * north
    return QRectF(left, top, view.scale * (east - west), view.scale * (north - south))


def paint_figure(
    painter: QPainter,
    pose: Pose,
    camera: Camera,
    colours: FigureColours,
    rect: QRectF,
    *,
    lit: frozenset[str] = frozenset(),
    effort: float = 1.0,
    scene: Scene | None = None,
    memory: PaintMemory | None = None,
    layer: Literal["all", "room", "body"] = "all",
) -> None:
    """Paints the figure and its room into `rect`; or only what stands still behind it, mat and
    wall, or only the figure with its things and its shadow.

    `lit`: regions of muscles that glow, by `effort` (0 to 1). `scene`: the motion's
    (`Motion.scene`), which fixes the size; without it the pose alone is fitted. `memory`: of the
    frames before, where one moment follows another.
    """
    palette = palette_for(colours)
    if scene is None:
        scene = scene_of([pose], BARE_FLOOR)
    view = projection_for(scene, camera, rect, palette.girth)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    canvas = Canvas(painter, view, pose, palette, lit, effort)
    if memory is not None:
        memory.begin_frame(canvas)
    if layer != "body":
        _paint_room(canvas, scene.props, memory)
    if layer != "room":
        _paint_body(canvas, memory)
    painter.restore()


def _paint_room(canvas: Canvas, props: Props, memory: PaintMemory | None) -> None:
    if memory is None:
        paint_room(canvas, props)
    else:
        rect = partial(room_rect, canvas.view, props)
        memory.paint_still(canvas, "room", rect, partial(paint_room, canvas, props))


def _paint_body(canvas: Canvas, memory: PaintMemory | None) -> None:
    shadow = shadow_on_floor(canvas.pose)
    if memory is None:
        paint_shadow(canvas, shadow)
        for run in _runs(sort_by_depth(canvas.view, paint_parts(canvas))):
            _paint_run(run)
        return
    balls = [((x, 0.0, z), r) for tube in shadow for x, z, r in tube]
    marks = [at for at, _ in balls]
    memory.paint(canvas, "shadow", marks, balls, partial(paint_shadow, canvas, shadow))
    parts = sort_by_depth(canvas.view, paint_parts(canvas, memory.paint), memory.order)
    for run in _runs(parts):
        memory.paint_run(canvas, run, partial(_paint_run, run))


def _runs(parts: list[PaintPart]) -> Iterator[list[PaintPart]]:
    """Parts of one limb that follow each other are painted together."""
    for _limb, group in groupby(parts, key=lambda part: part.limb or part):
        yield list(group)


def _paint_run(run: list[PaintPart]) -> None:
    limb = run[0].limb
    if limb is not None and len(run) > 1:
        limb.paint_together([part.name for part in run])
    else:
        run[0].paint()
