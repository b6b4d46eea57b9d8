"""Whether a session makes sense, field by field: one in a file, and one that a damaged database
gave."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, get_args

from backcompanion.base.dataclass import dataclass
from backcompanion.history import field_checks
from backcompanion.history.field_checks import Fields
from backcompanion.history.record_json import session_text
from backcompanion.training.exercise.terms import Kind, Level, Side
from backcompanion.training.session.limits import (
    LONGEST_NOTE,
    LONGEST_SESSION_SECONDS,
    LONGEST_STEP_SECONDS,
    MOST_KCAL,
)
from backcompanion.training.session.reason import Reason, parse_reason
from backcompanion.training.session.record import (
    BackFeeling,
    EnergyBasis,
    Outcome,
    SessionRecord,
    StepRecord,
)

ROUTINE = "upper-lower-back"
MAX_STEPS = 20_000

# Made once: a history has tens of thousands of steps.
_NAME = field_checks.text(1, 64)
_NOTE = field_checks.text(0, LONGEST_NOTE)
_ACTIVE_SECONDS = field_checks.number(0, LONGEST_SESSION_SECONDS)
_STEP_SECONDS = field_checks.number(0, LONGEST_STEP_SECONDS)
_LOAD_KG = field_checks.number(0, 200)
_KCAL = field_checks.list_of(field_checks.number(0, MOST_KCAL), 2)
_EFFORT = field_checks.integer(1, 10)
_REASON_TEXT = field_checks.text(1, 100)
_ROUND = field_checks.integer(0, 1_000)
_BASIS, _BACK, _LEVEL, _KIND, _SIDE, _OUTCOME = (
    field_checks.one_of(*get_args(names))
    for names in (EnergyBasis, BackFeeling, Level, Kind, Side, Outcome)
)


@dataclass(frozen=True, slots=True)
class IncomingSession:
    """`has_local_date`: the file gives its local date. `is_complete`: it can say all that a session
    has (a row of CSV has neither steps nor basis). `left_out`: fields that it does not speak of.
    `counts_sets`: it says how many sets were done, which a record has from its steps only;
    `counts_by_sets`: whether it would be a training day by those. An id that was left out has been
    made from the rest.
    """

    record: SessionRecord
    has_local_date: bool
    is_complete: bool = True
    counts_sets: bool = False
    counts_by_sets: bool | None = None
    left_out: frozenset[str] = frozenset()


def check_session(value: object, checked_steps: tuple[StepRecord, ...] = ()) -> IncomingSession:
    """`checked_steps`: where the value does not have them itself."""
    obj = Fields(value, SESSION_FIELDS)
    started_at = obj.required("started_at", field_checks.timestamp)
    local_date: date | None = obj.optional("local_date", field_checks.day, None)
    record = SessionRecord(
        id=obj.optional("id", _NAME, ""),
        routine=obj.optional("routine", _NAME, ROUTINE),
        started_at=started_at,
        local_date=local_date or started_at.date(),
        active_seconds=obj.required("active_seconds", _ACTIVE_SECONDS),
        finished=obj.required("finished", field_checks.boolean),
        counts=obj.optional("counts", field_checks.boolean, None),
        kcal=obj.optional("kcal", _kcal, None),
        energy_basis=obj.optional("energy_basis", _BASIS, None),
        effort=obj.optional("effort", _EFFORT, None),
        back=obj.optional("back", _BACK, None),
        note=obj.optional("note", _NOTE, ""),
        steps=obj.optional("steps", _STEPS, checked_steps),
    )
    left_out = SESSION_FIELDS - obj.names(null=_NULLABLE)
    return with_id(
        IncomingSession(record, has_local_date=local_date is not None, left_out=left_out)
    )


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


def check_step(value: object) -> StepRecord:
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


def _known_step(value: object) -> StepRecord:
    """The same, at once where one like it was checked lately, as most of a history are alike."""
    if not isinstance(value, dict):
        return check_step(value)
    try:
        return _step_of(tuple(value), *value.values())
    except TypeError:  # its reasons are a list, which is not looked up
        return check_step(value)


# `typed`, as true is no 1 in a file.
@lru_cache(maxsize=4096, typed=True)
def _step_of(names: tuple[str, ...], *values: object) -> StepRecord:
    return check_step(dict(zip(names, values, strict=True)))


def _reason(value: object) -> Reason:
    return parse_reason(_REASON_TEXT(value))


def _kcal(value: object) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) != 2:
        raise field_checks.unexpected_value("[low, high]", value)
    low, high = _KCAL(value)
    if low > high:
        raise field_checks.unexpected_value("[low, high]", f"[{low:g}, {high:g}]")
    return low, high


def _names(record: Any) -> frozenset[str]:
    return frozenset(record.__slots__)


# Where null is a value of its own: the person said nothing, or took it back.
_NULLABLE = frozenset({"counts", "kcal", "energy_basis", "effort", "back", "note"})
SESSION_FIELDS = _names(SessionRecord) - {"sets"}
_STEP = _names(StepRecord)
_STEPS = field_checks.list_of(_known_step, MAX_STEPS)
_STEP_REASONS = field_checks.list_of(_reason, 20)
