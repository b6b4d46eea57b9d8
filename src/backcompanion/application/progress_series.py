"""The history as numbers that are ready to be drawn; no Qt, no words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.planning.consistency import (
    Streak,
    Week,
    active_days_of,
    days_off,
    sessions_until,
    week_start,
)
from backcompanion.training.planning.month_so_far import MonthSoFar, month_so_far
from backcompanion.training.planning.planned_days import PlannedMark
from backcompanion.training.planning.runs import Run, runs_of
from backcompanion.training.planning.stats import Stats, Totals, totals_of
from backcompanion.training.planning.steadiness import Steadiness, steadiness_of
from backcompanion.training.session.record import History, SessionRecord

Span = Literal["quarter", "year", "all"]

SPANS: tuple[Span, ...] = ("quarter", "year", "all")
SPAN_WEEKS: dict[Span, int] = {"quarter": 13, "year": 53}
CALENDAR_WEEKS = 53
MOST_WEEKS = 130
# How much of a workout each level of the calendar stands for, at the least.
LEVEL_FRACTIONS = (0.0, 0.5, 0.75, 0.95)
# Where no steps are on record, this many minutes are taken for a whole workout.
WHOLE_SECONDS = 1500


@dataclass(frozen=True, slots=True)
class Headline:
    """`totals` and `since` (date of the earliest session) are of the span, the rest of today.

    `still_possible`: days of this week on which an active day could still be added. `run`: the one
    that the streak is, or the longest ever where there is none now.
    """

    week: Week
    streak: Streak
    totals: Totals
    since: date | None
    still_possible: int
    steadiness: Steadiness
    month: MonthSoFar
    run: Run | None
    as_of: date


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day of the calendar. `level`: 0 nothing, 1 to 4 by how much; `in_future`: to come.

    `in_run`: in a week of the streak that goes on. `planned`: what became of it, if it was planned.
    """

    day: date
    level: int
    sessions: int
    seconds: float
    sets_done: int
    sets_planned: int
    counts: bool
    in_future: bool
    in_break: bool = False
    in_run: bool = False
    planned: PlannedMark | None = None


@dataclass(frozen=True, slots=True)
class ExerciseSets:
    """`sets`: done to the end. `id`: of the exercise."""

    name: str
    sets: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class TrainingTimes:
    """Sessions by weekday (0 Monday … 6 Sunday) and by the hour at which they began."""

    weekdays: tuple[int, ...]
    hours: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WeekGroup:
    """What one bar stands for: a week, or those that begin in one month. `start`: its first day."""

    start: date
    weeks: tuple[Week, ...]

    @property
    def sessions_a_week(self) -> float:
        return sum(week.sessions for week in self.weeks) / len(self.weeks)

    @property
    def minutes_a_week(self) -> float:
        return sum(week.seconds for week in self.weeks) / 60 / len(self.weeks)

    @property
    def weeks_met(self) -> int:
        """How many of the weeks met their goal."""
        return sum(week.state == "met" for week in self.weeks)

    @property
    def strong(self) -> bool:
        return 2 * self.weeks_met >= len(self.weeks)

    @property
    def goal(self) -> int:
        return self.weeks[-1].goal


def span_start(stats: Stats, span: Span) -> date:
    """First day of the first week shown; for "all" that of the first session."""
    if span == "all":
        return stats.recorded_weeks[0].start
    return stats.this_week.start - timedelta(weeks=SPAN_WEEKS[span] - 1)


def sessions_in(history: History, stats: Stats, span: Span) -> tuple[SessionRecord, ...]:
    """Oldest first; what was trained in `weeks_in`, no more and no less."""
    sessions: Iterable[SessionRecord] = sessions_until(history, stats.as_of)
    if span != "all":
        start = span_start(stats, span)
        sessions = (session for session in sessions if session.local_date >= start)
    return tuple(sorted(sessions, key=lambda session: (session.started_at, session.id)))


def weeks_in(stats: Stats, span: Span) -> tuple[Week, ...]:
    """The weeks of the span that are on record; at least the current one."""
    weeks = stats.recorded_weeks
    return weeks if span == "all" else weeks[-SPAN_WEEKS[span] :]


def group_weeks(weeks: Sequence[Week]) -> tuple[WeekGroup, ...]:
    """A column a week, or a month where weeks would be too thin to tell apart."""
    if len(weeks) <= MOST_WEEKS:
        return tuple(WeekGroup(week.start, (week,)) for week in weeks)
    by_month = groupby(weeks, key=lambda week: (week.start.year, week.start.month))
    months = (tuple(group) for _month, group in by_month)
    return tuple(WeekGroup(group[0].start, group) for group in months)


def headline(
    history: History, stats: Stats, span: Span, steadiness: Steadiness | None = None
) -> Headline:
    """`steadiness` None: it is worked out."""
    sessions = sessions_in(history, stats, span)
    trained_today = any(
        session.local_date == stats.as_of and session.counts_as_active_day() for session in sessions
    )
    return Headline(
        week=stats.this_week,
        streak=stats.streak,
        totals=totals_of(sessions, len(active_days_of(sessions))),
        since=min((session.local_date for session in sessions), default=None),
        still_possible=stats.this_week.still_possible(stats.as_of, trained_today=trained_today),
        steadiness=steadiness or steadiness_of(history, stats.as_of),
        month=month_so_far(active_days_of(sessions_until(history, stats.as_of)), stats.as_of),
        run=_run_shown(stats),
        as_of=stats.as_of,
    )


def _run_shown(stats: Stats) -> Run | None:
    runs = runs_of(stats.weeks)
    going_on = next((run for run in runs if run.going_on), None)
    return going_on or next(iter(runs), None)


def calendar(
    history: History, stats: Stats, planned: Mapping[date, PlannedMark] | None = None
) -> tuple[DayMark, ...]:
    """53 weeks of seven days, oldest first, up to the end of the current week."""
    start = week_start(stats.as_of, stats.week_starts) - timedelta(weeks=CALENDAR_WEEKS - 1)
    by_day: dict[date, list[SessionRecord]] = {}
    for session in sessions_until(history, stats.as_of):
        if session.local_date >= start:
            by_day.setdefault(session.local_date, []).append(session)
    length = 7 * CALENDAR_WEEKS
    off = days_off(history.breaks, start.toordinal(), start.toordinal() + length - 1)
    run = next((run for run in runs_of(stats.weeks) if run.going_on), None)
    if run is not None and run.weeks != stats.streak.weeks:
        run = None  # it went on at the time that is looked at
    days = (start + timedelta(days=index) for index in range(length))
    marks = planned or {}
    return tuple(
        _day_mark(
            day,
            by_day.get(day, ()),
            stats.as_of,
            in_break=day.toordinal() in off,
            in_run=run is not None and run.first <= day <= run.last,
            planned=marks.get(day),
        )
        for day in days
    )


def _day_mark(
    day: date,
    sessions: Sequence[SessionRecord],
    as_of: date,
    *,
    in_break: bool,
    in_run: bool,
    planned: PlannedMark | None,
) -> DayMark:
    share = sum(fraction_done(session) for session in sessions)
    return DayMark(
        day=day,
        level=sum(share >= least for least in LEVEL_FRACTIONS) if sessions else 0,
        sessions=len(sessions),
        seconds=sum(session.active_seconds for session in sessions),
        sets_done=sum(session.sets_done for session in sessions),
        sets_planned=sum(session.sets_planned for session in sessions),
        counts=any(session.counts_as_active_day() for session in sessions),
        in_future=day > as_of,
        in_break=in_break,
        in_run=in_run,
        planned=planned,
    )


def fraction_done(session: SessionRecord) -> float:
    """How much of its planned work was done; without steps on record, by its length."""
    sets = session.set_totals()
    if sets is None or sets.planned_seconds <= 0:
        return min(1.0, session.active_seconds / WHOLE_SECONDS)
    return min(1.0, sets.done_seconds / sets.planned_seconds)


def sessions_with_feedback(sessions: Iterable[SessionRecord]) -> tuple[SessionRecord, ...]:
    """Those for which the person said how hard it was or how the back felt."""
    return tuple(
        session for session in sessions if session.effort is not None or session.back is not None
    )


def training_times(sessions: Iterable[SessionRecord]) -> TrainingTimes:
    weekdays: Counter[int] = Counter()
    hours: Counter[int] = Counter()
    for session in sessions:
        weekdays[session.local_date.weekday()] += 1
        hours[session.started_at.hour] += 1
    return TrainingTimes(
        tuple(weekdays[index] for index in range(7)), tuple(hours[index] for index in range(24))
    )


def nice_ticks(top: float) -> tuple[int, ...]:
    """0 to at least `top`, in at most five even steps of 1, 2, 5, 10 … up to the axis' end."""
    step = 1
    for step in _steps():
        if step * 5 >= top:
            break
    count = max(1, -(-int(top + 0.999) // step))
    return tuple(step * index for index in range(count + 1))


def _steps() -> Iterable[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def in_routine_order(
    counts: Mapping[str, int], routine: Routine, exercises: Mapping[str, Exercise]
) -> list[ExerciseSets]:
    """From sets by the exercise's id: those of the routine in its order, then what stood in."""
    routine_ids = list(dict.fromkeys(place.exercise for place in routine.round))
    extra_ids = sorted(id_ for id_ in counts if id_ not in routine_ids)
    return [
        ExerciseSets(exercises[id_].name if id_ in exercises else id_, counts.get(id_, 0), id_)
        for id_ in (*routine_ids, *extra_ids)
        if counts
    ]
