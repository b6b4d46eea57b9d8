"""The flesh on the bones: how wide limbs are along their length, as tubes on the screen."""

from functools import lru_cache
from math import cos, hypot, radians, sin

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.bones import BALL_FORWARD, HEEL_BACK, TOES, Arm, Leg
from backcompanion.figure.model.space import along, lerp, scaled, sub, unit
from backcompanion.figure.paint.canvas import Projection
from backcompanion.figure.paint.tubes import Tube

# Share of the bone's length and radius in metres there.
UPPER_ARM = ((0.0, 0.055), (0.34, 0.051), (0.64, 0.043), (1.0, 0.037))
SLEEVE = ((0.0, 0.058), (0.28, 0.057), (0.46, 0.054))
FOREARM = ((0.0, 0.037), (0.28, 0.040), (0.72, 0.030), (1.0, 0.024))
THIGH = ((0.3, 0.078), (0.56, 0.070), (0.76, 0.062), (1.0, 0.054))
SHORTS = ((0.06, 0.082), (0.27, 0.088), (0.60, 0.074))
SHIN = ((0.0, 0.053), (0.30, 0.050), (0.72, 0.036), (1.0, 0.031))
CALF_BACK = (0.0, 0.014, 0.004, 0.0)


def bone(
    view: Projection,
    a: tuple[float, float, float],
    b: tuple[float, float, float],
    profile: tuple[tuple[float, float], ...],
) -> Tube:
    return [view.station(lerp(a, b, t), r) for t, r in profile]


def shin(view: Projection, leg: Leg) -> Tube:
    down = unit(sub(leg.ankle, leg.knee))
    k = leg.foot[0] * down[0] + leg.foot[1] * down[1] + leg.foot[2] * down[2]
    back = unit(sub(scaled(down, k), leg.foot), (0.0, 0.0, 0.0))
    return [
        view.station(along(lerp(leg.knee, leg.ankle, t), back, aside), r)
        for (t, r), aside in zip(SHIN, CALF_BACK, strict=True)
    ]


def calf(view: Projection, leg: Leg) -> tuple[float, ...]:
    """How far the stations of the shin lie beside its line on the screen, in whole pixels."""
    down = unit(sub(leg.ankle, leg.knee))
    k = leg.foot[0] * down[0] + leg.foot[1] * down[1] + leg.foot[2] * down[2]
    bx, by = view.way(unit(sub(scaled(down, k), leg.foot), (0.0, 0.0, 0.0)))
    dx, dy = view.way(down)
    size = hypot(dx, dy) or 1.0
    beside = (by * dx - bx * dy) / size
    return tuple([float(round(beside * aside)) for aside in CALF_BACK])


def hand(view: Projection, arm: Arm) -> list[Tube]:
    """Palm, fingers and thumb; with the grip the fingers curl round what they hold."""
    x, y, size = view.station(arm.wrist, 1.0)
    (hx, hy), (px, py), (tx, ty) = view.way(arm.hand), view.way(arm.palm), view.way(arm.thumb)
    return [
        [
            (x + h * hx + p * px + t * tx, y + h * hy + p * py + t * ty, r * size)
            for h, p, t, r in tube
        ]
        for tube in _hand(arm.grip)
    ]


@lru_cache(maxsize=64)
def _hand(grip: float) -> list[list[tuple[float, float, float, float]]]:
    """Along the hand, towards the palm and the thumb from the wrist, and the radius; in metres."""
    tubes = []
    first, second = radians(8.0 + 80.0 * grip), radians(14.0 + 165.0 * grip)
    # The fingers curl towards the palm, about the axis that the thumb points along.
    for aside, reach in ((0.019, 1.0), (-0.019, 0.9)):
        mh, mp = 0.085 + 0.040 * reach * cos(first), 0.040 * reach * sin(first)
        th, tp = mh + 0.038 * reach * cos(second), mp + 0.038 * reach * sin(second)
        tubes.append(
            [
                (0.012, 0.0, aside * 0.35, 0.022),
                (0.085, 0.0, aside, 0.0195),
                (mh, mp, aside, 0.0155),
                (th, tp, aside, 0.0125),
            ]
        )
    out = unit((0.8, 0.1 + 0.55 * grip, 0.75 - 0.45 * grip))
    base = (0.028, 0.0, 0.022)
    tip = along(base, out, 0.052)
    tubes.append([(*base, 0.015), (*tip, 0.0105)])
    return tubes


def shoe(view: Projection, leg: Leg) -> tuple[list[Tube], Tube]:
    """Its tubes and its sole. All lies at fixed places from the ankle: no point goes through space.

    Along the foot, up the instep and along the toes.
    """
    x, y, size = view.station(leg.ankle, 1.0)
    (fx, fy), (ix, iy), (tx, ty) = view.way(leg.foot), view.way(leg.instep), view.way(leg.toes)
    hx, hy = x - HEEL_BACK * fx - 0.043 * ix, y - HEEL_BACK * fy - 0.043 * iy
    bx, by = x + BALL_FORWARD * fx - 0.047 * ix, y + BALL_FORWARD * fy - 0.047 * iy
    px, py = bx + TOES * tx, by + TOES * ty
    # Towards the ball, a little above its line.
    forward, low = 0.45 * BALL_FORWARD, 0.45 * 0.047 - 0.004
    mx, my = x + forward * fx - low * ix, y + forward * fy - low * iy
    ankle, ball = (x, y, 0.034 * size), (bx, by, 0.033 * size)
    heel, tip = (hx, hy, 0.034 * size), (px, py, 0.027 * size)
    dx, dy = 0.0085 * ix, 0.0085 * iy
    sole = [
        (hx - dx, hy - dy, 0.0315 * size),
        (bx - dx, by - dy, 0.0315 * size),
        (px - dx, py - dy, 0.0255 * size),
    ]
    return [[heel, ball, tip], [ankle, (mx, my, 0.034 * size), ball], [ankle, heel]], sole


def shadow_tubes(pose: Pose) -> list[Tube]:
    """The body dropped to the floor, in metres (x, z, radius)."""

    def floor(points: tuple[tuple[tuple[float, float, float], float], ...]) -> Tube:
        return [(p[0], p[2], r) for p, r in points]

    s = pose.spine
    tubes = [floor(((s[0], 0.13), (s[4], 0.12), (pose.head, 0.09)))]
    tubes.append(floor(((pose.arms[0].shoulder, 0.055), (pose.arms[1].shoulder, 0.055))))
    for arm in pose.arms:
        tip = along(arm.wrist, arm.hand, 0.12)
        tubes.append(floor(((arm.shoulder, 0.05), (arm.elbow, 0.038), (tip, 0.024))))
    for leg in pose.legs:
        foot = ((leg.heel, 0.036), (leg.tip, 0.033))
        tubes.append(floor(((leg.hip, 0.085), (leg.knee, 0.055), *foot)))
    return tubes
