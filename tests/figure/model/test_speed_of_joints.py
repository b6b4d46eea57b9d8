"""No joint jumps: at 60 frames a second it goes on about as fast as it went the frame before.

All motions and levels by `make reliability`; in every run those that once jumped, or nearly did.
"""

from itertools import pairwise

import pytest

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.space import Vec, along, distance
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Level
from backcompanion.training.session.prescription import phase_side
from figure.all_motions import IDS, motion
from figure.model.test_tempo import exercise
from support.thoroughness import THOROUGH

FRAMES = 60
# What is let pass beyond twice the movement of a neighbouring frame: metres in a frame, and the
# share of its fastest frame in that phase. A cubic way of sixteen frames sets off with a quarter.
FLOOR, SETTING_OFF = 0.003, 0.25
ONCE_JUMPED = ["heel-digs", "hip-hinge", "kneeling-supermans", "march", "side-lying-leg-lifts"]
ONCE_JUMPED += ["side-plank", "step-touch", "step-touch-arm-circles"]
LEVELS_TRIED = LEVELS if THOROUGH else ("standard",)


@pytest.mark.parametrize("motion_id", IDS if THOROUGH else ONCE_JUMPED)
def test_no_joint_moves_more_than_twice_as_far_as_in_the_frames_beside(motion_id: str) -> None:
    for level in LEVELS_TRIED:
        phases, frames = _frames(motion_id, level)
        for joint in frames[0]:
            way = [distance(a[joint], b[joint]) for a, b in pairwise(frames)]
            fastest: dict[str, float] = {}
            for phase, step in zip(phases, way, strict=False):
                fastest[phase] = max(fastest.get(phase, 0.0), step)
            for number in range(1, len(way) - 1):
                beside = min(way[number - 1], way[number + 1])
                floor = max(FLOOR, SETTING_OFF * fastest[phases[number]])
                assert way[number] <= 2.0 * beside + floor, (
                    f"{level}, {phases[number]}, frame {number}: {joint} moves"
                    f" {way[number] * 1000:.0f} mm, beside that {beside * 1000:.0f} mm"
                )


def _frames(motion_id: str, level: Level) -> tuple[list[str], list[dict[str, Vec]]]:
    """Two repetitions of every part: the phase and the joints of each frame.

    The second repetition goes to the other side, where sides alternate.
    """
    tempo = exercise(motion_id).variant(level).tempo
    phases: list[str] = []
    frames: list[dict[str, Vec]] = []
    start, repetition = 0.0, 0
    for part in tempo.parts:
        for _ in range(min(part.repetitions, 2)):
            for phase in part.phases:
                side = phase_side("left", tempo, repetition, phase)
                while len(frames) / FRAMES < start + phase.seconds:
                    fraction = (len(frames) / FRAMES - start) / phase.seconds
                    pose = motion(motion_id).pose(
                        level, phase.name, fraction, side, repetition=repetition
                    )
                    phases.append(phase.name)
                    frames.append(_joints(pose))
                start += phase.seconds
            repetition += 1
    return phases, frames


def _joints(pose: Pose) -> dict[str, Vec]:
    face = along(pose.head, pose.head_frame.forward, 0.1)
    joints = {"pelvis": pose.spine[0], "chest": pose.spine[-1], "head": pose.head, "face": face}
    for side, arm, leg in zip(("left", "right"), pose.arms, pose.legs, strict=True):
        joints |= {
            f"{side} shoulder": arm.shoulder,
            f"{side} elbow": arm.elbow,
            f"{side} wrist": arm.wrist,
            f"{side} fingers": along(arm.wrist, arm.hand, 0.13),
            f"{side} thumb": along(arm.wrist, arm.thumb, 0.08),
            f"{side} knee": leg.knee,
            f"{side} ankle": leg.ankle,
            f"{side} heel": leg.heel,
            f"{side} toes": leg.tip,
        }
    return joints
