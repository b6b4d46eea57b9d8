"""The bones of arms and legs: their lengths, and the two that reach from a root to a target."""

from math import cos, radians, sqrt

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model.space import (
    Vec,
    add,
    along,
    length,
    perpendicular,
    scaled,
    sub,
    unit,
)

UPPER_ARM, FOREARM = 0.29, 0.26
THIGH, SHIN = 0.43, 0.42
ANKLE_HEIGHT = 0.075
HEEL_BACK, BALL_FORWARD, TOES = 0.045, 0.125, 0.06
KNEE_ON_FLOOR, ELBOW_ON_FLOOR, WRIST_ON_FLOOR, INSTEP_ON_FLOOR = 0.058, 0.042, 0.035, 0.045
REACH_UP, REACH_FORWARD = 0.045, 0.03


@dataclass(frozen=True, slots=True)
class Arm:
    shoulder: Vec
    elbow: Vec
    wrist: Vec
    hand: Vec
    palm: Vec
    thumb: Vec
    grip: float

    @property
    def grip_point(self) -> Vec:
        """Where something lies in the hand."""
        return add(along(self.wrist, self.hand, 0.075), scaled(self.palm, 0.022))


@dataclass(frozen=True, slots=True)
class Leg:
    """`foot`: where the foot points; `instep`: the direction from the sole up; `toes`: theirs."""

    hip: Vec
    knee: Vec
    ankle: Vec
    foot: Vec
    instep: Vec
    toes: Vec

    @property
    def heel(self) -> Vec:
        return along(along(self.ankle, self.foot, -HEEL_BACK), self.instep, -0.043)

    @property
    def ball(self) -> Vec:
        return along(along(self.ankle, self.foot, BALL_FORWARD), self.instep, -0.047)

    @property
    def tip(self) -> Vec:
        return along(self.ball, self.toes, TOES)


def two_bones(root: Vec, target: Vec, first: float, second: float, pole: Vec) -> tuple[Vec, Vec]:
    """Middle joint and end of two bones that go from `root` towards `target`.

    The middle joint stands out towards `pole`. Out of reach: straight (law of cosines).
    """
    way = sub(target, root)
    reach = length(way)
    direction = unit(way, (0.0, -1.0, 0.0))
    if reach >= first + second - 1e-6:
        return along(root, direction, first), along(root, direction, first + second)
    reach = max(reach, abs(first - second) + 0.02)
    a = (first * first - second * second + reach * reach) / (2.0 * reach)
    height = sqrt(max(0.0, first * first - a * a))
    side = perpendicular(pole, direction, (1.0, 0.0, 0.0))
    return along(along(root, direction, a), side, height), along(root, direction, reach)


def reach_for_bend(first: float, second: float, bend: float) -> float:
    """Distance from root to end where the joint between is bent by `bend` degrees."""
    c = cos(radians(bend))
    return sqrt(first * first + second * second + 2.0 * first * second * c)
