"""A hand or a foot lies flat on the wall or the ball that it leans on."""

from dataclasses import replace
from math import atan2, degrees

from backcompanion.figure.model import body
from backcompanion.figure.model.body import AimBlend, Pose, solve_pose
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.pose_handles import Handle, index_of, is_hand, side_of
from backcompanion.figure.model.props import Props
from backcompanion.figure.model.space import Vec, add, dot, perpendicular, scaled, sub, unit

_MOST_BENT, _LEAST_POINT, _MOST_POINT = 88.0, -40.0, 90.0
_DOWN: Vec = (0.0, -1.0, 0.0)


def flattened(key: KeyPose, handle: Handle, props: Props, *, on_wall: bool) -> KeyPose:
    """With the palm, or the sole, towards what holds it. `on_wall`: else it is the ball."""
    pose, index, side = _pose(key), index_of(handle), side_of(handle)
    place = pose.arms[index].wrist if is_hand(handle) else pose.legs[index].ankle
    if on_wall:
        inwards: Vec = (1.0 if (props.wall or 0.0) > place[0] else -1.0, 0.0, 0.0)
    else:
        inwards = unit(sub((key.trunk[body.BALL_AT], props.ball, 0.0), place))
    if is_hand(handle):
        arm, aims = pose.arms[index], list(key.arms)
        forearm = unit(sub(arm.wrist, arm.elbow))
        # Straight at it, the fingers go up.
        palm = perpendicular(add(inwards, scaled(_DOWN, 0.1)), forearm, _DOWN)
        bent = -degrees(atan2(dot(forearm, inwards), max(0.0, dot(palm, inwards))))
        bent = max(-_MOST_BENT, min(_MOST_BENT, bent))
        chest = pose.chest
        seen = dot(palm, chest.forward), dot(palm, chest.up), dot(palm, chest.right) * side
        values = (*aims[index].values[:6], *seen, bent, 0.0)
        aims[index] = replace(aims[index], values=values)
        return replace(key, arms=(aims[0], aims[1]))
    leg, legs = pose.legs[index], list(key.legs)
    shin = unit(sub(leg.ankle, leg.knee))
    forward = perpendicular(leg.foot, shin)
    point = degrees(atan2(-dot(forward, inwards), dot(shin, inwards)))
    point = max(_LEAST_POINT, min(_MOST_POINT, point))
    legs[index] = replace(legs[index], values=(*legs[index].values[:7], point))
    return replace(key, legs=(legs[0], legs[1]))


def _pose(key: KeyPose) -> Pose:
    arms = (AimBlend(key.arms[0]), AimBlend(key.arms[1]))
    legs = (AimBlend(key.legs[0]), AimBlend(key.legs[1]))
    return solve_pose(key.trunk, arms, legs)
