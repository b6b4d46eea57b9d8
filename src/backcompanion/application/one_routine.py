"""A history narrowed to one routine, for charts: weeks stay what they are, with less in them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from backcompanion.training.planning.consistency import Week, active_days_of, week_start
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History, SessionRecord


def routines_in(sessions: Iterable[SessionRecord]) -> tuple[str, ...]:
    """Their ids, the one that was trained most first."""
    return tuple(id for id, _count in Counter(each.routine for each in sessions).most_common())


def narrowed(history: History, stats: Stats, routine: str) -> tuple[History, Stats]:
    """Goals, breaks and what became of a week are of all that was trained; sessions, training days
    and time of that routine alone.
    """
    history = replace(
        history, sessions=tuple(each for each in history.sessions if each.routine == routine)
    )
    by_week: dict[date, list[SessionRecord]] = {}
    for each in history.sessions:
        if each.local_date <= stats.as_of:
            start = week_start(each.local_date, stats.week_starts)
            by_week.setdefault(start, []).append(each)
    days = active_days_of(history.sessions)

    def of(week: Week) -> Week:
        return _week(week, by_week.get(week.start, []), days)

    stats = replace(
        stats,
        weeks=tuple(map(of, stats.weeks)),
        weeks_before=tuple(map(of, stats.weeks_before)),
        this_week=of(stats.this_week),
    )
    return history, stats


def _week(week: Week, sessions: list[SessionRecord], days: set[date]) -> Week:
    return replace(
        week,
        sessions=len(sessions),
        active_days=len({each.local_date for each in sessions} & days),
        seconds=sum(each.active_seconds for each in sessions),
    )
