"""The body: a person of about 1.75 m as joints in space, placed from where its parts should be.

Metres and degrees. x runs along the mat (a standing figure looks along it), y up, z to the
figure's right when it stands. Lengths never stretch: what is out of reach is pointed at.
"""

from math import cos, radians, sin, sqrt

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model.bones import KNEE_ON_FLOOR, REACH_FORWARD, REACH_UP, THIGH, Arm, Leg
from backcompanion.figure.model.limbs import (
    ArmAim,
    ArmGoal,
    LegAim,
    arm_goal,
    arm_goal_between,
    leg_between,
    leg_goal,
    leg_goal_between,
    lerp_values,
    solve_arm,
    solve_leg,
)
from backcompanion.figure.model.space import (
    Frame,
    Vec,
    add,
    along,
    cross,
    distance,
    dot,
    length,
    lerp,
    perpendicular,
    scaled,
    sub,
    unit,
)

SEGMENTS = 6
BREATH_RISE = 0.018  # of ribs and belly with a full breath, in metres
PELVIS_HEIGHT, SEGMENT = 0.10, 0.40 / SEGMENTS
NECK, SKULL = 0.085, 0.115
HALF_SHOULDERS, HALF_HIPS = 0.185, 0.095
# The loins turn little, the ribs most of the way (lowest first; together 1).
TWIST_SHARE = (0.05, 0.08, 0.13, 0.20, 0.26, 0.28)

# Places of the numbers in a trunk.
AT, TURN, TIP, LEAN, ROLL = 0, 3, 4, 5, 6
CURL, BEND, TWIST = 7, 13, 19
NECK_BEND, NOD, LOOK, TILT = 20, 21, 22, 23
SHOULDERS_FORWARD, SHOULDERS_UP = 24, 26
BALL_AT, KNEES_AT, KNEES_APART, THIGHS_BACK = 28, 29, 30, 31
TRUNK_NUMBERS = 32

Trunk = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SceneObject:
    """Something that is not the body. `turned`: degrees that a ball has rolled.

    `to`: the other end, where it has two ends; `size`: radius or height in metres.
    """

    kind: str
    at: Vec
    axis: Vec = (0.0, 0.0, 1.0)
    to: Vec | None = None
    size: float = 0.0
    turned: float = 0.0


@dataclass(frozen=True, slots=True)
class Pose:
    """Where every joint is. Pairs are (left, right); `spine` goes from the pelvis to the neck."""

    spine: tuple[Vec, ...]
    frames: tuple[Frame, ...]
    neck: Vec
    head: Vec
    head_frame: Frame
    arms: tuple[Arm, Arm]
    legs: tuple[Leg, Leg]
    scene_objects: tuple[SceneObject, ...] = ()
    breath: float = 0.0  # how full the lungs are, 0 to 1

    @property
    def chest(self) -> Frame:
        return self.frames[-1]

    @property
    def pelvis(self) -> Frame:
        return self.frames[0]


@dataclass(frozen=True, slots=True)
class AimBlend:
    """What one limb aims at: `a`, or a share `t` of the way from there to `b`."""

    a: ArmAim | LegAim
    b: ArmAim | LegAim | None = None
    t: float = 0.0


def kneeling_pelvis(trunk: Trunk) -> Vec:
    """Where the pelvis is when the knees stand at a place and the thighs lean back from there."""
    aside = trunk[KNEES_APART] - HALF_HIPS
    reach = sqrt(THIGH * THIGH - aside * aside)
    back = radians(trunk[THIGHS_BACK])
    return (
        trunk[KNEES_AT] - reach * sin(back),
        KNEE_ON_FLOOR + reach * cos(back),
        trunk[AT + 2],
    )


def place_spine(trunk: Trunk) -> tuple[tuple[Vec, ...], tuple[Frame, ...]]:
    frame = Frame((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    frame = frame.twisted(trunk[TURN]).tipped(trunk[TIP]).curled(trunk[LEAN]).twisted(trunk[ROLL])
    at: Vec = (trunk[AT], trunk[AT + 1], trunk[AT + 2])
    points = [at, along(at, frame.up, PELVIS_HEIGHT)]
    frames = [frame]
    twist = trunk[TWIST]
    for number in range(SEGMENTS):
        frame = frame.curled(trunk[CURL + number]).tipped(trunk[BEND + number])
        frame = frame.twisted(twist * TWIST_SHARE[number])
        frames.append(frame)
        points.append(along(points[-1], frame.up, SEGMENT))
    return tuple(points), tuple(frames)


def shoulder_of(trunk: Trunk, top: Vec, chest: Frame, index: int, way: Vec) -> Vec:
    """The shoulder joint; the girdle follows an arm that goes up or forward (`way`: direction)."""
    side = -1.0 if index == 0 else 1.0
    rise = max(0.0, dot(way, chest.up))
    reach = max(0.0, dot(way, chest.forward))
    forward = trunk[SHOULDERS_FORWARD + index] + REACH_FORWARD * reach
    up = trunk[SHOULDERS_UP + index] + REACH_UP * rise - 0.025
    out = (HALF_SHOULDERS - 0.022 * rise) * side
    return add(top, chest.point(forward, up, out))


def _part_frame(part: str, pose_parts: dict[str, tuple[Vec, Frame]]) -> tuple[Vec, Frame]:
    return pose_parts.get(part) or pose_parts["chest"]


def _leg_parts(leg: Leg, name: str, right: Vec) -> dict[str, tuple[Vec, Frame]]:
    thigh_up, shin_up = unit(sub(leg.hip, leg.knee)), unit(sub(leg.knee, leg.ankle))
    front = perpendicular(unit(sub(leg.knee, lerp(leg.hip, leg.ankle, 0.5)), leg.foot), thigh_up)
    if distance(leg.hip, leg.ankle) > 0.83:
        front = perpendicular(leg.foot, thigh_up, cross(thigh_up, right))
    thigh = Frame(front, thigh_up, cross(front, thigh_up))
    shin_front = perpendicular(front, shin_up)
    shin = Frame(shin_front, shin_up, cross(shin_front, shin_up))
    return {
        name + "thigh": (lerp(leg.hip, leg.knee, 0.5), thigh),
        name + "knee": (leg.knee, thigh),
        name + "shin": (lerp(leg.knee, leg.ankle, 0.5), shin),
        name + "ankle": (leg.ankle, shin),
        name + "foot": (leg.tip, Frame(leg.foot, leg.instep, cross(leg.foot, leg.instep))),
    }


def _solve_leg(move: AimBlend, hip: Vec, pelvis: Frame, side: float) -> Leg:
    a, b, t = move.a, move.b, move.t
    assert isinstance(a, LegAim)
    if b is None or t <= 0.0:
        return solve_leg(leg_goal(a, hip, pelvis, side), hip)
    assert isinstance(b, LegAim)
    if a.kind == b.kind:
        aim = LegAim(a.kind, lerp_values(a.values, b.values, t))
        goal = leg_goal(aim, hip, pelvis, side)
        if a.kind == "floor":
            step = length((a.values[0] - b.values[0], a.values[1] - b.values[1], 0.0))
            if step > 0.02:  # the foot is taken off the floor on the way
                rise = min(0.07, step * 0.4) * 4.0 * t * (1.0 - t)
                goal.target = (goal.target[0], goal.target[1] + rise, goal.target[2])
        return solve_leg(goal, hip)
    goal_a, goal_b = leg_goal(a, hip, pelvis, side), leg_goal(b, hip, pelvis, side)
    mid = solve_leg(leg_goal_between(goal_a, goal_b, hip, t), hip)
    return leg_between(solve_leg(goal_a, hip), solve_leg(goal_b, hip), mid, t)


def _arm_goal(
    move: AimBlend, shoulder: Vec, chest: Frame, side: float, parts: dict[str, tuple[Vec, Frame]]
) -> ArmGoal:
    a, b, t = move.a, move.b, move.t
    assert isinstance(a, ArmAim)
    at, place = _part_frame(a.part, parts)
    if b is None or t <= 0.0:
        return arm_goal(a, shoulder, chest, side, place, at)
    assert isinstance(b, ArmAim)
    if a.kind == b.kind and a.part == b.part:
        aim = ArmAim(a.kind, lerp_values(a.values, b.values, t), a.part)
        return arm_goal(aim, shoulder, chest, side, place, at)
    at_b, place_b = _part_frame(b.part, parts)
    return arm_goal_between(
        arm_goal(a, shoulder, chest, side, place, at),
        arm_goal(b, shoulder, chest, side, place_b, at_b),
        shoulder,
        t,
    )


def _kind(move: AimBlend) -> str:
    """Of what an arm aims at; empty on the way from one to another."""
    a, b = move.a, move.b
    assert isinstance(a, ArmAim)
    if b is None or move.t <= 0.0:
        return a.kind
    assert isinstance(b, ArmAim)
    return a.kind if a.kind == b.kind and a.part == b.part else ""


def solve_pose(
    trunk: Trunk,
    arms: tuple[AimBlend, AimBlend],
    legs: tuple[AimBlend, AimBlend],
    hands_apart: float | None = None,
) -> Pose:
    """The pose of a trunk whose limbs go where they aim.

    `hands_apart`: both hands hold one thing, this far from each other's wrist in metres.
    """
    spine, frames = place_spine(trunk)
    pelvis, chest, top = frames[0], frames[-1], spine[-1]
    neck_frame = chest.curled(trunk[NECK_BEND]).tipped(trunk[TILT]).twisted(trunk[LOOK] * 0.4)
    neck = along(top, neck_frame.up, NECK)
    head_frame = neck_frame.curled(trunk[NOD]).twisted(trunk[LOOK] * 0.6)
    head = add(neck, head_frame.point(0.018, SKULL, 0.0))

    solved = []
    parts: dict[str, tuple[Vec, Frame]] = {
        "chest": (top, chest),
        "pelvis": (spine[0], pelvis),
        "head": (head, head_frame),
    }
    for index, side in ((0, -1.0), (1, 1.0)):
        hip = along(spine[0], pelvis.right, HALF_HIPS * side)
        solved.append(_solve_leg(legs[index], hip, pelvis, side))
    goals, shoulders = [], []
    for index, side in ((0, -1.0), (1, 1.0)):
        own_and_other_leg = solved[index], solved[1 - index]
        if _needs_legs(arms[index]):
            parts |= _leg_parts(own_and_other_leg[0], "", pelvis.right)
            parts |= _leg_parts(own_and_other_leg[1], "other-", pelvis.right)
        resting_shoulder = shoulder_of(trunk, top, chest, index, chest.point(0.0, -1.0, 0.0))
        goal = _arm_goal(arms[index], resting_shoulder, chest, side, parts)
        shoulder = shoulder_of(trunk, top, chest, index, unit(sub(goal.target, resting_shoulder)))
        kind = _kind(arms[index])
        if kind == "angles":
            goal.target = add(goal.target, sub(shoulder, resting_shoulder))
        elif kind not in ("floor", "on", "at"):
            goal = _arm_goal(arms[index], shoulder, chest, side, parts)
        goals.append(goal)
        shoulders.append(shoulder)
    if hands_apart is not None:
        _bring_together(goals, shoulders, hands_apart)
    return Pose(
        spine=spine,
        frames=frames,
        neck=neck,
        head=head,
        head_frame=head_frame,
        arms=(solve_arm(goals[0], shoulders[0], -1.0), solve_arm(goals[1], shoulders[1], 1.0)),
        legs=(solved[0], solved[1]),
    )


def _needs_legs(move: AimBlend) -> bool:
    for aim in (move.a, move.b):
        if isinstance(aim, ArmAim) and aim.part not in ("", "chest", "pelvis", "head"):
            return True
    return False


def _bring_together(goals: list[ArmGoal], shoulders: list[Vec], apart: float) -> None:
    """Moves both hands to the ends of what they hold, at the reach that they had."""
    left, right = goals
    middle = lerp(left.target, right.target, 0.5)
    half = scaled(unit(sub(right.target, left.target), (0.0, 0.0, 1.0)), apart / 2.0)
    root = lerp(shoulders[0], shoulders[1], 0.5)
    away = sub(middle, root)
    far, way = length(away), unit(away)
    back = 0.0
    for goal, shoulder, offset in zip(goals, shoulders, (scaled(half, -1.0), half), strict=True):
        old_reach = distance(shoulder, goal.target)
        new_reach = distance(shoulder, add(middle, offset))
        aside = max(0.0, new_reach * new_reach - far * far)
        back += (far - sqrt(max(0.01, old_reach * old_reach - aside))) / 2.0
    middle = along(middle, way, -back)
    left.target, right.target = sub(middle, half), add(middle, half)
    left.palm, right.palm = half, scaled(half, -1.0)
