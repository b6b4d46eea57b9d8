"""The history as numbers that are ready to be drawn; nothing of Qt is needed for them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backcompanion.application.progress_series import (
    CALENDAR_WEEKS,
    MOST_WEEKS,
    calendar,
    fraction_done,
    group_weeks,
    headline,
    nice_ticks,
    sessions_in,
    sessions_with_feedback,
    span_start,
    training_times,
    weeks_in,
)
from backcompanion.training.planning.consistency import Week
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import History, SetTotals
from support.cases import each_case
from support.child_process import must_succeed
from support.present import present
from support.weeks import day, draw, session
from support.years import trained_weeks

TODAY = day("2026-11-20")  # a Friday


def numbers(history: History):
    return history, compute_stats(history, TODAY)


def test_it_needs_no_qt():
    code = (
        "import sys, backcompanion.application.progress_series; sys.exit('PySide6' in sys.modules)"
    )
    must_succeed(code)


@pytest.mark.parametrize(
    ("span", "first", "weeks"),
    [("quarter", "2026-08-24", 13), ("year", "2025-11-17", 53), ("all", "2024-12-23", 100)],
)
def test_spans_begin_with_a_whole_week(span, first, weeks):
    history, headline = numbers(trained_weeks(TODAY, 100))
    assert span_start(headline, span) == day(first)
    assert len(weeks_in(headline, span)) == weeks
    shown = sessions_in(history, headline, span)
    assert shown[0].local_date >= day(first)
    assert list(shown) == sorted(shown, key=lambda record: record.started_at)


def test_a_span_longer_than_the_history_shows_what_there_is():
    _history, headline = numbers(draw("2026-11-16  x.x....  2 3 open").history)
    assert len(weeks_in(headline, "year")) == 1
    _nothing, none = numbers(History((session("2026-11-18", counts=False),)))
    assert [week.start for week in weeks_in(none, "all")] == [day("2026-11-16")]


def test_the_headline_adds_up_the_span_and_keeps_today():
    history, figures = numbers(trained_weeks(TODAY, 100))
    quarter, everything = (headline(history, figures, span) for span in ("quarter", "all"))
    assert quarter.totals.sessions < everything.totals.sessions == len(history.sessions)
    assert quarter.week == everything.week == figures.this_week
    assert present(quarter.since) > present(everything.since) == history.sessions[0].local_date


@pytest.mark.parametrize(("trained", "possible"), [("2026-11-18", 3), ("2026-11-20", 2)])
def test_how_many_days_could_still_be_trained(trained, possible):
    history, figures = numbers(History((session(trained),)))
    assert headline(history, figures, "year").still_possible == possible


def test_the_calendar_has_53_whole_weeks_up_to_this_one():
    history, headline = numbers(trained_weeks(TODAY, 60))
    days = calendar(history, headline)
    assert len(days) == 7 * CALENDAR_WEEKS
    assert days[0].day == day("2025-11-17")
    assert days[-1].day == day("2026-11-22")
    assert [mark.in_future for mark in days[-3:]] == [False, True, True]
    trained = {
        session.local_date for session in history.sessions if session.local_date >= days[0].day
    }
    assert {mark.day for mark in days if mark.level} == trained


@each_case(("share", "level"), [(0.1, 1), (0.5, 2), (0.74, 2), (0.75, 3), (0.95, 4), (1.0, 4)])
def test_the_level_of_a_day_is_how_much_was_done(share, level):
    record = session("2026-11-18", sets=SetTotals(16, 0, 562.0, 562.0 * share))
    (mark,) = (m for m in calendar(*numbers(History((record,)))) if m.day == day("2026-11-18"))
    assert mark.level == level


def test_two_halves_are_a_whole_day():
    half = SetTotals(16, 8, 562.0, 281.0)
    both = History(tuple(session("2026-11-18", number, sets=half) for number in (0, 1)))
    (mark,) = (mark for mark in calendar(*numbers(both)) if mark.sessions)
    assert (mark.level, mark.sessions, mark.sets_done, mark.sets_planned) == (4, 2, 16, 32)


def test_without_steps_the_share_is_by_the_time():
    assert fraction_done(session("2026-11-18", active_seconds=750.0)) == 0.5
    assert fraction_done(session("2026-11-18", active_seconds=9000.0)) == 1.0


def test_weeks_become_months_where_they_would_be_too_thin():
    def week(index: int, state: str) -> Week:
        start = day("2020-01-06") + timedelta(weeks=index)
        return Week(start, 2 + index % 2, 2, 3000.0, 3, 3, state)  # type: ignore[arg-type]

    few = group_weeks([week(index, "met") for index in range(MOST_WEEKS)])
    assert len(few) == MOST_WEEKS
    many = group_weeks([week(index, "missed") for index in range(MOST_WEEKS + 1)])
    assert (many[0].start, len(many[0].weeks)) == (day("2020-01-06"), 4)
    assert many[0].sessions_a_week == 2.5
    assert many[0].minutes_a_week == 50.0
    assert not many[0].strong
    assert sum(len(column.weeks) for column in many) == MOST_WEEKS + 1


def test_rated_leaves_out_sessions_of_which_nothing_was_said():
    plain, hard, sore = (session(f"2026-11-1{n}") for n in (6, 7, 8))
    hard, sore = replace(hard, effort=8), replace(sore, back="sore")
    assert sessions_with_feedback((plain, hard, sore)) == (hard, sore)


def test_when_counts_weekdays_and_hours_of_the_place():
    counted = training_times(
        [session("2026-11-16"), session("2026-11-16", 1), session("2026-11-18")]
    )
    assert counted.weekdays == (2, 0, 1, 0, 0, 0, 0)
    assert (counted.hours[18], counted.hours[19], sum(counted.hours)) == (2, 1, 3)


@each_case(
    ("top", "ticks"),
    [
        (3, (0, 1, 2, 3)),
        (4, (0, 1, 2, 3, 4)),
        (6, (0, 2, 4, 6)),
        (75, (0, 20, 40, 60, 80)),
        (101, (0, 50, 100, 150)),
        (3.5, (0, 1, 2, 3, 4)),
    ],
)
def test_ticks_are_even_and_reach_the_top(top, ticks):
    assert nice_ticks(top) == ticks
