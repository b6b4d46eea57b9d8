"""Every set of equipment, level, health remark and pair of them: what stands in the routine."""

from collections import Counter
from itertools import chain, combinations, product

import pytest

from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Equipment, Level, Remark
from backcompanion.training.session.substitution import REMARKS
from support.prescribing import LIBRARY, ROUTINE, in_the_round, prescribed
from support.thoroughness import tries

THINGS: tuple[Equipment, ...] = ("dumbbells", "physio-ball", "medicine-ball", "band")
ALWAYS = {"water-bottles", "cushion"}

# Who must leave what out, from the design's table, whatever the files of the exercises say.
LEFT_OUT: dict[str, set[str]] = {
    "disc": {
        "russian-twists",
        "roll-downs",
        "pendulum-swing",
        "pilates-swimmers",
        "knees-to-chest",
        "lying-twist",
        "cat-and-cow",
        "lying-hamstring",
    },
    "stenosis": {"back-bows", "pilates-swimmers", "ball-back-extensions", "chest-lifts"},
    "osteoporosis": {
        "russian-twists",
        "roll-downs",
        "pendulum-swing",
        "ball-back-extensions",
        "chest-lifts",
        "knees-to-chest",
        "lying-twist",
        "cat-and-cow",
        "thread-the-needle",
    },
    "pregnancy": {
        "back-bows",
        "pilates-swimmers",
        "ball-back-extensions",
        "chest-lifts",
        "bridge",
        "dead-bug",
        "russian-twists",
        "roll-downs",
        "knees-to-chest",
        "lying-twist",
        "figure-four",
        "lying-hamstring",
        "rest-breathing",
    },
    "dizziness": {"roll-downs", "ball-back-extensions"},
    "anaemia": {"roll-downs", "ball-back-extensions"},
    "sore-shoulder": {"reverse-fly", "side-plank", "band-pull-apart"},
    "sore-wrists-or-knees": {"childs-pose"},
}


def subsets(things: tuple[Equipment, ...]) -> list[frozenset[Equipment]]:
    sizes = range(len(things) + 1)
    return [frozenset(some) for some in chain.from_iterable(combinations(things, n) for n in sizes)]


def remark_sets(most: int) -> list[frozenset[Remark]]:
    return [frozenset(s) for n in range(most + 1) for s in combinations(REMARKS, n)]


@pytest.mark.parametrize("level", LEVELS)
def test_every_equipment_and_every_pair_of_remarks(level: Level) -> None:
    everything = product(subsets(THINGS), remark_sets(tries(2, sample=1)))
    with_pairs = product((frozenset[Equipment](), frozenset(THINGS)), remark_sets(2))
    for equipment, remarks in {*everything, *with_pairs}:
        prescription = prescribed(equipment, level, remarks)
        where = (sorted(equipment), level, sorted(remarks))
        there = equipment | ALWAYS
        steps = in_the_round(prescription)
        assert len(steps) == 8, where
        assert all(count <= 2 for count in Counter(s.exercise for s in steps).values()), where
        assert len([s for s in prescription.steps if s.kind == "warm-up"]) == 8, where
        as_written = [
            *ROUTINE.warm_up,
            *(prescription.rounds * ROUTINE.round),
        ]
        # In the cool-down what stands in for several in a row is one step.
        stretched = [s for s in prescription.steps if s.block == "cool-down"]
        assert 1 <= len(stretched) <= 11, where
        apart = [s for s in prescription.steps if s.block != "cool-down"]
        for step, written in zip(apart, as_written, strict=True):
            exercise = LIBRARY.exercises[step.exercise]
            assert set(step.held) <= there, where
            assert len(step.held) == len(exercise.variant(step.level).needs), where
            assert step.level in step.tempos, where
            for remark in remarks:
                assert step.exercise not in LEFT_OUT[remark], (where, remark)
                assert (exercise.remarks or {}).get(remark, step.exercise) == step.exercise, where
            assert (step.instead_of or step.exercise) == written.exercise, where
            if step.instead_of or (
                step.level != level and level in exercise.variants and step.kind == "work"
            ):
                assert step.reasons, (where, step.exercise)
            for reason in step.reasons:
                if reason.remark is not None:
                    assert reason.remark in remarks, where
                else:
                    assert reason.kind in ("missing", "often"), where
                    assert reason.subject not in equipment, where
            if step.kind != "work":
                assert step.seconds == LIBRARY.exercises[written.exercise].standard.tempo.seconds


def test_nothing_may_be_done_that_a_remark_speaks_against_by_changing_the_level() -> None:
    for remarks in remark_sets(2):
        for step in prescribed(frozenset(THINGS), "harder", remarks).steps:
            exercise = LIBRARY.exercises[step.exercise]
            for remark in remarks:
                cap = (exercise.remark_levels or {}).get(remark)
                if cap == "easier":
                    assert set(step.tempos) == {"easier"}, (step.exercise, remark)


def test_no_exercise_fills_more_than_two_places_even_with_everything_at_once() -> None:
    for remarks in (*remark_sets(4), frozenset(REMARKS)):
        for equipment in (frozenset[Equipment](), frozenset(THINGS)):
            steps = in_the_round(prescribed(equipment, "standard", remarks))
            assert max(Counter(s.exercise for s in steps).values()) <= 2, sorted(remarks)
            for step in steps:
                assert not any(step.exercise in LEFT_OUT[remark] for remark in remarks)
