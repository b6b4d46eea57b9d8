"""A history narrowed to one routine, for charts and `stats --routine`.

Goals are about all that is trained. Of one routine alone a week is met in which it was trained on
a day that counts; weeks of breaks ask for nothing, as ever.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from backcompanion.training.planning.consistency import (
    Week,
    WeekState,
    active_days_of,
    sessions_until,
    streak_of,
    week_goals,
    week_start,
)
from backcompanion.training.planning.stats import Stats, totals_of
from backcompanion.training.session.record import Goal, History, SessionRecord

_ONCE_A_WEEK = Goal(date.min, 1)


def routines_in(sessions: Iterable[SessionRecord]) -> tuple[str, ...]:
    """Their ids, the one that was trained most first."""
    return tuple(id for id, _count in Counter(each.routine for each in sessions).most_common())


def of_routine(history: History, routine: str) -> History:
    """Its sessions alone, held to once a week."""
    sessions = tuple(each for each in history.sessions if each.routine == routine)
    return replace(history, sessions=sessions, goals=(_ONCE_A_WEEK,))


def narrowed(history: History, stats: Stats, routine: str) -> tuple[History, Stats]:
    """The same weeks, with that routine alone in them: as `compute_stats` has them of `of_routine`;
    those before it was first trained are neutral.
    """
    own = of_routine(history, routine)
    until = sessions_until(own, stats.as_of)
    by_week: dict[date, list[SessionRecord]] = {}
    for each in until:
        by_week.setdefault(week_start(each.local_date, stats.week_starts), []).append(each)
    days = active_days_of(until)
    first = week_start(min(days), stats.week_starts) if days else date.max
    weeks = _weeks(own, stats, stats.weeks, by_week, days, first)
    before = _weeks(own, stats, stats.weeks_before, by_week, days, first)
    this_week = (
        weeks[-1] if weeks else _weeks(own, stats, (stats.this_week,), by_week, days, first)[0]
    )
    return own, replace(
        stats,
        weeks=weeks,
        weeks_before=tuple(replace(week, state="neutral") for week in before),
        this_week=this_week,
        streak=streak_of(weeks),
        totals=totals_of(until, sum(week.active_days for week in weeks)),
    )


def soreness_after(soreness: Mapping[date, int], history: History) -> dict[date, int]:
    """Of the days of its sessions and of those that follow them."""
    trained = {each.local_date for each in history.sessions}
    return {
        day: value
        for day, value in soreness.items()
        if day in trained or day - timedelta(days=1) in trained
    }


def _weeks(
    own: History,
    stats: Stats,
    weeks: tuple[Week, ...],
    by_week: Mapping[date, list[SessionRecord]],
    days: set[date],
    first: date,
) -> tuple[Week, ...]:
    if not weeks:
        return ()
    current = week_start(stats.as_of, stats.week_starts) if stats.up_to_date else date.max
    asked = week_goals(own, weeks[0].start.toordinal(), len(weeks))
    result = []
    for week, (goal, needs) in zip(weeks, asked, strict=True):
        sessions = by_week.get(week.start, [])
        active = len({each.local_date for each in sessions} & days)
        state: WeekState = "missed" if week.start < current else "open"
        if active >= goal:
            state = "met"
        elif needs == 0 or (week.start < first and week.start < current):
            state = "neutral"
        seconds = sum(each.active_seconds for each in sessions)
        result.append(
            replace(
                week,
                sessions=len(sessions),
                active_days=active,
                seconds=seconds,
                goal=goal,
                needs=needs,
                state=state,
            )
        )
    return tuple(result)
