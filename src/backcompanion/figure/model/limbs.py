"""Arms and legs: where they are meant to go.

An aim is written for one side of the body: "out" is away from the middle plane, on the left to the
left. So a mirrored pose needs no other numbers, only the sides exchanged.
"""

from math import cos, radians, sin, sqrt
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model.bones import (
    ANKLE_HEIGHT,
    BALL_FORWARD,
    ELBOW_ON_FLOOR,
    FOREARM,
    HEEL_BACK,
    INSTEP_ON_FLOOR,
    KNEE_ON_FLOOR,
    SHIN,
    THIGH,
    UPPER_ARM,
    WRIST_ON_FLOOR,
    Arm,
    Leg,
    two_bones,
)
from backcompanion.figure.model.space import (
    Frame,
    Vec,
    add,
    along,
    cross,
    dot,
    length,
    lerp,
    perpendicular,
    rotated,
    scaled,
    slerp,
    sub,
    unit,
)

ArmKind = Literal["angles", "floor", "forearm", "on", "at"]
LegKind = Literal["angles", "floor", "kneel", "instep", "at"]


@dataclass(frozen=True, slots=True)
class ArmAim:
    """`values`: three numbers that the kind gives a meaning, the elbow's direction (3), the palm's
    direction (3), the bend of the wrist in degrees, and the grip (0 open to 1 a fist).

    angles: raise, out, bend in degrees. floor: x, out in metres, turn of the fingers outwards.
    forearm: the same of the elbow. on: forward, up, out in metres from the part. at: x, y, out.
    Elbow and palm are (forward, up, out) of the chest; all 0: what comes by itself.
    """

    kind: ArmKind
    values: tuple[float, ...]
    part: str = ""


@dataclass(frozen=True, slots=True)
class LegAim:
    """`values`: three numbers that the kind gives a meaning, a fourth, the knee's direction (3),
    the pointing of the toes in degrees.

    angles: hip, out, knee, turn out in degrees. floor: x, out, turn of the toes outwards, rise of
    the heel (below 0: of the toes). kneel, instep: x, out of knee or ankle, turn. at: x, y, out.
    """

    kind: LegKind
    values: tuple[float, ...]


def lerp_values(a: tuple[float, ...], b: tuple[float, ...], t: float) -> tuple[float, ...]:
    return tuple([x + (y - x) * t for x, y in zip(a, b, strict=True)])


@dataclass(slots=True)
class ArmGoal:
    """`hand` None: in line with the forearm, bent at the wrist by `wrist` degrees to the palm.

    `flat`: how far (0 to 1) it is turned from there to `hand`.
    """

    target: Vec
    pole: Vec
    palm: Vec
    hand: Vec | None
    wrist: float
    grip: float
    flat: float = 1.0


def _heading(degrees: float, side: float) -> Vec:
    angle = radians(degrees)
    return (cos(angle), 0.0, sin(angle) * side)


def arm_goal(
    aim: ArmAim, shoulder: Vec, chest: Frame, side: float, place: Frame, at: Vec
) -> ArmGoal:
    """`place`, `at`: frame and origin of the part that an "on" aim refers to."""
    p, q, r, ef, eu, eo, pf, pu, po, wrist, grip = aim.values
    if aim.kind == "angles":
        raise_, out, bend = radians(p), radians(q), radians(r)
        cr, sr, co, so = cos(raise_), sin(raise_), cos(out), sin(out)
        upper = chest.point(sr * co, -cr * co, so * side)
        # How the direction changes as the arm rises: an elbow bends that way by itself.
        bent = chest.point(cr, sr, 0.0)
        directed_share = length((ef, eu, eo))
        fold = add(scaled(bent, 1.0 - min(1.0, directed_share)), chest.point(ef, eu, eo * side))
        fold = perpendicular(fold, upper, bent)
        cb, sb = cos(bend), sin(bend)
        elbow = along(shoulder, upper, UPPER_ARM)
        target = along(along(elbow, upper, FOREARM * cb), fold, FOREARM * sb)
        inwards = chest.point(sr * so, -cr * so, -co * side)
        palm = add(inwards, scaled(chest.point(pf, pu, po * side), 3.0))
        return ArmGoal(target, scaled(fold, -1.0), palm, None, wrist, grip)
    pole = chest.point(ef, eu, eo * side)
    palm = chest.point(pf, pu, po * side)
    if aim.kind == "floor":
        hand = _heading(r, side)
        return ArmGoal((p, WRIST_ON_FLOOR, q * side), pole, (0.0, -1.0, 0.0), hand, 0.0, grip)
    if aim.kind == "forearm":
        hand = _heading(r, side)
        elbow = (p, ELBOW_ON_FLOOR, q * side)
        way = unit(sub(elbow, shoulder))
        target = along(along(shoulder, way, UPPER_ARM), hand, FOREARM)
        return ArmGoal(
            (target[0], WRIST_ON_FLOOR, target[2]),
            sub(way, hand),
            (0.0, -1.0, 0.0),
            hand,
            0.0,
            grip,
        )
    target = (p, q, r * side) if aim.kind == "at" else add(at, place.point(p, q, r * side))
    return ArmGoal(target, pole, palm, None, wrist, grip)


def arm_goal_between(a: ArmGoal, b: ArmGoal, shoulder: Vec, t: float) -> ArmGoal:
    target = add(shoulder, slerp(sub(a.target, shoulder), sub(b.target, shoulder), t))
    hand, flat = a.hand or b.hand, 1.0
    if a.hand is not None and b.hand is not None:
        hand = unit(lerp(a.hand, b.hand, t))
    elif hand is not None:
        # A hand leaves the floor: from flat to in line with the forearm.
        flat = 1.0 - t if b.hand is None else t
    return ArmGoal(
        target,
        lerp(unit(a.pole), unit(b.pole), t),
        lerp(unit(a.palm), unit(b.palm), t),
        hand,
        a.wrist + (b.wrist - a.wrist) * t,
        a.grip + (b.grip - a.grip) * t,
        flat,
    )


def solve_arm(goal: ArmGoal, shoulder: Vec, side: float) -> Arm:
    elbow, wrist = two_bones(shoulder, goal.target, UPPER_ARM, FOREARM, goal.pole)
    forearm = unit(sub(wrist, elbow))
    palm = perpendicular(goal.palm, forearm)
    hand = forearm
    if goal.wrist:
        hinge = cross(forearm, palm)
        hand, palm = rotated(forearm, hinge, goal.wrist), rotated(palm, hinge, goal.wrist)
    if goal.hand is not None:
        hand = unit(slerp(hand, goal.hand, goal.flat)) if goal.flat < 1.0 else goal.hand
        palm = perpendicular(goal.palm, hand)
    return Arm(shoulder, elbow, wrist, hand, palm, scaled(cross(hand, palm), side), goal.grip)


@dataclass(slots=True)
class LegGoal:
    """`foot`, `instep` None: set by the shin and `point` degrees of pointing."""

    target: Vec
    pole: Vec
    foot: Vec | None
    instep: Vec | None
    toes: Vec | None
    point: float


def leg_goal(aim: LegAim, hip: Vec, pelvis: Frame, side: float) -> LegGoal:
    p, q, r, s, kf, ku, ko, point = aim.values
    if aim.kind == "angles":
        flex, out, knee = radians(p), radians(q), radians(r)
        cf, sf, co, so = cos(flex), sin(flex), cos(out), sin(out)
        upper = pelvis.point(sf * co, -cf * co, so * side)
        front = perpendicular(pelvis.point(cf, sf, 0.0), upper)
        if s:
            front = rotated(front, upper, s * side)
        joint = along(hip, upper, THIGH)
        target = along(along(joint, upper, SHIN * cos(knee)), front, -SHIN * sin(knee))
        return LegGoal(target, front, None, None, None, point)
    if aim.kind == "floor":
        heading = _heading(r, side)
        angle = radians(s)
        c, n = cos(angle), sin(angle)
        foot = (heading[0] * c, -n, heading[2] * c)
        instep = (heading[0] * n, c, heading[2] * n)
        # The sole turns about the ball of the foot, or about the heel.
        reach, drop = (BALL_FORWARD, 0.047) if s >= 0 else (-HEEL_BACK, 0.043)
        pivot = along((p, ANKLE_HEIGHT - drop, q * side), heading, reach)
        ankle = along(along(pivot, foot, -reach), instep, drop)
        # Somewhat up as well, for a foot far ahead of a seated hip.
        pole = add(heading, (0.0, 0.6, 0.0))
        if kf or ku or ko:
            pole = pelvis.point(kf, ku, ko * side)
        return LegGoal(ankle, pole, foot, instep, heading if s > 0 else None, point)
    if aim.kind == "kneel":
        back = scaled(_heading(r, side), -1.0)
        knee_at = (p, KNEE_ON_FLOOR, q * side)
        joint = along(hip, unit(sub(knee_at, hip)), THIGH)
        # A knee that is not on the floor yet has its shin hang down.
        fall = max(-1.0, min(1.0, (INSTEP_ON_FLOOR + s - joint[1]) / SHIN))
        shin = unit((back[0] * sqrt(1 - fall * fall), fall, back[2] * sqrt(1 - fall * fall)))
        target = along(joint, shin, SHIN)
        return LegGoal(target, sub(unit(sub(joint, hip)), shin), None, None, None, point)
    pole = pelvis.point(kf, ku, ko * side)
    if aim.kind == "instep":
        return LegGoal((p, INSTEP_ON_FLOOR, q * side), pole, None, None, None, point)
    return LegGoal((p, q, r * side), pole, None, None, None, point)


def leg_goal_between(a: LegGoal, b: LegGoal, hip: Vec, t: float) -> LegGoal:
    target = add(hip, slerp(sub(a.target, hip), sub(b.target, hip), t))
    pole = lerp(unit(a.pole), unit(b.pole), t)
    return LegGoal(target, pole, None, None, None, a.point + (b.point - a.point) * t)


def solve_leg(goal: LegGoal, hip: Vec) -> Leg:
    knee, ankle = two_bones(hip, goal.target, THIGH, SHIN, goal.pole)
    if goal.foot is not None and goal.instep is not None:
        return Leg(hip, knee, ankle, goal.foot, goal.instep, goal.toes or goal.foot)
    foot, instep = free_foot(hip, knee, ankle, goal.pole, goal.point)
    return Leg(hip, knee, ankle, foot, instep, foot)


def free_foot(hip: Vec, knee: Vec, ankle: Vec, front: Vec, point: float) -> tuple[Vec, Vec]:
    """Directions of foot and instep where the shin leads them; 0 at right angles, 90 in line."""
    shin = unit(sub(ankle, knee))
    # The shin's own front follows from the bend of the knee; a straight leg has only its pole.
    thigh = unit(sub(knee, hip))
    forward = perpendicular(front, shin)
    if dot(thigh, shin) < 0.97:
        forward = perpendicular(thigh, shin, forward)
    angle = radians(point)
    c, s = cos(angle), sin(angle)
    foot = add(scaled(forward, c), scaled(shin, s))
    instep = add(scaled(shin, -c), scaled(forward, s))
    return foot, instep


def leg_between(a: Leg, b: Leg, target: Leg, t: float) -> Leg:
    """`target` with its foot turned from that of `a` to that of `b`."""
    foot = unit(slerp(a.foot, b.foot, t))
    instep = perpendicular(slerp(a.instep, b.instep, t), foot, target.instep)
    toes = unit(slerp(a.toes, b.toes, t))
    return Leg(target.hip, target.knee, target.ankle, foot, instep, toes)
