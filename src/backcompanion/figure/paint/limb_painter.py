"""Arms and legs on the screen: skin in one piece from end to end, clothes and shoes over it."""

from PySide6.QtGui import QPainter

from backcompanion.figure.model.body import Thing
from backcompanion.figure.model.space import Vec, dot, sub, unit
from backcompanion.figure.paint.canvas import LIGHT, Canvas, cover, tint
from backcompanion.figure.paint.limb_shapes import (
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
from backcompanion.figure.paint.muscle_glow import paint_glow
from backcompanion.figure.paint.palette import Material
from backcompanion.figure.paint.room_painter import paint_held
from backcompanion.figure.paint.tubes import (
    Station,
    Tube,
    add_bones,
    add_tubes,
    fill_tubes,
    lit_part,
    shape,
    sleeve_path,
    straight_way,
    tubes_path,
)

LIT_SHARE, SHOE_SHARE, SHINE_SHARE = 0.84, 0.90, 0.44


def paint_skin(canvas: Canvas, bones: list[Tube], more: list[Tube], begin: bool, end: bool) -> None:
    """A stretch of limb with what belongs to it. `begin`, `end`: goes over into the next there."""
    painter, skin, soft = canvas.painter, canvas.palette.skin, -canvas.soft
    width = canvas.rim + soft
    first, last = bones[0], bones[-1]
    # The shade is a little wider than the limb: it is the outline as well.
    rims = [[(x, y, r + width) for x, y, r in tube] for tube in bones]
    if begin:
        rims[0][0] = _wider(first[0], soft)
    if end:
        rims[-1][-1] = _wider(last[-1], soft)
    ways = [straight_way(tube) for tube in bones]
    shade, base = shape(), shape()
    add_bones(shade, rims, ways)
    add_tubes(shade, more, width)
    cover(painter, shade, skin.shade)
    lx, ly = LIGHT
    lit = [lit_part(tube, LIT_SHARE, lx, ly, soft) for tube in bones]
    # Whole where the limb goes on, and a little over, or the shade beneath would show as a line.
    if begin:
        lit[0][0] = _wider(first[0], 0.6 + soft)
    if end:
        lit[-1][-1] = _wider(last[-1], 0.6 + soft)
    add_bones(base, lit, ways)
    add_tubes(base, [lit_part(tube, LIT_SHARE, lx, ly, soft) for tube in more])
    cover(painter, base, skin.base)
    paint_shine(painter, bones, skin)


def _wider(station: Station, grow: float) -> Station:
    x, y, r = station
    return (x, y, r + grow)


def paint_shine(painter: QPainter, bones: list[Tube], material: Material) -> None:
    lx, ly = LIGHT
    shine = [lit_part(tube, SHINE_SHARE, lx * 0.85, ly * 0.85) for tube in bones]
    for tube, end in ((shine[0], 0), (shine[-1], -1)):
        x, y, r = tube[end]
        tube[end] = (x, y, r * 0.55)
    tint(painter, [tubes_path(shine)], material.light)


def paint_cloth(canvas: Canvas, tube: Tube, way: Vec, material: Material) -> None:
    """Cloth round the beginning of a limb that goes `way`; no outline where it joins the trunk."""
    painter, soft = canvas.painter, -canvas.soft
    bulge = -dot(way, canvas.view.eye)
    rim = canvas.rim * 1.5 / (len(tube) - 1)
    wide = [(x, y, r + soft + min(canvas.rim, rim * n)) for n, (x, y, r) in enumerate(tube)]
    lx, ly = LIGHT
    lit = lit_part(tube, LIT_SHARE, lx, ly, soft)
    lit[0] = _wider(tube[0], soft)
    cover(painter, sleeve_path(wide, bulge), material.shade)
    cover(painter, sleeve_path(lit, bulge), material.base)


class _PaintedLimb:
    """A limb, to be painted whole, or in two where something comes between.

    Cloth goes over the skin; where the limb points at the eye one looks into the sleeve instead,
    and the skin comes out of it.
    """

    __slots__ = ("canvas", "index")

    def __init__(self, canvas: Canvas, index: int) -> None:
        self.canvas, self.index = canvas, index

    def paint_whole(self) -> None:
        self._before()
        if self._at_the_eye():
            self._cloth()
            paint_skin(self.canvas, [self._bare(), self._lower()], self._more(), False, False)
            self._after()
        else:
            paint_skin(self.canvas, [self._upper(), self._lower()], self._more(), True, False)
            self._after()
            self._cloth()

    def paint_upper(self) -> None:
        if self._at_the_eye():
            self._cloth()
            paint_skin(self.canvas, [self._bare()], [], False, True)
        else:
            paint_skin(self.canvas, [self._upper()], [], True, True)
            self._cloth()

    def paint_lower(self) -> None:
        self._before()
        paint_skin(self.canvas, [self._lower()], self._more(), True, False)
        self._after()

    def _at_the_eye(self) -> bool:
        return dot(self._way(), self.canvas.view.eye) > 0.80

    def _way(self) -> Vec:
        raise NotImplementedError

    def _upper(self) -> Tube:
        raise NotImplementedError

    def _bare(self) -> Tube:
        """The upper part without what the cloth covers."""
        return self._upper()[2:]

    def _lower(self) -> Tube:
        raise NotImplementedError

    def _cloth(self) -> None:
        raise NotImplementedError

    def _more(self) -> list[Tube]:
        return []

    def _before(self) -> None: ...

    def _after(self) -> None: ...


class PaintedArm(_PaintedLimb):
    __slots__ = ("arm", "own")

    def __init__(self, canvas: Canvas, index: int, own: Thing | None) -> None:
        """`own`: what this hand alone holds."""
        super().__init__(canvas, index)
        self.own, self.arm = own, canvas.pose.arms[index]

    def _way(self) -> Vec:
        return unit(sub(self.arm.elbow, self.arm.shoulder))

    def _upper(self) -> Tube:
        return bone(self.canvas.view, self.arm.shoulder, self.arm.elbow, UPPER_ARM)

    def _lower(self) -> Tube:
        return bone(self.canvas.view, self.arm.elbow, self.arm.wrist, FOREARM)

    def _more(self) -> list[Tube]:
        return hand(self.canvas.view, self.arm)

    def _before(self) -> None:
        if self.own is not None:
            paint_held(self.canvas.painter, self.canvas.view, self.own, self.canvas.palette)

    def _cloth(self) -> None:
        tube = bone(self.canvas.view, self.arm.shoulder, self.arm.elbow, SLEEVE)
        paint_cloth(self.canvas, tube, self._way(), self.canvas.palette.top)
        paint_glow(self.canvas, f"arm {self.index}")


class PaintedLeg(_PaintedLimb):
    __slots__ = ("leg",)

    def __init__(self, canvas: Canvas, index: int) -> None:
        super().__init__(canvas, index)
        self.leg = canvas.pose.legs[index]

    def _way(self) -> Vec:
        return unit(sub(self.leg.knee, self.leg.hip))

    def _upper(self) -> Tube:
        return bone(self.canvas.view, self.leg.hip, self.leg.knee, THIGH)

    def _lower(self) -> Tube:
        return shin(self.canvas.view, self.leg)

    def _cloth(self) -> None:
        tube = bone(self.canvas.view, self.leg.hip, self.leg.knee, SHORTS)
        paint_cloth(self.canvas, tube, self._way(), self.canvas.palette.shorts)
        paint_shine(self.canvas.painter, [tube[1:]], self.canvas.palette.shorts)
        paint_glow(self.canvas, f"leg {self.index}")

    def _after(self) -> None:
        canvas = self.canvas
        painter, palette = canvas.painter, canvas.palette
        tubes = shoe(canvas.view, self.leg)
        under = sole(canvas.view, self.leg)
        fill_tubes(painter, [*tubes, under], palette.shoes.shade.fill, canvas.rim)
        fill_tubes(painter, [under], palette.sole.fill)
        lx, ly = LIGHT
        lit = [lit_part(tube, SHOE_SHARE, lx, ly) for tube in tubes]
        fill_tubes(painter, lit, palette.shoes.base.fill)
