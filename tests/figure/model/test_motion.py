"""What every motion must hold, over all its levels, phases and sides."""

from collections.abc import Callable
from itertools import pairwise, product

import pytest

from backcompanion.figure.model.body import HALF_HIPS, SEGMENT, Pose
from backcompanion.figure.model.bones import FOREARM, SHIN, THIGH, UPPER_ARM
from backcompanion.figure.model.space import (
    Vec,
    distance,
    dot,
    length,
    lerp,
    perpendicular,
    sub,
    unit,
)
from backcompanion.figure.model.track import contacts_at
from figure.all_motions import (
    IDS,
    SIDES,
    fractions_of,
    levels_of,
    motion,
    moves,
    performances,
    pose_at,
)
from figure.measures import bend_of, lowest_point
from support.cases import each_case
from support.thoroughness import tries


def joints(pose: Pose) -> list[Vec]:
    points = [*pose.spine, pose.neck, pose.head]
    for arm in pose.arms:
        points += [arm.shoulder, arm.elbow, arm.wrist]
    for leg in pose.legs:
        points += [leg.hip, leg.knee, leg.ankle, leg.ball, leg.tip]
    return points


def farthest(a: Pose, b: Pose) -> float:
    return max(distance(p, q) for p, q in zip(joints(a), joints(b), strict=True))


def what_is_planted_does_not_slide(motion_id: str) -> None:
    for performed_motion, level, phase, side in performances(motion_id):
        track = performed_motion.level(level).tracks[phase, side]
        for fraction in fractions_of(motion_id, level, phase):
            pose = pose_at(motion_id, level, phase, fraction, side)
            for contact in contacts_at(track, fraction, pose):
                off = distance(contact.planned, contact.at)
                assert off <= 0.005, f"{level} {phase} {side} {fraction}: {contact.name} {off:.3f}"


def nothing_sinks_into_the_floor(motion_id: str) -> None:
    for _it, level, phase, side in performances(motion_id):
        for fraction in fractions_of(motion_id, level, phase):
            part, height = lowest_point(pose_at(motion_id, level, phase, fraction, side))
            assert height >= -0.010, f"{level} {phase} {side} {fraction}: {part} {height:.3f}"


def knees_bend_one_way_and_elbows_not_too_far(motion_id: str) -> None:
    for _it, level, phase, side in performances(motion_id):
        for fraction in fractions_of(motion_id, level, phase):
            pose = pose_at(motion_id, level, phase, fraction, side)
            for arm in pose.arms:
                assert bend_of(arm.shoulder, arm.elbow, arm.wrist) <= 156
            for leg in pose.legs:
                assert bend_of(leg.hip, leg.knee, leg.ankle) <= 165
                out = sub(leg.knee, lerp(leg.hip, leg.ankle, 0.5))
                way = perpendicular(out, unit(sub(leg.ankle, leg.hip)))
                shin = unit(sub(leg.ankle, leg.knee))
                if length(out) < 0.03 or abs(dot(leg.foot, shin)) > 0.97:
                    continue
                # The knee comes out on the side on which the foot points.
                assert dot(way, perpendicular(leg.foot, shin)) > -0.35, f"{level} {phase} {side}"


def bones_keep_their_length(motion_id: str) -> None:
    for _it, level, phase, side in performances(motion_id):
        for fraction in (0.0, 0.25, 0.75):
            pose = pose_at(motion_id, level, phase, fraction, side)
            for arm in pose.arms:
                assert distance(arm.shoulder, arm.elbow) == pytest.approx(UPPER_ARM, abs=1e-6)
                assert distance(arm.elbow, arm.wrist) == pytest.approx(FOREARM, abs=1e-6)
            for leg in pose.legs:
                assert distance(leg.hip, leg.knee) == pytest.approx(THIGH, abs=1e-6)
                assert distance(leg.knee, leg.ankle) == pytest.approx(SHIN, abs=1e-6)
            left, right = pose.legs
            assert distance(left.hip, right.hip) == pytest.approx(2 * HALF_HIPS)
            for a, b in pairwise(pose.spine[1:]):
                assert distance(a, b) == pytest.approx(SEGMENT)


def nothing_jumps_within_a_phase(motion_id: str) -> None:
    steps = tries(72, sample=36)  # each instant that is looked at elsewhere is one of them
    for _it, level, phase, side in performances(motion_id):
        if not moves(motion_id, level, phase):
            continue
        poses = [
            pose_at(motion_id, level, phase, number / steps, side) for number in range(steps + 1)
        ]
        for before, after in pairwise(poses):
            assert farthest(before, after) < 9.6 / steps, f"{level} {phase} {side}"


def the_other_side_is_the_mirror_image(motion_id: str) -> None:
    for level in levels_of(motion_id):
        performed_motion = motion(motion_id)
        ends = performed_motion.level(level).swap_ends
        for phase in performed_motion.phases(level):
            left, right = (performed_motion.pose(level, phase, 0.6, side) for side in SIDES)
            x, y, z = left.legs[0].knee
            planned = (-x, y, z) if ends else (x, y, -z)
            assert distance(right.legs[1].knee, planned) < 1e-6
            x, y, z = left.arms[1].wrist
            planned = (-x, y, z) if ends else (x, y, -z)
            assert distance(right.arms[0].wrist, planned) < 1e-6


def the_way_in_leads_from_the_start_to_the_first_phase(motion_id: str) -> None:
    for level in levels_of(motion_id):
        performed_motion = motion(motion_id)
        for side in SIDES:
            first = performed_motion.pose(level, performed_motion.phases(level)[0], 0.0, side)
            assert (
                farthest(
                    performed_motion.entry_pose(level, 0.0, side),
                    performed_motion.start_pose(level, side),
                )
                < 1e-6
            )
            assert farthest(performed_motion.entry_pose(level, 1.0, side), first) < 1e-6


LAWS = (
    what_is_planted_does_not_slide,
    nothing_sinks_into_the_floor,
    knees_bend_one_way_and_elbows_not_too_far,
    bones_keep_their_length,
    nothing_jumps_within_a_phase,
    the_other_side_is_the_mirror_image,
    the_way_in_leads_from_the_start_to_the_first_phase,
)


@each_case(("motion_id", "law"), product(IDS, LAWS))
def test_every_motion_holds_every_law(motion_id: str, law: Callable[[str], None]) -> None:
    """All laws of one motion after one another: they look at the same poses."""
    law(motion_id)


def test_a_hold_that_the_file_does_not_know_is_the_end_of_its_first_phase() -> None:
    performed_motion = motion("knee-bends")
    assert "hold" not in performed_motion.phases("standard")
    held = performed_motion.pose("standard", "hold", 0.3)
    assert farthest(held, performed_motion.pose("standard", "down", 1.0)) == 0
    assert farthest(held, performed_motion.start_pose("standard")) > 0.05


def test_what_works_is_told_by_phase() -> None:
    performed_motion = motion("roll-downs")
    assert performed_motion.lit_in("standard", "up") == performed_motion.lit("standard")
    assert performed_motion.lit_in("standard", "down") == {"erectors", "hamstrings"}
    assert not performed_motion.lit_in("standard", "bottom")
    assert not performed_motion.lit_in("standard", "")
