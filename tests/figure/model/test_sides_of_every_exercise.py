"""Of every exercise that has sides, the one that is said is the one that is shown.

Arms and legs that take turns: test_sides_as_told.py.
"""

from collections.abc import Callable

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.space import distance
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Level, with_side
from figure.all_motions import SIDES, motion
from figure.measures import bend_of
from figure.model.test_sides_as_told import EXERCISES, INDEX, LIMBS
from support.cases import each_case
from support.shipped import shipped_library

# Whether a pose is that of a side, 0 for the left, 1 for the right.
Shows = Callable[[Pose, int], bool]


def _ankle_over_other_knee(pose: Pose, side: int) -> bool:
    crossed, other = pose.legs[side], pose.legs[1 - side]
    near = min(distance(crossed.ankle, other.knee), distance(crossed.ankle, other.hip))
    return near < 0.30 < distance(other.ankle, crossed.knee)


def _leg_up(pose: Pose, side: int) -> bool:
    return pose.legs[side].ankle[1] > pose.legs[1 - side].ankle[1] + 0.5


def _knee_at_the_chest(pose: Pose, side: int) -> bool:
    near, other = (
        distance(leg.knee, pose.spine[-1]) for leg in (pose.legs[side], pose.legs[1 - side])
    )
    return near < other - 0.15


def _leg_long(pose: Pose, side: int) -> bool:
    bends = [bend_of(leg.hip, leg.knee, leg.ankle) for leg in pose.legs]
    return bends[side] < 25 and bends[1 - side] > 60


def _arm_slides_under(pose: Pose, side: int) -> bool:
    arm, other = pose.arms[side], pose.arms[1 - side]
    across = arm.wrist[2] - pose.spine[-1][2]
    return arm.shoulder[1] < other.shoulder[1] - 0.1 and (across > 0.1) == (side == 0)


def _lies_on(pose: Pose, side: int) -> bool:
    low, high = pose.arms[side].shoulder[1], pose.arms[1 - side].shoulder[1]
    return low < high - 0.15 and pose.legs[side].hip[1] < pose.legs[1 - side].hip[1] - 0.1


def _upper_leg_lifts(pose: Pose, side: int) -> bool:
    return _lies_on(pose, 1 - side) and pose.legs[side].knee[1] > pose.legs[1 - side].knee[1] + 0.15


def _heel_ahead(pose: Pose, side: int) -> bool:
    return pose.legs[side].heel[0] > pose.legs[1 - side].heel[0] + 0.1


def _knee_to_other_hand(pose: Pose, side: int) -> bool:
    knees = [leg.knee for leg in pose.legs]
    meets = distance(pose.arms[1 - side].wrist, knees[side])
    return knees[side][1] > knees[1 - side][1] + 0.15 and meets < 0.25


def _foot_off_floor(pose: Pose, side: int) -> bool:
    return pose.legs[side].ankle[1] > pose.legs[1 - side].ankle[1] + 0.05


def _goes_to(pose: Pose, side: int) -> bool:
    return (pose.spine[0][2] > 0.03) if side else (pose.spine[0][2] < -0.03)


def _turns_to(pose: Pose, side: int) -> bool:
    across = pose.chest.forward[2]
    return across > 0.15 if side else across < -0.15


def _knees_to(pose: Pose, side: int) -> bool:
    knees = [leg.knee[2] for leg in pose.legs]
    return min(knees) > 0 if side else max(knees) < 0


# The phase in which it is to be seen, how far in it, and what is to be seen.
SHOWN: dict[str, tuple[str, float, Shows]] = {
    "figure-four": ("hold", 0.5, _ankle_over_other_knee),
    "seated-figure-four": ("hold", 0.5, _ankle_over_other_knee),
    "lying-hamstring": ("hold", 0.5, _leg_up),
    "seated-hamstring": ("hold", 0.5, _leg_long),
    "thread-the-needle": ("hold", 0.5, _arm_slides_under),
    "lying-twist": ("hold", 0.5, _knees_to),
    "knee-sways": ("turn", 1.0, _knees_to),
    "one-knee-to-chest": ("hold", 0.5, _knee_at_the_chest),
    "side-plank": ("hold", 0.5, _lies_on),
    "side-lying-leg-lifts": ("hold", 0.5, _upper_leg_lifts),
    "side-lying-clamshell": ("hold", 0.5, _upper_leg_lifts),
    "heel-digs": ("step", 1.0, _heel_ahead),
    "knee-lifts": ("step", 1.0, _knee_to_other_hand),
    "march": ("step", 1.0, _foot_off_floor),
    "march-shoulder-rolls": ("step", 1.0, _foot_off_floor),
    "step-touch": ("step", 1.0, _goes_to),
    "step-touch-arm-circles": ("step", 1.0, _goes_to),
    "step-touch-turns": ("step", 1.0, _goes_to),
    "russian-twists": ("turn", 1.0, _turns_to),
    "pendulum-swing": ("turn", 1.0, _turns_to),
    "upright-turns": ("turn", 1.0, _turns_to),
}


def test_every_exercise_that_has_sides_is_looked_at() -> None:
    limbs = {
        each.id
        for each in EXERCISES.values()
        if each.sides == "alternating"
        and all(
            LIMBS.search(with_side(each.cues_at(level).lead, "left"))
            for level in LEVELS
            if level in each.variants
        )
    }
    sided = {each.id for each in EXERCISES.values() if each.sides != "both"}
    assert sided == limbs | set(SHOWN)


@each_case("exercise_id", SHOWN)
def test_the_side_that_is_said_is_the_side_that_is_shown(exercise_id: str) -> None:
    exercise = EXERCISES[exercise_id]
    phase, fraction, shows = SHOWN[exercise_id]
    figures = {exercise_id, *(exercise.remark_figures or {}).values()}
    levels: list[Level] = [level for level in LEVELS if level in exercise.variants]
    for figure in figures:
        for level in levels:
            for side in SIDES:
                pose = motion(figure).pose(level, phase, fraction, side, repetition=0)
                assert shows(pose, INDEX[side]), (figure, level, side)
                assert not shows(pose, 1 - INDEX[side]), (figure, level, side)


def test_the_words_name_that_side_and_no_other() -> None:
    """`{other}` in what is said of lying down means the side below."""
    for exercise_id in SHOWN:
        for level in LEVELS:
            exercise = shipped_library().exercises[exercise_id]
            if level not in exercise.variants:
                continue
            cues = exercise.cues_at(level)
            for side in SIDES:
                sentence = with_side(cues.side_set_up or cues.lead, side)
                assert side in sentence.lower().split() or f"{side}," in sentence.lower(), sentence
