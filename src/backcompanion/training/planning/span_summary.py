"""What a span of days amounts to, so that two of them can stand side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from math import fsum
from typing import NamedTuple

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.consistency import Week
from backcompanion.training.planning.review import DateSpan
from backcompanion.training.session.record import BackFeeling, Outcome, SessionRecord


class SetRecord(NamedTuple):
    """A set as it was trained; `session` is an id."""

    session: str
    exercise: str
    variant: Level
    load_kg: float | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class SpanSummary:
    """`ids`: of the sessions, oldest first. Means are None where nothing was said.

    `sets`: done to the end, by variant. `hurt` and `heaviest` (kg) by the exercise; weeks are those
    that begin in the span. `soreness` is that of the days, 0 to 10.
    """

    span: DateSpan
    ids: tuple[str, ...] = ()
    days: int = 0
    seconds: float = 0.0
    weeks_met: int = 0
    weeks_held: int = 0
    effort: float | None = None
    soreness: float | None = None
    backs: Mapping[BackFeeling, int] = field(default_factory=dict)
    sets: Mapping[Level, int] = field(default_factory=dict)
    hurt: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heaviest: Mapping[str, float] = field(default_factory=dict)

    @property
    def sessions(self) -> int:
        return len(self.ids)


def summarize(
    span: DateSpan,
    sessions: Iterable[SessionRecord],
    weeks: Sequence[Week],
    sets: Iterable[SetRecord],
    soreness: Mapping[date, int],
) -> SpanSummary:
    """`sessions`, `sets`, `weeks`, `soreness`: as many as there are; those outside are left out."""
    within = sorted(
        (session for session in sessions if session.local_date in span),
        key=lambda session: (session.started_at, session.id),
    )
    ids = tuple(session.id for session in within)
    own = set(ids)
    done: Counter[Level] = Counter()
    hurt: dict[str, dict[str, None]] = {}
    heaviest: dict[str, float] = {}
    for each in sets:
        if each.session not in own:
            continue
        if each.outcome == "hurt":
            hurt.setdefault(each.exercise, {})[each.session] = None
        if each.outcome == "done":
            done[each.variant] += 1
        if each.load_kg and each.outcome in ("done", "partial"):
            heaviest[each.exercise] = max(each.load_kg, heaviest.get(each.exercise, 0.0))
    held = [week for week in weeks if week.start in span and week.state in ("met", "missed")]
    return SpanSummary(
        span=span,
        ids=ids,
        days=len({session.local_date for session in within if session.counts_as_active_day()}),
        seconds=fsum(session.active_seconds for session in within),
        weeks_met=sum(week.state == "met" for week in held),
        weeks_held=len(held),
        effort=_mean([session.effort for session in within if session.effort is not None]),
        soreness=_mean([value for day, value in soreness.items() if day in span]),
        backs=Counter(session.back for session in within if session.back is not None),
        sets=done,
        hurt={exercise: tuple(ids_hurt) for exercise, ids_hurt in sorted(hurt.items())},
        heaviest=dict(sorted(heaviest.items())),
    )


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None
