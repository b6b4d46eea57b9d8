"""What stands in the room and what the hands hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import degrees
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.body import Pose, Thing
from backcompanion.figure.model.key_pose import MotionError
from backcompanion.figure.model.space import Vec, add, between, scaled, sub, unit

HELD = ("dumbbells", "water-bottles", "band", "medicine-ball")
FIELDS = {"mat", "wall", "ball", "cushion", "hold", "hands", "band"}
MEDICINE_BALL = 0.105


@dataclass(frozen=True, slots=True)
class Props:
    """`mat`: from x to x and half its width, or None. `wall`: its x. `ball`: radius in metres.

    `cushion`: x, out to the left, height. `hold`: what may be in the hands, the first that the
    person has. `together`: both hands on one thing. `band_under_feet`: from there to the hands.
    """

    mat: tuple[float, float, float] | None
    wall: float | None
    ball: float
    cushion: tuple[float, float, float] | None
    hold: tuple[str, ...]
    together: bool
    band_under_feet: bool

    def held(self, today: frozenset[str] | None) -> str:
        """What is in the hands, or nothing. None: as if everything were at hand."""
        for thing in self.hold:
            if today is None or thing in today:
                return thing
        return ""

    def hands_apart(self, today: frozenset[str] | None) -> float | None:
        if not self.together:
            return None
        thing = self.held(today)
        return 2 * MEDICINE_BALL + 0.035 if thing == "medicine-ball" else 0.075


def read_props(raw: object, file: str) -> Props:
    def wrong(field: str, problem: str) -> MotionError:
        return MotionError(file, "", f"props.{field}" if field else "props", problem)

    if not isinstance(raw, Mapping):
        raise wrong("", _("a table is meant here"))
    for field in raw:
        if field not in FIELDS:
            raise wrong(str(field), _("not a word here"))

    def numbers(field: str, count: int) -> tuple[float, ...]:
        value: Any = raw[field]
        if not isinstance(value, (list, tuple)) or len(value) != count:
            raise wrong(field, _("{count} numbers are meant here").format(count=count))
        if any(not isinstance(n, (int, float)) for n in value):
            raise wrong(field, _("{count} numbers are meant here").format(count=count))
        return tuple(float(n) for n in value)

    mat: tuple[float, float, float] | None = (-0.95, 0.95, 0.33)
    if raw.get("mat") is False:
        mat = None
    elif isinstance(raw.get("mat"), (list, tuple)):
        mat = numbers("mat", 3)  # type: ignore[assignment]
    cushion = numbers("cushion", 3) if "cushion" in raw else None
    hold = raw.get("hold", [])
    if not isinstance(hold, (list, tuple)) or any(thing not in HELD for thing in hold):
        raise wrong("hold", _("known are {words}").format(words=", ".join(HELD)))
    if raw.get("hands", "each") not in ("each", "together"):
        raise wrong("hands", _("“each” or “together” is meant here"))
    if raw.get("band", "hands") not in ("hands", "feet"):
        raise wrong("band", _("“hands” or “feet” is meant here"))
    for field in ("wall", "ball"):
        if field in raw and (
            isinstance(raw[field], bool) or not isinstance(raw[field], (int, float))
        ):
            raise wrong(field, _("a number is meant here"))
    return Props(
        mat=mat,
        wall=float(raw["wall"]) if "wall" in raw else None,
        ball=float(raw.get("ball", 0.0)),
        cushion=cushion,  # type: ignore[arg-type]
        hold=tuple(hold),
        together=raw.get("hands", "each") == "together",
        band_under_feet=raw.get("band", "hands") == "feet",
    )


def things_of(
    props: Props, pose: Pose, ball_at: float, today: frozenset[str] | None
) -> tuple[Thing, ...]:
    """Everything but the body that moves with it or stands beside it."""
    things: list[Thing] = []
    if props.ball:
        at: Vec = (ball_at, props.ball, 0.0)
        things.append(Thing("ball", at, size=props.ball, turned=degrees(-ball_at / props.ball)))
    if props.cushion is not None:
        x, z, height = props.cushion
        things.append(Thing("cushion", (x, height / 2.0, z), size=height))
    kind = props.held(today)
    if kind == "band":
        left, right = pose.arms[0].hold, pose.arms[1].hold
        if props.band_under_feet:
            for arm, leg in zip(pose.arms, pose.legs, strict=True):
                things.append(Thing("band", arm.hold, to=(leg.ball[0] - 0.05, 0.012, leg.ball[2])))
        else:
            things.append(Thing("band", left, to=right))
    elif kind and props.together:
        left, right = pose.arms[0].hold, pose.arms[1].hold
        middle = between(left, right, 0.5)
        if kind == "medicine-ball":
            things.append(Thing(kind, middle, size=MEDICINE_BALL))
        else:
            axis = unit(add(pose.arms[0].thumb, pose.arms[1].thumb))
            things.append(Thing(kind, middle, axis))
    elif kind:
        for arm in pose.arms:
            if kind == "medicine-ball":
                continue
            things.append(Thing(kind, arm.hold, arm.thumb))
    return tuple(things)


def both_ends(thing: Thing, half: float) -> tuple[Vec, Vec]:
    """Ends of a straight thing that is `half` its length either way along its axis."""
    return sub(thing.at, scaled(thing.axis, half)), add(thing.at, scaled(thing.axis, half))
