"""No step that a health remark leaves is shown doing what the remark speaks against.

The table of exercises by their names: tests/training/session/test_substitution.py. Here the figure
itself is measured, of every routine that is shipped and whatever else is ticked.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from math import asin, degrees

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.motion import Motion
from backcompanion.figure.model.space import Frame, dot
from backcompanion.training.exercise.exercise import LEVELS, Exercise
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.exercise.terms import Equipment, Level, Remark
from backcompanion.training.session.prescription import Choices, PlannedStep, prescribe
from backcompanion.training.session.substitution import REMARKS
from figure.all_motions import SIDES, motion
from figure.measures import angles_of
from support.cases import each_case
from support.shipped import shipped_library
from support.thoroughness import THOROUGH

LIBRARY = shipped_library()
THINGS: frozenset[Equipment] = frozenset(
    ("dumbbells", "band", "medicine-ball", "physio-ball", "cushion")
)
Step = tuple[str, str, Level]  # exercise, motion, level


def _degrees(sine: float) -> float:
    return degrees(asin(max(-1.0, min(1.0, sine))))


def _bent_forwards(low: Frame, high: Frame) -> float:
    """Below 0: arched."""
    return _degrees(dot(high.up, low.forward))


def _rounding(pose: Pose) -> float:
    return _bent_forwards(pose.pelvis, pose.chest)


def _arch_of_low_back(pose: Pose) -> float:
    return -_bent_forwards(pose.pelvis, pose.frames[3])


def _turn(pose: Pose) -> float:
    """About the length of the spine: a bend to the side does not count."""
    return abs(_degrees(dot(pose.chest.right, pose.pelvis.forward)))


def _arms_raised(pose: Pose) -> float:
    angles = angles_of(pose)
    return max(angles["L shoulder"], angles["R shoulder"])


def _flat_hands_leant_on(pose: Pose) -> float:
    """How many: palm and wrist on the floor under a steep forearm."""
    return sum(
        arm.palm[1] < -0.8 and arm.wrist[1] < 0.06 and arm.elbow[1] - arm.wrist[1] > 0.17
        for arm in pose.arms
    )


def _knees_apart(pose: Pose) -> float:
    left, right = pose.legs
    return abs(left.knee[2] - right.knee[2])


def _head_below_hips(pose: Pose) -> float:
    return pose.spine[0][1] - pose.head[1]


def _most(measure: Callable[[Pose], float], motion_id: str, level: Level) -> float:
    """Of the whole motion, but for turning over."""
    performed_motion = motion(motion_id)
    same = [
        each for each in LEVELS if performed_motion.level(each) is performed_motion.level(level)
    ]
    return _all_measures(performed_motion, same[0])[measure]


@cache
def _all_measures(performed_motion: Motion, level: Level) -> dict[Callable[[Pose], float], float]:
    """To both sides where there is time for it: no measure tells them apart, and the other one is
    the mirror image.
    """
    repetitions = (0,) if performed_motion.level(level).cycle is None else (0, 1)
    poses = [
        performed_motion.pose(level, phase, fraction, side, repetition=done)
        for phase in performed_motion.phases(level)
        if phase != "switch"
        for side in (SIDES if THOROUGH else SIDES[:1])
        for fraction in (0.0, 0.25, 0.5, 0.75, 1.0)
        for done in repetitions
    ]
    return {measure: max(map(measure, poses)) for measure in MEASURES}


def remark_sets() -> Iterator[frozenset[Remark]]:
    for size in range(len(REMARKS) + 1) if THOROUGH else (1, 2, len(REMARKS)):
        yield from map(frozenset, combinations(REMARKS, size))


def _of_all_others() -> Routine:
    """What is shipped for routines of one's own and has a place in none of those shipped."""
    placed = {
        place.exercise
        for routine in LIBRARY.routines.values()
        for block in (routine.warm_up, routine.round, routine.cool_down)
        for place in block
    }
    others = tuple(
        RoutineStep(each.id, 15.0, "left" if each.sides == "one" else None)
        for each in LIBRARY.exercises.values()
        if each.id not in placed
    )
    return replace(LIBRARY.routines["upper-lower-back"], id="others", round=others)


@cache
def steps_under(remark: Remark) -> frozenset[Step]:
    return _all_steps()[remark]


@cache
def _all_steps() -> dict[Remark, frozenset[Step]]:
    hits: dict[Remark, set[Step]] = {remark: set() for remark in REMARKS}
    for routine in (*LIBRARY.routines.values(), _of_all_others()):
        for remarks in remark_sets():
            for level in LEVELS if THOROUGH else ("harder",):
                for things in (frozenset[Equipment](), THINGS):
                    choices = Choices(equipment=things, level=level, remarks=remarks)
                    for step in prescribe(routine, LIBRARY, choices).steps:
                        for remark in remarks:
                            hits[remark] |= set(_with_gentler_levels(step))
    return {remark: frozenset(steps) for remark, steps in hits.items()}


def _with_gentler_levels(step: PlannedStep) -> Iterator[Step]:
    """What a person may choose at any moment."""
    for level in step.tempos:
        yield step.exercise, step.motion, level


def _exercise(step: Step) -> Exercise:
    return LIBRARY.exercises[step[0]]


# What stands upright and turns with nothing in hand, gently: the table's own swap for the swing.
UPRIGHT_TURNS = {"upright-turns", "step-touch-turns"}
# Lies level with its head or is lifted from the feet: the table's own swap for the ball.
LEVEL_HEAD = {"bridge"}
# On forearms the hips are a little higher than the head.
ABOUT_LEVEL_METRES = 0.16

HANDS_AT_REST = {
    *("ball-back-extensions", "side-lying-clamshell", "side-lying-leg-lifts", "side-lying-rest"),
}

# How far a measure may go under a remark, and the exercises that the table allows it to.
LIMITS: list[tuple[Remark, Callable[[Pose], float], float, set[str]]] = [
    ("disc", _rounding, 30.0, set()),
    ("disc", _turn, 20.0, UPRIGHT_TURNS),
    ("osteoporosis", _rounding, 30.0, set()),
    ("osteoporosis", _turn, 20.0, UPRIGHT_TURNS),
    ("stenosis", _arch_of_low_back, 8.0, set()),
    ("dizziness", _head_below_hips, ABOUT_LEVEL_METRES, LEVEL_HEAD),
    ("anaemia", _head_below_hips, ABOUT_LEVEL_METRES, LEVEL_HEAD),
    # Hands at the temples or the forehead, arms that hang or carry: about as high as the chest.
    ("sore-shoulder", _arms_raised, 140.0, set()),
    # On fists or forearms; a hand may lie there that carries nothing.
    ("sore-wrists-or-knees", _flat_hands_leant_on, 0.0, HANDS_AT_REST),
]

MEASURES = tuple({measure for _remark, measure, _most, _allowed in LIMITS})


@each_case(("remark", "measure", "most", "allowed"), LIMITS)
def test_the_figure_never_goes_where_a_remark_speaks_against_it(
    remark: Remark, measure: Callable[[Pose], float], most: float, allowed: set[str]
) -> None:
    steps = steps_under(remark)
    assert len(steps) > 20
    beyond = {
        (*step, round(measured, 2))
        for step in steps
        if step[0] not in allowed and (measured := _most(measure, step[1], step[2])) > most
    }
    assert beyond == set()


def test_in_pregnancy_nobody_lies_on_back_or_front() -> None:
    positions = {_exercise(step).position for step in steps_under("pregnancy")}
    assert not positions & {"lying-back", "prone", "over-the-ball"}
    assert "lying-side" in positions


def test_a_flat_hand_that_is_leant_on_is_found() -> None:
    on_hands = ("cat-and-cow", "kneeling-supermans", "seated-figure-four", "thread-the-needle")
    for motion_id in on_hands:
        assert _most(_flat_hands_leant_on, motion_id, "standard") >= 1, motion_id


def test_with_sore_knees_nobody_sits_on_the_heels_nor_stands_on_hands() -> None:
    steps = steps_under("sore-wrists-or-knees")
    assert "childs-pose" not in {exercise for exercise, _motion, _level in steps}
    figures = {figure for exercise, figure, _ in steps if exercise == "kneeling-supermans"}
    assert figures == {"kneeling-supermans-forearms"}


def test_a_belly_has_room_between_the_knees() -> None:
    folded = {figure for id, figure, _level in steps_under("pregnancy") if id == "childs-pose"}
    assert len(folded) == 3  # with a pillow, with the arms back, or neither
    for figure in folded:
        assert _knees_apart(motion(figure).still_pose("standard")) > 0.45, figure
    assert _knees_apart(motion("childs-pose").still_pose("standard")) < 0.4


def test_low_haemoglobin_makes_one_round_and_half_as_long_again_to_get_ready() -> None:
    routine = LIBRARY.routines["upper-lower-back"]
    plain = prescribe(routine, LIBRARY, Choices())
    prescription = prescribe(routine, LIBRARY, Choices(remarks=frozenset(("anaemia",))))
    assert {step.round for step in prescription.steps if step.block == "round"} == {1}
    ready = {step.exercise: step.get_ready_seconds for step in plain.steps if step.round == 1}
    for step in prescription.steps:
        if step.block == "round" and step.exercise in ready:
            assert step.get_ready_seconds >= 1.5 * ready[step.exercise] - 0.5, step.exercise
