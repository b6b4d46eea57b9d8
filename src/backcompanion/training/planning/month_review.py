"""A month in at most five facts, each with the sessions behind it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.planning.consistency import Week, active_days_of
from backcompanion.training.planning.planned_days import PlannedCounts
from backcompanion.training.planning.review import DateSpan
from backcompanion.training.planning.span_summary import SpanSummary
from backcompanion.training.session.record import SessionRecord

MonthFactKind = Literal["days", "weeks", "planned", "effort", "back", "weight", "harder", "hurt"]

MOST_FACTS = 5
# What gives way first where there are more; shown they are in the order of the kinds.
_IMPORTANCE: tuple[MonthFactKind, ...] = (
    "days",
    "weeks",
    "hurt",
    "planned",
    "effort",
    "back",
    "weight",
    "harder",
)
_ORDER: tuple[MonthFactKind, ...] = (
    "days",
    "weeks",
    "planned",
    "effort",
    "back",
    "weight",
    "harder",
    "hurt",
)


@dataclass(frozen=True, slots=True)
class MonthFact:
    """`now` and `before` count in this month and the one before, of `effort` and `weight` (kg) they
    are what was, of `planned` the days done and those moved. `of`: of so many weeks, ratings or
    planned days. `missing`: days that this week still needs.
    """

    kind: MonthFactKind
    ids: tuple[str, ...]
    now: float
    before: float = 0.0
    of: int = 0
    missing: int = 0
    exercise: str = ""


def month_of(day: date) -> DateSpan:
    first = day.replace(day=1)
    return DateSpan(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def month_before(month: DateSpan) -> DateSpan:
    return month_of(month.first - timedelta(days=1))


def month_facts(
    now: SpanSummary,
    before: SpanSummary,
    sessions: Sequence[SessionRecord],
    this_week: Week | None,
    planned: PlannedCounts | None = None,
    *,
    today: date | None = None,
) -> tuple[MonthFact, ...]:
    """`sessions`: with those of the month among them. `this_week`: if it lies in the month, with
    `today`. `planned`: of its days, None where there is no plan.
    """
    missing = _missing(this_week, sessions, today) if this_week is not None else 0
    by_kind = {fact.kind: fact for fact in _facts(now, before, sessions, missing)}
    if planned is not None and now.ids and (due := planned.done + planned.moved + planned.missed):
        by_kind["planned"] = MonthFact("planned", now.ids, planned.done, planned.moved, of=due)
    kept = [kind for kind in _IMPORTANCE if kind in by_kind][:MOST_FACTS]
    return tuple(by_kind[kind] for kind in _ORDER if kind in kept)


def _missing(week: Week, sessions: Sequence[SessionRecord], today: date | None) -> int:
    """Days that it still needs; none where it has no longer so many."""
    missing = max(0, week.needs - week.active_days)
    if today is None:
        return missing
    possible = week.still_possible(today, trained_today=today in active_days_of(sessions))
    return missing if missing <= possible else 0


def _facts(
    now: SpanSummary,
    before: SpanSummary,
    sessions: Sequence[SessionRecord],
    missing: int,
) -> list[MonthFact]:
    facts = [MonthFact("days", now.ids, now.days, before.days)]
    if not now.ids:
        return facts if before.ids else []
    if now.weeks_held or missing:
        facts.append(MonthFact("weeks", now.ids, now.weeks_met, of=now.weeks_held, missing=missing))
    own = set(now.ids)
    rated = [session for session in sessions if session.id in own]
    if now.effort is not None and before.effort is not None:
        ids = tuple(session.id for session in rated if session.effort is not None)
        facts.append(MonthFact("effort", ids, now.effort, before.effort))
    facts += _back(now, before, rated)
    facts += _weights(now, before)
    if now.sets.get("harder", 0) != before.sets.get("harder", 0):
        harder, then = now.sets.get("harder", 0), before.sets.get("harder", 0)
        facts.append(MonthFact("harder", now.ids, harder, then))
    if now.hurt:
        exercise = max(now.hurt, key=lambda name: (len(now.hurt[name]), name))
        ids = now.hurt[exercise]
        facts.append(MonthFact("hurt", ids, len(ids), exercise=exercise))
    return facts


def _back(
    now: SpanSummary, before: SpanSummary, sessions: Sequence[SessionRecord]
) -> list[MonthFact]:
    count = sum(now.backs.values())
    if not count:
        return []
    sore = tuple(session.id for session in sessions if session.back in ("sore", "painful"))
    then = sum(before.backs.get(word, 0) for word in ("sore", "painful"))
    ids = sore or tuple(session.id for session in sessions if session.back is not None)
    return [MonthFact("back", ids, len(sore), then, of=count)]


def _weights(now: SpanSummary, before: SpanSummary) -> list[MonthFact]:
    """The one that went up or down most, if any did."""
    changes = [
        (abs(kg - before.heaviest[name]), name, kg)
        for name, kg in now.heaviest.items()
        if name in before.heaviest and kg != before.heaviest[name]
    ]
    if not changes:
        return []
    _change, name, kg = max(changes)
    return [MonthFact("weight", now.ids, kg, before.heaviest[name], exercise=name)]
