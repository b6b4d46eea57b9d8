"""Contacts of hands and feet: they slide on what holds them, and the pelvis gives way to them."""

from collections.abc import Iterator
from dataclasses import replace

from backcompanion.figure.model import body
from backcompanion.figure.model.body import AimBlend, Pose, solve_pose
from backcompanion.figure.model.bones import (
    ANKLE_HEIGHT,
    ELBOW_ON_FLOOR,
    FOREARM,
    INSTEP_ON_FLOOR,
    KNEE_ON_FLOOR,
    SHIN,
    THIGH,
    UPPER_ARM,
    WRIST_ON_FLOOR,
)
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.key_pose_writing import free_of_knees
from backcompanion.figure.model.limbs import ArmAim, LegAim
from backcompanion.figure.model.pose_flattening import flattened
from backcompanion.figure.model.pose_freeing import arm_at, freed, leg_at
from backcompanion.figure.model.pose_handles import (
    FOOT_THICK,
    HAND_THICK,
    Contact,
    Handle,
    contact_of,
    index_of,
    is_hand,
    on_ball,
    on_wall,
    side_of,
)
from backcompanion.figure.model.props import Props
from backcompanion.figure.model.space import Vec, distance, length, sub

_OUTER, _INNER = 4, 80
_LEAST_LEG, _LEAST_ARM = 0.16, 0.12  # from root to end, where a joint is bent as far as it goes
_SLACK = 0.0015
_ELBOW_ON_FLOOR = (-0.7, 0.0, 0.7)
_ON_KNEE = (0.07, 0.03, 0.0)


def on_surface(key: KeyPose, handle: Handle, to: Vec, props: Props) -> KeyPose:
    """That hand or foot at `to`, or at the nearest place of what holds it."""
    contact, side, index = contact_of(handle, key, props), side_of(handle), index_of(handle)
    thickness = HAND_THICK if is_hand(handle) else FOOT_THICK
    if contact == "wall":
        to = on_wall(to, key, props, thickness)
    elif contact == "ball":
        to = on_ball(to, key, props, thickness)
    x, y, z = to
    if contact == "knee":
        return key
    if is_hand(handle):
        arms = list(key.arms)
        values = arms[index].values
        place = (x, y, z * side) if arms[index].kind == "at" else (x, z * side, values[2])
        arms[index] = replace(arms[index], values=(*place, *values[3:]))
        return _flat(replace(key, arms=(arms[0], arms[1])), handle, contact, props)
    legs = list(key.legs)
    values = legs[index].values
    place = (x, y, z * side) if legs[index].kind == "at" else (x, z * side, values[2])
    legs[index] = replace(legs[index], values=(*place, *values[3:]))
    return _flat(replace(key, legs=(legs[0], legs[1])), handle, contact, props)


def _flat(key: KeyPose, handle: Handle, contact: Contact, props: Props) -> KeyPose:
    if contact in ("wall", "ball"):
        return flattened(key, handle, props, on_wall=contact == "wall")
    return key


def with_contact(key: KeyPose, handle: Handle, contact: Contact, props: Props) -> KeyPose:
    """Held by that from now on, where it is nearest."""
    if contact == contact_of(handle, key, props):
        return key
    pose, index, side = _pose(key), index_of(handle), side_of(handle)
    if contact == "free":
        return freed(key, handle)
    if is_hand(handle):
        arms = list(key.arms)
        arms[index] = _held_arm(key, pose, handle, contact, props)
        return _flat(replace(key, arms=(arms[0], arms[1])), handle, contact, props)
    legs, leg = list(key.legs), pose.legs[index]
    old = legs[index]
    turn = old.values[2] if old.kind in ("floor", "kneel") else 0.0
    values: tuple[float, ...]
    if contact == "floor":
        values = (leg.ankle[0], leg.ankle[2] * side, turn or 6.0, 0.0, 0.0, 0.0, 0.0, 20.0)
        legs[index] = LegAim("floor", values)
    elif contact == "kneel":
        values = (leg.knee[0], leg.knee[2] * side, 0.0, 0.0, 0.0, 0.0, 0.0, 82.0)
        legs[index] = LegAim("kneel", values)
    elif contact == "instep":
        free = leg_at(old, leg, pose.pelvis, side)
        values = (leg.ankle[0], leg.ankle[2] * side, 0.0, 0.0, *free.values[4:7], 75.0)
        legs[index] = LegAim("instep", values)
    else:
        to_surface = on_wall if contact == "wall" else on_ball
        at = to_surface(leg.ankle, key, props, FOOT_THICK)
        legs[index] = leg_at(old, leg, pose.pelvis, side, at)
    return _flat(replace(key, legs=(legs[0], legs[1])), handle, contact, props)


def _held_arm(key: KeyPose, pose: Pose, handle: Handle, contact: Contact, props: Props) -> ArmAim:
    index, side = index_of(handle), side_of(handle)
    arm, old = pose.arms[index], key.arms[index]
    free = arm_at(old, arm, pose.chest, side)
    if contact == "floor":
        x, _y, z = arm.wrist
        return ArmAim("floor", (x, z * side, 0.0, *free.values[3:6], 0.0, 0.0, -1.0, 0.0, 0.0))
    if contact == "forearm":
        x, _y, z = arm.elbow
        values = (x, z * side, 0.0, *_ELBOW_ON_FLOOR, 0.0, 0.0, -1.0, 0.0, 0.0)
        return ArmAim("forearm", values)
    if contact == "knee":
        return ArmAim("on", (*_ON_KNEE, *free.values[3:]), "knee")
    to_surface = on_wall if contact == "wall" else on_ball
    at = to_surface(arm.wrist, key, props, HAND_THICK)
    return arm_at(old, arm, pose.chest, side, at)


def held_in_place(key: KeyPose) -> KeyPose:
    """The pelvis goes where all that is planted on the floor is in reach, if there is such a place.

    Each contact in turn draws it along or pushes it away, over and over.
    """
    for _outer in range(_OUTER):
        pose = _pose(key)
        bonds = list(_bonds(key, pose))
        shift = [0.0, 0.0, 0.0]
        for _inner in range(_INNER):
            worst = 0.0
            for root, target, least, most in bonds:
                way = sub(target, (root[0] + shift[0], root[1] + shift[1], root[2] + shift[2]))
                now = length(way)
                over = now - most if now > most else now - least if now < least else 0.0
                worst = max(worst, abs(over))
                if over and now > 1e-6:
                    for axis in range(3):
                        shift[axis] += way[axis] / now * over
            if worst < 1e-5:
                break
        if length((shift[0], shift[1], shift[2])) < 1e-6:
            return key
        trunk = list(free_of_knees(key).trunk)
        for axis in range(3):
            trunk[body.AT + axis] += shift[axis]
        key = free_of_knees(replace(key, trunk=tuple(trunk)))
    return key


def _bonds(key: KeyPose, pose: Pose) -> Iterator[tuple[Vec, Vec, float, float]]:
    """Root, target, least and most distance of each limb that is planted on the floor."""
    most_leg, most_arm = THIGH + SHIN - _SLACK, UPPER_ARM + FOREARM - _SLACK
    for index, side in ((0, -1.0), (1, 1.0)):
        arm, leg = key.arms[index], key.legs[index]
        hip, shoulder = pose.legs[index].hip, pose.arms[index].shoulder
        x, out = leg.values[:2]
        if leg.kind == "kneel":
            yield hip, (x, KNEE_ON_FLOOR, out * side), THIGH, THIGH
        elif leg.kind == "floor" and not leg.values[3]:
            yield hip, (x, ANKLE_HEIGHT, out * side), _LEAST_LEG, most_leg
        elif leg.kind == "floor":
            # The ankle lies elsewhere where the heel is raised: where it came to be, is near.
            ankle = pose.legs[index].ankle
            yield hip, ankle, min(_LEAST_LEG, distance(hip, ankle)), most_leg
        elif leg.kind == "instep":
            yield hip, (x, INSTEP_ON_FLOOR, out * side), _LEAST_LEG, most_leg
        x, out = arm.values[:2]
        if arm.kind == "floor":
            yield shoulder, (x, WRIST_ON_FLOOR, out * side), _LEAST_ARM, most_arm
        elif arm.kind == "forearm":
            yield shoulder, (x, ELBOW_ON_FLOOR, out * side), UPPER_ARM, UPPER_ARM


def _pose(key: KeyPose) -> Pose:
    arms = (AimBlend(key.arms[0]), AimBlend(key.arms[1]))
    legs = (AimBlend(key.legs[0]), AimBlend(key.legs[1]))
    return solve_pose(key.trunk, arms, legs)
