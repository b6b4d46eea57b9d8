"""The side that is told is the side that moves: the words of an exercise beside its motion."""

import math
import re

import pytest

from backcompanion.figure.model.body import Pose
from backcompanion.training.exercise.exercise import LEVELS, Exercise
from backcompanion.training.exercise.terms import Level, Side, with_side
from backcompanion.training.session.substitution import REMARKS
from figure.all_motions import SIDES, motion
from support.cases import each_case
from support.shipped import shipped_library

EXERCISES = shipped_library().exercises
LIMBS = re.compile(r"(left|right) (arm|leg)")
INDEX = {"left": 0, "right": 1}
STEPS = 12
HOVERING_METRES = 0.17
"""How high a wrist or an ankle hovers in the swimmers whose turn it is not."""

Told = tuple[str, Level, str]


def _alternating_limbs() -> list[Told]:
    """Exercise, level and how a side is said there, where limbs take turns."""
    faults = []
    for each in EXERCISES.values():
        for level in LEVELS:
            if level in each.variants and each.sides == "alternating":
                lead = each.cues_at(level).lead
                if LIMBS.search(with_side(lead, "left")):
                    faults.append((each.id, level, lead))
    return faults


def _limb(pose: Pose, side: int, kind: str) -> tuple[float, ...]:
    return tuple(pose.arms[side].wrist if kind == "arm" else pose.legs[side].ankle)


def _way(exercise: Exercise, level: Level, side: Side, kind: str, of: int, figure: str) -> float:
    """How far that limb gets from where it began, in the first phase that goes to that side; where
    strokes follow on one another, how high it ends.
    """
    phase = exercise.variant(level).tempo.parts[0].phases[0].name
    shown = motion(figure)
    if phase == "beat" and (kind == "leg" or level != "easier"):
        return max(0.0, _limb(shown.pose(level, phase, 1.0, side), of, kind)[1] - HOVERING_METRES)
    places = [_limb(shown.pose(level, phase, n / STEPS, side), of, kind) for n in range(STEPS + 1)]
    return max(math.dist(places[0], place) for place in places)


@each_case(("exercise_id", "level", "lead"), _alternating_limbs())
def test_each_limb_that_is_named_moves_and_its_fellow_stays(
    exercise_id: str, level: Level, lead: str
) -> None:
    exercise = EXERCISES[exercise_id]
    for side in SIDES:
        named = LIMBS.findall(with_side(lead, side))
        assert named
        for which, what in named:
            kind, of = ("arm" if what == "arm" else "leg"), INDEX[which]
            moved = _way(exercise, level, side, kind, of, exercise_id)
            fellow = _way(exercise, level, side, kind, 1 - of, exercise_id)
            assert moved > 0.05 and moved > 3 * fellow, (side, which, what, moved, fellow)


def test_so_it_is_where_a_remark_asks_for_another_figure() -> None:
    checked = 0
    for exercise in EXERCISES.values():
        for remark in REMARKS:
            figure = (exercise.remark_figures or {}).get(remark)
            level = (exercise.remark_levels or {}).get(remark, "standard")
            lead = exercise.cues_at(level, remarks=[remark]).lead
            if figure is None or exercise.sides != "alternating":
                continue
            for which, what in LIMBS.findall(with_side(lead, "left")):
                kind, of = ("arm" if what == "arm" else "leg"), INDEX[which]
                moved = _way(exercise, level, "left", kind, of, figure)
                assert moved > 3 * _way(exercise, level, "left", kind, 1 - of, figure), figure
                checked += 1
    assert checked >= 3


@pytest.mark.parametrize("id", ["russian-twists", "pendulum-swing", "upright-turns"])
def test_what_turns_to_a_side_turns_there(id: str) -> None:
    for side in SIDES:
        chest = motion(id).pose("standard", "turn", 1.0, side).chest
        across = chest.forward[2]  # its right is where z is above 0
        assert across > 0.2 if side == "right" else across < -0.2


@pytest.mark.parametrize(("id", "phase"), [("lying-twist", "hold"), ("knee-sways", "turn")])
def test_knees_sink_to_the_side_that_is_told(id: str, phase: str) -> None:
    for side in SIDES:
        knees = [leg.knee[2] for leg in motion(id).pose("standard", phase, 1.0, side).legs]
        assert min(knees) > 0 if side == "right" else max(knees) < 0
