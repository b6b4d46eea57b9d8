"""The plan's weeks set the goal, and following them never ends a streak."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.planning.advice import advise
from backcompanion.training.planning.consistency import goal_on, week_start, weeks_of
from backcompanion.training.planning.plan_day import plan_today
from backcompanion.training.planning.program import (
    Plan,
    days_of_week,
    in_break,
    plan_week,
    planned_days,
)
from backcompanion.training.planning.program_changes import (
    begin_plan,
    leave_plan,
    move_to_week,
    repeat_week,
)
from backcompanion.training.planning.program_goals import (
    GoalChanges,
    goal_after_leaving,
    goal_changes,
)
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import Break, Goal, History, Preferences
from support.thoroughness import examples
from support.weeks import day, goals, session

MONDAY = day("2026-11-23")


def after(history: History, changes: GoalChanges) -> History:
    kept = {g.start: g for g in history.goals if g.start not in changes.remove}
    kept.update((goal.start, goal) for goal in changes.write)
    return replace(history, goals=tuple(kept[start] for start in sorted(kept)))


def started(history: History, today: date, weekdays: tuple[int, ...] = ()) -> tuple[Plan, History]:
    changes = goal_changes(begin_plan(Plan(weekdays=weekdays), history, today), history, today)
    return changes.plan, after(history, changes)


def entries(history: History) -> list[tuple[str, int]]:
    return [(goal.start.isoformat(), goal.days_per_week) for goal in history.goals]


def test_three_days_and_then_one_to_keep_it():
    plan, history = started(History(goals=goals(("2026-01-05", 5))), MONDAY)
    assert entries(history) == [("2026-01-05", 5), ("2026-11-23", 3), ("2027-01-18", 1)]
    assert not goal_changes(plan, history, MONDAY)
    assert not goal_changes(plan, history, MONDAY + timedelta(weeks=3))


def test_a_week_under_way_is_never_made_harder():
    history = History(
        sessions=(session("2026-11-23"), session("2026-11-24")), goals=goals(("2026-01-05", 2))
    )
    _plan, history = started(history, day("2026-11-25"))
    assert entries(history)[:2] == [("2026-01-05", 2), ("2026-11-30", 3)]


def test_a_week_under_way_that_asked_for_more_asks_for_less():
    history = History(sessions=(session("2026-11-23"),), goals=goals(("2026-01-05", 5)))
    _plan, history = started(history, day("2026-11-25"))
    assert entries(history)[:2] == [("2026-01-05", 5), ("2026-11-23", 3)]


def test_a_break_moves_the_keeping_and_an_open_one_takes_it_away():
    plan, history = started(History(), MONDAY)
    today = MONDAY + timedelta(weeks=2)
    ill = replace(history, breaks=(Break(today, today + timedelta(days=13), "illness"),))
    assert entries(after(ill, goal_changes(plan, ill, today))) == [("2027-02-01", 1)]
    paused = replace(history, breaks=(Break(today, None, "rest"),))
    assert entries(after(paused, goal_changes(plan, paused, today))) == []


def test_a_week_gone_back_to_from_the_keeping_asks_for_three_again():
    plan, history = started(History(), MONDAY)
    today = MONDAY + timedelta(weeks=10, days=1)
    back = move_to_week(plan, today, 7)
    changes = goal_changes(back, history, today)
    history = after(history, changes)
    week = timedelta(weeks=1)
    # This week has begun with one and keeps it.
    asked = [goal_on(MONDAY + n * week, history.goals) for n in range(10, 13)]
    assert asked == [1, 3, 1]


def test_the_goal_of_ones_own_is_left_alone_while_keeping():
    plan, history = started(History(), MONDAY)
    today = MONDAY + timedelta(weeks=10)
    history = replace(history, goals=(*history.goals, Goal(today, 2)))
    assert not goal_changes(plan, history, today)


def test_leaving_takes_the_weeks_to_come_out_and_brings_the_old_goal_back():
    before = History(goals=goals(("2026-01-05", 4)))
    plan, history = started(before, MONDAY)
    today = MONDAY + timedelta(weeks=1, days=2)
    gone = leave_plan(plan, today)
    changes = goal_changes(gone, history, today)
    assert changes.remove == (day("2027-01-18"),)
    assert goal_after_leaving(gone, history, today) == Goal(day("2026-12-07"), 4)


_breaks = st.lists(
    st.tuples(st.integers(-10, 90), st.integers(0, 20)).map(
        lambda dates: Break(
            MONDAY + timedelta(days=dates[0]),
            MONDAY + timedelta(days=dates[0] + dates[1]),
            "holiday",
        )
    ),
    max_size=3,
    unique_by=lambda break_: break_.start,
)


@examples(150)
@given(
    st.integers(0, 13),
    st.sets(st.integers(0, 6), min_size=1),
    st.lists(st.tuples(st.integers(-60, 0), st.integers(1, 7)), max_size=2),
    _breaks,
    st.integers(0, 6),
)
def test_following_it_never_ends_a_streak(offset, weekdays, own_goals, breaks, week_starts):
    today = MONDAY + timedelta(days=offset)
    history = History(
        goals=tuple(
            Goal(MONDAY + timedelta(days=at), days) for at, days in sorted(dict(own_goals).items())
        ),
        breaks=tuple(sorted(breaks, key=lambda break_: break_.start)),
        preferences=Preferences(week_starts=week_starts),
    )
    plan, history = started(history, today, tuple(sorted(weekdays)))
    first = plan_week(plan, history, plan.anchors[0].day)
    assert first is not None
    sessions = [
        session(planned_day)
        for n in range(16)
        for planned_day in planned_days(plan, history, first.start + timedelta(weeks=n))
        if planned_day >= today
    ]
    # A session long ago, so that the plan's first week is not the very first.
    history = replace(history, sessions=(session(MONDAY - timedelta(weeks=20)), *sessions))
    for week in weeks_of(history, first.start + timedelta(weeks=16)):
        if week.start >= first.start:
            assert week.state != "missed", week


_events = st.lists(
    st.tuples(
        st.integers(0, 75),
        st.sampled_from(["break", "repeat", "week 3", "weekdays", "one day"]),
        st.integers(0, 16),
    ),
    max_size=4,
)


@examples(40)
@given(st.integers(0, 6), _events, st.integers(0, 6))
def test_whatever_the_person_changes_on_the_way(offset, events, week_starts):
    """Day by day, doing what the day is for; breaks are taken from the day they are told."""
    today = MONDAY + timedelta(days=offset)
    history = History(
        sessions=(session(MONDAY - timedelta(weeks=20)),),
        preferences=Preferences(week_starts=week_starts),
    )
    plan, history = started(history, today)
    first = plan.anchors[0].day
    for n in range(80):
        day_now = today + timedelta(days=n)
        for at, what, size in events:
            if at != n or day_now < first:
                continue
            if what == "break":
                break_reason = Break(day_now, day_now + timedelta(days=size), "rest")
                others = tuple(break_ for break_ in history.breaks if break_.start != day_now)
                history = replace(history, breaks=(*others, break_reason))
            elif what == "repeat":
                plan = repeat_week(plan, history, day_now)
            elif what == "week 3":
                plan = move_to_week(plan, day_now, 3)
            else:
                plan = replace(plan, weekdays=(1, 3, 5) if what == "weekdays" else (size % 7,))
        if any(at == n for at, _what, _size in events):
            changes = goal_changes(plan, history, day_now)
            plan, history = changes.plan, after(history, changes)
        task = plan_today(plan, history, advise(history, compute_stats(history, day_now)), day_now)
        if task.task == "workout" and task.break_reason is None:
            history = replace(history, sessions=(*history.sessions, session(day_now)))
    start = week_start(first, week_starts)
    # A week that a break cuts off at its end may want more than was done before: not the plan's.
    missed = [
        week
        for week in weeks_of(history, today + timedelta(days=79))
        if week.start >= start
        and week.state == "missed"
        and not any(in_break(history, day_of_week) for day_of_week in days_of_week(week.start))
    ]
    assert not missed, (missed, plan, history.goals, history.breaks)
