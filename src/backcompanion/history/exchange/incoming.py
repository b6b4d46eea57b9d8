"""What a file holds, checked field by field and not yet compared with what is on record."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from backcompanion.history.exchange import fields
from backcompanion.history.exchange.extras import Beside
from backcompanion.history.exchange.fields import Check, Fields, RefusedError, T
from backcompanion.history.exchange.json_text import WEEKDAYS, session_text
from backcompanion.history.exchange.progress_callback import counted
from backcompanion.training.exercise.terms import Kind, Level, Side
from backcompanion.training.session.record import (
    Back,
    Break,
    EnergyBasis,
    Goal,
    Outcome,
    Reason,
    SessionRecord,
    StepRecord,
)

ROUTINE = "upper-lower-back"
# More than any history holds; beyond, a file is taken for a mistake before it fills the memory.
MOST_BYTES = 64 * 1024 * 1024
MOST_ENTRIES = 100_000
# What a file of that size may be made of: each value takes many times its place in the file.
MOST_VALUES = 4_000_000
MOST_STEPS = 1_000

# Made once: a history has tens of thousands of steps.
_NAME = fields.text(1, 64)
_NOTE = fields.text(0, 10_000)
_ACTIVE_SECONDS = fields.number(0, 86_400)
_STEP_SECONDS = fields.number(0, 7_200)
_LOAD_KG = fields.number(0, 200)
_KCAL = fields.listed(fields.number(0, 10_000), 2)
_EFFORT = fields.whole(1, 10)
_STEP_REASONS = fields.listed(fields.text(1, 100), 20)
_ROUND = fields.whole(0, 1_000)
_DAYS_PER_WEEK = fields.whole(1, 7)
_WEEK_STARTS = fields.one_of(*WEEKDAYS)
_DAY_STARTS = fields.minutes_of_day(12 * 60)
_BASIS, _BACK, _REASON, _LEVEL, _KIND, _SIDE, _OUTCOME = (
    fields.one_of(*get_args(names))
    for names in (EnergyBasis, Back, Reason, Level, Kind, Side, Outcome)
)


_NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class IncomingSession:
    """`dated`: the file gives its local date. `whole`: it can say all that a session has (a row of
    CSV has neither steps nor basis). An id that was left out has been made from the rest.
    """

    record: SessionRecord
    dated: bool
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Incoming:
    """`refused`: a sentence each. `week_starts`, `day_starts_minutes`: None where not given."""

    sessions: tuple[IncomingSession, ...] = ()
    goals: tuple[Goal, ...] = ()
    breaks: tuple[Break, ...] = ()
    week_starts: int | None = None
    day_starts_minutes: int | None = None
    refused_sessions: int = 0
    refused: tuple[str, ...] = ()
    beside: Beside = _NOTHING_BESIDE


def each(
    value: list[object],
    place: Callable[[int], str],
    check: Check[T],
    refused: list[str],
    joint: str = ".",
) -> tuple[T, ...]:
    """All that can be taken; what cannot is added to `refused`, so that all of it can be told."""
    found = []
    for index, item in enumerate(counted(value, len(value))):
        try:
            found.append(check(item))
        except RefusedError as error:
            refused.append(error.within(place(index), joint).sentence())
    return tuple(found)


def session(value: object) -> IncomingSession:
    it = Fields(value, _SESSION)
    started_at = it.need("started_at", fields.moment)
    local_date: date | None = it.may("local_date", fields.day, None)
    record = SessionRecord(
        id=it.may("id", _NAME, ""),
        routine=it.may("routine", _NAME, ROUTINE),
        started_at=started_at,
        local_date=local_date or started_at.date(),
        active_seconds=it.need("active_seconds", _ACTIVE_SECONDS),
        finished=it.need("finished", fields.truth),
        counts=it.may("counts", fields.truth, None),
        kcal=it.may("kcal", _kcal, None),
        energy_basis=it.may("energy_basis", _BASIS, None),
        effort=it.may("effort", _EFFORT, None),
        back=it.may("back", _BACK, None),
        note=it.may("note", _NOTE, ""),
        steps=it.may("steps", _STEPS, ()),
    )
    return identified(IncomingSession(record, dated=local_date is not None))


def identified(incoming: IncomingSession) -> IncomingSession:
    """With an id made from the rest where it has none, the same each time the file is read."""
    if incoming.record.id:
        return incoming
    import hashlib

    undated = incoming.record if incoming.dated else replace(incoming.record, local_date=date.min)
    digest = hashlib.sha256(session_text(undated).encode()).hexdigest()
    return replace(incoming, record=replace(incoming.record, id=digest[:32]))


def goal(value: object) -> Goal:
    it = Fields(value, frozenset({"from", "days_per_week"}))
    return Goal(it.need("from", fields.day), it.need("days_per_week", _DAYS_PER_WEEK))


def days_off(value: object) -> Break:
    it = Fields(value, frozenset({"from", "to", "reason"}))
    start = it.need("from", fields.day)
    end: date | None = it.may("to", fields.day, None)
    if end is not None and end < start:
        what = f"{start} or later"
        raise fields.expected(what, end.isoformat()).within("to")
    return Break(start, end, it.need("reason", _REASON))


def preferences(value: object) -> tuple[int | None, int | None]:
    """First day of the week and start of the day (minutes), None where left out."""
    it = Fields(value, frozenset({"week_starts", "day_starts_at"}))
    weekday: str | None = it.may("week_starts", _WEEK_STARTS, None)
    minutes: int | None = it.may("day_starts_at", _DAY_STARTS, None)
    return (None if weekday is None else WEEKDAYS.index(weekday)), minutes


def _step(value: object) -> StepRecord:
    it = Fields(value, _STEP)
    return StepRecord(
        exercise=it.need("exercise", _NAME),
        instead_of=it.may("instead_of", _NAME, None),
        variant=it.may("variant", _LEVEL, "standard"),
        kind=it.need("kind", _KIND),
        round=it.may("round", _ROUND, 1),
        side=it.may("side", _SIDE, None),
        planned_seconds=it.need("planned_seconds", _STEP_SECONDS),
        done_seconds=it.need("done_seconds", _STEP_SECONDS),
        outcome=it.need("outcome", _OUTCOME),
        load_kg=it.may("load_kg", _LOAD_KG, None),
        reasons=it.may("reasons", _STEP_REASONS, ()),
    )


def _kcal(value: object) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) != 2:
        raise fields.expected("[low, high]", value)
    low, high = _KCAL(value)
    if low > high:
        raise fields.expected("[low, high]", f"[{low:g}, {high:g}]")
    return low, high


def _names(record: Any) -> frozenset[str]:
    return frozenset(record.__slots__)


_SESSION = _names(SessionRecord) - {"sets"}
_STEP = _names(StepRecord)
_STEPS = fields.listed(_step, MOST_STEPS)
