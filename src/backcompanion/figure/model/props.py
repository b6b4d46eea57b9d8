"""What stands in the room and what the hands hold."""

from collections.abc import Mapping
from math import degrees
from typing import Any

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.body import Pose, SceneObject
from backcompanion.figure.model.key_pose import MotionError
from backcompanion.figure.model.space import Vec, add, lerp, scaled, sub, unit

HOLDABLE = ("dumbbells", "water-bottles", "band", "medicine-ball")
FIELDS = {"mat", "wall", "wall_height", "ball", "cushion", "hold", "hands", "band"}
MEDICINE_BALL = 0.105
# As much of a wall as feet or a ball need.
WALL_HEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Props:
    """`mat`: from x to x and half its width, or None. `wall`: its x. `wall_height` and
    `ball` (its radius) in metres.

    `cushion`: x, out to the left, height. `hold`: what may be in the hands, the first that the
    person has. `together`: both hands on one thing. `band_under_feet`: from there to the hands.
    """

    mat: tuple[float, float, float] | None
    wall: float | None
    wall_height: float
    ball: float
    cushion: tuple[float, float, float] | None
    hold: tuple[str, ...]
    together: bool
    band_under_feet: bool

    def held(self, equipment: frozenset[str] | None) -> str:
        """What is in the hands, or nothing. None: as if everything were at hand."""
        for thing in self.hold:
            if equipment is None or thing in equipment:
                return thing
        return ""

    def hands_apart(self, equipment: frozenset[str] | None) -> float | None:
        if not self.together:
            return None
        thing = self.held(equipment)
        return 2 * MEDICINE_BALL + 0.035 if thing == "medicine-ball" else 0.075


def read_props(raw: object, file: str) -> Props:
    def error(field: str, problem: str) -> MotionError:
        return MotionError(file, "", f"props.{field}" if field else "props", problem)

    if not isinstance(raw, Mapping):
        raise error("", _("a table is meant here"))
    for field in raw:
        if field not in FIELDS:
            raise error(str(field), _("not a word here"))

    def numbers(field: str, count: int) -> tuple[float, ...]:
        value: Any = raw[field]
        if not isinstance(value, (list, tuple)) or len(value) != count:
            raise error(field, _("{count} numbers are meant here").format(count=count))
        if any(not isinstance(n, (int, float)) for n in value):
            raise error(field, _("{count} numbers are meant here").format(count=count))
        return tuple(float(n) for n in value)

    mat: tuple[float, float, float] | None = (-0.95, 0.95, 0.33)
    if raw.get("mat") is False:
        mat = None
    elif isinstance(raw.get("mat"), (list, tuple)):
        mat = numbers("mat", 3)  # type: ignore[assignment]
    cushion = numbers("cushion", 3) if "cushion" in raw else None
    hold = raw.get("hold", [])
    if not isinstance(hold, (list, tuple)) or any(thing not in HOLDABLE for thing in hold):
        raise error("hold", _("known are {words}").format(words=", ".join(HOLDABLE)))
    if raw.get("hands", "each") not in ("each", "together"):
        raise error("hands", _("“each” or “together” is meant here"))
    if raw.get("band", "hands") not in ("hands", "feet"):
        raise error("band", _("“hands” or “feet” is meant here"))
    for field in ("wall", "wall_height", "ball"):
        if field in raw and (
            isinstance(raw[field], bool) or not isinstance(raw[field], (int, float))
        ):
            raise error(field, _("a number is meant here"))
    return Props(
        mat=mat,
        wall=float(raw["wall"]) if "wall" in raw else None,
        wall_height=float(raw.get("wall_height", WALL_HEIGHT)),
        ball=float(raw.get("ball", 0.0)),
        cushion=cushion,  # type: ignore[arg-type]
        hold=tuple(hold),
        together=raw.get("hands", "each") == "together",
        band_under_feet=raw.get("band", "hands") == "feet",
    )


def place_objects(
    props: Props, pose: Pose, ball_at: float, equipment: frozenset[str] | None
) -> tuple[SceneObject, ...]:
    """Everything but the body that moves with it or stands beside it."""
    scene_objects: list[SceneObject] = []
    if props.ball:
        at: Vec = (ball_at, props.ball, 0.0)
        scene_objects.append(
            SceneObject("ball", at, size=props.ball, turned=degrees(-ball_at / props.ball))
        )
    if props.cushion is not None:
        x, z, height = props.cushion
        scene_objects.append(SceneObject("cushion", (x, height / 2.0, z), size=height))
    kind = props.held(equipment)
    if kind == "band":
        left, right = pose.arms[0].grip_point, pose.arms[1].grip_point
        if props.band_under_feet:
            for arm, leg in zip(pose.arms, pose.legs, strict=True):
                scene_objects.append(
                    SceneObject("band", arm.grip_point, to=(leg.ball[0] - 0.05, 0.012, leg.ball[2]))
                )
        else:
            scene_objects.append(SceneObject("band", left, to=right))
    elif kind and props.together:
        left, right = pose.arms[0].grip_point, pose.arms[1].grip_point
        middle = lerp(left, right, 0.5)
        if kind == "medicine-ball":
            scene_objects.append(SceneObject(kind, middle, size=MEDICINE_BALL))
        else:
            axis = unit(add(pose.arms[0].thumb, pose.arms[1].thumb))
            scene_objects.append(SceneObject(kind, middle, axis))
    elif kind:
        for arm in pose.arms:
            if kind == "medicine-ball":
                continue
            scene_objects.append(SceneObject(kind, arm.grip_point, arm.thumb))
    return tuple(scene_objects)


def both_ends(thing: SceneObject, half: float) -> tuple[Vec, Vec]:
    """Ends of a straight thing that is `half` its length either way along its axis."""
    return sub(thing.at, scaled(thing.axis, half)), add(thing.at, scaled(thing.axis, half))
