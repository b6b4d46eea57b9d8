"""A key pose as a person writes it, read into numbers: the words of docs/formats/motions.md."""

from collections.abc import Mapping
from dataclasses import replace
from math import sqrt
from typing import Any, TypeVar

from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model import body
from backcompanion.figure.model.bones import ANKLE_HEIGHT, SHIN, THIGH, reach_for_bend
from backcompanion.figure.model.limbs import ArmAim, ArmKind, LegAim, LegKind

Aim = TypeVar("Aim", ArmAim, LegAim)
Raw = Mapping[str, Any]

DIRECTIONS = {
    "forward": (1.0, 0.0, 0.0),
    "back": (-1.0, 0.0, 0.0),
    "up": (0.0, 1.0, 0.0),
    "down": (0.0, -1.0, 0.0),
    "out": (0.0, 0.0, 1.0),
    "in": (0.0, 0.0, -1.0),
}
LEG_PARTS = ("thigh", "knee", "shin", "ankle", "foot")
PARTS = ("chest", "pelvis", "head", *LEG_PARTS, *("other-" + part for part in LEG_PARTS))
NUMBERS = {"twist": body.TWIST, "neck": body.NECK_BEND, "nod": body.NOD, "look": body.LOOK}
NUMBERS |= {"tilt": body.TILT, "ball": body.BALL_AT}
PELVIS = {"turn": body.TURN, "tip": body.TIP, "lean": body.LEAN, "roll": body.ROLL}
LIMBS = ("left_arm", "right_arm", "left_leg", "right_leg")
FIELDS = {"from", "pelvis", "curl", "bend", "shoulders", "left_shoulder", "right_shoulder"}
FIELDS |= {"arms", "legs", *LIMBS, *NUMBERS}


class MotionError(KnownError):
    """A motion file that cannot be used; the program shows a still figure in its place."""

    def __init__(self, file: str, key: str, field: str, problem: str) -> None:
        self.file, self.key, self.field, self.problem = file, key, field, problem
        place = _("{file}, key pose “{key}”") if key else "{file}"
        place = place.format(file=file, key=key) + (f", {field}" if field else "")
        super().__init__(f"{place[:200]}: {problem[:300]}")


def _shown(value: object) -> str:
    try:
        return repr(value)[:60]
    except ValueError:  # a whole number of thousands of digits
        return _("a very large number")


@dataclass(frozen=True, slots=True)
class KeyPose:
    """What every part aims at in one key pose. Pairs are (left, right)."""

    name: str
    trunk: body.Trunk
    arms: tuple[ArmAim, ArmAim]
    legs: tuple[LegAim, LegAim]
    kneeling: bool = False


class _Reader:
    """Reads the fields of one table and knows where it is, for errors."""

    def __init__(self, raw: object, file: str, key: str, field: str) -> None:
        self.file, self.key, self.field = file, key, field
        if not isinstance(raw, Mapping):
            raise self.error("", _("a table is meant here, as in {{ raise = 90 }}"))
        self.raw = raw

    def error(self, name: str, problem: str) -> MotionError:
        field = ".".join(part for part in (self.field, name) if part)
        return MotionError(self.file, self.key, field, problem)

    def check_names(self, names: set[str]) -> None:
        for name in self.raw:
            if name not in names:
                known_words = ", ".join(sorted(names))
                raise self.error(
                    str(name), _("not a word here; known are {words}").format(words=known_words)
                )

    def number(self, name: str, default: float = 0.0) -> float:
        value = self.raw.get(name, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= 1000:
            raise self.error(
                name, _("a number is meant here, not {value}").format(value=_shown(value))
            )
        return float(value)

    def number_list(self, name: str, count: int) -> tuple[float, ...]:
        value = self.raw.get(name)
        if (
            not isinstance(value, (list, tuple))
            or len(value) != count
            or any(isinstance(n, bool) or not isinstance(n, (int, float)) for n in value)
            or not all(abs(n) <= 1000 for n in value)  # not a number compares with nothing
        ):
            text = _("{count} numbers are meant here, not {value}")
            raise self.error(name, text.format(count=count, value=_shown(value)))
        return tuple(float(n) for n in value)

    def direction(self, name: str, default: str = "") -> tuple[float, ...]:
        value = self.raw.get(name, default)
        if isinstance(value, (list, tuple)):
            return self.number_list(name, 3)
        if value == "":
            return (0.0, 0.0, 0.0)
        words = value.split("-") if isinstance(value, str) else [value]
        if any(word not in DIRECTIONS for word in words):
            text = _("a direction is meant here, as “up” or “out-back”, not {value!r}")
            raise self.error(name, text.format(value=value))
        total = [sum(n) for n in zip(*(DIRECTIONS[word] for word in words), strict=True)]
        size = sqrt(sum(n * n for n in total)) or 1.0
        return tuple(n / size for n in total)


def _arm(reader: _Reader) -> ArmAim:
    kind: ArmKind
    part, grip = "", 0.25
    end = {"palm_to", "wrist", "grip"}
    elbow, palm = "", ""
    if "raise" in reader.raw:
        reader.check_names({"raise", "out", "bend", "forearm_to"} | end)
        kind, where = (
            "angles",
            (reader.number("raise"), reader.number("out"), reader.number("bend")),
        )
        if not 0 <= where[2] <= 155:
            raise reader.error("bend", _("an elbow bends by 0 to 155 degrees"))
        elbow = "forearm_to"
    elif "floor" in reader.raw or "forearm" in reader.raw:
        kind = "floor" if "floor" in reader.raw else "forearm"
        reader.check_names({kind, "turn", "elbow_to", "grip"})
        x, out = reader.number_list(kind, 2)
        where, elbow, grip = (x, out, reader.number("turn")), "elbow_to", 0.0
    elif "on" in reader.raw:
        reader.check_names({"on", "at", "elbow_to"} | end)
        part = reader.raw["on"]
        if part not in PARTS:
            words = ", ".join(PARTS)
            raise reader.error("on", _("not a part; known are {words}").format(words=words))
        kind, where, elbow = "on", reader.number_list("at", 3), "elbow_to"  # type: ignore[assignment]
    elif "at" in reader.raw:
        reader.check_names({"at", "elbow_to"} | end)
        kind, where, elbow = "at", reader.number_list("at", 3), "elbow_to"  # type: ignore[assignment]
    else:
        raise reader.error("", _("an arm needs raise, floor, forearm, on or at"))
    if kind != "angles":
        palm = "in"
    bent = reader.direction(elbow, "" if kind == "angles" else "out-back")
    values = (*where, *bent, *reader.direction("palm_to", palm))
    return ArmAim(kind, (*values, reader.number("wrist"), reader.number("grip", grip)), part)


def _leg(reader: _Reader) -> LegAim:
    kind: LegKind
    point = 20.0
    knee: tuple[float, ...] = (0.0, 0.0, 0.0)
    if "hip" in reader.raw:
        reader.check_names({"hip", "out", "knee", "turn", "point"})
        kind = "angles"
        where = [reader.number(name) for name in ("hip", "out", "knee", "turn")]
        if not 0 <= where[2] <= 160:
            raise reader.error("knee", _("a knee bends by 0 to 160 degrees"))
    elif "floor" in reader.raw:
        reader.check_names({"floor", "turn", "heel", "knee_to"})
        kind, knee = "floor", reader.direction("knee_to")
        where = [*reader.number_list("floor", 2), reader.number("turn", 6.0), reader.number("heel")]
    elif "kneel" in reader.raw:
        reader.check_names({"kneel", "turn", "point", "lift"})
        kind, point = "kneel", 82.0
        where = [*reader.number_list("kneel", 2), reader.number("turn"), reader.number("lift")]
    elif "instep" in reader.raw:
        reader.check_names({"instep", "point", "knee_to"})
        kind, point, knee = "instep", 75.0, reader.direction("knee_to", "forward")
        where = [*reader.number_list("instep", 2), 0.0, 0.0]
    elif "at" in reader.raw:
        reader.check_names({"at", "point", "knee_to"})
        kind, knee = "at", reader.direction("knee_to", "forward")
        where = [*reader.number_list("at", 3), 0.0]
    else:
        raise reader.error("", _("a leg needs hip, floor, kneel, instep or at"))
    return LegAim(kind, (*where, *knee, reader.number("point", point)))


def _spread(reader: _Reader, name: str) -> tuple[float, ...]:
    """Degrees for each segment of the spine, lowest first, or one number for all together."""
    if isinstance(reader.raw.get(name), (list, tuple)):
        return reader.number_list(name, body.SEGMENTS)
    return (reader.number(name) / body.SEGMENTS,) * body.SEGMENTS


def _standing_height(knees: float, at: tuple[float, float], leg: LegAim, side: float) -> float:
    """Height of the pelvis over a planted foot at which the knee bends by `knees` degrees."""
    reach = reach_for_bend(THIGH, SHIN, knees)
    x, out = leg.values[0] - at[0], side * leg.values[1] - at[1] - side * body.HALF_HIPS
    return ANKLE_HEIGHT + sqrt(max(0.0, reach * reach - x * x - out * out))


def read_key_pose(name: str, raw: Raw, file: str) -> KeyPose:
    """The key pose that `raw` describes, complete (after “from” and levels have been merged)."""
    reader = _Reader(raw, file, name, "")
    reader.check_names(FIELDS)
    numbers = [0.0] * body.TRUNK_NUMBERS
    for word, place in NUMBERS.items():
        numbers[place] = reader.number(word)
    numbers[body.CURL : body.CURL + body.SEGMENTS] = _spread(reader, "curl")
    numbers[body.BEND : body.BEND + body.SEGMENTS] = _spread(reader, "bend")
    for index, side in enumerate(("left_shoulder", "right_shoulder")):
        field = side if side in raw else "shoulders"
        girdle = _Reader(raw.get(field, {}), file, name, field)
        girdle.check_names({"forward", "up"})
        numbers[body.SHOULDERS_FORWARD + index] = girdle.number("forward")
        numbers[body.SHOULDERS_UP + index] = girdle.number("up")
    limbs = []
    for limb in LIMBS:
        field = limb if limb in raw else limb.split("_")[1] + "s"
        table = raw.get(field, {"raise": 0} if field == "arms" else {"hip": 0})
        reader = _Reader(table, file, name, field)
        limbs.append(_arm(reader) if limb.endswith("arm") else _leg(reader))
    left_arm, right_arm, left_leg, right_leg = limbs
    assert isinstance(left_arm, ArmAim)
    assert isinstance(right_arm, ArmAim)
    assert isinstance(left_leg, LegAim)
    assert isinstance(right_leg, LegAim)
    kneeling = _place_pelvis(numbers, raw, file, name, (left_leg, right_leg))
    return KeyPose(name, tuple(numbers), (left_arm, right_arm), (left_leg, right_leg), kneeling)


def _place_pelvis(
    numbers: list[float], raw: Raw, file: str, name: str, legs: tuple[LegAim, LegAim]
) -> bool:
    """Writes where the pelvis is into `numbers`; whether it is over kneeling knees."""
    reader = _Reader(raw.get("pelvis", {}), file, name, "pelvis")
    reader.check_names({"at", "over", "knees", "thighs", *PELVIS})
    for word, place in PELVIS.items():
        numbers[place] = reader.number(word)
    if "at" in reader.raw:
        numbers[0:3] = reader.number_list("at", 3)
        return False
    if "over" in reader.raw:
        x, z = reader.number_list("over", 2)
        planted = [(leg, side) for leg, side in zip(legs, (-1.0, 1.0), strict=True)]
        planted = [(leg, side) for leg, side in planted if leg.kind == "floor"]
        if not planted:
            raise reader.error("over", _("“over” needs a foot on the floor"))
        knees = reader.number("knees", 8.0)
        heights = [_standing_height(knees, (x, z), leg, side) for leg, side in planted]
        numbers[0:3] = [x, min(heights), z]
        return False
    if "thighs" in reader.raw:
        kneeling = [leg for leg in legs if leg.kind == "kneel"]
        if not kneeling:
            raise reader.error("thighs", _("“thighs” needs a leg that kneels"))
        numbers[body.KNEES_AT] = kneeling[0].values[0]
        numbers[body.KNEES_APART] = kneeling[0].values[1]
        numbers[body.THIGHS_BACK] = reader.number("thighs")
        numbers[0:3] = body.kneeling_pelvis(tuple(numbers))
        return True
    raise reader.error("", _("the pelvis needs at, over or thighs"))


def mirror_key_pose(key: KeyPose, swap_ends: bool) -> KeyPose:
    """The key pose with left and right exchanged.

    `swap_ends`: it also turns about, so that somebody who lies on the side goes on looking the
    same way, with the head at the other end of the mat.
    """
    trunk = list(key.trunk)
    for place in (body.AT + 2, body.TURN, body.TIP, body.ROLL, body.TWIST, body.LOOK, body.TILT):
        trunk[place] = -trunk[place]
    for place in range(body.BEND, body.BEND + body.SEGMENTS):
        trunk[place] = -trunk[place]
    for place in (body.SHOULDERS_FORWARD, body.SHOULDERS_UP):
        trunk[place], trunk[place + 1] = trunk[place + 1], trunk[place]
    arms, legs = (key.arms[1], key.arms[0]), (key.legs[1], key.legs[0])
    if swap_ends:
        for place in (body.AT, body.AT + 2, body.BALL_AT, body.KNEES_AT):
            trunk[place] = -trunk[place]
        trunk[body.TURN] += 180.0
        arms = (_turned_about(arms[0]), _turned_about(arms[1]))
        legs = (_turned_about(legs[0]), _turned_about(legs[1]))
    return replace(key, trunk=tuple(trunk), arms=arms, legs=legs)


def _turned_about(aim: Aim) -> Aim:
    v: tuple[float, ...] = aim.values
    if aim.kind in ("floor", "forearm", "kneel", "instep"):
        # Within half a turn, so that a foot goes from one side to the other the short way.
        turn = (v[2] + 360.0) % 360.0 - 180.0
        return replace(aim, values=(-v[0], -v[1], turn, *v[3:]))
    if aim.kind == "at":
        return replace(aim, values=(-v[0], v[1], -v[2], *v[3:]))
    return aim
