"""Free limbs: aims at a place in the room, made of what a limb does, and carried along."""

from collections.abc import Callable
from dataclasses import replace
from math import atan2, degrees

from backcompanion.figure.model.body import AimBlend, Pose, solve_pose
from backcompanion.figure.model.bones import Arm, Leg
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.limbs import ArmAim, LegAim
from backcompanion.figure.model.pose_handles import Handle, index_of, is_hand, side_of
from backcompanion.figure.model.space import Frame, Vec, cross, dot, lerp, perpendicular, sub, unit

_POINT, _MOST_BENT = 20.0, 85.0
_HANDS: tuple[Handle, Handle] = ("left-hand", "right-hand")
_FEET: tuple[Handle, Handle] = ("left-foot", "right-foot")
_STRAIGHT = 0.002  # so near to the line from root to end, a joint has no direction of its own


def freed(key: KeyPose, handle: Handle) -> KeyPose:
    """That hand or foot aims at the place in the room where it is, in the same pose."""
    pose, index = _pose(key), index_of(handle)
    if is_hand(handle):
        arms = list(key.arms)
        arms[index] = arm_at(arms[index], pose.arms[index], pose.chest, side_of(handle))
        return replace(key, arms=(arms[0], arms[1]))
    legs = list(key.legs)
    legs[index] = leg_at(legs[index], pose.legs[index], pose.pelvis, side_of(handle))
    return replace(key, legs=(legs[0], legs[1]))


def arm_at(aim: ArmAim, arm: Arm, chest: Frame, side: float, at: Vec | None = None) -> ArmAim:
    """`at`: another place for the wrist; elbow and palm keep their directions."""
    x, y, z = at or arm.wrist
    elbow: tuple[float, ...] | None
    elbow = _direction(arm.shoulder, arm.elbow, arm.wrist, chest, side)
    if elbow is None:
        kept = aim.values[3:6]
        elbow = kept if aim.kind != "angles" and any(kept) else _level(chest, side)
    palm, bent = _wrist(arm)
    grip = aim.values[10]
    return ArmAim("at", (x, y, z * side, *elbow, *_seen(palm, chest, side), bent, grip))


def _wrist(arm: Arm) -> tuple[Vec, float]:
    """Where the palm would look if the wrist were straight, and by how many degrees it is bent."""
    forearm = unit(sub(arm.wrist, arm.elbow))
    hinge = perpendicular(cross(arm.hand, arm.palm), forearm)
    palm = cross(hinge, forearm)
    bent = degrees(atan2(dot(arm.hand, palm), dot(arm.hand, forearm)))
    return palm, max(-_MOST_BENT, min(_MOST_BENT, bent))


def leg_at(aim: LegAim, leg: Leg, pelvis: Frame, side: float, at: Vec | None = None) -> LegAim:
    """`at`: another place for the ankle; the knee keeps its direction."""
    x, y, z = at or leg.ankle
    knee: tuple[float, ...] | None
    knee = _direction(leg.hip, leg.knee, leg.ankle, pelvis, side)
    if knee is None:
        kept = aim.values[4:7]
        knee = kept if aim.kind == "at" and any(kept) else (1.0, 0.0, 0.0)
    point = aim.values[7] if aim.kind != "floor" else _POINT
    return LegAim("at", (x, y, z * side, 0.0, *knee, point))


def moved_along(
    key: KeyPose, moved: Callable[[Vec, int, bool], Vec], held: frozenset[Handle]
) -> KeyPose:
    """Limbs that aim at a place in the room aim at `moved` of it, but for those that are `held`.

    `moved` gets the place, 0 for the left or 1 for the right, and whether it is an arm.
    """
    arms, legs = list(key.arms), list(key.legs)
    for index, side in ((0, -1.0), (1, 1.0)):
        arm, leg = arms[index], legs[index]
        if arm.kind == "at" and _HANDS[index] not in held:
            x, y, z = moved((arm.values[0], arm.values[1], arm.values[2] * side), index, True)
            arms[index] = replace(arm, values=(x, y, z * side, *arm.values[3:]))
        if leg.kind == "at" and _FEET[index] not in held:
            x, y, z = moved((leg.values[0], leg.values[1], leg.values[2] * side), index, False)
            legs[index] = replace(leg, values=(x, y, z * side, *leg.values[3:]))
    return replace(key, arms=(arms[0], arms[1]), legs=(legs[0], legs[1]))


def _pose(key: KeyPose) -> Pose:
    arms = (AimBlend(key.arms[0]), AimBlend(key.arms[1]))
    legs = (AimBlend(key.legs[0]), AimBlend(key.legs[1]))
    return solve_pose(key.trunk, arms, legs)


def _direction(
    root: Vec, joint: Vec, end: Vec, frame: Frame, side: float
) -> tuple[float, float, float] | None:
    """Where the middle joint stands out to, seen from `frame`; None where the limb is straight."""
    along = unit(sub(end, root))
    out = sub(joint, lerp(root, end, 0.5))
    off = [o - dot(out, along) * a for o, a in zip(out, along, strict=True)]
    if sum(n * n for n in off) < _STRAIGHT * _STRAIGHT:
        return None
    return _seen(perpendicular(out, along), frame, side)


def _level(chest: Frame, side: float) -> tuple[float, float, float]:
    """A straight arm bends its elbow down to the floor, or back where it hangs."""
    down = _seen((0.0, -1.0, 0.0), chest, side)
    return (down[0] - 0.5, down[1], down[2] + 0.3)


def _seen(way: Vec, frame: Frame, side: float) -> tuple[float, float, float]:
    return (dot(way, frame.forward), dot(way, frame.up), dot(way, frame.right) * side)
