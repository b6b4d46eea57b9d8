"""Rows of the tables and the values of training, in both directions."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

from backcompanion.training.session.reason import Reason, parse_reason
from backcompanion.training.session.record import (
    Break,
    Goal,
    Preferences,
    SessionRecord,
    SetTotals,
    StepRecord,
)

SESSION_COLUMNS = (
    "id, routine, started_us, offset_seconds, local_date, active_seconds, finished, counts,"
    " kcal_low, kcal_high, energy_basis, effort, back, note,"
    " set_planned, set_done, set_planned_seconds, set_done_seconds"
)
# When it was deleted, in whatever year of the calendar.
IS_A_DELETION = (
    "typeof(deleted_us) = 'integer'"
    " AND deleted_us BETWEEN -62135596800000000 AND 253402300800000000"
)
STEP_COLUMNS = (
    "exercise, instead_of, variant, kind, round, side, planned_seconds, done_seconds, outcome,"
    " load_kg, reasons"
)

_EPOCH = datetime(1970, 1, 1)
_EPOCH_UTC = _EPOCH.replace(tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FIRST_YEAR, _LAST_YEAR = 1970, 2200
_zones: dict[int, timezone] = {}

Row = Sequence[Any]


def microseconds(instant: datetime) -> int:
    """Since 1970 in UTC; `instant` is aware. Exact, where a float would not be."""
    return (instant - _EPOCH_UTC) // _MICROSECOND


def instant(us: int, offset_seconds: int) -> datetime:
    zone = _zones.get(offset_seconds)
    if zone is None:
        zone = _zones[offset_seconds] = timezone(timedelta(seconds=offset_seconds))
    return (_EPOCH + timedelta(microseconds=us, seconds=offset_seconds)).replace(tzinfo=zone)


def offset_seconds(moment: datetime) -> int:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment!r} has no offset from UTC")
    return offset.days * 86_400 + offset.seconds


def within_calendar(moment: datetime) -> datetime:
    """In the years that a history can have, 1970 to 2200: by a clock that is wrong, people train as
    well, and what is recorded has to be one that can be read again.
    """
    year = min(max(moment.year, _FIRST_YEAR), _LAST_YEAR)
    if year == moment.year:
        return moment
    return moment.replace(year=year, day=min(moment.day, 28))


def _date_within_calendar(day: date) -> date:
    return min(max(day, date(1900, 1, 1)), date(_LAST_YEAR, 12, 31))


def session_row(session: SessionRecord) -> tuple[object, ...]:
    """In the order of SESSION_COLUMNS."""
    low, high = session.kcal or (None, None)
    started_at = within_calendar(session.started_at)
    return (
        session.id,
        session.routine,
        microseconds(started_at),
        offset_seconds(started_at),
        _date_within_calendar(session.local_date).isoformat(),
        session.active_seconds,
        session.finished,
        session.counts,
        low,
        high,
        session.energy_basis,
        session.effort,
        session.back,
        session.note,
        *sets_row(session.set_totals()),
    )


def sets_row(sets: SetTotals | None) -> tuple[object, ...]:
    if sets is None:
        return (None, None, None, None)
    return (sets.planned, sets.done, sets.planned_seconds, sets.done_seconds)


def session_from_row(row: Row, steps: tuple[StepRecord, ...] = ()) -> SessionRecord:
    """From SESSION_COLUMNS."""
    (
        id_,
        routine,
        us,
        offset,
        local_date,
        active,
        finished,
        counts,
        low,
        high,
        basis,
        effort,
        back,
        note,
        *sets,
    ) = row
    return SessionRecord(
        id_,
        routine,
        instant(us, offset),
        date.fromisoformat(local_date),
        active,
        bool(finished),
        None if counts is None else bool(counts),
        None if low is None else (low, high),
        basis,
        effort,
        back,
        note,
        steps,
        None if sets[0] is None else SetTotals(*sets),
    )


def step_rows(session_id: str, steps: Iterable[StepRecord]) -> list[tuple[object, ...]]:
    """Session and number, then in the order of STEP_COLUMNS."""
    return [(session_id, n, *step_row(step)) for n, step in enumerate(steps)]


def step_row(step: StepRecord) -> tuple[object, ...]:
    """In the order of STEP_COLUMNS."""
    return (
        step.exercise,
        step.instead_of,
        step.variant,
        step.kind,
        step.round,
        step.side,
        step.planned_seconds,
        step.done_seconds,
        step.outcome,
        step.load_kg,
        json.dumps([str(reason) for reason in step.reasons]) if step.reasons else None,
    )


def step_from_row(row: Row) -> StepRecord:
    """From STEP_COLUMNS."""
    return StepRecord(*(*row[:-1], _reasons(row[-1]) if row[-1] else ()))


@lru_cache(maxsize=1024)
def _reasons(text: str) -> tuple[Reason, ...]:
    """Raises ValueError where it is not what `step_rows` writes; the same texts come often."""
    parsed = json.loads(text)
    if not isinstance(parsed, list) or not all(isinstance(each, str) for each in parsed):
        raise ValueError("a list of texts was expected")
    if len(parsed) > 20 or not all(0 < len(each) <= 100 for each in parsed):
        raise ValueError("too many reasons, or too long ones")
    return tuple(parse_reason(each) for each in parsed)


def goal_from_row(row: Row) -> Goal:
    return Goal(date.fromisoformat(row[0]), row[1])


def break_from_row(row: Row) -> Break:
    start, end, reason = row
    return Break(date.fromisoformat(start), end and date.fromisoformat(end), reason)


def preferences_from_rows(rows: Iterable[Row]) -> Preferences:
    """Keys that are not set, or not known to this release, leave the default."""
    stored = {key: int(value) for key, value in rows if key in _PREFERENCE_KEYS}
    return Preferences(**stored)


def preference_rows(preferences: Preferences) -> list[tuple[str, str]]:
    return [(key, str(getattr(preferences, key))) for key in _PREFERENCE_KEYS]


_PREFERENCE_KEYS = ("week_starts", "day_starts_minutes")
