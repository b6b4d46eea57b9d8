"""The figure on the screen: a function of pose, camera, colours and size. Nothing is remembered.

Parts are drawn from far to near; each in layers (outline, shade, lit part, shine), so that a limb
has no seam at its joints.
"""

import os
from functools import lru_cache, partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backcompanion.figure.model.body import Pose, SceneObject
from backcompanion.figure.model.props import Props, both_ends
from backcompanion.figure.model.scene import Camera, Scene, scene_of
from backcompanion.figure.model.space import along
from backcompanion.figure.paint.canvas import LIGHT, Canvas, Projection
from backcompanion.figure.paint.colours import FigureColours
from backcompanion.figure.paint.depth_order import PaintPart, sort_by_depth
from backcompanion.figure.paint.head_painter import paint_head
from backcompanion.figure.paint.limb_painter import ArmPainter, LegPainter
from backcompanion.figure.paint.muscle_glow import paint_glow
from backcompanion.figure.paint.palette import palette_for
from backcompanion.figure.paint.room_painter import (
    paint_ball,
    paint_band,
    paint_cushion,
    paint_held,
    paint_room,
    paint_shadow,
)
from backcompanion.figure.paint.torso_painter import paint_torso
from backcompanion.figure.paint.tubes import fill_tubes

# Qt shares out larger fills among threads, which here costs three times as much as it gains. It
# looks at its first such fill, so here is early enough.
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

MARGIN = 0.05
BARE_FLOOR = Props((-0.95, 0.95, 0.33), None, 0.0, None, (), False, False)


@lru_cache(maxsize=128)
def _projection(
    scene: Scene, camera: Camera, x: float, y: float, width: float, height: float
) -> Projection:
    left, right, low, high = scene.extent(camera)
    room_x, room_y = width * (1 - 2 * MARGIN), height * (1 - 2 * MARGIN)
    scale = max(1.0, min(room_x / (right - left), room_y / (high - low)))
    ox = x + width / 2 - scale * (left + right) / 2
    oy = y + height / 2 + scale * (low + high) / 2
    return Projection(camera.axes(), scale, ox, oy)


def projection_for(scene: Scene, camera: Camera, rect: QRectF) -> Projection:
    """How the whole of a motion fits into `rect`; the same for every frame of it."""
    return _projection(scene, camera, rect.x(), rect.y(), rect.width(), rect.height())


def paint_figure(
    painter: QPainter,
    pose: Pose,
    camera: Camera,
    colours: FigureColours,
    rect: QRectF,
    *,
    lit: frozenset[str] = frozenset(),
    scene: Scene | None = None,
) -> None:
    """Paints the figure and its room into `rect`.

    `lit`: regions of muscles that glow. `scene`: the motion's (`Motion.scene`), which fixes the
    size; without it the pose alone is fitted.
    """
    palette = palette_for(colours)
    if scene is None:
        scene = scene_of([pose], BARE_FLOOR)
    view = projection_for(scene, camera, rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_room(painter, view, scene.props, palette)
    paint_shadow(painter, view, pose, palette)
    canvas = Canvas(painter, view, pose, palette, lit)
    parts = sort_by_depth(view, paint_parts(canvas))
    while parts:
        part = parts.pop(0)
        if part.limb is not None and parts and parts[0].limb is part.limb:
            parts.pop(0)
            part.limb.paint_whole()
        else:
            part.paint()
    painter.restore()


def paint_parts(canvas: Canvas) -> list[PaintPart]:
    pose, spine = canvas.pose, canvas.pose.spine
    nape = along(pose.neck, pose.head_frame.up, 0.05)
    parts = [
        PaintPart("torso", [spine[0], spine[3], spine[5], spine[7]], 0.12, partial(_torso, canvas)),
        PaintPart("head", [nape, pose.head], 0.09, partial(paint_head, canvas)),
    ]
    in_hands = [
        thing for thing in pose.scene_objects if thing.kind in ("dumbbells", "water-bottles")
    ]
    if len(in_hands) != 2:
        in_hands = []
    for index, name in enumerate(("left", "right")):
        arm, leg = pose.arms[index], pose.legs[index]
        held_object = in_hands[index] if in_hands else None
        limb = ArmPainter(canvas, index, held_object)
        tip = along(arm.wrist, arm.hand, 0.10)
        upper, lower = [arm.shoulder, arm.elbow], [arm.elbow, arm.wrist, tip]
        parts.append(PaintPart(f"{name} upper arm", upper, 0.05, limb.paint_upper, limb))
        parts.append(PaintPart(f"{name} forearm", lower, 0.035, limb.paint_lower, limb))
        leg_painter = LegPainter(canvas, index)
        upper, lower = [leg.hip, leg.knee], [leg.knee, leg.ankle, leg.tip]
        parts.append(PaintPart(f"{name} thigh", upper, 0.075, leg_painter.paint_upper, leg_painter))
        parts.append(PaintPart(f"{name} shin", lower, 0.045, leg_painter.paint_lower, leg_painter))
    parts += [_thing_part(canvas, thing) for thing in pose.scene_objects if thing not in in_hands]
    return parts


def _thing_part(canvas: Canvas, thing: SceneObject) -> PaintPart:
    painter, view, palette = canvas.painter, canvas.view, canvas.palette
    if thing.kind in ("ball", "medicine-ball"):
        paint = partial(paint_ball, painter, view, thing, palette)
        return PaintPart(thing.kind, [thing.at], thing.size, paint)
    if thing.kind == "band" and thing.to is not None:
        paint = partial(paint_band, painter, view, thing, palette)
        return PaintPart("band", [thing.at, thing.to], 0.02, paint)
    if thing.kind == "cushion":
        paint = partial(paint_cushion, painter, view, thing, palette)
        return PaintPart("cushion", [thing.at], 0.25, paint)
    paint = partial(paint_held, painter, view, thing, palette)
    return PaintPart("held", list(both_ends(thing, 0.09)), 0.035, paint)


def _torso(canvas: Canvas) -> None:
    pose, view = canvas.pose, canvas.view
    painter, skin = canvas.painter, canvas.palette.skin
    base = view.station(along(pose.spine[-1], pose.chest.up, -0.02), 0.056)
    top = view.station(along(pose.neck, pose.head_frame.up, 0.03), 0.047)
    lx, ly = LIGHT
    fill_tubes(painter, [[base, top]], skin.shade.fill)
    lit = [(x + lx * r * 0.3, y + ly * r * 0.1, r * 0.7) for x, y, r in (base, top)]
    fill_tubes(painter, [lit], skin.base.fill)
    paint_torso(canvas)
    paint_glow(canvas, "torso")
