"""Motions know every phase of their exercise's tempo and join without a jump in its order."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from backcompanion.training.exercise.exercise import LEVELS, Exercise
from backcompanion.training.session.prescription import phase_side
from figure.all_motions import IDS, motion
from figure.model.test_motion import farthest
from support.cases import each_case
from support.shipped import shipped_library


@cache
def exercises() -> Mapping[str, Exercise]:
    return shipped_library().exercises


def for_remarks() -> dict[str, Exercise]:
    """Of the motions that show an exercise as a health remark asks for."""
    return {
        figure: each
        for each in exercises().values()
        for figure in (each.remark_figures or {}).values()
    }


def exercise(motion_id: str) -> Exercise:
    return (for_remarks() | dict(exercises()))[motion_id]


def test_every_exercise_has_a_motion_and_every_motion_shows_one() -> None:
    assert set(exercises()) | set(for_remarks()) == set(IDS)


@each_case("motion_id", IDS)
def test_phases_follow_each_other_without_a_jump(motion_id: str) -> None:
    performed_motion, whole = motion(motion_id), exercise(motion_id)
    for level in LEVELS:
        tempo = whole.variant(level).tempo
        steps = []
        repetition = 0
        for part in tempo.parts:
            for _ in range(min(part.repetitions, 3)):
                for phase in part.phases:
                    assert phase.name in performed_motion.phases(level), (
                        f"{level}: no phase {phase.name}"
                    )
                    steps.append((phase.name, phase_side("left", tempo, repetition, phase)))
                repetition += 1
        for (first, side), (other, other_side) in pairwise(steps):
            end, begin = (
                performed_motion.pose(level, first, 1.0, side),
                performed_motion.pose(level, other, 0.0, other_side),
            )
            assert farthest(end, begin) < 0.005, f"{level}: {first} {side} to {other} {other_side}"
