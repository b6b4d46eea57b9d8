"""How far two poses are apart."""

from dataclasses import replace

import pytest

from backcompanion.figure.model.pose_distance import pose_distance
from figure.all_motions import IDS, motion
from support.cases import each_case


@each_case("motion_id", IDS)
def test_a_pose_is_nowhere_from_itself_and_farther_from_what_comes_later(motion_id: str) -> None:
    performed_motion = motion(motion_id)
    phase = next(
        (
            p
            for p in performed_motion.phases("standard")
            if performed_motion.has_movement("standard", p)
        ),
        None,
    )
    if phase is None:
        return
    first = performed_motion.pose("standard", phase, 0.3)
    assert pose_distance(first, performed_motion.pose("standard", phase, 0.3)) == 0.0
    soon, late = (
        pose_distance(first, performed_motion.pose("standard", phase, at)) for at in (0.301, 0.6)
    )
    assert 0.0 < soon < late


def test_a_joint_that_goes_is_measured_in_metres() -> None:
    pose = motion("back-bows").still_pose("standard")
    leg = pose.legs[0]
    x, y, z = leg.knee
    other = replace(pose, legs=(replace(leg, knee=(x, y + 0.03, z)), pose.legs[1]))
    assert pose_distance(pose, other) == pytest.approx(0.03)


def test_a_ball_that_only_rolls_moves() -> None:
    performed_motion = motion("ball-back-extensions")
    pose = performed_motion.still_pose("standard")
    rolled = tuple(replace(thing, turned=thing.turned + 90.0) for thing in pose.scene_objects)
    assert pose_distance(pose, replace(pose, scene_objects=rolled)) > 0.1


def test_another_number_of_things_is_another_picture() -> None:
    pose = motion("ball-back-extensions").still_pose("standard")
    assert pose_distance(pose, replace(pose, scene_objects=())) > 1e9
