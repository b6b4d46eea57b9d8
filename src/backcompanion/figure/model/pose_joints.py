"""Elbows and knees in hand: hand or foot stay, and the joint goes round between its two ends."""

from dataclasses import replace

from backcompanion.figure.model.body import AimBlend, Pose, solve_pose
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.pose_freeing import freed
from backcompanion.figure.model.pose_handles import Handle, index_of, is_elbow, side_of
from backcompanion.figure.model.space import Frame, Vec, dot, length, scaled, sub, unit

# So near to the line between its ends a place says nothing of where the joint is to stand out to.
_ON_THE_LINE = 0.01


def joint_moved(key: KeyPose, handle: Handle, to: Vec) -> KeyPose:
    """As near to `to` as two bones of their length let it; where it is what holds the limb, where
    the limb is straight and where `to` is between its ends, nothing changes.
    """
    index, side = index_of(handle), side_of(handle)
    if is_elbow(handle):
        if key.arms[index].kind == "forearm":
            return key
        if key.arms[index].kind == "angles":
            key = freed(key, "left-hand" if index == 0 else "right-hand")
        pose = _pose(key)
        arm = pose.arms[index]
        seen = _direction(arm.shoulder, arm.wrist, to, pose.chest, side)
        if seen is None:
            return key
        arms = list(key.arms)
        values = arms[index].values
        arms[index] = replace(arms[index], values=(*values[:3], *seen, *values[6:]))
        return replace(key, arms=(arms[0], arms[1]))
    if key.legs[index].kind == "kneel":
        return key
    if key.legs[index].kind == "angles":
        key = freed(key, "left-foot" if index == 0 else "right-foot")
    pose = _pose(key)
    leg = pose.legs[index]
    seen = _direction(leg.hip, leg.ankle, to, pose.pelvis, side)
    if seen is None:
        return key
    legs = list(key.legs)
    values = legs[index].values
    legs[index] = replace(legs[index], values=(*values[:4], *seen, values[7]))
    return replace(key, legs=(legs[0], legs[1]))


def _direction(
    root: Vec, end: Vec, to: Vec, frame: Frame, side: float
) -> tuple[float, float, float] | None:
    """Away from the line between the ends towards `to`, seen from `frame`."""
    along, way = unit(sub(end, root)), sub(to, root)
    out = sub(way, scaled(along, dot(way, along)))
    if length(out) < _ON_THE_LINE:
        return None
    out = unit(out)
    return dot(out, frame.forward), dot(out, frame.up), dot(out, frame.right) * side


def _pose(key: KeyPose) -> Pose:
    arms = (AimBlend(key.arms[0]), AimBlend(key.arms[1]))
    legs = (AimBlend(key.legs[0]), AimBlend(key.legs[1]))
    return solve_pose(key.trunk, arms, legs)
