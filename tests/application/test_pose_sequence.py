"""Poses in order: written as a motion with its tempo, and read back as they were."""

from dataclasses import replace

import pytest

from backcompanion.application.exercise_form import ExerciseFields, PhaseFields
from backcompanion.application.pose_sequence import (
    BALL,
    MOST_HOLDS,
    MOST_POSES,
    PoseSequence,
    motion_and_tempo,
    sequence_of,
)
from backcompanion.base.paths import resources
from backcompanion.figure.model.motion import load_motion, motion_from_mapping
from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.figure.model.pose_handles import contact_of
from backcompanion.figure.model.pose_moves import move, pose_of, set_contact
from backcompanion.figure.model.pose_numbers import numbers_of, set_number
from backcompanion.figure.model.still_motion import check_phases
from backcompanion.library import MotionFiles
from support.cases import each_case
from support.shipped import shipped_library

LIBRARY = shipped_library()
FILES = MotionFiles(resources(), compiled=None)


def phases_of(id: str) -> tuple[PhaseFields, ...]:
    return ExerciseFields().borrowing(LIBRARY.exercises[id]).phases


def sequence(id: str) -> PoseSequence:
    return sequence_of(FILES.mapping(id), phases_of(id))


@each_case("id", sorted(LIBRARY.exercises))
def test_every_shipped_one_is_a_start(id: str) -> None:
    poses = sequence(id)
    assert 2 <= len(poses.poses) <= MOST_POSES
    mapping, phases = motion_and_tempo(poses, LIBRARY.exercises[id].sides)
    motion_from_mapping(mapping, "")
    assert [phase.name for phase in phases] == list(mapping["phases"])
    assert sequence_of(mapping, phases) == poses
    start = load_motion(resources() / f"motions/{id}.toml").level("standard")
    first = start.tracks[phases_of(id)[0].name, start.side].keys[0]
    assert pose_distance(pose_of(first), pose_of(poses.poses[0].key)) < 0.01


def test_poses_are_added_moved_mirrored_and_taken_away() -> None:
    poses = sequence("kneeling-supermans")
    assert [round(pose.way + pose.hold, 1) for pose in poses.poses] == [2.0, 4.0]
    third = poses.with_copy(1).mirrored(2)
    assert [pose.key.name for pose in third.poses] == ["pose-1", "pose-2", "pose-3"]
    assert third.mirrored(2).poses[2].key == replace(poses.poses[1].key, name="pose-3")
    assert third.moved(2, 1).poses[1].key.arms == third.poses[2].key.arms
    assert third.without(2) == poses and poses.without(0) == poses
    full = poses
    for _n in range(9):
        full = full.with_copy(1)
    assert len(full.poses) == MOST_POSES
    for number in range(1, MOST_POSES):
        full = full.with_pose(number, replace(full.poses[number], hold=0.0))
    for number in range(1, MOST_HOLDS + 1):
        assert full.may_hold(number)
        full = full.with_pose(number, replace(full.poses[number], hold=1.0))
    assert not full.may_hold(MOST_HOLDS + 1) and full.may_hold(0) and full.may_hold(1)
    mapping, phases = motion_and_tempo(full, "alternating")
    assert {"hold", "bottom", "tall"} <= set(mapping["phases"])
    assert sequence_of(mapping, phases) == full


def test_without_a_tempo_it_begins_with_the_start_twice() -> None:
    sequence = sequence_of(FILES.mapping("march"), ())
    first, second = sequence.poses
    assert first.key == replace(second.key, name="pose-1")
    assert {leg.kind for leg in first.key.legs} == {"floor"}


def test_a_wall_and_a_ball_are_there_to_be_touched() -> None:
    poses = sequence("upright-turns").with_wall(True)
    key, props = poses.poses[0].key, poses.props
    assert props.wall is not None and props.wall > 0.2
    reached = set_contact(
        set_contact(key, "left-hand", "free", props).key, "left-hand", "wall", props
    )
    assert reached.stop is None and contact_of("left-hand", reached.key, props) == "wall"
    slid = move(reached.key, "left-hand", (9.0, 1.1, -0.3), props)
    assert contact_of("left-hand", slid.key, props) == "wall"
    assert poses.with_wall(False) == sequence("upright-turns").with_wall(False)

    ball = sequence("bridge").with_ball(True)
    mapping, phases = motion_and_tempo(ball, "both")
    assert sequence_of(mapping, phases) == ball and ball.props.ball == BALL
    key = ball.poses[0].key
    numbers = {
        each.name: each.value for each in numbers_of("pelvis", key, pose_of(key), ball.props)
    }
    nearer = set_number(key, pose_of(key), "pelvis", "ball", numbers["ball"] - 60, ball.props)
    assert nearer.stop == "ball"  # it comes as near as the feet
    assert not ball.with_ball(False).props.ball


def test_the_next_repetition_begins_where_the_last_one_ended() -> None:
    poses = sequence("kneeling-supermans")
    uneven = poses.with_key(0, replace(poses.poses[1].key, name="pose-1"))
    uneven = uneven.with_key(1, replace(poses.poses[0].key, name="pose-2"))
    mapping, phases = motion_and_tempo(uneven, "alternating")
    motion = motion_from_mapping(mapping, "")
    end = motion.pose("standard", "return", 1.0, "left")
    begin = motion.pose("standard", "reach", 0.0, "right")
    assert pose_distance(end, begin) < 1e-6
    assert sequence_of(mapping, phases) == uneven
    one_sided = motion_from_mapping(motion_and_tempo(uneven, "one")[0], "")
    assert pose_distance(one_sided.pose("standard", "return", 1.0, "left"), end) > 0.1
    exercise = LIBRARY.exercises["bridge"]
    with pytest.raises(Exception, match="missing"):
        check_phases(motion, exercise)
