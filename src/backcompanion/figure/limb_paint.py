"""Arms and legs on the screen: skin in one piece from end to end, clothes and shoes over it."""

from PySide6.QtGui import QPainterPath

from backcompanion.figure.body import Thing
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
from backcompanion.figure.outline import LIGHT, Canvas, Tube, lit_part, sleeve, tubes_path, winding
from backcompanion.figure.palette import Material
from backcompanion.figure.room_shapes import paint_held
from backcompanion.figure.space import Vec, dot, sub, unit

LIT_SHARE, SHINE_SHARE = 0.84, 0.44


def paint_skin(canvas: Canvas, tube: Tube, more: list[Tube], begin: bool, end: bool) -> None:
    """A stretch of limb with what belongs to it. `begin`, `end`: goes over into the next there."""
    painter, skin, width = canvas.painter, canvas.palette.skin, canvas.rim
    last = len(tube) - 1
    whole = (*((0,) if begin else ()), *((last,) if end else ()))
    outline = [(x, y, r if n in whole else r + width) for n, (x, y, r) in enumerate(tube)]
    path = tubes_path(more, width)
    path.addPath(tubes_path([outline]))
    painter.fillPath(path, skin.rim)
    painter.fillPath(tubes_path([tube, *more]), skin.shade)
    lx, ly = LIGHT
    lit = [lit_part(tube, LIT_SHARE, lx, ly, whole)]
    lit += [lit_part(part, LIT_SHARE, lx, ly) for part in more]
    painter.fillPath(tubes_path(lit), skin.base)
    paint_shine(canvas, tube, skin)


def paint_shine(canvas: Canvas, tube: Tube, material: Material) -> None:
    lx, ly = LIGHT
    ends = (0, len(tube) - 1)
    shine = lit_part(tube, SHINE_SHARE, lx * 0.85, ly * 0.85)
    shine = [(x, y, r * 0.55 if n in ends else r) for n, (x, y, r) in enumerate(shine)]
    canvas.painter.fillPath(tubes_path([shine]), material.light)


def paint_cloth(canvas: Canvas, tube: Tube, way: Vec, material: Material) -> None:
    """Cloth round the beginning of a limb that goes `way`; no outline where it joins the trunk."""
    painter = canvas.painter
    bulge = -dot(way, canvas.view.eye)
    last = len(tube) - 1
    wide = [(x, y, r + canvas.rim * min(1.0, 1.5 * n / last)) for n, (x, y, r) in enumerate(tube)]
    lx, ly = LIGHT
    for stations, brush in (
        (wide, material.rim),
        (tube, material.shade),
        (lit_part(tube, LIT_SHARE, lx, ly, (0,)), material.base),
    ):
        path: QPainterPath = winding()
        sleeve(path, stations, bulge)
        painter.fillPath(path, brush)


class PaintedArm:
    """An arm, to be painted whole, or in two where something comes between."""

    __slots__ = ("arm", "canvas", "index", "own")

    def __init__(self, canvas: Canvas, index: int, own: Thing | None) -> None:
        self.canvas, self.index, self.own = canvas, index, own
        self.arm = canvas.pose.arms[index]

    def paint_whole(self) -> None:
        upper, lower = self._upper(), self._lower()
        self._held()
        paint_skin(self.canvas, upper + lower[1:], hand(self.canvas.view, self.arm), True, False)
        self._sleeve()

    def paint_upper(self) -> None:
        paint_skin(self.canvas, self._upper(), [], True, True)
        self._sleeve()

    def paint_lower(self) -> None:
        self._held()
        paint_skin(self.canvas, self._lower(), hand(self.canvas.view, self.arm), True, False)

    def _upper(self) -> Tube:
        return bone(self.canvas.view, self.arm.shoulder, self.arm.elbow, UPPER_ARM)

    def _lower(self) -> Tube:
        return bone(self.canvas.view, self.arm.elbow, self.arm.wrist, FOREARM)

    def _held(self) -> None:
        if self.own is not None:
            paint_held(self.canvas.painter, self.canvas.view, self.own, self.canvas.palette)

    def _sleeve(self) -> None:
        tube = bone(self.canvas.view, self.arm.shoulder, self.arm.elbow, SLEEVE)
        way = unit(sub(self.arm.elbow, self.arm.shoulder))
        paint_cloth(self.canvas, tube, way, self.canvas.palette.top)
        paint_glow(self.canvas, f"arm {self.index}")


class PaintedLeg:
    """A leg, to be painted whole, or in two where something comes between."""

    __slots__ = ("canvas", "index", "leg")

    def __init__(self, canvas: Canvas, index: int) -> None:
        self.canvas, self.index = canvas, index
        self.leg = canvas.pose.legs[index]

    def paint_whole(self) -> None:
        upper, lower = self._upper(), shin(self.canvas.view, self.leg)
        paint_skin(self.canvas, upper + lower[1:], [], True, False)
        self._shoe()
        self._shorts()

    def paint_upper(self) -> None:
        paint_skin(self.canvas, self._upper(), [], True, True)
        self._shorts()

    def paint_lower(self) -> None:
        paint_skin(self.canvas, shin(self.canvas.view, self.leg), [], True, False)
        self._shoe()

    def _upper(self) -> Tube:
        return bone(self.canvas.view, self.leg.hip, self.leg.knee, THIGH)

    def _shorts(self) -> None:
        tube = bone(self.canvas.view, self.leg.hip, self.leg.knee, SHORTS)
        way = unit(sub(self.leg.knee, self.leg.hip))
        paint_cloth(self.canvas, tube, way, self.canvas.palette.shorts)
        paint_shine(self.canvas, tube[1:], self.canvas.palette.shorts)
        paint_glow(self.canvas, f"leg {self.index}")

    def _shoe(self) -> None:
        canvas = self.canvas
        painter, palette = canvas.painter, canvas.palette
        tubes = shoe(canvas.view, self.leg)
        under = sole(canvas.view, self.leg)
        painter.fillPath(tubes_path([*tubes, under], canvas.rim), palette.shoes.rim)
        painter.fillPath(tubes_path([under]), palette.sole)
        painter.fillPath(tubes_path(tubes), palette.shoes.shade)
        lx, ly = LIGHT
        lit = [lit_part(tube, LIT_SHARE, lx, ly) for tube in tubes]
        painter.fillPath(tubes_path(lit), palette.shoes.base)
