"""What of a handle can be said in numbers, to be read and typed."""

from dataclasses import replace
from functools import partial
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model import body
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.pose_contacts import held_in_place
from backcompanion.figure.model.pose_handles import (
    Handle,
    contact_of,
    index_of,
    is_foot,
    is_hand,
    place_of,
)
from backcompanion.figure.model.pose_moves import Moved, attempt, move, with_trunk
from backcompanion.figure.model.props import Props

Number = Literal[
    "forward",
    "up",
    "left",
    "turned",
    "wrist",
    "heel",
    "point",
    "lean",
    "turn",
    "tip",
    "roll",
    "curl",
    "bend",
    "twist",
    "nod",
    "look",
    "tilt",
    "ball",
]
PLACES: tuple[Number, ...] = ("forward", "up", "left")
IN_CENTIMETRES: tuple[Number, ...] = (*PLACES, "ball")
_TRUNK: dict[Number, int] = {
    "lean": body.LEAN,
    "turn": body.TURN,
    "tip": body.TIP,
    "roll": body.ROLL,
    "twist": body.TWIST,
    "look": body.LOOK,
    "tilt": body.TILT,
}
_SPREAD: dict[Number, int] = {"curl": body.CURL, "bend": body.BEND}
_OF_TRUNK: dict[Handle, tuple[Number, ...]] = {
    "pelvis": ("lean", "turn", "tip", "roll"),
    "chest": ("curl", "bend", "twist"),
    "head": ("nod", "look", "tilt"),
}
_MOST_DEGREES, _MOST_METRES = 360.0, 3.0


@dataclass(frozen=True, slots=True)
class HandleNumber:
    """`value` in centimetres for a place, else in degrees."""

    name: Number
    value: float


def numbers_of(handle: Handle, key: KeyPose, pose: Pose, props: Props) -> list[HandleNumber]:
    x, y, z = place_of(handle, key, pose)
    numbers = [
        HandleNumber("forward", x * 100.0),
        HandleNumber("up", y * 100.0),
        HandleNumber("left", -z * 100.0),
    ]
    contact = contact_of(handle, key, props)
    if is_hand(handle):
        values = key.arms[index_of(handle)].values
        if contact in ("floor", "forearm"):
            numbers.append(HandleNumber("turned", values[2]))
        else:
            numbers.append(HandleNumber("wrist", values[9]))
    elif is_foot(handle):
        values = key.legs[index_of(handle)].values
        if contact in ("floor", "kneel"):
            numbers.append(HandleNumber("turned", values[2]))
        if contact == "floor":
            numbers.append(HandleNumber("heel", values[3]))
        else:
            numbers.append(HandleNumber("point", values[7]))
    if handle == "pelvis" and props.ball:
        numbers.append(HandleNumber("ball", key.trunk[body.BALL_AT] * 100.0))
    of_trunk = _OF_TRUNK.get(handle, ())
    return numbers + [HandleNumber(name, _of_trunk(key, name)) for name in of_trunk]


def _of_trunk(key: KeyPose, name: Number) -> float:
    if name == "nod":
        return key.trunk[body.NECK_BEND] + key.trunk[body.NOD]
    if name in _SPREAD:
        return sum(key.trunk[_SPREAD[name] : _SPREAD[name] + body.SEGMENTS])
    return key.trunk[_TRUNK[name]]


def set_number(
    key: KeyPose, pose: Pose, handle: Handle, name: Number, value: float, props: Props
) -> Moved:
    """As far towards it as may be."""
    if name in PLACES:
        most = _MOST_METRES
        at = list(place_of(handle, key, pose))
        metres = max(-most, min(most, value / 100.0))
        at[PLACES.index(name)] = -metres if name == "left" else metres
        return move(key, handle, (at[0], at[1], at[2]), props)
    if name == "ball":
        most = _MOST_METRES
        metres = max(-most, min(most, value / 100.0))
        return attempt(key, partial(_ball_moved, key, metres, props), props)
    value = max(-_MOST_DEGREES, min(_MOST_DEGREES, value))
    if handle in _OF_TRUNK:
        return attempt(key, partial(_trunk_turned, key, name, value, props), props)
    return attempt(key, partial(_limb_turned, key, handle, name, value), props)


def _trunk_turned(key: KeyPose, name: Number, value: float, props: Props, share: float) -> KeyPose:
    more = (value - _of_trunk(key, name)) * share
    if name == "nod":
        neck, nod = key.trunk[body.NECK_BEND], key.trunk[body.NOD]
        return with_trunk(
            key, {body.NECK_BEND: neck + more * 2 / 3, body.NOD: nod + more / 3}, props
        )
    if name in _SPREAD:
        places = range(_SPREAD[name], _SPREAD[name] + body.SEGMENTS)
        return with_trunk(key, {n: key.trunk[n] + more / body.SEGMENTS for n in places}, props)
    return with_trunk(key, {_TRUNK[name]: key.trunk[_TRUNK[name]] + more}, props)


def _ball_moved(key: KeyPose, metres: float, props: Props, share: float) -> KeyPose:
    now = key.trunk[body.BALL_AT]
    return with_trunk(key, {body.BALL_AT: now + (metres - now) * share}, props)


def _limb_turned(key: KeyPose, handle: Handle, name: Number, value: float, share: float) -> KeyPose:
    index = index_of(handle)
    if is_hand(handle):
        arms = list(key.arms)
        place = 2 if name == "turned" else 9
        arms[index] = replace(arms[index], values=_with(arms[index].values, place, value, share))
        return replace(key, arms=(arms[0], arms[1]))
    legs = list(key.legs)
    place = {"turned": 2, "heel": 3}.get(name, 7)
    legs[index] = replace(legs[index], values=_with(legs[index].values, place, value, share))
    return held_in_place(replace(key, legs=(legs[0], legs[1])))


def _with(values: tuple[float, ...], place: int, value: float, share: float) -> tuple[float, ...]:
    now = values[place]
    return (*values[:place], now + (value - now) * share, *values[place + 1 :])
