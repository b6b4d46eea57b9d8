"""What a pose may not do: reach too far, sink into something, or bend a joint beyond its limit.

Everything is measured as an excess, so that a pose that is a little beyond may come back.
"""

from math import acos, asin, atan2, degrees
from typing import Literal

from backcompanion.figure.model import body
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.bones import Leg
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.props import Props
from backcompanion.figure.model.space import Frame, Vec, along, distance, dot, sub, unit
from backcompanion.figure.model.track import Track, contacts_at

Stop = Literal["reach", "floor", "joint", "wall", "ball"]

ELBOW_BEND, KNEE_BEND = 155.0, 160.0
CURL, BEND, TWIST = (-75.0, 130.0), (-50.0, 50.0), (-85.0, 85.0)
NECK, NOD, LOOK, TILT = (-60.0, 60.0), (-40.0, 50.0), (-85.0, 85.0), (-45.0, 45.0)
HIP_FORWARD, HIP_OUT = (-45.0, 150.0), (-45.0, 80.0)
# So much is let pass: metres, and for joints a share of a metre for each degree.
TOLERANCE, METRES_A_DEGREE = 0.003, 0.003
_HANDS_ON_KNEE = 0.16

_RADII = (0.09, 0.085, 0.08, 0.08, 0.085, 0.09, 0.09, 0.06)


def spots_of(pose: Pose) -> list[tuple[Vec, float]]:
    """Places of the body with how far it reaches around them, in metres."""
    spots: list[tuple[Vec, float]] = [(pose.head, 0.085)]
    spots += list(zip(pose.spine, _RADII, strict=True))
    for arm, leg in zip(pose.arms, pose.legs, strict=True):
        spots += [
            (arm.shoulder, 0.05),
            (arm.elbow, 0.037),
            (arm.wrist, 0.024),
            (along(arm.wrist, arm.hand, 0.13), 0.012),
            (leg.hip, 0.08),
            (leg.knee, 0.052),
            (leg.ankle, 0.031),
            (leg.heel, 0.032),
            (leg.ball, 0.030),
            (leg.tip, 0.025),
        ]
    return spots


def excesses(key: KeyPose, pose: Pose, props: Props) -> dict[Stop, float]:
    """By how much it is beyond each limit, in metres; 0 for within."""
    spots = spots_of(pose)
    excess_by_stop: dict[Stop, float] = {
        "reach": _out_of_reach(key, pose),
        "floor": max(0.0, max(radius - at[1] for at, radius in spots)),
        "joint": METRES_A_DEGREE * _bent_too_far(key, pose),
        "wall": 0.0,
        "ball": 0.0,
    }
    if props.wall is not None:
        side = 1.0 if key.trunk[body.AT] >= props.wall else -1.0
        beyond = [radius - side * (at[0] - props.wall) for at, radius in spots]
        excess_by_stop["wall"] = max(0.0, max(beyond))
    if props.ball:
        middle = (key.trunk[body.BALL_AT], props.ball, 0.0)
        within = [props.ball - distance(at, middle) for at, _radius in spots]
        excess_by_stop["ball"] = max(0.0, max(within))
    return excess_by_stop


def _out_of_reach(key: KeyPose, pose: Pose) -> float:
    contacts = contacts_at(Track((key,), (0.0,)), 0.0, pose)
    missed = [0.0, *(distance(contact.planned, contact.at) for contact in contacts)]
    for index, side in ((0, -1.0), (1, 1.0)):
        arm, leg = key.arms[index], key.legs[index]
        if arm.kind == "at":
            x, y, out = arm.values[:3]
            missed.append(distance((x, y, out * side), pose.arms[index].wrist))
        if arm.kind == "on" and arm.part == "knee":
            away = distance(pose.legs[index].knee, pose.arms[index].wrist)
            missed.append(max(0.0, away - _HANDS_ON_KNEE))
        if leg.kind == "at":
            x, y, out = leg.values[:3]
            missed.append(distance((x, y, out * side), pose.legs[index].ankle))
    return max(missed)


def _bent_too_far(key: KeyPose, pose: Pose) -> float:
    """Degrees, the most of any joint."""
    trunk = key.trunk
    numbers = (
        (sum(trunk[body.CURL : body.CURL + body.SEGMENTS]), CURL),
        (sum(trunk[body.BEND : body.BEND + body.SEGMENTS]), BEND),
        (trunk[body.TWIST], TWIST),
        (trunk[body.NECK_BEND], NECK),
        (trunk[body.NOD], NOD),
        (trunk[body.LOOK], LOOK),
        (trunk[body.TILT], TILT),
    )
    beyond = [max(0.0, low - n, n - high) for n, (low, high) in numbers]
    for index, side in ((0, -1.0), (1, 1.0)):
        arm, leg = pose.arms[index], pose.legs[index]
        beyond.append(_bend(arm.shoulder, arm.elbow, arm.wrist) - ELBOW_BEND)
        beyond.append(_bend(leg.hip, leg.knee, leg.ankle) - KNEE_BEND)
        beyond += _hip(leg, pose.pelvis, side)
    return max(beyond)


def _hip(leg: Leg, pelvis: Frame, side: float) -> list[float]:
    thigh = unit(sub(leg.knee, leg.hip))
    forward, up = dot(thigh, pelvis.forward), dot(thigh, pelvis.up)
    out = degrees(asin(max(-1.0, min(1.0, dot(thigh, pelvis.right) * side))))
    beyond = [HIP_OUT[0] - out, out - HIP_OUT[1]]
    if forward * forward + up * up > 0.1:  # else it goes straight out, neither forward nor back
        flexed = degrees(atan2(forward, -up))
        beyond += [HIP_FORWARD[0] - flexed, flexed - HIP_FORWARD[1]]
    return beyond


def _bend(first: Vec, joint: Vec, last: Vec) -> float:
    cosine = dot(unit(sub(joint, first)), unit(sub(last, joint)))
    return degrees(acos(max(-1.0, min(1.0, cosine))))


def stop_between(before: dict[Stop, float], after: dict[Stop, float]) -> Stop | None:
    """What forbids to go from one to the other; None: it may be gone."""
    worse: dict[Stop, float] = {
        stop: amount - max(TOLERANCE, before[stop] + 1e-4)
        for stop, amount in after.items()
        if amount > max(TOLERANCE, before[stop] + 1e-4)
    }
    return max(worse, key=lambda stop: worse[stop], default=None)
