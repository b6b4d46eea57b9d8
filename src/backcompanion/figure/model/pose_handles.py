"""What of a key pose can be taken hold of, where that is, and what holds it in its place."""

from typing import Literal, get_args

from backcompanion.figure.model import body
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.bones import ANKLE_HEIGHT, WRIST_ON_FLOOR
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.props import Props
from backcompanion.figure.model.space import Vec, distance

Handle = Literal[
    "left-hand",
    "right-hand",
    "left-foot",
    "right-foot",
    "pelvis",
    "chest",
    "head",
    "left-elbow",
    "right-elbow",
    "left-knee",
    "right-knee",
]
HANDLES: tuple[Handle, ...] = get_args(Handle)
Contact = Literal["free", "floor", "forearm", "kneel", "instep", "wall", "ball", "knee"]
_HANDS = ("left-hand", "right-hand")
_FEET = ("left-foot", "right-foot")
_ELBOWS = ("left-elbow", "right-elbow")
_KNEES = ("left-knee", "right-knee")
_NEAR = 0.002
# From a wrist, or an ankle over its sole, to what it leans on.
HAND_THICK, FOOT_THICK = WRIST_ON_FLOOR, ANKLE_HEIGHT + 0.003


def is_hand(handle: Handle) -> bool:
    return handle in _HANDS


def is_foot(handle: Handle) -> bool:
    return handle in _FEET


def is_elbow(handle: Handle) -> bool:
    return handle in _ELBOWS


def is_joint(handle: Handle) -> bool:
    """An elbow or a knee."""
    return handle in _ELBOWS or handle in _KNEES


def seen_handle(handle: Handle, key: KeyPose) -> Handle:
    """What is taken hold of there: a joint that the limb is held by is its hand or its foot."""
    index = index_of(handle)
    if handle in _ELBOWS and key.arms[index].kind == "forearm":
        return "left-hand" if index == 0 else "right-hand"
    if handle in _KNEES and key.legs[index].kind == "kneel":
        return "left-foot" if index == 0 else "right-foot"
    return handle


def handles_of(key: KeyPose) -> tuple[Handle, ...]:
    """Those that are seen on that pose, each once."""
    return tuple(handle for handle in HANDLES if seen_handle(handle, key) == handle)


def index_of(handle: Handle) -> int:
    """0 for the left, 1 for the right."""
    return 1 if handle.startswith("right") else 0


def side_of(handle: Handle) -> float:
    return -1.0 if index_of(handle) == 0 else 1.0


def place_of(handle: Handle, key: KeyPose, pose: Pose) -> Vec:
    """Where it is: of an arm the wrist or, on a forearm, the elbow; of a leg the ankle or, where
    it kneels, the knee.
    """
    if is_hand(handle):
        arm = pose.arms[index_of(handle)]
        return arm.elbow if key.arms[index_of(handle)].kind == "forearm" else arm.wrist
    if is_foot(handle):
        leg = pose.legs[index_of(handle)]
        return leg.knee if key.legs[index_of(handle)].kind == "kneel" else leg.ankle
    if handle in _ELBOWS:
        return pose.arms[index_of(handle)].elbow
    if handle in _KNEES:
        return pose.legs[index_of(handle)].knee
    places = {"pelvis": pose.spine[0], "chest": pose.spine[-1], "head": pose.head}
    return places[handle]


def contacts_for(handle: Handle, props: Props) -> tuple[Contact, ...]:
    """What may hold it; none for what is never held."""
    around: tuple[Contact, ...] = ()
    if props.wall is not None:
        around += ("wall",)
    if props.ball:
        around += ("ball",)
    if is_hand(handle):
        return ("free", "floor", "forearm", *around, "knee")
    if is_foot(handle):
        return ("free", "floor", "kneel", "instep", *around)
    return ()


def contact_of(handle: Handle, key: KeyPose, props: Props) -> Contact:
    if is_hand(handle):
        arm = key.arms[index_of(handle)]
        if arm.kind == "on" and arm.part == "knee":
            return "knee"
        if arm.kind in ("floor", "forearm"):
            return "floor" if arm.kind == "floor" else "forearm"
        if arm.kind == "at":
            return _contact_at(arm.values, side_of(handle), key, props, HAND_THICK)
    if is_foot(handle):
        leg = key.legs[index_of(handle)]
        match leg.kind:
            case "floor" | "kneel" | "instep":
                return leg.kind
            case "at":
                return _contact_at(leg.values, side_of(handle), key, props, FOOT_THICK)
    return "free"


def _contact_at(
    values: tuple[float, ...], side: float, key: KeyPose, props: Props, thickness: float
) -> Contact:
    """By where it is: a file says no more than that."""
    at = (values[0], values[1], values[2] * side)
    if distance(at, on_wall(at, key, props, thickness)) < _NEAR:
        return "wall"
    if distance(at, on_ball(at, key, props, thickness)) < _NEAR:
        return "ball"
    return "free"


def on_wall(at: Vec, key: KeyPose, props: Props, thickness: float) -> Vec:
    """The nearest place on it; without a wall far away."""
    if props.wall is None:
        return (1e6, 0.0, 0.0)
    side = 1.0 if key.trunk[body.AT] >= props.wall else -1.0
    return (props.wall + side * thickness, at[1], at[2])


def on_ball(at: Vec, key: KeyPose, props: Props, thickness: float) -> Vec:
    """The nearest place on it; without a ball far away."""
    if not props.ball:
        return (1e6, 0.0, 0.0)
    middle = (key.trunk[body.BALL_AT], props.ball, 0.0)
    away = max(1e-6, distance(at, middle))
    share = (props.ball + thickness) / away
    x, y, z = (m + (a - m) * share for a, m in zip(at, middle, strict=True))
    return (x, y, z)
