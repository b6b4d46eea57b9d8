"""A handle of a key pose is moved, and the rest follows: what is held stays where it is.

A move that something forbids goes as far as it may and says what stops it. All that comes out is as
a file has it: written and read again it is the same.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model import body
from backcompanion.figure.model.body import AimBlend, Pose, solve_pose
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.key_pose_writing import free_of_knees, written_as_read
from backcompanion.figure.model.pose_contacts import held_in_place, on_surface, with_contact
from backcompanion.figure.model.pose_freeing import freed, moved_along
from backcompanion.figure.model.pose_handles import (
    HANDLES,
    Contact,
    Handle,
    contact_of,
    index_of,
    is_foot,
    is_hand,
    is_joint,
    place_of,
    side_of,
)
from backcompanion.figure.model.pose_joints import joint_moved
from backcompanion.figure.model.pose_limits import (
    BEND,
    CURL,
    NECK,
    NOD,
    TILT,
    Stop,
    excesses,
    stop_between,
)
from backcompanion.figure.model.props import Props, place_objects
from backcompanion.figure.model.space import Vec, add, distance, lerp, sub

_HALVINGS = 9
_ROUNDS = 8  # of the search for a bend of spine or neck
_STEP = 0.5  # degrees, by which a slope is measured
_MISSED, _AT_ITS_AIM = 0.005, 1e-4  # metres
_NEARLY_STRAIGHT = 0.998


@dataclass(frozen=True, slots=True)
class Moved:
    """`stop`: what kept it from going all the way, if anything did."""

    key: KeyPose
    stop: Stop | None = None


def pose_of(key: KeyPose) -> Pose:
    """Without the things in the room."""
    arms = (AimBlend(key.arms[0]), AimBlend(key.arms[1]))
    legs = (AimBlend(key.legs[0]), AimBlend(key.legs[1]))
    return solve_pose(key.trunk, arms, legs)


def pose_in_room(key: KeyPose, props: Props) -> Pose:
    """With the things in the room."""
    pose = pose_of(key)
    things = place_objects(props, pose, key.trunk[body.BALL_AT], None)
    return replace(pose, scene_objects=things)


def editable(key: KeyPose) -> KeyPose:
    """As a move leaves a key pose."""
    return written_as_read(key)


def move(key: KeyPose, handle: Handle, to: Vec, props: Props) -> Moved:
    """The handle to that place in the room, or as far as it may go."""
    begin = place_of(handle, key, pose_of(key))
    if is_hand(handle) or is_foot(handle):
        return _limb_moved(key, handle, begin, to, props)
    if handle == "pelvis":
        return attempt(key, partial(_pelvis_moved, key, begin, to, _leaning(key, props)), props)
    if is_joint(handle):
        return attempt(key, lambda share: joint_moved(key, handle, lerp(begin, to, share)), props)
    bend = _chest_bent if handle == "chest" else _head_bent
    end = bend(key, to)
    return attempt(key, lambda share: _between(key, end, props, share), props)


def _limb_moved(key: KeyPose, handle: Handle, begin: Vec, to: Vec, props: Props) -> Moved:
    """What is free goes on towards a place that is out of reach, round its shoulder or hip."""
    is_free = contact_of(handle, key, props) == "free"
    loose = freed(key, handle) if is_free else key

    def limb(share: float) -> KeyPose:
        at = on_surface(loose, handle, lerp(begin, to, share), props)
        return _in_reach(at, handle, props) if is_free else held_in_place(at)

    moved = attempt(key, limb, props)
    end = place_of(handle, moved.key, pose_of(moved.key))
    missed = is_free and distance(end, to) > _MISSED
    return Moved(moved.key, moved.stop or ("reach" if missed else None))


def _in_reach(key: KeyPose, handle: Handle, props: Props) -> KeyPose:
    """Aimed at where a straight limb ends, not beyond; the shoulder goes along a little."""
    for _turn in range(3):
        pose, index = pose_of(key), index_of(handle)
        root = pose.arms[index].shoulder if is_hand(handle) else pose.legs[index].hip
        aim = key.arms[index].values if is_hand(handle) else key.legs[index].values
        wanted: Vec = (aim[0], aim[1], aim[2] * side_of(handle))
        end = place_of(handle, key, pose)
        if distance(end, wanted) < _AT_ITS_AIM:
            break
        key = on_surface(key, handle, lerp(root, end, _NEARLY_STRAIGHT), props)
    return key


def set_contact(key: KeyPose, handle: Handle, contact: Contact, props: Props) -> Moved:
    """It is held there from now on, at the nearest place; where that is out of reach, nothing
    changes.
    """
    changed = with_contact(key, handle, contact, props)
    before = excesses(key, pose_of(key), props)
    done = written_as_read(held_in_place(changed))
    stop = stop_between(before, excesses(done, pose_of(done), props))
    return Moved(key, stop) if stop else Moved(done)


def attempt(key: KeyPose, pose_at: Callable[[float], KeyPose], props: Props) -> Moved:
    """`made`: the key pose at a share (0 to 1) of the way. The farthest that is allowed."""
    before = excesses(key, pose_of(key), props)

    def tried(share: float) -> tuple[KeyPose, Stop | None]:
        result = written_as_read(pose_at(share))
        return result, stop_between(before, excesses(result, pose_of(result), props))

    result, stop = tried(1.0)
    if stop is None:
        return Moved(result)
    good, low, high = key, 0.0, 1.0
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2.0
        result, met = tried(middle)
        if met is None:
            good, low = result, middle
        else:
            high, stop = middle, met
    return Moved(good, stop)


def _pelvis_moved(
    key: KeyPose, begin: Vec, to: Vec, held: frozenset[Handle], share: float
) -> KeyPose:
    trunk = list(free_of_knees(key).trunk)
    trunk[body.AT : body.AT + 3] = lerp(begin, to, share)
    shifted = held_in_place(free_of_knees(replace(key, trunk=tuple(trunk))))
    way = sub(pose_of(shifted).spine[0], begin)
    return moved_along(shifted, lambda at, _index, _is_arm: add(at, way), held)


def with_trunk(key: KeyPose, changes: dict[int, float], props: Props) -> KeyPose:
    """Other numbers of the trunk; free hands go with the chest, free feet with the pelvis."""
    before = pose_of(key)
    trunk = list(key.trunk)
    for place, value in changes.items():
        trunk[place] = value
    bent = held_in_place(free_of_knees(replace(key, trunk=tuple(trunk))))
    after = pose_of(bent)

    def carried(at: Vec, index: int, is_arm: bool) -> Vec:
        old, new = (before.arms, after.arms) if is_arm else (None, None)
        if old is not None and new is not None:
            root, frame = old[index].shoulder, before.chest
            new_root, new_frame = new[index].shoulder, after.chest
        else:
            root, frame = before.legs[index].hip, before.pelvis
            new_root, new_frame = after.legs[index].hip, after.pelvis
        way = sub(at, root)
        parts = [
            sum(w * d for w, d in zip(way, axis, strict=True))
            for axis in (frame.forward, frame.up, frame.right)
        ]
        return add(new_root, new_frame.point(parts[0], parts[1], parts[2]))

    return moved_along(bent, carried, _leaning(key, props))


def _between(key: KeyPose, end: dict[int, float], props: Props, share: float) -> KeyPose:
    now = key.trunk
    between = {place: now[place] + (value - now[place]) * share for place, value in end.items()}
    return with_trunk(key, between, props)


def _leaning(key: KeyPose, props: Props) -> frozenset[Handle]:
    """What a wall or a ball holds where it is."""
    return frozenset(h for h in HANDLES if contact_of(h, key, props) in ("wall", "ball"))


def _chest_bent(key: KeyPose, to: Vec) -> dict[int, float]:
    """The bend of the spine, forwards and sideways, that brings the top of it nearest to `to`."""
    curls = range(body.CURL, body.CURL + body.SEGMENTS)
    bends = range(body.BEND, body.BEND + body.SEGMENTS)

    def changed(curl: float, bend: float) -> dict[int, float]:
        more = {place: key.trunk[place] + curl / body.SEGMENTS for place in curls}
        return more | {place: key.trunk[place] + bend / body.SEGMENTS for place in bends}

    curl_now = sum(key.trunk[place] for place in curls)
    bend_now = sum(key.trunk[place] for place in bends)
    limits = (
        (min(0.0, CURL[0] - curl_now), max(0.0, CURL[1] - curl_now)),
        (min(0.0, BEND[0] - bend_now), max(0.0, BEND[1] - bend_now)),
    )
    return changed(*_nearest(key, to, changed, limits, lambda pose: pose.spine[-1]))


def _head_bent(key: KeyPose, to: Vec) -> dict[int, float]:
    """Likewise for neck and head: two thirds of it in the neck."""

    def changed(nod: float, tilt: float) -> dict[int, float]:
        return {
            body.NECK_BEND: key.trunk[body.NECK_BEND] + nod * 2.0 / 3.0,
            body.NOD: key.trunk[body.NOD] + nod / 3.0,
            body.TILT: key.trunk[body.TILT] + tilt,
        }

    neck, nod, tilt = (key.trunk[place] for place in (body.NECK_BEND, body.NOD, body.TILT))
    limits = (
        (
            min(0.0, max((NECK[0] - neck) * 1.5, (NOD[0] - nod) * 3.0)),
            max(0.0, min((NECK[1] - neck) * 1.5, (NOD[1] - nod) * 3.0)),
        ),
        (min(0.0, TILT[0] - tilt), max(0.0, TILT[1] - tilt)),
    )
    return changed(*_nearest(key, to, changed, limits, lambda pose: pose.head))


def _nearest(
    key: KeyPose,
    to: Vec,
    changed: Callable[[float, float], dict[int, float]],
    limits: tuple[tuple[float, float], tuple[float, float]],
    part: Callable[[Pose], Vec],
) -> tuple[float, float]:
    """Two angles by which a part of the body comes nearest to a place (Gauss and Newton)."""

    def at(first: float, second: float) -> Vec:
        trunk = list(key.trunk)
        for place, value in changed(first, second).items():
            trunk[place] = value
        return part(pose_of(replace(key, trunk=tuple(trunk))))

    a = b = 0.0
    for _round in range(_ROUNDS):
        here = at(a, b)
        off = sub(to, here)
        slope_a = [n / _STEP for n in sub(at(a + _STEP, b), here)]
        slope_b = [n / _STEP for n in sub(at(a, b + _STEP), here)]
        aa = sum(n * n for n in slope_a) + 1e-9
        bb = sum(n * n for n in slope_b) + 1e-9
        ab = sum(m * n for m, n in zip(slope_a, slope_b, strict=True))
        da = sum(m * n for m, n in zip(slope_a, off, strict=True))
        db = sum(m * n for m, n in zip(slope_b, off, strict=True))
        size = aa * bb - ab * ab
        if size < 1e-12:
            break
        a += max(-25.0, min(25.0, (da * bb - db * ab) / size))
        b += max(-25.0, min(25.0, (db * aa - da * ab) / size))
        a = max(limits[0][0], min(limits[0][1], a))
        b = max(limits[1][0], min(limits[1][1], b))
    return a, b
