"""The routines that are shipped beside the main one."""

from itertools import combinations, pairwise
from typing import get_args

import pytest

from backcompanion.cli.check_coaching import line, occurrences
from backcompanion.training.exercise.terms import Equipment, Remark
from backcompanion.training.session.fitting import fit
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.record import SetTotals
from library.own_resources import THE_EIGHT, library, routine
from support.shipped import shipped_library
from support.weeks import session

LENGTHS = {
    "upper-lower-back": 1500,
    "ten-minutes": 600,
    "gentle-back": 634,
    "stretches": 408,
    "desk-shoulders": 60,
    "desk-turns": 120,
    "desk-legs-and-back": 180,
}
DESK = [id for id in LENGTHS if id.startswith("desk-")]
REMARKS: tuple[Remark, ...] = get_args(Remark)
THINGS: tuple[Equipment, ...] = get_args(Equipment)
EVERY_REMARK = [frozenset(each) for n in range(9) for each in combinations(REMARKS, n)]


def test_the_main_one_comes_first_and_each_is_as_long_as_it_says() -> None:
    there = {
        id: prescribe(routine, library(), Choices(rounds=routine.rounds)).seconds
        for id, routine in library().routines.items()
    }
    assert list(there.items()) == list(LENGTHS.items())


def test_in_ten_minutes_the_eight_are_done_once_with_a_quarter_of_the_rest() -> None:
    shipped_routine = library().routines["ten-minutes"]
    assert tuple(place.exercise for place in shipped_routine.round) == THE_EIGHT
    fitted = fit(routine(), library(), Choices(), 10, {})
    assert tuple(map(round, fitted.kcal)) == (82, 105)
    assert shipped_routine.kcal == (83, 105)


def test_the_gentle_one_needs_nothing_and_only_goes_down() -> None:
    routine = library().routines["gentle-back"]
    for remarks in EVERY_REMARK[:40]:
        steps = prescribe(routine, library(), Choices(rounds=1, remarks=remarks)).steps
        assert not any(step.held for step in steps)
    positions = [library().exercises[place.exercise].position for place in routine.round]
    assert positions == ["standing"] * 3 + ["hands-and-knees", "lying-back"]
    assert {library().exercises[place.exercise].position for place in routine.cool_down} == {
        "lying-back"
    }


@pytest.mark.parametrize("id", DESK)
def test_at_the_desk_nobody_leaves_their_feet_whatever_they_tick(id: str) -> None:
    routine = library().routines[id]
    for remarks in EVERY_REMARK:
        for things in (frozenset[Equipment](), frozenset(THINGS)):
            steps = prescribe(routine, library(), Choices(things, remarks=remarks, rounds=1)).steps
            assert {library().exercises[step.exercise].position for step in steps} == {"standing"}
            assert not any(step.held for step in steps)


def test_one_minute_has_no_warm_up() -> None:
    assert not library().routines["desk-shoulders"].warm_up


def test_what_stands_in_for_stretches_in_a_row_is_held_once() -> None:
    routine = library().routines["stretches"]
    for remarks in EVERY_REMARK[:40]:
        steps = prescribe(routine, library(), Choices(rounds=1, remarks=remarks)).steps
        pairs = pairwise(steps)
        assert all((a.exercise, a.side) != (b.exercise, b.side) for a, b in pairs)


def test_a_session_of_any_of_them_counts_by_the_same_rule() -> None:
    for id, shipped in library().routines.items():
        work = [
            step for step in prescribe(shipped, library(), Choices()).steps if step.kind == "work"
        ]
        whole = sum(step.seconds for step in work)
        for done, finished in ((0.0, True), (0.49, True), (0.5, False), (1.0, True)):
            sets = SetTotals(len(work), 0, whole, done * whole)
            record = session("2026-11-22", routine=id, finished=finished, sets=sets)
            # Where there is no work, what counts is that it was gone through.
            assert record.counts_as_active_day() == (done >= 0.5 if work else finished)


@pytest.mark.parametrize("id", [id for id in LENGTHS if id != "upper-lower-back"])
def test_nothing_that_is_said_contradicts_what_is_done(id: str) -> None:
    alone = (frozenset[Remark](), *(frozenset({remark}) for remark in REMARKS))
    choices = [Choices(rounds=1, remarks=each) for each in alone]
    choices += [Choices(rounds=1, level=level) for level in ("easier", "harder")]
    choices.append(Choices(rounds=1, practised=frozenset()))
    routine = shipped_library().routines[id]
    assert [line(each) for each in occurrences(routine, shipped_library(), choices)] == []
