"""A key pose as a person would write it: the words of docs/formats/motions.md, from its numbers."""

from dataclasses import replace
from math import asin, degrees, sqrt
from typing import Any

from backcompanion.figure.model import body
from backcompanion.figure.model.bones import KNEE_ON_FLOOR, THIGH
from backcompanion.figure.model.key_pose import NUMBERS, PELVIS, KeyPose, read_key_pose
from backcompanion.figure.model.limbs import ArmAim, LegAim

Table = dict[str, Any]
_METRE_PLACES, _DEGREE_PLACES, _DIRECTION_PLACES = 4, 2, 3
_OVER_THE_KNEES = 0.004  # so near in metres to where the thighs put it, the pelvis is said by them


def written_as_read(key: KeyPose) -> KeyPose:
    """With the numbers that its file has, so that writing and reading change nothing any more."""
    return read_key_pose(key.name, key_pose_table(key), "")


def key_pose_table(key: KeyPose) -> Table:
    trunk = key.trunk
    table: Table = {"pelvis": _pelvis(key)}
    for word, first in (("curl", body.CURL), ("bend", body.BEND)):
        spread = trunk[first : first + body.SEGMENTS]
        if any(spread):
            alike = max(spread) - min(spread) < 1e-6
            table[word] = _degrees(sum(spread)) if alike else [_degrees(n) for n in spread]
    for word, place in NUMBERS.items():
        if trunk[place]:
            table[word] = _metres(trunk[place]) if word == "ball" else _degrees(trunk[place])
    table |= _pair("shoulders", "shoulder", [_girdle(trunk, index) for index in (0, 1)])
    table |= _pair("arms", "arm", [_arm(aim) for aim in key.arms])
    table |= _pair("legs", "leg", [_leg(aim) for aim in key.legs])
    return table


def _pair(both: str, name: str, tables: list[Table]) -> Table:
    left, right = tables
    if left == right:
        return {both: left} if left else {}
    return {f"left_{name}": left, f"right_{name}": right}


def _pelvis(key: KeyPose) -> Table:
    trunk = key.trunk
    turned = {word: _degrees(trunk[place]) for word, place in PELVIS.items() if trunk[place]}
    thighs = _thighs(key)
    if thighs is not None:
        return {"thighs": thighs, **turned}
    return {"at": [_metres(n) for n in trunk[0:3]], **turned}


def _thighs(key: KeyPose) -> float | None:
    """How far they lean back, where both knees kneel side by side and hold the pelvis so."""
    left, right = key.legs
    if left.kind != "kneel" or right.kind != "kneel" or left.values[:2] != right.values[:2]:
        return None
    x, y, z = key.trunk[0:3]
    aside = left.values[1] - body.HALF_HIPS
    reach = sqrt(max(0.0, THIGH * THIGH - aside * aside))
    if abs(z) > 1e-4 or reach < 0.1 or abs(left.values[0] - x) > reach or y < KNEE_ON_FLOOR:
        return None
    back = _degrees(degrees(asin((left.values[0] - x) / reach)))
    trunk = list(key.trunk)
    trunk[body.KNEES_AT], trunk[body.KNEES_APART] = left.values[0], left.values[1]
    trunk[body.THIGHS_BACK], trunk[body.AT + 2] = back, 0.0
    there = body.kneeling_pelvis(tuple(trunk))
    near = abs(there[0] - x) < _OVER_THE_KNEES and abs(there[1] - y) < _OVER_THE_KNEES
    return back if near else None


def _girdle(trunk: body.Trunk, index: int) -> Table:
    forward, up = trunk[body.SHOULDERS_FORWARD + index], trunk[body.SHOULDERS_UP + index]
    return {name: _metres(n) for name, n in (("forward", forward), ("up", up)) if n}


def _arm(aim: ArmAim) -> Table:
    p, q, r, *rest = aim.values
    elbow, palm, wrist, grip = rest[0:3], rest[3:6], rest[6], rest[7]
    end: Table = {"palm_to": _direction(palm)} if any(palm) else {}
    if wrist:
        end["wrist"] = _degrees(wrist)
    end["grip"] = _rounded(grip, 2)
    if aim.kind == "angles":
        table: Table = {"raise": _degrees(p), "out": _degrees(q), "bend": _degrees(r)}
        folded = {"forearm_to": _direction(elbow)} if any(elbow) else {}
        return table | folded | end
    elbow_to = {"elbow_to": _direction(elbow)}
    if aim.kind in ("floor", "forearm"):
        place = {aim.kind: [_metres(p), _metres(q)], "turn": _degrees(r)}
        return place | elbow_to | {"grip": end["grip"]}
    where = {"on": aim.part} if aim.kind == "on" else {}
    return where | {"at": [_metres(p), _metres(q), _metres(r)]} | elbow_to | end


def _leg(aim: LegAim) -> Table:
    p, q, r, s, *rest = aim.values
    knee, point = rest[0:3], rest[3]
    pointed, knee_to = {"point": _degrees(point)}, {"knee_to": _direction(knee)}
    if aim.kind == "angles":
        hip = {"hip": _degrees(p), "out": _degrees(q), "knee": _degrees(r)}
        return hip | {"turn": _degrees(s)} | pointed
    if aim.kind == "floor":
        table: Table = {"floor": [_metres(p), _metres(q)], "turn": _degrees(r)}
        heel = {"heel": _degrees(s)} if s else {}
        return table | heel | (knee_to if any(knee) else {})
    if aim.kind == "kneel":
        table = {"kneel": [_metres(p), _metres(q)], "turn": _degrees(r)}
        return table | ({"lift": _metres(s)} if s else {}) | pointed
    if aim.kind == "instep":
        return {"instep": [_metres(p), _metres(q)]} | knee_to | pointed
    return {"at": [_metres(p), _metres(q), _metres(r)]} | knee_to | pointed


def free_of_knees(key: KeyPose) -> KeyPose:
    """The same pose, with the pelvis where it is, whatever the knees do."""
    trunk = list(key.trunk)
    for place in (body.KNEES_AT, body.KNEES_APART, body.THIGHS_BACK):
        trunk[place] = 0.0
    return replace(key, trunk=tuple(trunk), kneeling=False)


def _metres(value: float) -> float:
    return _rounded(value, _METRE_PLACES)


def _degrees(value: float) -> float:
    return _rounded(value, _DEGREE_PLACES)


def _direction(values: list[float]) -> list[float]:
    return [_rounded(n, _DIRECTION_PLACES) for n in values]


def _rounded(value: float, places: int) -> float:
    return round(value, places) + 0.0  # never a zero below nought
