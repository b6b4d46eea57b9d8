"""What the latest sessions say for today's."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date

from backcompanion.base.dataclass import dataclass
from backcompanion.training.session.record import SessionRecord

# How many sessions are looked at.
RECENT_SESSIONS = 12
# Soreness peaks within three days and is gone after seven.
_ASK_FOR_DAYS = 7


@dataclass(frozen=True, slots=True)
class RecentSessions:
    """`hurt`: ids, as the routine has them, that begin gently. `loads`: kg by what was done.

    `times_done`: by id, as the routine has them, in how many of these sessions each was done.
    `practised`: ids of what was really done in any of them.
    """

    hurt: frozenset[str] = frozenset()
    loads: Mapping[str, float] = field(default_factory=dict)
    times_done: Mapping[str, int] = field(default_factory=dict)
    practised: frozenset[str] = frozenset()


def recent_sessions(
    newest_first: Iterable[SessionRecord], lifted: Mapping[str, date]
) -> RecentSessions:
    """From the latest sessions with their steps; `lifted` as in `pain.painful_exercises`."""
    # Only now: a first page is shown before anything is known of them.
    from backcompanion.training.adaptation.loads import last_loads
    from backcompanion.training.adaptation.pain import painful_exercises

    sessions = tuple(newest_first)
    return RecentSessions(
        painful_exercises(sessions, lifted),
        last_loads(sessions),
        times_done(sessions),
        practised(sessions),
    )


def practised(sessions: Iterable[SessionRecord]) -> frozenset[str]:
    """What was done in any of them, be it in place of another."""
    return frozenset(
        step.exercise for session in sessions for step in session.steps if step.done_seconds > 0
    )


def times_done(sessions: Iterable[SessionRecord]) -> dict[str, int]:
    """In how many of these sessions each exercise was done, or what stood in for it."""
    done: dict[str, int] = {}
    for session in sessions:
        for name in {
            step.instead_of or step.exercise for step in session.steps if step.done_seconds > 0
        }:
            done[name] = done.get(name, 0) + 1
    return done


def should_ask_soreness(last: date | None, today: date, answered: Iterable[date]) -> bool:
    """Once, on a later day than the last session's. `answered`: days of answers, and of none."""
    if last is None or not 1 <= (today - last).days <= _ASK_FOR_DAYS:
        return False
    return not any(day > last for day in answered)
