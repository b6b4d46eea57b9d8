"""The figure on the screen: a function of pose, camera, colours and size. Nothing is remembered.

Parts are drawn from far to near; each in layers (outline, shade, lit part, shine), so that a limb
has no seam at its joints.
"""

from collections.abc import Callable
from functools import lru_cache
from math import hypot

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath

from backcompanion.figure.body import Pose, Thing
from backcompanion.figure.colours import FigureColours
from backcompanion.figure.head_shapes import paint_head
from backcompanion.figure.limb_shapes import (
    FOREARM,
    SHORTS,
    SLEEVE,
    THIGH,
    UPPER_ARM,
    bone,
    hand,
    shin,
    shoe,
    sole,
)
from backcompanion.figure.muscles import paint_glow
from backcompanion.figure.order import Part, in_order
from backcompanion.figure.outline import Tube, View, capsule, shifted, tube_path
from backcompanion.figure.palette import Material, Palette, palette_for
from backcompanion.figure.props import Props, both_ends
from backcompanion.figure.room_shapes import (
    paint_ball,
    paint_band,
    paint_cushion,
    paint_held,
    paint_room,
    paint_shadow,
)
from backcompanion.figure.scene import Camera, Scene, scene_of
from backcompanion.figure.space import along
from backcompanion.figure.torso_shapes import paint_torso

LIGHT = (-0.42, -0.80)
MARGIN = 0.05
BARE_FLOOR = Props((-0.95, 0.95, 0.33), None, 0.0, None, (), False, False)


@lru_cache(maxsize=32)
def _view(scene: Scene, camera: Camera, x: float, y: float, width: float, height: float) -> View:
    left, right, low, high = scene.extent(camera)
    room_x, room_y = width * (1 - 2 * MARGIN), height * (1 - 2 * MARGIN)
    scale = max(1.0, min(room_x / (right - left), room_y / (high - low)))
    ox = x + width / 2 - scale * (left + right) / 2
    oy = y + height / 2 + scale * (low + high) / 2
    return View(camera.axes(), scale, ox, oy)


def view_of(scene: Scene, camera: Camera, rect: QRectF) -> View:
    """How the whole of a motion fits into `rect`; the same for every frame of it."""
    return _view(scene, camera, rect.x(), rect.y(), rect.width(), rect.height())


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
    view = view_of(scene, camera, rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_room(painter, view, scene.props, palette)
    paint_shadow(painter, view, pose, palette)
    for part in in_order(view, _parts(painter, view, pose, palette, lit)):
        part.paint()
    painter.restore()


def _parts(
    painter: QPainter, view: View, pose: Pose, palette: Palette, lit: frozenset[str]
) -> list[Part]:
    spine = pose.spine
    parts = [
        Part(
            "torso",
            [spine[0], spine[3], spine[5], spine[7]],
            0.12,
            lambda: _torso(painter, view, pose, palette, lit),
        ),
        Part(
            "head",
            [along(pose.neck, pose.head_frame.up, 0.05), pose.head],
            0.09,
            lambda: paint_head(painter, view, pose, palette, LIGHT),
        ),
    ]
    gripped = [thing for thing in pose.things if thing.kind in ("dumbbells", "water-bottles")]
    for index, arm in enumerate(pose.arms):
        own = gripped[index] if len(gripped) == 2 else None
        tip = along(arm.wrist, arm.hand, 0.10)
        upper = _UpperArm(painter, view, pose, index, palette, lit)
        lower = _Forearm(painter, view, pose, index, palette, own)
        name = ("left", "right")[index]
        parts.append(Part(name + " upper arm", [arm.shoulder, arm.elbow], 0.05, upper))
        parts.append(Part(name + " forearm", [arm.elbow, arm.wrist, tip], 0.035, lower))
    for index, leg in enumerate(pose.legs):
        name = ("left", "right")[index]
        upper_leg = _Thigh(painter, view, pose, index, palette, lit)
        lower_leg = _Shin(painter, view, pose, index, palette)
        parts.append(Part(name + " thigh", [leg.hip, leg.knee], 0.075, upper_leg))
        parts.append(Part(name + " shin", [leg.knee, leg.ankle, leg.tip], 0.045, lower_leg))
    for thing in pose.things:
        if len(gripped) == 2 and thing in gripped:
            continue
        parts.append(_thing_part(painter, view, thing, palette))
    return parts


def _thing_part(painter: QPainter, view: View, thing: Thing, palette: Palette) -> Part:
    if thing.kind in ("ball", "medicine-ball"):
        return Part(
            thing.kind, [thing.at], thing.size, lambda: paint_ball(painter, view, thing, palette)
        )
    if thing.kind == "band" and thing.to is not None:
        return Part(
            "band", [thing.at, thing.to], 0.02, lambda: paint_band(painter, view, thing, palette)
        )
    if thing.kind == "cushion":
        return Part(
            "cushion", [thing.at], 0.25, lambda: paint_cushion(painter, view, thing, palette)
        )
    ends = list(both_ends(thing, 0.09))
    return Part("held", ends, 0.035, lambda: paint_held(painter, view, thing, palette))


def fill_tubes(
    painter: QPainter, tubes: list[Tube], material: Material, soft: int = 0, rim: float = 0.0
) -> None:
    """Tubes as one shape, in layers. `soft`: see `shifted`; `rim`: width of the outline, pixels."""
    if rim:
        painter.fillPath(_path(tubes, rim), material.rim)
    painter.fillPath(_path(tubes), material.shade)
    lx, ly = LIGHT
    painter.fillPath(_path([shifted(t, 0.84, lx, ly, soft) for t in tubes]), material.base)


def shine(painter: QPainter, tubes: list[Tube], material: Material) -> None:
    lx, ly = LIGHT
    painter.fillPath(
        _path([shifted(t, 0.42, lx * 0.8, ly * 0.8, 0) for t in tubes]), material.light
    )


def _path(tubes: list[Tube], grow: float = 0.0) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for tube in tubes:
        tube_path(path, tube, grow)
    return path


def _rim(tube: Tube, width: float) -> Tube:
    """An outline that begins at nothing, where the limb grows out of the body."""
    last = len(tube) - 1
    return [(x, y, r + width * min(1.0, 1.6 * n / last)) for n, (x, y, r) in enumerate(tube)]


def rim_width(view: View) -> float:
    return min(1.4, max(0.5, 0.004 * view.scale))


class _Limb:
    """A part of a limb, ready to paint itself."""

    __slots__ = ("index", "painter", "palette", "pose", "view")

    def __init__(
        self, painter: QPainter, view: View, pose: Pose, index: int, palette: Palette
    ) -> None:
        self.painter, self.view, self.pose = painter, view, pose
        self.index, self.palette = index, palette

    def fill(self, tubes: list[Tube], brush: QBrush) -> None:
        self.painter.fillPath(_path(tubes), brush)


class _UpperArm(_Limb):
    __slots__ = ("lit",)

    def __init__(
        self,
        painter: QPainter,
        view: View,
        pose: Pose,
        index: int,
        palette: Palette,
        lit: frozenset[str],
    ) -> None:
        super().__init__(painter, view, pose, index, palette)
        self.lit = lit

    def __call__(self) -> None:
        arm = self.pose.arms[self.index]
        skin = bone(self.view, arm.shoulder, arm.elbow, UPPER_ARM)
        sleeve = bone(self.view, arm.shoulder, arm.elbow, SLEEVE)
        width = rim_width(self.view)
        self.fill([_rim(skin, width)], self.palette.skin.rim)
        fill_tubes(self.painter, [skin], self.palette.skin)
        self.fill([_rim(sleeve, width)], self.palette.top.rim)
        fill_tubes(self.painter, [sleeve], self.palette.top, soft=-1)
        shine(self.painter, [skin], self.palette.skin)
        paint_glow(self.painter, self.view, self.pose, f"arm {self.index}", self.lit, self.palette)


class _Forearm(_Limb):
    __slots__ = ("own",)

    def __init__(
        self,
        painter: QPainter,
        view: View,
        pose: Pose,
        index: int,
        palette: Palette,
        own: Thing | None,
    ) -> None:
        super().__init__(painter, view, pose, index, palette)
        self.own = own

    def __call__(self) -> None:
        arm = self.pose.arms[self.index]
        tube = bone(self.view, arm.elbow, arm.wrist, FOREARM)
        fingers = hand(self.view, arm)
        width = rim_width(self.view)
        if self.own is not None:
            paint_held(self.painter, self.view, self.own, self.palette)
        self.fill([_rim(tube, width)], self.palette.skin.rim)
        self.painter.fillPath(_path(fingers, width), self.palette.skin.rim)
        # The elbow keeps its whole width, so that no edge shows against the upper arm.
        fill_tubes(self.painter, [tube, *fingers], self.palette.skin, soft=0)
        upper = bone(self.view, arm.shoulder, arm.elbow, UPPER_ARM)
        lx, ly = LIGHT
        elbow = shifted([upper[-2], upper[-1], tube[1]], 0.84, lx, ly, 0)[1:]
        self.fill([elbow], self.palette.skin.base)
        shine(self.painter, [tube], self.palette.skin)


class _Thigh(_Limb):
    __slots__ = ("lit",)

    def __init__(
        self,
        painter: QPainter,
        view: View,
        pose: Pose,
        index: int,
        palette: Palette,
        lit: frozenset[str],
    ) -> None:
        super().__init__(painter, view, pose, index, palette)
        self.lit = lit

    def __call__(self) -> None:
        leg = self.pose.legs[self.index]
        skin = bone(self.view, leg.hip, leg.knee, THIGH)
        shorts = bone(self.view, leg.hip, leg.knee, SHORTS)
        width = rim_width(self.view)
        self.fill([[(x, y, r + width) for x, y, r in skin]], self.palette.skin.rim)
        fill_tubes(self.painter, [skin], self.palette.skin)
        self.fill([_rim(shorts, width)], self.palette.shorts.rim)
        fill_tubes(self.painter, [shorts], self.palette.shorts, soft=-1)
        shine(self.painter, [skin], self.palette.skin)
        shine(self.painter, [shorts[1:]], self.palette.shorts)
        paint_glow(self.painter, self.view, self.pose, f"leg {self.index}", self.lit, self.palette)


class _Shin(_Limb):
    __slots__ = ()

    def __call__(self) -> None:
        leg = self.pose.legs[self.index]
        tube = shin(self.view, leg)
        width = rim_width(self.view)
        self.fill([_rim(tube, width)], self.palette.skin.rim)
        fill_tubes(self.painter, [tube], self.palette.skin)
        thigh = bone(self.view, leg.hip, leg.knee, THIGH)
        lx, ly = LIGHT
        knee = shifted([thigh[-2], thigh[-1], tube[1]], 0.84, lx, ly, 0)[1:]
        self.fill([knee], self.palette.skin.base)
        shine(self.painter, [tube], self.palette.skin)
        shoes = shoe(self.view, leg)
        self.painter.fillPath(_path([*shoes, sole(self.view, leg)], width), self.palette.shoes.rim)
        self.fill([sole(self.view, leg)], self.palette.sole)
        fill_tubes(self.painter, shoes, self.palette.shoes)


def _torso(
    painter: QPainter, view: View, pose: Pose, palette: Palette, lit: frozenset[str]
) -> None:
    neck = QPainterPath()
    base = view.station(along(pose.spine[-1], pose.chest.up, -0.02), 0.054)
    top = view.station(along(pose.neck, pose.head_frame.up, 0.03), 0.048)
    capsule(neck, base, top)
    painter.fillPath(neck, palette.skin.shade)
    paint_torso(painter, view, pose, palette, LIGHT, rim_width(view))
    paint_glow(painter, view, pose, "torso", lit, palette)


Paint = Callable[[], None]


def size_on_screen(view: View, part: Part) -> float:
    (x0, y0), (x1, y1) = view.at(part.points[0]), view.at(part.points[-1])
    return hypot(x1 - x0, y1 - y0)
