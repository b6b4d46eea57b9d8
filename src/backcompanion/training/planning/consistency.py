"""Weeks, goals, breaks and streaks: worked out from the history each time, no counter is kept.

Inside, a day is its ordinal (`date.toordinal`), so that ten years take milliseconds.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.session.record import Break, Goal, History, SessionRecord

WeekState = Literal["met", "neutral", "open", "missed"]

DEFAULT_GOAL = 3
WEEK = timedelta(days=7)
# After so many days one comes back to it rather than going on.
LONG_GAP_DAYS = 14


@dataclass(frozen=True, slots=True)
class Week:
    """Seven dates from `start`. `goal`: active days as set; `needs`: what breaks leave of it.

    `sessions` and `seconds` (of training) hold all that was trained, counting or not.
    """

    start: date
    sessions: int
    active_days: int
    seconds: float
    goal: int
    needs: int
    state: WeekState

    @property
    def last_day(self) -> date:
        return self.start + timedelta(days=6)

    def still_possible(self, today: date, *, trained_today: bool) -> int:
        """On how many of its days, of which `today` is one, an active day could still be added."""
        return (self.last_day - today).days + (0 if trained_today else 1)


@dataclass(frozen=True, slots=True)
class Streak:
    """Met weeks in a row: up to now, and the longest run ever (`best_until`: its last met week)."""

    weeks: int = 0
    best_weeks: int = 0
    best_until: date | None = None


def local_date_of(started_at: datetime, day_starts_minutes: int) -> date:
    """The date a session belongs to, by the clock on the wall where it was trained.

    `day_starts_minutes`: minutes after midnight at which a day begins; what is earlier belongs to
    the day before. A clock change makes no difference, since only the wall's reading is used.
    """
    return (started_at.replace(tzinfo=None) - timedelta(minutes=day_starts_minutes)).date()


def week_start(day: date, week_starts: int) -> date:
    """First day of the week that holds `day`; `week_starts`: 0 Monday … 6 Sunday."""
    return date.fromordinal(_start(day.toordinal(), week_starts))


def sessions_until(history: History, as_of: date) -> tuple[SessionRecord, ...]:
    """Without the future: after a clock was set back, sessions wait until their day comes."""
    return tuple(session for session in history.sessions if session.local_date <= as_of)


def active_days_of(sessions: Iterable[SessionRecord]) -> set[date]:
    """The dates with at least one session that counts."""
    return {session.local_date for session in sessions if session.counts_as_active_day()}


def weeks_of(history: History, as_of: date) -> tuple[Week, ...]:
    """Without gaps from the week of the first session that counts to the current one, or none."""
    sessions = sessions_until(history, as_of)
    active = active_days_of(sessions)
    return _weeks(history, sessions, active, min(active), as_of) if active else ()


def weeks_before(history: History, first_week: date) -> tuple[Week, ...]:
    """Without gaps from the week of the first session to the one before `first_week`.

    That is the first of `weeks_of`, or the current one where nothing counts: what was trained
    before it is on record and shows, but met and missed there is nothing, whatever the goal.
    """
    before = [session for session in history.sessions if session.local_date < first_week]
    if not before:
        return ()
    first = min(session.local_date for session in before)
    weeks = _weeks(history, before, set(), first, first_week - timedelta(days=1))
    return tuple(replace(week, state="neutral") for week in weeks)


def current_week(history: History, as_of: date) -> Week:
    """The week of `as_of`, also where nothing that counts is on record yet."""
    weeks = weeks_of(history, as_of)
    if weeks:
        return weeks[-1]
    return _weeks(history, sessions_until(history, as_of), set(), as_of, as_of)[0]


def streak_of(weeks: Iterable[Week]) -> Streak:
    """`weeks` oldest first. Of two runs that are equally long, the later is the best."""
    run = best = 0
    best_until: date | None = None
    for week in weeks:
        if week.state == "met":
            run += 1
            if run >= best:
                best, best_until = run, week.start
        elif week.state == "missed":
            run = 0
    return Streak(run, best, best_until)


def goal_on(day: date, goals: Iterable[Goal]) -> int:
    """Active days a week in force on `day`."""
    return _Goals(goals).on(day.toordinal())


def needed_days(goal: int, free_days: int) -> int:
    """Active days that a week with `free_days` outside breaks needs; halves are rounded up."""
    return (2 * goal * free_days + 7) // 14


def week_goals(history: History, first: int, count: int) -> list[tuple[int, int]]:
    """Goal and what breaks leave of it, of so many weeks from that first day (an ordinal) on."""
    goals = _Goals(history.goals)
    free = [7] * count
    for day in days_off(history.breaks, first, first + 7 * count - 1):
        free[(day - first) // 7] -= 1
    asked = [goals.on(first + 7 * index) for index in range(count)]
    return [(goal, needed_days(goal, days)) for goal, days in zip(asked, free, strict=True)]


def days_off(breaks: Iterable[Break], first: int, last: int) -> set[int]:
    """The days of breaks, all of them ordinals, from `first` to `last`."""
    off_days: set[int] = set()
    for time_off in breaks:
        end = last if time_off.end is None else min(last, time_off.end.toordinal())
        off_days.update(range(max(first, time_off.start.toordinal()), end + 1))
    return off_days


def _start(day: int, week_starts: int) -> int:
    # date.weekday() of an ordinal is (ordinal + 6) % 7.
    return day - (day + 6 - week_starts) % 7


def _weeks(
    history: History,
    sessions: Sequence[SessionRecord],
    active: set[date],
    first_day: date,
    as_of: date,
) -> tuple[Week, ...]:
    week_starts = history.preferences.week_starts
    first = _start(first_day.toordinal(), week_starts)
    current = _start(as_of.toordinal(), week_starts)
    count = (current - first) // 7 + 1
    session_counts = [0] * count
    seconds = [0.0] * count
    days = [0] * count
    for session in sessions:
        index = (session.local_date.toordinal() - first) // 7
        if index >= 0:  # what never counted may lie before the first week
            session_counts[index] += 1
            seconds[index] += session.active_seconds
    for day in active:
        days[(day.toordinal() - first) // 7] += 1
    asked = week_goals(history, first, count)
    weeks = []
    for index in range(count):
        start = first + 7 * index
        goal, needs = asked[index]
        state = _state(days[index], goal, needs, is_first=index == 0, is_over=start < current)
        weeks.append(
            Week(
                date.fromordinal(start),
                session_counts[index],
                days[index],
                seconds[index],
                goal,
                needs,
                state,
            )
        )
    return tuple(weeks)


def _state(active: int, goal: int, needs: int, *, is_first: bool, is_over: bool) -> WeekState:
    if active >= (needs or goal):
        return "met"
    if needs == 0 or (is_over and is_first):
        return "neutral"
    return "missed" if is_over else "open"


class _Goals:
    def __init__(self, goals: Iterable[Goal]) -> None:
        in_order = sorted(goals, key=lambda goal: goal.start)
        self._starts = [goal.start.toordinal() for goal in in_order]
        self._days = [DEFAULT_GOAL, *(goal.days_per_week for goal in in_order)]

    def on(self, day: int) -> int:
        return self._days[bisect_right(self._starts, day)]
