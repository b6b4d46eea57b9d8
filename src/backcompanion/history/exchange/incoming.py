"""What a file holds, checked field by field and not yet compared with what is on record."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from backcompanion.history.exchange import fields
from backcompanion.history.exchange.extras import Extras
from backcompanion.history.exchange.fields import Check, Fields, InvalidValueError, T
from backcompanion.history.exchange.json_text import WEEKDAYS, session_text
from backcompanion.history.exchange.progress_callback import with_progress
from backcompanion.training.exercise.terms import Kind, Level, Side
from backcompanion.training.session.record import (
    BackFeeling,
    Break,
    BreakReason,
    EnergyBasis,
    Goal,
    Outcome,
    SessionRecord,
    StepRecord,
)

ROUTINE = "upper-lower-back"
# More than any history holds; beyond, a file is taken for a mistake before it fills the memory.
MAX_BYTES = 64 * 1024 * 1024
MAX_ENTRIES = 100_000
# What a file of that size may be made of: each value takes many times its place in the file.
MAX_VALUES = 4_000_000
MOST_STEPS = 1_000

# Made once: a history has tens of thousands of steps.
_NAME = fields.text(1, 64)
_NOTE = fields.text(0, 10_000)
_ACTIVE_SECONDS = fields.number(0, 86_400)
_STEP_SECONDS = fields.number(0, 7_200)
_LOAD_KG = fields.number(0, 200)
_KCAL = fields.list_of(fields.number(0, 10_000), 2)
_EFFORT = fields.whole(1, 10)
_STEP_REASONS = fields.list_of(fields.text(1, 100), 20)
_ROUND = fields.whole(0, 1_000)
_DAYS_PER_WEEK = fields.whole(1, 7)
_WEEK_STARTS = fields.one_of(*WEEKDAYS)
_DAY_STARTS = fields.minutes_of_day(12 * 60)
_BASIS, _BACK, _REASON, _LEVEL, _KIND, _SIDE, _OUTCOME = (
    fields.one_of(*get_args(names))
    for names in (EnergyBasis, BackFeeling, BreakReason, Level, Kind, Side, Outcome)
)


_NO_EXTRAS = Extras()


@dataclass(frozen=True, slots=True)
class IncomingSession:
    """`has_local_date`: the file gives its local date. `whole`: it can say all that a session has
    (a row of CSV has neither steps nor basis). An id that was left out has been made from the rest.
    """

    record: SessionRecord
    has_local_date: bool
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
    extras: Extras = _NO_EXTRAS


def check_each(
    value: list[object],
    place: Callable[[int], str],
    check: Check[T],
    refused: list[str],
    separator: str = ".",
) -> tuple[T, ...]:
    """All that can be taken; what cannot is added to `refused`, so that all of it can be told."""
    result = []
    for index, item in enumerate(with_progress(value, len(value))):
        try:
            result.append(check(item))
        except InvalidValueError as error:
            refused.append(error.within(place(index), separator).full_message())
    return tuple(result)


def session(value: object) -> IncomingSession:
    obj = Fields(value, _SESSION)
    started_at = obj.required("started_at", fields.timestamp)
    local_date: date | None = obj.optional("local_date", fields.day, None)
    record = SessionRecord(
        id=obj.optional("id", _NAME, ""),
        routine=obj.optional("routine", _NAME, ROUTINE),
        started_at=started_at,
        local_date=local_date or started_at.date(),
        active_seconds=obj.required("active_seconds", _ACTIVE_SECONDS),
        finished=obj.required("finished", fields.boolean),
        counts=obj.optional("counts", fields.boolean, None),
        kcal=obj.optional("kcal", _kcal, None),
        energy_basis=obj.optional("energy_basis", _BASIS, None),
        effort=obj.optional("effort", _EFFORT, None),
        back=obj.optional("back", _BACK, None),
        note=obj.optional("note", _NOTE, ""),
        steps=obj.optional("steps", _STEPS, ()),
    )
    return with_id(IncomingSession(record, has_local_date=local_date is not None))


def with_id(incoming: IncomingSession) -> IncomingSession:
    """With an id made from the rest where it has none, the same each time the file is read."""
    if incoming.record.id:
        return incoming
    import hashlib

    without_date = (
        incoming.record
        if incoming.has_local_date
        else replace(incoming.record, local_date=date.min)
    )
    digest = hashlib.sha256(session_text(without_date).encode()).hexdigest()
    return replace(incoming, record=replace(incoming.record, id=digest[:32]))


def goal(value: object) -> Goal:
    obj = Fields(value, frozenset({"from", "days_per_week"}))
    return Goal(obj.required("from", fields.day), obj.required("days_per_week", _DAYS_PER_WEEK))


def days_off(value: object) -> Break:
    obj = Fields(value, frozenset({"from", "to", "reason"}))
    start = obj.required("from", fields.day)
    end: date | None = obj.optional("to", fields.day, None)
    if end is not None and end < start:
        what = f"{start} or later"
        raise fields.unexpected_value(what, end.isoformat()).within("to")
    return Break(start, end, obj.required("reason", _REASON))


def preferences(value: object) -> tuple[int | None, int | None]:
    """First day of the week and start of the day (minutes), None where left out."""
    obj = Fields(value, frozenset({"week_starts", "day_starts_at"}))
    weekday: str | None = obj.optional("week_starts", _WEEK_STARTS, None)
    minutes: int | None = obj.optional("day_starts_at", _DAY_STARTS, None)
    return (None if weekday is None else WEEKDAYS.index(weekday)), minutes


def _step(value: object) -> StepRecord:
    obj = Fields(value, _STEP)
    return StepRecord(
        exercise=obj.required("exercise", _NAME),
        instead_of=obj.optional("instead_of", _NAME, None),
        variant=obj.optional("variant", _LEVEL, "standard"),
        kind=obj.required("kind", _KIND),
        round=obj.optional("round", _ROUND, 1),
        side=obj.optional("side", _SIDE, None),
        planned_seconds=obj.required("planned_seconds", _STEP_SECONDS),
        done_seconds=obj.required("done_seconds", _STEP_SECONDS),
        outcome=obj.required("outcome", _OUTCOME),
        load_kg=obj.optional("load_kg", _LOAD_KG, None),
        reasons=obj.optional("reasons", _STEP_REASONS, ()),
    )


def _kcal(value: object) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) != 2:
        raise fields.unexpected_value("[low, high]", value)
    low, high = _KCAL(value)
    if low > high:
        raise fields.unexpected_value("[low, high]", f"[{low:g}, {high:g}]")
    return low, high


def _names(record: Any) -> frozenset[str]:
    return frozenset(record.__slots__)


_SESSION = _names(SessionRecord) - {"sets"}
_STEP = _names(StepRecord)
_STEPS = fields.list_of(_step, MOST_STEPS)
