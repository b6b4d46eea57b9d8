"""Which exercises begin gently next time, because they hurt."""

from collections.abc import Iterable, Mapping
from datetime import date

from backcompanion.training.session.record import SessionRecord

# Sessions in which it was done without pain after which it is as before.
PAINLESS_SESSIONS = 2


def painful_exercises(
    newest_first: Iterable[SessionRecord], lifted: Mapping[str, date] | None = None
) -> frozenset[str]:
    """Ids, as the routine has them, of exercises that hurt and were not since done twice without.

    The sessions come with their steps, and only as many as are to be looked at. `lifted`: by id,
    the day up to which the person has said that it is all right again.
    """
    lifted = lifted or {}
    painless: dict[str, int] = {}
    result: set[str] = set()
    for session in newest_first:
        outcomes: dict[str, set[str]] = {}
        for step in session.steps:
            outcomes.setdefault(step.instead_of or step.exercise, set()).add(step.outcome)
        for exercise, step_outcomes in outcomes.items():
            until = lifted.get(exercise)
            if until is not None and session.local_date <= until:
                continue
            if "hurt" in step_outcomes:
                if painless.get(exercise, 0) < PAINLESS_SESSIONS:
                    result.add(exercise)
                painless[exercise] = PAINLESS_SESSIONS
            elif "done" in step_outcomes:
                painless[exercise] = painless.get(exercise, 0) + 1
    return frozenset(result)
