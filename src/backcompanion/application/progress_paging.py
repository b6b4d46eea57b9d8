"""Earlier pages of calendar and charts, and which sessions stand behind what is seen on them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from backcompanion.application.progress_series import SPAN_WEEKS, Span, weeks_in
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import SessionRecord


def stats_back(stats: Stats, weeks: int) -> Stats:
    """As they stood so many weeks ago, for what is drawn; weeks keep the state they have today."""
    if weeks <= 0:
        return stats
    this_week = stats.this_week.start - timedelta(weeks=weeks)
    until = this_week + timedelta(days=6)
    recorded = [week for week in stats.recorded_weeks if week.start <= this_week]
    if not recorded:
        return stats
    first = stats.weeks[0].start if stats.weeks else date.max
    return replace(
        stats,
        as_of=until,
        this_week=recorded[-1],
        weeks=tuple(week for week in recorded if week.start >= first),
        weeks_before=tuple(week for week in recorded if week.start < first),
        up_to_date=False,
    )


def pages_of(stats: Stats, weeks: int) -> int:
    """How many pages of so many weeks the record fills; at least 1."""
    return max(1, -(-len(stats.recorded_weeks) // weeks))


def paged(stats: Stats, span: Span, page: int) -> Stats:
    """Page 0 is the latest; "all" has no other."""
    return stats_back(stats, page * SPAN_WEEKS[span]) if span != "all" else stats


def shown_days(stats: Stats, span: Span) -> tuple[date, date]:
    """The first and last day of what is drawn."""
    return weeks_in(stats, span)[0].start, min(stats.as_of, stats.this_week.last_day)


def ids_where(
    sessions: Sequence[SessionRecord], is_wanted: Callable[[SessionRecord], bool]
) -> tuple[str, ...]:
    return tuple(session.id for session in sessions if is_wanted(session))


def ids_between(sessions: Sequence[SessionRecord], first: date, last: date) -> tuple[str, ...]:
    """Both ends included."""
    return ids_where(sessions, lambda session: first <= session.local_date <= last)
