"""Headline, charts and their tables tell the same of any history, also where nothing counts."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.application.one_routine import narrowed, of_routine, routines_in
from backcompanion.application.progress_series import (
    SPANS,
    Span,
    group_weeks,
    headline,
    sessions_in,
    weeks_in,
)
from backcompanion.application.stats_json import stats_json
from backcompanion.training.planning.back_beside import Trained
from backcompanion.training.planning.month_review import month_of
from backcompanion.training.planning.program import Plan
from backcompanion.training.planning.review import DateSpan, compute_review
from backcompanion.training.planning.runs import years_of
from backcompanion.training.planning.span_summary import summarize
from backcompanion.training.planning.stats import Stats, compute_stats
from backcompanion.training.session.record import Goal, History, Preferences, SessionRecord
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.progress.body_charts import load_chart
from backcompanion.ui.progress.effort_chart import effort_chart
from backcompanion.ui.progress.streak_chart import streak_chart
from backcompanion.ui.progress.weekly_charts import minutes_chart, sessions_chart
from backcompanion.ui.progress.when_chart import when_chart
from support.thoroughness import examples
from support.weeks import day, session

TODAY = day("2026-11-20")


def unfinished(days_ago: int, number: int = 0, **changes: object) -> SessionRecord:
    values: dict[str, object] = {"active_seconds": 600.0, "finished": False, "effort": 4}
    return session(TODAY - timedelta(days=days_ago), number, **(values | changes))


def drawn(chart: Chart, stats: Stats, span: Span) -> float:
    """What all bars stand for together: each is the mean of its weeks."""
    groups = group_weeks(weeks_in(stats, span))
    return sum(bar.height * len(group.weeks) for bar, group in zip(chart.bars, groups, strict=True))


def column(chart: Chart, index: int) -> list[str]:
    return [row[index].replace(",", "") for row in chart.rows]


def assert_streak_agrees(history: History, stats: Stats) -> None:
    """The view of the streak, the headline, and what `stats --json` and a report say of it."""
    review = compute_review(history, stats, Plan(), Trained(), {})
    document: dict[str, Any] = stats_json(stats, review)
    chart = streak_chart(history, stats, "all")
    shown = headline(history, stats, "year")
    assert bool(chart.empty) == (not stats.weeks)
    assert shown.steadiness.score == document["steadiness"]
    month = DateSpan(month_of(TODAY).first, TODAY)
    assert shown.month.days == summarize(month, history.sessions, stats.weeks, (), {}).days
    best = max((run["weeks"] for run in document["best_runs"]), default=0)
    assert best == shown.streak.best_weeks == document["streak"]["best_weeks"]
    if not stats.weeks:
        return
    rows = list(reversed(chart.rows))[-len(stats.weeks) :]
    assert int(rows[-1][1]) == document["streak"]["weeks"]
    assert max(int(row[1]) for row in rows) == document["streak"]["best_weeks"]
    assert [int(row[2]) for row in rows] == [week["active_days"] for week in document["weeks"]]
    assert [int(row[5]) for row in rows] == [
        week["score"] for week in document["steadiness_by_week"]
    ]
    assert len(chart.crosses) == sum(week["state"] == "missed" for week in document["weeks"])
    assert sum(run["weeks"] for run in document["best_runs"]) == sum(
        year.met for year in years_of(stats.weeks)
    )


def assert_all_agree(history: History) -> None:
    stats = compute_stats(history, TODAY)
    assert_streak_agrees(history, stats)
    for span in SPANS:
        count = headline(history, stats, span).totals.sessions
        minutes = headline(history, stats, span).totals.active_seconds / 60
        sessions = sessions_in(history, stats, span)
        rated = [session for session in sessions if session.effort is not None]
        load = sum((session.effort or 0) * session.active_seconds / 60 for session in sessions)
        assert len(sessions) == count
        a_week = sessions_chart(history, stats, span)
        assert drawn(a_week, stats, span) == pytest.approx(count)
        assert sum(map(int, column(a_week, 1))) == count
        time = minutes_chart(history, stats, span)
        assert drawn(time, stats, span) == pytest.approx(minutes)
        assert sum(map(int, column(time, 1))) == pytest.approx(minutes, abs=len(time.rows))
        assert sum(map(int, column(time, 2))) == count
        when = when_chart(history, stats, span)
        assert sum(bar.height for bar in when.bars) == 2 * count
        loads = load_chart(history, stats, span)
        assert bool(loads.empty) == (not rated)
        if rated:
            assert drawn(loads, stats, span) == pytest.approx(load)
            assert sum(map(int, column(loads, 1))) == pytest.approx(load, abs=len(loads.rows))
        assert sum(bool(text) for text in column(effort_chart(history, stats, span), 1)) == len(
            rated
        )


def assert_one_routine_agrees(history: History, routine: str) -> None:
    """Its charts, their tables and `stats --routine ID`."""
    whole = compute_stats(history, TODAY)
    own, stats = narrowed(history, whole, routine)
    numbers = compute_stats(of_routine(history, routine), TODAY)
    assert (stats.totals, stats.streak) == (numbers.totals, numbers.streak)
    count = len(numbers.weeks)
    assert stats.weeks[len(stats.weeks) - count :] == numbers.weeks
    assert all(week.active_days == 0 for week in stats.weeks[: len(stats.weeks) - count])
    if stats.weeks:
        chart = streak_chart(own, stats, "all")
        assert sum(int(row[2]) for row in chart.rows) == numbers.totals.active_days
        assert int(chart.rows[0][1]) == numbers.streak.weeks
        assert len(chart.crosses) == sum(week.state == "missed" for week in numbers.weeks)
    for span in SPANS:
        sessions = sessions_in(own, stats, span)
        a_week, time = sessions_chart(own, stats, span), minutes_chart(own, stats, span)
        assert drawn(a_week, stats, span) == pytest.approx(len(sessions))
        assert sum(map(int, column(a_week, 1))) == len(sessions)
        minutes = sum(session.active_seconds for session in sessions) / 60
        assert drawn(time, stats, span) == pytest.approx(minutes)


def test_ten_weeks_in_which_nothing_counts_are_all_there() -> None:
    history = History(tuple(unfinished(7 * week) for week in range(10)))
    stats = compute_stats(history, TODAY)
    assert headline(history, stats, "year").totals.sessions == 10
    assert [bar.height for bar in sessions_chart(history, stats, "year").bars] == [1] * 10
    assert [bar.height for bar in load_chart(history, stats, "year").bars] == [40] * 10
    assert column(sessions_chart(history, stats, "year"), 1) == ["1"] * 10
    assert_all_agree(history)


def test_weeks_before_the_first_that_counts_are_neither_met_nor_missed() -> None:
    history = History((unfinished(21), unfinished(20), session(TODAY - timedelta(days=7))))
    stats = compute_stats(history, TODAY)
    assert [week.state for week in stats.recorded_weeks] == ["neutral"] * 3 + ["open"]
    assert column(sessions_chart(history, stats, "all"), 4) == [
        "goal 3",
        "your first week",
        "nothing counted yet",
        "nothing counted yet",
    ]
    assert len(stats.weeks) == 2  # what is counted by does not begin earlier


_sessions = st.builds(
    unfinished,
    days_ago=st.integers(-9, 60) | st.integers(0, 1200),
    number=st.integers(0, 4),
    counts=st.sampled_from([None, None, True, False]),
    finished=st.booleans(),
    active_seconds=st.integers(0, 6000).map(float),
    effort=st.none() | st.integers(1, 10),
    routine=st.sampled_from(["upper-lower-back", "upper-lower-back", "desk-turns"]),
)


@given(
    st.lists(_sessions, max_size=12, unique_by=lambda record: record.id),
    st.booleans(),
    st.integers(0, 6),
)
@examples(60)
def test_any_history_is_told_the_same_everywhere(
    sessions: list[SessionRecord], any_counts: bool, week_starts: int
) -> None:
    if not any_counts:
        sessions = [
            unfinished((TODAY - session.local_date).days, effort=session.effort)
            for session in sessions
        ]
    goals = (Goal(TODAY - timedelta(weeks=5), 2),)
    history = History(tuple(sessions), goals, (), Preferences(week_starts))
    assert_all_agree(history)
    for routine in routines_in(sessions):
        assert_one_routine_agrees(history, routine)
