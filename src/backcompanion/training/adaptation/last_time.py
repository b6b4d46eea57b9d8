"""What the session before is worth a word now: the most useful first, and never more than three."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Level
from backcompanion.training.session.record import SessionRecord

LastTimeKind = Literal[
    "hurt", "skipped", "easier", "harder", "weight", "soreness", "all-sets", "no-easier"
]

MOST_FACTS = 3
# What was trained longer ago than this, nobody has in mind.
_LATEST = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class LastTimeFact:
    """`exercises`: ids. `gentler`: of "hurt", whether they come back gentler. `load_kg`: of
    "weight". `value`: of "soreness", 0 to 10. `session`: the id of the session behind it.
    """

    kind: LastTimeKind
    session: str
    exercises: tuple[str, ...] = ()
    gentler: bool = False
    load_kg: float = 0.0
    value: int = 0


def last_time(
    newest_first: Sequence[SessionRecord],
    soreness: Mapping[date, int],
    gentle: Collection[str],
    had_all_sets: bool,
    today: date,
) -> tuple[LastTimeFact, ...]:
    """`newest_first`: the latest sessions with their steps. `gentle`: what begins gently today, by
    the ids that the routine has. `had_all_sets`: in a session before the latest all sets were done.
    """
    latest = next((session for session in newest_first if session.local_date <= today), None)
    if latest is None or today - latest.local_date > _LATEST:
        return ()
    before = [session for session in newest_first if session.started_at < latest.started_at]
    facts = [
        *_hurt(latest, gentle),
        *_exercises("skipped", latest, lambda id_: _all_skipped(latest, id_)),
        *_changed(latest, before),
        *_weight(latest, before),
        *_next_day(latest, soreness),
        *_firsts(latest, before, had_all_sets=had_all_sets),
    ]
    return tuple(facts[:MOST_FACTS])


def _trained(session: SessionRecord) -> list[str]:
    return list(dict.fromkeys(step.exercise for step in session.steps if step.kind == "work"))


def _exercises(
    kind: LastTimeKind, session: SessionRecord, is_one: Callable[[str], bool]
) -> list[LastTimeFact]:
    exercises = tuple(filter(is_one, _trained(session)))
    return [LastTimeFact(kind, session.id, exercises)] if exercises else []


def _hurt(latest: SessionRecord, gentle: Collection[str]) -> list[LastTimeFact]:
    hurt = {
        step.exercise: step.instead_of or step.exercise
        for step in latest.steps
        if step.outcome == "hurt"
    }
    if not hurt:
        return []
    gentler = all(id_ in gentle for id_ in hurt.values())
    return [LastTimeFact("hurt", latest.id, tuple(hurt), gentler=gentler)]


def _all_skipped(session: SessionRecord, exercise: str) -> bool:
    sets = [step for step in session.steps if step.exercise == exercise and step.kind == "work"]
    return all(step.outcome == "skipped" for step in sets)


def _changed(latest: SessionRecord, before: Sequence[SessionRecord]) -> list[LastTimeFact]:
    """Easier or harder than when it was done before."""
    now = _levels(latest)
    then: dict[str, int] = {}
    for session in before:
        for exercise, level in _levels(session).items():
            then.setdefault(exercise, level)
    easier = tuple(id_ for id_, level in now.items() if level < then.get(id_, level))
    harder = tuple(id_ for id_, level in now.items() if level > then.get(id_, level))
    result = []
    if easier:
        result.append(LastTimeFact("easier", latest.id, easier))
    if harder:
        result.append(LastTimeFact("harder", latest.id, harder))
    return result


def _levels(session: SessionRecord) -> dict[str, int]:
    """The hardest at which a set of each was done to the end."""
    levels: dict[str, int] = {}
    for step in session.steps:
        if step.kind == "work" and step.outcome == "done":
            levels[step.exercise] = max(levels.get(step.exercise, 0), _place(step.variant))
    return levels


def _place(level: Level) -> int:
    return LEVELS.index(level)


def _weight(latest: SessionRecord, before: Sequence[SessionRecord]) -> list[LastTimeFact]:
    """One that was new; else the first of the session."""
    now, then = _loads(latest), _loads(before[0]) if before else {}
    changed = [id_ for id_ in now if id_ in then and now[id_] != then[id_]]
    chosen = next(iter((*changed, *now)), None)
    if chosen is None:
        return []
    return [LastTimeFact("weight", latest.id, (chosen,), load_kg=now[chosen])]


def _loads(session: SessionRecord) -> dict[str, float]:
    loads: dict[str, float] = {}
    for step in session.steps:
        if step.load_kg and step.outcome in ("done", "partial"):
            loads[step.exercise] = max(step.load_kg, loads.get(step.exercise, 0.0))
    return loads


def _next_day(latest: SessionRecord, soreness: Mapping[date, int]) -> list[LastTimeFact]:
    value = soreness.get(latest.local_date + timedelta(days=1))
    return [] if value is None else [LastTimeFact("soreness", latest.id, value=value)]


def _firsts(
    latest: SessionRecord, before: Sequence[SessionRecord], *, had_all_sets: bool
) -> list[LastTimeFact]:
    if 0 < latest.sets_planned == latest.sets_done and not had_all_sets and before:
        return [LastTimeFact("all-sets", latest.id)]
    easier = [_has_easier(session) for session in before if _levels(session)]
    if easier and all(easier) and _levels(latest) and not _has_easier(latest):
        return [LastTimeFact("no-easier", latest.id)]
    return []


def _has_easier(session: SessionRecord) -> bool:
    return any(step.kind == "work" and step.variant == "easier" for step in session.steps)
