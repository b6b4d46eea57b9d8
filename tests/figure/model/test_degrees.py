"""The eight exercises and what stands in for them, against what the routine says of angles."""

from math import asin, degrees

import pytest

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.space import along, dot, sub, unit
from backcompanion.training.exercise.terms import Level, Side
from figure.all_motions import motion
from figure.measures import angles_of
from support.cases import each_case

# Exercise, level, key pose, measure, from and to in degrees.
DEGREES = [
    ("back-bows", "standard", "bow", "curl", 15, 20),
    ("back-bows", "standard", "bow", "L hip", 8, 14),
    ("back-bows", "standard", "bow", "L knee", 0, 4),
    ("back-bows", "standard", "flat", "L elbow", 0, 30),
    ("back-bows", "standard", "flat", "L knee", 0, 4),
    ("back-bows", "standard", "brace", "curl", 0, 2),
    ("back-bows", "standard", "bow", "L elbow", 0, 8),
    ("back-bows", "standard", "bow", "L shoulder", 160, 180),
    ("back-bows", "harder", "bow", "curl", 15, 20),
    ("back-bows", "easier", "bow", "L hip", 0, 6),
    ("russian-twists", "standard", "centre", "L knee", 80, 100),
    ("russian-twists", "standard", "centre", "pelvis lean", 38, 50),
    ("russian-twists", "standard", "centre", "chest lean", 34, 50),
    ("russian-twists", "standard", "centre", "curl", 0, 8),
    ("russian-twists", "standard", "turned", "L knee", 80, 100),
    ("russian-twists", "harder", "turned", "turn", 30, 45),
    ("russian-twists", "easier", "centre", "chest lean", 15, 30),
    ("russian-twists", "standard", "turned", "turn", 30, 45),
    ("pilates-swimmers", "standard", "high", "curl", 8, 13),
    ("pilates-swimmers", "standard", "high", "L hip", 3, 8),
    ("pilates-swimmers", "standard", "high", "R hip", 9, 18),
    ("pilates-swimmers", "standard", "high", "L knee", 0, 4),
    ("pilates-swimmers", "standard", "high", "R knee", 0, 4),
    ("pilates-swimmers-legs", "standard", "high", "R hip", 9, 18),
    ("pilates-swimmers-legs", "standard", "high", "R knee", 0, 4),
    ("roll-downs", "standard", "tall", "chest lean", 0, 6),
    ("roll-downs", "standard", "half", "chest lean", 80, 110),
    ("roll-downs", "standard", "bottom", "L hip", 88, 110),
    ("roll-downs", "standard", "bottom", "L knee", 10, 20),
    ("roll-downs", "standard", "tall", "L knee", 0, 8),
    ("roll-downs", "standard", "nod", "pelvis lean", 0, 6),
    ("roll-downs", "standard", "upper", "pelvis lean", 0, 8),
    ("roll-downs", "standard", "upper", "curl", 45, 80),
    ("kneeling-supermans", "standard", "box", "L knee", 80, 95),
    ("kneeling-supermans", "standard", "reach", "R knee", 0, 5),
    ("kneeling-supermans", "standard", "reach", "L elbow", 0, 8),
    ("kneeling-supermans", "standard", "reach", "curl", 0, 4),
    ("kneeling-supermans", "standard", "reach", "turn", 0, 4),
    ("kneeling-supermans", "standard", "box", "curl", 0, 4),
    ("reverse-fly", "standard", "hang", "pelvis lean", 45, 90),
    ("reverse-fly", "standard", "hang", "L knee", 10, 20),
    ("reverse-fly", "standard", "wide", "L elbow", 10, 15),
    ("reverse-fly", "standard", "wide", "L shoulder", 90, 115),
    ("reverse-fly", "standard", "wide", "pelvis lean", 45, 90),
    ("reverse-fly", "standard", "wide", "curl", 0, 4),
    ("reverse-fly", "standard", "hang", "L elbow", 10, 15),
    ("reverse-fly", "standard", "half", "L elbow", 10, 15),
    ("ball-back-extensions", "standard", "level", "chest lean", 80, 95),
    ("ball-back-extensions", "standard", "draped", "L hip", 45, 60),
    ("ball-back-extensions", "standard", "line", "L hip", 0, 5),
    ("ball-back-extensions", "standard", "line", "curl", 0, 5),
    ("ball-back-extensions", "standard", "draped", "L knee", 0, 8),
    ("ball-back-extensions", "standard", "level", "L knee", 0, 8),
    ("ball-back-extensions", "standard", "line", "L knee", 0, 8),
    ("ball-back-extensions-level", "standard", "level", "chest lean", 80, 95),
    ("ball-back-extensions-level", "standard", "line", "L hip", 0, 5),
    ("ball-back-extensions-level", "standard", "line", "curl", 0, 5),
    ("pendulum-swing", "standard", "centre", "chest lean", 20, 40),
    ("pendulum-swing", "standard", "turned", "turn", 25, 35),
    ("pendulum-swing", "standard", "turned", "chest lean", 20, 40),
    ("pendulum-swing", "standard", "centre", "curl", 0, 4),
    ("pendulum-swing", "standard", "centre", "L knee", 3, 15),
    ("pendulum-swing", "standard", "turned", "R knee", 3, 15),
    # What stands in for one of them.
    ("hip-hinge", "standard", "hinged", "curl", 0, 8),
    ("hip-hinge", "standard", "hinged", "pelvis lean", 40, 90),
    ("hip-hinge", "standard", "hinged", "L knee", 8, 25),
    ("bridge", "standard", "up", "curl", 0, 12),
    ("bridge", "standard", "up", "L hip", 0, 20),
    ("dead-bug", "standard", "table", "L hip", 80, 100),
    ("dead-bug", "standard", "table", "L knee", 80, 100),
    ("side-plank", "standard", "up", "curl", 0, 12),
    ("side-plank", "standard", "up", "L knee", 80, 100),
    ("w-squeeze", "standard", "squeezed", "L elbow", 80, 150),
    ("w-squeeze", "standard", "squeezed", "chest lean", 0, 8),
    ("upright-turns", "standard", "turned", "turn", 30, 45),
    ("upright-turns", "standard", "turned", "chest lean", 0, 8),
    ("chest-lifts", "standard", "up", "curl", 10, 25),
    ("chest-lifts", "standard", "up", "L hip", 0, 8),
    ("side-lying-leg-lifts", "standard", "up", "L knee", 0, 6),
    ("pendulum-swing", "easier", "centre", "chest lean", 0, 8),
]


def key_pose(motion_id: str, level: Level, name: str) -> Pose:
    return dict(motion(motion_id).keys(level))[name]


@each_case(("motion_id", "level", "name", "measure", "least", "most"), DEGREES)
def test_degrees(
    motion_id: str, level: Level, name: str, measure: str, least: int, most: int
) -> None:
    assert least <= angles_of(key_pose(motion_id, level, name))[measure] <= most


def test_a_superman_reaches_with_arm_and_opposite_leg_level() -> None:
    pose = key_pose("kneeling-supermans", "standard", "reach")
    arm, leg = pose.arms[0], pose.legs[1]
    assert abs(unit(sub(arm.wrist, arm.shoulder))[1]) < 0.1
    assert abs(unit(sub(leg.ankle, leg.hip))[1]) < 0.1


def test_a_twist_leaves_the_pelvis_still() -> None:
    centre = key_pose("russian-twists", "standard", "centre").pelvis
    turned = key_pose("russian-twists", "standard", "turned").pelvis
    assert dot(centre.right, turned.right) > 0.999


def test_a_roll_down_begins_with_the_head_and_comes_back_tail_first() -> None:
    performed_motion = motion("roll-downs")

    def bends(phase: str, fraction: float) -> tuple[float, float]:
        pose = performed_motion.pose("standard", phase, fraction)
        low = dot(pose.frames[0].up, pose.frames[3].up)
        high = dot(pose.frames[3].up, pose.head_frame.up)
        return low, high

    start, early = bends("down", 0.0), bends("down", 0.25)
    assert start[1] - early[1] > 3 * (start[0] - early[0])
    bottom, rising = (
        performed_motion.pose("standard", "up", 0.0),
        performed_motion.pose("standard", "up", 0.4),
    )
    assert rising.pelvis.up[1] > bottom.pelvis.up[1] + 0.3


@pytest.mark.parametrize(
    ("motion_id", "level"),
    [("back-bows", "standard"), ("chest-lifts", "standard"), ("pilates-swimmers", "easier")],
)
def test_hands_toes_and_forehead_rest_on_the_mat_when_flat(motion_id: str, level: Level) -> None:
    performed_motion = motion(motion_id)
    pose = performed_motion.start_pose(level)
    forehead = along(along(pose.head, pose.head_frame.forward, 0.08), pose.head_frame.up, 0.04)
    assert forehead[1] < 0.03
    for arm, leg in zip(pose.arms, pose.legs, strict=True):
        assert arm.wrist[1] < 0.05
        assert leg.tip[1] < 0.04


def test_hips_lie_on_top_of_the_ball_and_the_ball_rolls_a_little() -> None:
    poses = dict(motion("ball-back-extensions").keys("standard"))
    balls = {name: pose.scene_objects[0] for name, pose in poses.items()}
    draped = poses["draped"].spine[0]
    assert abs(draped[0] - balls["draped"].at[0]) < 0.10
    assert draped[1] > 2 * balls["draped"].size
    assert 5 < abs(balls["line"].turned - balls["draped"].turned) < 45


def test_both_arms_circle_and_both_shoulders_roll_over_several_steps() -> None:
    circles, rolls = motion("step-touch-arm-circles"), motion("march-shoulder-rolls")
    heights, shoulders = [], []
    for done in range(4):
        side: Side = "left" if done % 2 == 0 else "right"
        pose = circles.pose("standard", "step", 0.0, side, repetition=done)
        left, right = pose.arms
        assert abs(left.wrist[1] - right.wrist[1]) < 0.06
        heights.append(left.wrist[1] - pose.spine[-1][1])
        pose = rolls.pose("standard", "step", 0.0, side, repetition=done)
        rise = [dot(sub(arm.shoulder, pose.spine[-1]), pose.chest.up) for arm in pose.arms]
        assert abs(rise[0] - rise[1]) < 0.01
        shoulders.append(rise[0])
    assert heights[0] < -0.4 < 0.4 < heights[1]  # a circle takes two steps
    assert abs(heights[2] - heights[0]) < 0.01
    assert shoulders.index(max(shoulders)) == 2  # a roll takes four
    assert max(shoulders) - min(shoulders) > 0.08


def test_arms_are_level_with_the_ears_in_a_bow() -> None:
    pose = key_pose("back-bows", "standard", "bow")
    for arm in pose.arms:
        way = unit(sub(arm.wrist, arm.shoulder))
        ear = sub(pose.head, arm.shoulder)
        beside = dot(ear, pose.chest.forward) - dot(ear, way) * dot(way, pose.chest.forward)
        assert abs(beside) < 0.08


def test_hands_reach_the_shins_at_the_bottom_of_a_roll_down() -> None:
    pose = key_pose("roll-downs", "standard", "bottom")
    for arm, leg in zip(pose.arms, pose.legs, strict=True):
        share = (arm.grip_point[1] - leg.ankle[1]) / (leg.knee[1] - leg.ankle[1])
        assert 0.0 < share < 0.75


def test_hands_are_under_shoulders_and_knees_under_hips_on_all_fours() -> None:
    pose = key_pose("kneeling-supermans", "standard", "box")
    for arm, leg in zip(pose.arms, pose.legs, strict=True):
        assert abs(arm.wrist[0] - arm.shoulder[0]) < 0.05
        assert abs(arm.wrist[2] - arm.shoulder[2]) < 0.03
        assert abs(leg.knee[0] - leg.hip[0]) < 0.03


def test_a_fly_goes_from_under_the_shoulders_to_just_above_the_chest() -> None:
    hang = key_pose("reverse-fly", "standard", "hang").arms[0]
    half = key_pose("reverse-fly", "standard", "half").arms[0]
    wide = key_pose("reverse-fly", "standard", "wide")
    assert abs(hang.wrist[0] - hang.shoulder[0]) < 0.08
    way = unit(sub(half.wrist, half.shoulder))
    assert 35 < degrees(asin(abs(way[2]))) < 55
    for arm in wide.arms:
        assert 0.0 < arm.wrist[1] - wide.spine[-1][1] < 0.2
        assert abs(arm.wrist[1] - wide.head[1]) < 0.08  # at the height of the ears


def test_a_swing_takes_the_ball_to_the_outside_of_the_hip() -> None:
    pose = key_pose("pendulum-swing", "standard", "turned")
    ball = next(thing for thing in pose.scene_objects if thing.kind == "medicine-ball")
    hip = min((leg.hip for leg in pose.legs), key=lambda hip: abs(hip[2] - ball.at[2]))
    assert abs(ball.at[2]) > abs(hip[2]) + 0.1
    assert abs(ball.at[1] - hip[1]) < 0.2
