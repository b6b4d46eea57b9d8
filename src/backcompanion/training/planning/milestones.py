"""What is worth a quiet look back: noticed from the record, never counted up to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.consistency import sessions_until
from backcompanion.training.session.record import History, SessionRecord

MilestoneKind = Literal["first-session", "all-sets", "sessions", "level", "written"]

ROUND_NUMBERS = (10, 25, 50, 100)


@dataclass(frozen=True, slots=True)
class Milestone:
    """`count`: of "sessions". `exercise`, `level`: of "level". `text`: of "written".

    `note`: what the person noted that day.
    """

    day: date
    kind: MilestoneKind
    count: int = 0
    exercise: str = ""
    level: Level = "standard"
    text: str = ""
    note: str = ""


def milestones(
    history: History,
    as_of: date,
    firsts: Mapping[tuple[str, Level], date],
    written: Mapping[date, str] | None = None,
) -> tuple[Milestone, ...]:
    """Latest first. `firsts`: the first day of each exercise at each level; `written`: by day."""
    sessions = sorted(sessions_until(history, as_of), key=lambda one: (one.started_at, one.id))
    notes = {one.local_date: one.note for one in sessions if one.note.strip()}
    result = [*_session_milestones(sessions), *_level_milestones(firsts, as_of)]
    result += [Milestone(day, "written", text=text) for day, text in (written or {}).items()]
    noted = [
        Milestone(
            one.day, one.kind, one.count, one.exercise, one.level, one.text, notes.get(one.day, "")
        )
        for one in result
    ]
    order = ("written", "level", "sessions", "all-sets", "first-session")
    return tuple(sorted(noted, key=lambda one: (-one.day.toordinal(), order.index(one.kind))))


def _session_milestones(sessions: list[SessionRecord]) -> list[Milestone]:
    result = []
    if sessions:
        result.append(Milestone(sessions[0].local_date, "first-session"))
    complete_session = next(
        (one for one in sessions if 0 < one.sets_planned == one.sets_done), None
    )
    if complete_session is not None:
        result.append(Milestone(complete_session.local_date, "all-sets"))
    result += [
        Milestone(sessions[number - 1].local_date, "sessions", count=number)
        for number in ROUND_NUMBERS
        if number <= len(sessions)
    ]
    return result


def _level_milestones(firsts: Mapping[tuple[str, Level], date], as_of: date) -> list[Milestone]:
    """The first day at a level above one at which it was done on a day before."""
    result = []
    for (exercise, level), day in firsts.items():
        lower = (firsts.get((exercise, other)) for other in LEVELS[: LEVELS.index(level)])
        if day <= as_of and any(before is not None and before < day for before in lower):
            result.append(Milestone(day, "level", exercise=exercise, level=level))
    return result
