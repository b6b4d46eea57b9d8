"""A history of several routines, narrowed to one for a chart."""

from dataclasses import replace
from datetime import date

from backcompanion.application.one_routine import (
    narrowed,
    of_routine,
    routines_in,
    soreness_after,
)
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import Break, History
from support.weeks import day, draw, session

TODAY = day("2026-11-22")
ALL = draw(
    """
    2026-11-09  x.x.x..  3 3 met
    2026-11-16  x.2....  2 3 open
    """
).history
DESK = tuple(
    session(on, 7, routine="desk-turns", active_seconds=120.0, counts=counts)
    for on, counts in (("2026-11-10", None), ("2026-11-11", None), ("2026-11-18", False))
)
BOTH = replace(
    ALL, sessions=tuple(sorted((*ALL.sessions, *DESK), key=lambda record: record.started_at))
)


def test_weeks_hold_that_routine_alone_and_are_met_by_one_day_of_it() -> None:
    stats = compute_stats(BOTH, TODAY)
    history, of_desk = narrowed(BOTH, stats, "desk-turns")
    assert history.sessions == DESK
    weeks = [(week.sessions, week.active_days, week.seconds) for week in of_desk.weeks]
    assert weeks == [(2, 2, 240.0), (1, 0, 120.0)]
    assert of_desk.this_week == of_desk.weeks[-1]
    assert [(each.state, each.needs, each.goal) for each in of_desk.weeks] == [
        ("met", 1, 1),
        ("open", 1, 1),
    ]
    assert of_desk.streak.weeks == 1
    assert (of_desk.totals.sessions, of_desk.totals.active_days) == (3, 2)


def test_a_break_asks_for_nothing_and_what_was_before_the_first_is_neither_met_nor_missed() -> None:
    late = session("2026-11-02", 3, routine="late", active_seconds=600.0, counts=True)
    breaks = (Break(date(2026, 11, 9), date(2026, 11, 15), "holiday"),)
    first = session("2026-10-19", 1, counts=True)
    history = History((first, late), breaks=breaks)
    _own, stats = narrowed(history, compute_stats(history, TODAY), "late")
    assert [week.state for week in stats.weeks] == ["neutral", "neutral", "met", "neutral", "open"]
    assert stats.streak.weeks == 1


def test_an_earlier_page_is_over_in_all_its_weeks() -> None:
    stats = replace(compute_stats(BOTH, TODAY), up_to_date=False)
    _own, of_desk = narrowed(BOTH, stats, "desk-turns")
    assert [week.state for week in of_desk.weeks] == ["met", "missed"]


def test_soreness_of_a_routine_is_that_of_its_days_and_of_those_after() -> None:
    own = of_routine(BOTH, "desk-turns")
    soreness = {day(f"2026-11-{n:02}"): n for n in (9, 10, 11, 12, 13, 18, 19, 20)}
    assert sorted(soreness_after(soreness, own).values()) == [10, 11, 12, 18, 19]


def test_what_is_narrowed_adds_up_to_the_whole() -> None:
    stats = compute_stats(BOTH, TODAY)
    parts = [narrowed(BOTH, stats, id)[1] for id in routines_in(BOTH.sessions)]
    for index, week in enumerate(stats.weeks):
        assert sum(part.weeks[index].sessions for part in parts) == week.sessions
        assert sum(part.weeks[index].seconds for part in parts) == week.seconds


def test_the_one_that_was_trained_most_comes_first_and_none_is_none() -> None:
    assert routines_in(BOTH.sessions) == ("upper-lower-back", "desk-turns")
    assert routines_in(History().sessions) == ()


def test_a_day_counts_whichever_routine_was_trained_on_it() -> None:
    """Two of one and one of another make three days: what is held to the goal is the person."""
    mixed = draw("2026-11-16  x.x....  2 3 open").history
    third = session("2026-11-21", 7, routine="desk-turns", active_seconds=120.0)
    stats = compute_stats(replace(mixed, sessions=(*mixed.sessions, third)), TODAY)
    assert (stats.this_week.active_days, stats.this_week.state) == (3, "met")
    assert stats.streak.weeks == 1
