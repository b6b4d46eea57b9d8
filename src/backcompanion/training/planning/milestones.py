"""What is worth a quiet look back: noticed from the record, never counted up to."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from backcompanion.base.dataclass import dataclass
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


def find_milestones(
    history: History,
    as_of: date,
    firsts: Mapping[tuple[str, Level], date],
    written: Mapping[date, str] | None = None,
) -> tuple[Milestone, ...]:
    """Latest first. `firsts`: the first day of each exercise at each level; `written`: by day."""
    sessions = sorted(
        sessions_until(history, as_of), key=lambda session: (session.started_at, session.id)
    )
    notes = {session.local_date: session.note for session in sessions if session.note.strip()}
    result = [*_session_milestones(sessions), *_level_milestones(firsts, as_of)]
    result += [Milestone(day, "written", text=text) for day, text in (written or {}).items()]
    noted = [replace(each, note=notes.get(each.day, "")) for each in result]
    order = ("written", "level", "sessions", "all-sets", "first-session")
    return tuple(sorted(noted, key=lambda each: (-each.day.toordinal(), order.index(each.kind))))


def _session_milestones(sessions: list[SessionRecord]) -> list[Milestone]:
    result = []
    if sessions:
        result.append(Milestone(sessions[0].local_date, "first-session"))
    complete_session = next(
        (session for session in sessions if 0 < session.sets_planned == session.sets_done), None
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
