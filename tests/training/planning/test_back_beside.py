"""Ranks and Holm by cases; and what is told of the back, of histories that chance made."""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from random import Random

import pytest

from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.back_beside import (
    About,
    BackBeside,
    Trained,
    TrainedAs,
    back_beside,
)
from backcompanion.training.planning.mann_whitney import holm, mann_whitney
from backcompanion.training.session.record import BackFeeling, History, SessionRecord
from support.cases import each_case
from support.histories import session
from support.thoroughness import tries

BACKS: tuple[BackFeeling, ...] = ("good", "tired", "sore", "painful")
FIRST = datetime(2026, 1, 5, 18, tzinfo=UTC)
AS_OF = FIRST.date() + timedelta(days=400)
EXERCISES = ("back-bows", "reverse-fly", "roll-downs", "russian-twists")


def counted(values: tuple[float, ...]) -> dict[float, int]:
    return {value: values.count(value) for value in values}


@each_case(
    ("first", "other", "p"),
    [
        # By hand. U = 25, mean 12.5, variance 25/12 · 11; z = 12 / 4.787.
        ((1, 2, 3, 4, 5), (6, 7, 8, 9, 10), 0.01218578),
        # U = 28.5, mean 18, ties 4³-4 + 5³-5 + 2³-2 = 186; z = 10 / 5.897.
        ((0, 1, 1, 2, 2, 3), (0, 0, 0, 1, 1, 1), 0.08992),
        ((1, 1, 1), (1, 1, 1), 1.0),
        ((), (1, 2), 1.0),
    ],
)
def test_two_groups_differ_by_their_ranks(
    first: tuple[float, ...], other: tuple[float, ...], p: float
) -> None:
    assert mann_whitney(counted(first), counted(other)) == pytest.approx(p, abs=1e-4)
    assert mann_whitney(counted(other), counted(first)) == pytest.approx(p, abs=1e-4)


def test_the_p_is_near_that_of_all_ways_to_divide_them() -> None:
    values = (0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 0)
    ranks = [sum(b < a for b in values) + (values.count(a) + 1) / 2 for a in values]
    mean = 6 * sum(ranks) / 12
    distance = abs(sum(ranks[:6]) - mean)
    ways = [abs(sum(ranks[i] for i in each) - mean) for each in combinations(range(12), 6)]
    exact = sum(way >= distance - 1e-9 for way in ways) / len(ways)
    assert mann_whitney(counted(values[:6]), counted(values[6:])) == pytest.approx(exact, abs=0.05)


def test_holm_makes_each_as_likely_as_so_many_questions_do() -> None:
    assert holm((0.01, 0.04, 0.03, 0.005)) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm((0.9, 0.8)) == (1.0, 1.0)
    assert holm(()) == ()


def test_too_few_sessions_are_not_asked_about() -> None:
    history, trained = made(Random(1), count=11, shift=0.0)
    assert back_beside(history, AS_OF, trained, {}) == BackBeside(0, ())
    assert back_beside(History(), AS_OF, Trained(), {}) == BackBeside(0, ())


def test_a_variant_and_what_it_took_the_place_of_are_one_question() -> None:
    history, trained = made(Random(3), count=40, shift=3.0, only="back-bows")
    beside = back_beside(history, AS_OF, trained, {})
    assert beside.asked == 1
    (remark,) = beside.remarks
    assert remark.about == About("variant", "back-bows", "harder")
    assert len(remark.with_it.ids) == len(remark.without.ids) == 20
    assert remark.with_it.mean > remark.without.mean
    assert remark.p < 0.05


def test_soreness_of_the_next_day_stands_in_for_a_word_that_was_not_said() -> None:
    sessions = tuple(
        session(f"{n:02}", FIRST + timedelta(days=2 * n), back=None if n % 2 else "good")
        for n in range(20)
    )
    ids = [session.id for session in sessions]
    trained = Trained(
        {TrainedAs("back-bows", "standard", 4.0 if n % 2 else None): ids[n::2] for n in (0, 1)},
        dict.fromkeys(ids, 2),
    )
    sore = {session.local_date + timedelta(days=1): 8 for session in sessions}
    (remark,) = back_beside(History(sessions), AS_OF, trained, sore).remarks
    assert remark.about == About("load", "back-bows", load_kg=4.0)
    assert (remark.with_it.mean, remark.without.mean) == (pytest.approx(2.4), 0.0)


def test_less_than_two_days_between_two_sessions_is_asked_about() -> None:
    days = [0]
    for n in range(39):
        days.append(days[-1] + (1 if n % 2 else 3))
    sessions = tuple(
        session(f"{n:02}", FIRST + timedelta(days=on), back="sore" if n and n % 2 == 0 else "good")
        for n, on in enumerate(days)
    )
    (remark,) = back_beside(History(sessions), AS_OF, Trained(), {}).remarks
    assert remark.about == About("gap")
    assert remark.with_it.mean == 2.0


def test_the_future_is_not_asked() -> None:
    history, trained = made(Random(3), count=40, shift=3.0, only="back-bows")
    assert back_beside(history, FIRST.date() + timedelta(days=15), trained, {}).asked == 0


def test_chance_says_something_in_at_most_five_of_a_hundred_histories() -> None:
    """The bound of a sample has room for its own chance (two standard deviations)."""
    count = tries(1000, sample=60)
    count_told = sum(bool(said(Random(seed), shift=0.0)) for seed in range(count))
    assert count_told <= (0.05 * count if count == 1000 else 0.05 * count + 3.4)


def test_a_shift_of_one_and_a_half_points_is_found_four_times_of_five() -> None:
    count = tries(1000, sample=60)
    wanted = About("variant", "back-bows", "harder")
    hits = sum(wanted in said(Random(seed), shift=1.5) for seed in range(count))
    assert hits >= 0.8 * count


def said(dice: Random, shift: float) -> list[About]:
    history, trained = made(dice, count=40, shift=shift)
    return [remark.about for remark in back_beside(history, AS_OF, trained, {}).remarks]


def made(dice: Random, *, count: int, shift: float, only: str = "") -> tuple[History, Trained]:
    """Half of the sessions with harder back bows, which shift how the back felt; spread 1.0."""
    harder = set(dice.sample(range(count), count // 2))
    sessions: list[SessionRecord] = []
    ways: dict[TrainedAs, list[str]] = {}
    rounds = {}
    on = FIRST
    for n in range(count):
        felt = dice.gauss(0.8 + (shift if n in harder else 0.0), 1.0)
        back = BACKS[min(3, max(0, round(felt)))]
        sessions.append(session(f"{n:03}", on, back=back))
        on += timedelta(days=2 if only else dice.choice((1, 2, 3)))
        rounds[sessions[-1].id] = 2 if only else dice.choice((1, 2, 2, 3))
        for exercise in EXERCISES:
            level: Level = "harder" if n in harder else "standard"
            if exercise != "back-bows":
                if only or dice.random() < 0.2:
                    continue
                level = dice.choice(("easier", "standard", "standard", "harder"))
            kg = dice.choice((2.0, 3.0)) if exercise == "reverse-fly" else None
            ways.setdefault(TrainedAs(exercise, level, kg), []).append(sessions[-1].id)
    return History(tuple(sessions)), Trained(ways, rounds)
