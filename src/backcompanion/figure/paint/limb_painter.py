"""Arms and legs on the screen: skin in one piece from end to end, clothes and shoes over it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from backcompanion.figure.model.body import SceneObject
from backcompanion.figure.model.space import Vec, along, dot, sub, unit
from backcompanion.figure.paint.canvas import LIGHT, Canvas, fill_layers, fill_opaque
from backcompanion.figure.paint.keep import Keep
from backcompanion.figure.paint.limb_layers import paint_cloth, paint_rods, paint_shine, paint_skin
from backcompanion.figure.paint.limb_shapes import (
    FOREARM,
    SHIN,
    SHORTS,
    SLEEVE,
    THIGH,
    UPPER_ARM,
    bone,
    calf,
    hand,
    shin,
    shoe,
)
from backcompanion.figure.paint.limb_templates import PlacedRod
from backcompanion.figure.paint.muscle_glow import paint_glow
from backcompanion.figure.paint.room_painter import paint_held
from backcompanion.figure.paint.tubes import (
    Tube,
    add_layers,
    lit_part,
    new_path,
)

SHOE_SHARE = 0.90


class _LimbPainter(ABC):
    """A limb, to be painted whole, or in two where something comes between.

    Cloth goes over the skin; where the limb points at the eye one looks into the sleeve instead,
    and the skin comes out of it.
    """

    __slots__ = ("canvas", "index")

    def __init__(self, canvas: Canvas, index: int) -> None:
        self.canvas, self.index = canvas, index

    def paint_together(self, names: Sequence[str]) -> None:
        """Both halves in one piece, whatever their order."""
        self._paint_before()
        if self._points_at_eye():
            self._paint_cloth()
            paint_skin(
                self.canvas, [self._uncovered(), self._lower()], self._extra_tubes(), False, False
            )
            self._paint_after()
        else:
            rods = self._rods()
            if all(rod.is_long_enough() for rod in rods):
                paint_rods(self.canvas, rods, self._extra_tubes())
            else:
                bones = [self._upper(), self._lower()]
                paint_skin(self.canvas, bones, self._extra_tubes(), True, False)
            self._paint_after()
            self._paint_cloth()

    def paint_upper(self) -> None:
        if self._points_at_eye():
            self._paint_cloth()
            paint_skin(self.canvas, [self._uncovered()], [], False, True)
        else:
            paint_skin(self.canvas, [self._upper()], [], True, True)
            self._paint_cloth()

    def paint_lower(self) -> None:
        self._paint_before()
        paint_skin(self.canvas, [self._lower()], self._extra_tubes(), True, False)
        self._paint_after()

    def _points_at_eye(self) -> bool:
        return dot(self._direction(), self.canvas.view.eye) > 0.80

    @abstractmethod
    def _direction(self) -> Vec: ...

    @abstractmethod
    def _upper(self) -> Tube: ...

    def _uncovered(self) -> Tube:
        """The upper part without what the cloth covers."""
        return self._upper()[2:]

    @abstractmethod
    def _lower(self) -> Tube: ...

    @abstractmethod
    def _rods(self) -> list[PlacedRod]:
        """Both, as straight rods."""

    @abstractmethod
    def _paint_cloth(self) -> None: ...

    def _extra_tubes(self) -> list[Tube]:
        return []

    @abstractmethod
    def _paint_before(self) -> None: ...

    @abstractmethod
    def _paint_after(self) -> None: ...


class ArmPainter(_LimbPainter):
    __slots__ = ("arm", "held_object")

    def __init__(self, canvas: Canvas, index: int, held_object: SceneObject | None) -> None:
        """`held_object`: what this hand alone holds."""
        super().__init__(canvas, index)
        self.held_object, self.arm = held_object, canvas.pose.arms[index]

    def _direction(self) -> Vec:
        return unit(sub(self.arm.elbow, self.arm.shoulder))

    def _upper(self) -> Tube:
        return bone(self.canvas.view, self.arm.shoulder, self.arm.elbow, UPPER_ARM)

    def _lower(self) -> Tube:
        return bone(self.canvas.view, self.arm.elbow, self.arm.wrist, FOREARM)

    def _rods(self) -> list[PlacedRod]:
        view, arm = self.canvas.view, self.arm
        return [
            PlacedRod(view, arm.shoulder, arm.elbow, UPPER_ARM),
            PlacedRod(view, arm.elbow, arm.wrist, FOREARM),
        ]

    def _extra_tubes(self) -> list[Tube]:
        return hand(self.canvas.view, self.arm)

    def _paint_before(self) -> None:
        if self.held_object is not None:
            paint_held(self.canvas, self.held_object)

    def _paint_after(self) -> None:
        """A hand wears nothing."""

    def _paint_cloth(self) -> None:
        tube = bone(self.canvas.view, self.arm.shoulder, self.arm.elbow, SLEEVE)
        paint_cloth(self.canvas, tube, self._direction(), self.canvas.palette.top)
        paint_glow(self.canvas, f"arm {self.index}")


class LegPainter(_LimbPainter):
    """`keep`: by what the shoe is painted. A planted foot stands still while its leg moves."""

    __slots__ = ("keep", "leg")

    def __init__(self, canvas: Canvas, index: int, keep: Keep) -> None:
        super().__init__(canvas, index)
        self.keep = keep
        self.leg = canvas.pose.legs[index]

    def _direction(self) -> Vec:
        return unit(sub(self.leg.knee, self.leg.hip))

    def _upper(self) -> Tube:
        return bone(self.canvas.view, self.leg.hip, self.leg.knee, THIGH)

    def _lower(self) -> Tube:
        return shin(self.canvas.view, self.leg)

    def _rods(self) -> list[PlacedRod]:
        view, leg = self.canvas.view, self.leg
        thigh = PlacedRod(view, leg.hip, leg.knee, THIGH)
        return [thigh, PlacedRod(view, leg.knee, leg.ankle, SHIN, calf(view, leg))]

    def _paint_cloth(self) -> None:
        tube = bone(self.canvas.view, self.leg.hip, self.leg.knee, SHORTS)
        paint_cloth(self.canvas, tube, self._direction(), self.canvas.palette.shorts)
        paint_shine(self.canvas.painter, [tube[1:]], self.canvas.palette.shorts)
        paint_glow(self.canvas, f"leg {self.index}")

    def _paint_before(self) -> None:
        """A foot holds nothing."""

    def _paint_after(self) -> None:
        leg = self.leg
        marks = [leg.ankle, leg.heel, leg.tip, leg.ball, along(leg.ankle, leg.instep, 0.05)]
        self.keep(self.canvas, f"shoe {self.index}", marks, [], self._paint_shoe)

    def _paint_shoe(self) -> None:
        canvas = self.canvas
        painter, palette = canvas.painter, canvas.palette
        edge_inset = -canvas.edge_inset
        width = canvas.outline_width + edge_inset
        tubes, sole = shoe(canvas.view, self.leg)
        lx, ly = LIGHT
        rim, upper, under = new_path(), new_path(), new_path()
        for tube in tubes:
            wide = [(x, y, r + width) for x, y, r in tube]
            add_layers([rim, upper], [wide, lit_part(tube, SHOE_SHARE, lx, ly, edge_inset)])
        wide = [(x, y, r + width) for x, y, r in sole]
        add_layers([rim, under], [wide, [(x, y, r + edge_inset) for x, y, r in sole]])
        fill_layers(painter, (rim, under), (palette.shoes.shade, palette.sole))
        fill_opaque(painter, upper, palette.shoes.base)
