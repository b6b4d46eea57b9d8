"""One thing of the routine otherwise."""

from dataclasses import replace

import pytest

from backcompanion.training.exercise import routine_changes
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.exercise.terms import Block
from backcompanion.training.session.prescription import Choices, prescribe
from support.shipped import shipped_library

LIBRARY = shipped_library()
EXERCISES = LIBRARY.exercises
BUILT_IN = LIBRARY.routines["upper-lower-back"]


def names(routine: Routine, block: Block = "round") -> list[str]:
    return [place.exercise for place in routine_changes.places_of(routine, block)]


def test_a_place_is_left_out_and_both_sides_of_a_stretch_are() -> None:
    changed = routine_changes.without(BUILT_IN, "round", 1, EXERCISES)
    assert names(changed) == [name for name in names(BUILT_IN) if name != "russian-twists"]
    index = names(BUILT_IN, "cool-down").index("lying-twist")
    for side in (index, index + 1):
        changed = routine_changes.without(BUILT_IN, "cool-down", side, EXERCISES)
        assert "lying-twist" not in names(changed, "cool-down")
        assert len(names(changed, "cool-down")) == len(names(BUILT_IN, "cool-down")) - 2


def test_something_has_to_be_left_to_do() -> None:
    routine = replace(BUILT_IN, round=BUILT_IN.round[:1])
    with pytest.raises(ValueError, match="nothing"):
        routine_changes.without(routine, "round", 0, EXERCISES)


def test_moves_go_past_their_neighbour_and_back_and_stop_at_the_ends() -> None:
    later = routine_changes.moved(BUILT_IN, "round", 0, 1, EXERCISES)
    assert names(later)[:2] == names(BUILT_IN)[1::-1]
    assert names(routine_changes.moved(later, "round", 1, -1, EXERCISES)) == names(BUILT_IN)
    assert routine_changes.moved(BUILT_IN, "round", 0, -1, EXERCISES) == BUILT_IN
    last = len(BUILT_IN.round) - 1
    assert routine_changes.moved(BUILT_IN, "round", last, 1, EXERCISES) == BUILT_IN


def test_both_sides_of_a_stretch_move_together() -> None:
    before = names(BUILT_IN, "cool-down")
    index = before.index("thread-the-needle")
    moved = routine_changes.moved(BUILT_IN, "cool-down", index + 1, 1, EXERCISES)
    assert names(moved, "cool-down")[index : index + 3] == [
        before[index + 2],
        "thread-the-needle",
        "thread-the-needle",
    ]


def test_there_is_time_to_get_into_the_position_of_what_comes_first() -> None:
    first = BUILT_IN.cool_down[0].get_ready_seconds
    changed = routine_changes.without(BUILT_IN, "cool-down", 0, EXERCISES)
    assert changed.cool_down[0].get_ready_seconds == first > BUILT_IN.cool_down[1].get_ready_seconds


def test_what_is_swapped_keeps_sets_and_time() -> None:
    changed = routine_changes.with_dose_of(
        BUILT_IN, "round", 0, lambda dose: replace(dose, sets=2, repetitions=10)
    )
    swapped = routine_changes.swapped(changed, "round", 0, EXERCISES["bridge"], EXERCISES)
    assert swapped.round[0].exercise == "bridge"
    assert swapped.round[0].dose == Dose(sets=2, seconds=80)
    stretched = routine_changes.swapped(
        BUILT_IN, "cool-down", 2, EXERCISES["figure-four"], EXERCISES
    )
    place = stretched.cool_down[2]
    assert (place.side, place.dose.per_side, place.dose.seconds) == (None, True, 20)


@pytest.mark.parametrize(("block", "count"), [("warm-up", 8), ("round", 8), ("cool-down", 11)])
def test_every_place_can_be_left_out_for_a_day(block: Block, count: int) -> None:
    for index in range(count):
        choices = Choices(rounds=1, left_out=frozenset({(block, index)}))
        steps = [s for s in prescribe(BUILT_IN, LIBRARY, choices).steps if s.block == block]
        assert [s.place for s in steps] == [n for n in range(count) if n != index]
        assert [(s.number, s.count) for s in steps] == [(n, count - 1) for n in range(1, count)]
        assert steps[0].get_ready_seconds >= (block != "warm-up") * 13
