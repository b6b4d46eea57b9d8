"""What is worth a quiet look back: noticed from the record, never counted up to."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import field, replace
from datetime import date, timedelta
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.consistency import (
    Week,
    active_days_of,
    days_off,
    sessions_until,
    weeks_of,
)
from backcompanion.training.session.record import History, SessionRecord

MilestoneKind = Literal[
    "first-session", "all-sets", "sessions", "level", "weight", "streak", "year", "written"
]

ROUND_NUMBERS = (10, 25, 50, 100, 250, 500)
# And each of these from then on.
THOUSANDS = 1000
# Of what is noticed, the most telling: said quietly, and after ten years no more often.
MOST_A_YEAR = 6
# A shorter one that is passed is no milestone.
LEAST_STREAK = 4
# A heavier weight of the same exercise is noticed again after so long.
WEIGHT_PAUSE = timedelta(days=180)
MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Milestone:
    """`count`: of "sessions" how many; of "year" which one in a row; of "streak" the weeks that
    were the longest until then. `exercise`: of "level" and "weight". `level`: of "level".
    `load_kg`: of "weight". `text`: of "written". `note`: what the person noted of its session, or
    of the only one of its day where nobody knows which it was.
    """

    day: date
    kind: MilestoneKind
    count: int = 0
    exercise: str = ""
    level: Level = "standard"
    text: str = ""
    note: str = ""
    load_kg: float = 0.0


@dataclass(frozen=True, slots=True)
class StepFirsts:
    """What the steps of all sessions tell: the first day of each exercise at each level, and by the
    exercise the days with the heaviest weight of each (kg), oldest first.
    """

    levels: Mapping[tuple[str, Level], date] = field(default_factory=dict)
    loads: Mapping[str, Sequence[tuple[date, float]]] = field(default_factory=dict)


def find_milestones(
    history: History,
    as_of: date,
    firsts: StepFirsts,
    written: Mapping[date, str] | None = None,
) -> tuple[Milestone, ...]:
    """Latest first. `written`: by day; of what is noticed, only a few a year."""
    sessions = sorted(
        sessions_until(history, as_of), key=lambda session: (session.started_at, session.id)
    )
    notes: dict[date, str] = {}
    for session in sessions:
        notes[session.local_date] = "" if session.local_date in notes else session.note.strip()
    noticed = [
        *_session_milestones(sessions),
        *_level_milestones(firsts.levels, as_of),
        *_weight_milestones(firsts.loads, as_of),
        *_streak_milestones(weeks_of(history, as_of), as_of),
        *_year_milestones(history, as_of),
    ]
    result = _few_a_year(noticed)
    result += [Milestone(day, "written", text=text) for day, text in (written or {}).items()]
    noted = [
        each if each.kind in _OF_A_SESSION else replace(each, note=notes.get(each.day, ""))
        for each in result
    ]
    return tuple(sorted(noted, key=lambda each: (-each.day.toordinal(), _ORDER.index(each.kind))))


_OF_A_SESSION: tuple[MilestoneKind, ...] = ("first-session", "all-sets", "sessions")

# Of one day, in this order.
_ORDER: tuple[MilestoneKind, ...] = (
    "written",
    "year",
    "streak",
    "level",
    "weight",
    "sessions",
    "all-sets",
    "first-session",
)


def _few_a_year(noticed: Sequence[Milestone]) -> list[Milestone]:
    by_year: dict[int, list[Milestone]] = {}
    for each in noticed:
        by_year.setdefault(each.day.year, []).append(each)
    kept: list[Milestone] = []
    for of_year in by_year.values():
        kept += sorted(of_year, key=lambda each: (_weight_of(each), each.day))[:MOST_A_YEAR]
    return kept


def _weight_of(milestone: Milestone) -> int:
    """The most telling have the least."""
    if milestone.kind == "sessions" and milestone.count < 50:
        return 9
    order = ("year", "first-session", "streak", "sessions", "level", "all-sets", "weight")
    return order.index(milestone.kind)


def _session_milestones(sessions: list[SessionRecord]) -> list[Milestone]:
    result = []
    if sessions:
        result.append(_of(sessions[0], "first-session"))
    # Of one that came without its sets nobody knows whether it was the first.
    complete_session = next(
        (
            session
            for session in sessions
            if session.sets_planned == session.sets_done and (session.sets_done or session.finished)
        ),
        None,
    )
    if complete_session is not None and complete_session.sets_done:
        result.append(_of(complete_session, "all-sets"))
    numbers = (*ROUND_NUMBERS, *range(THOUSANDS, len(sessions) + 1, THOUSANDS))
    result += [
        _of(sessions[number - 1], "sessions", number)
        for number in numbers
        if number <= len(sessions)
    ]
    return result


def _of(session: SessionRecord, kind: MilestoneKind, count: int = 0) -> Milestone:
    return Milestone(session.local_date, kind, count=count, note=session.note.strip())


def _level_milestones(firsts: Mapping[tuple[str, Level], date], as_of: date) -> list[Milestone]:
    """The first day at a level above one at which it was done on a day before."""
    result = []
    for (exercise, level), day in firsts.items():
        lower = (firsts.get((exercise, other)) for other in LEVELS[: LEVELS.index(level)])
        if day <= as_of and any(before is not None and before < day for before in lower):
            result.append(Milestone(day, "level", exercise=exercise, level=level))
    return result


def _weight_milestones(
    loads: Mapping[str, Sequence[tuple[date, float]]], as_of: date
) -> list[Milestone]:
    """Heavier than ever before; the first weight of all is none."""
    result = []
    for exercise, days in loads.items():
        heaviest, last_day = 0.0, date.min
        for day, kg in days:
            if day > as_of:
                break
            if (
                heaviest
                and kg > heaviest
                and (last_day == date.min or day - last_day >= WEIGHT_PAUSE)
            ):
                result.append(Milestone(day, "weight", exercise=exercise, load_kg=kg))
                last_day = day
            heaviest = max(heaviest, kg)
    return result


def _streak_milestones(weeks: Sequence[Week], as_of: date) -> list[Milestone]:
    """Where a run became longer than any before it, once for each run."""
    result = []
    best = run = best_before = 0
    for week in weeks:
        if week.state == "met":
            run += 1
            if run == best_before + 1 and best_before >= LEAST_STREAK:
                day = min(week.last_day, as_of)
                result.append(Milestone(day, "streak", count=best_before))
            best = max(best, run)
        elif week.state == "missed":
            run, best_before = 0, best
    return result


def _year_milestones(history: History, as_of: date) -> list[Milestone]:
    """Twelve months in a row with an active day in each; one that was a break throughout is none
    to be missed. The day is the first active one of the twelfth.
    """
    active = sorted(active_days_of(sessions_until(history, as_of)))
    if not active:
        return []
    first_of: dict[tuple[int, int], date] = {}
    for day in active:
        first_of.setdefault((day.year, day.month), day)
    off = days_off(history.breaks, active[0].toordinal(), as_of.toordinal())
    result = []
    months = years = 0
    year, month = active[0].year, active[0].month
    while (year, month) <= (as_of.year, as_of.month):
        first = first_of.get((year, month))
        if first is not None:
            months += 1
            if months % MONTHS_OF_YEAR == 0:
                years += 1
                result.append(Milestone(first, "year", count=years))
        elif not _is_off_throughout(off, year, month):
            months = years = 0
        year, month = (year + 1, 1) if month == MONTHS_OF_YEAR else (year, month + 1)
    return result


def _is_off_throughout(off: Set[int], year: int, month: int) -> bool:
    first = date(year, month, 1)
    next_year, next_month = (year + 1, 1) if month == MONTHS_OF_YEAR else (year, month + 1)
    last = date(next_year, next_month, 1).toordinal()
    return all(day in off for day in range(first.toordinal(), last))
