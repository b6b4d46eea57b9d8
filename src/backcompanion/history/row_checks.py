"""Rows as they are read, checked as strictly as what is imported: what `export` writes of them,
`import` takes.

A row is first looked at with a few quick tests, which nearly all pass; where one does not, the
checks of the exchange decide, and say what is wrong.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, get_args

from backcompanion.base.i18n import gettext as _
from backcompanion.history import rows
from backcompanion.history.set_aside import PutAside, SetAside
from backcompanion.training.exercise.terms import Kind, Level, Side
from backcompanion.training.session.limits import (
    LONGEST_NOTE,
    LONGEST_SESSION_SECONDS,
    LONGEST_STEP_SECONDS,
    MOST_KCAL,
)
from backcompanion.training.session.record import (
    BackFeeling,
    Break,
    BreakReason,
    EnergyBasis,
    Goal,
    Outcome,
    Preferences,
    SessionRecord,
    StepRecord,
)

_SESSION_COLUMNS = rows.SESSION_COLUMNS.split(", ")
_STEP_COLUMNS = rows.STEP_COLUMNS.split(", ")
_LEVELS, _KINDS, _OUTCOMES = (frozenset(get_args(terms)) for terms in (Level, Kind, Outcome))
_SIDES, _BASES, _BACKS = (
    frozenset((None, *get_args(terms))) for terms in (Side, EnergyBasis, BackFeeling)
)
_MAX_SHOWN = 40
_FLAGS = (0, 1)
# Well within the years 1970 to 2200, in whatever zone.
_FIRST_US, _LAST_US = 86_400_000_000 * 2, 86_400_000_000 * 83_900
_NUMBERS = (float, int)
_MAX_REMEMBERED = 10_000
_plain_terms: set[tuple[Any, ...]] = set()


ReadSession = Callable[[rows.Row, tuple[StepRecord, ...], PutAside], SessionRecord | None]


def session_from_row(
    row: rows.Row, steps: tuple[StepRecord, ...], put_aside: PutAside
) -> SessionRecord | None:
    """From SESSION_COLUMNS; None where it was put aside."""
    if _is_plain_session(row):
        try:
            return rows.session_from_row(row, steps)
        except (ValueError, OverflowError):
            pass
    from backcompanion.history.field_checks import InvalidValueError
    from backcompanion.history.record_checks import check_session

    try:
        check_session(_session_values(row))
        _check_totals(row)
        return rows.session_from_row(row, steps)
    except InvalidValueError as error:
        reason = error.full_message()
    key = str(row[0])
    put_aside(SetAside("sessions", key, key, dict(zip(_SESSION_COLUMNS, row, strict=True)), reason))
    return None


def step_from_row(
    session: object, n: object, row: rows.Row, put_aside: PutAside
) -> StepRecord | None:
    """From STEP_COLUMNS; None where it was put aside."""
    if _is_plain_step(row):
        try:
            return rows.step_from_row(row)
        except (ValueError, TypeError, RecursionError):
            pass
    from backcompanion.history.field_checks import InvalidValueError
    from backcompanion.history.record_checks import check_step

    try:
        return check_step(_step_values(row))
    except InvalidValueError as error:
        reason = error.full_message()
    values = {"session": session, "n": n, **dict(zip(_STEP_COLUMNS, row, strict=True))}
    put_aside(SetAside("steps", f"{session}/{n}", str(session), values, reason))
    return None


def goal_from_row(row: rows.Row, put_aside: PutAside) -> Goal | None:
    """From (start, days_per_week); None where it was put aside."""
    from backcompanion.history.field_checks import InvalidValueError, day, integer

    start, days_per_week = row
    try:
        return Goal(day(start), integer(1, 7)(days_per_week))
    except InvalidValueError as error:
        values = {"start": start, "days_per_week": days_per_week}
        put_aside(SetAside("goals", str(start), "", values, error.full_message()))
    return None


def break_from_row(row: rows.Row, put_aside: PutAside) -> Break | None:
    """From (start, end, reason); None where it was put aside."""
    from backcompanion.history.field_checks import InvalidValueError, day, one_of, unexpected_value

    start, end, reason = row
    try:
        first, last = day(start), None if end is None else day(end)
        if last is not None and last < first:
            raise unexpected_value(_("{day} or later").format(day=first), end)
        return Break(first, last, one_of(*get_args(BreakReason))(reason))
    except InvalidValueError as error:
        values = {"start": start, "end": end, "reason": reason}
        put_aside(SetAside("breaks", str(start), "", values, error.full_message()))
    return None


def preferences_from_rows(stored: list[rows.Row], put_aside: PutAside) -> Preferences:
    """What cannot be right leaves the default."""
    right: list[tuple[str, str]] = []
    for key, value in stored:
        most = _PREFERENCES.get(key) if isinstance(key, str) else None
        if most is None:  # a newer release may know it
            continue
        if isinstance(value, str) and value.isascii() and value.isdigit() and int(value) <= most:
            right.append((key, value))
        else:
            reason = _("expected a whole number from {a} to {b}, found {found}").format(
                a=0, b=most, found=repr(value)[:_MAX_SHOWN]
            )
            row = {"key": key, "value": value}
            put_aside(SetAside("preferences", key, "", row, reason))
    return rows.preferences_from_rows(right)


_PREFERENCES = {"week_starts": 6, "day_starts_minutes": 720}


def _is_name(value: object) -> bool:
    return type(value) is str and 0 < len(value) <= 64 and value.isascii()


def _is_plain_session(row: rows.Row) -> bool:
    """Whether nothing more need be looked at but the date; False says nothing."""
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
        *totals,
    ) = row
    return (
        _is_name(id_)
        and _is_name(routine)
        and type(us) is int
        and _FIRST_US <= us <= _LAST_US
        and type(offset) is int
        and -86_400 < offset < 86_400
        and type(local_date) is str
        and local_date[4:8:3] == "--"  # no week's date
        and "1900-" <= local_date < "2201-"
        and type(active) in _NUMBERS
        and 0 <= active <= LONGEST_SESSION_SECONDS
        and finished in _FLAGS
        and (counts is None or counts in _FLAGS)
        and (
            (low is None and high is None)
            or (type(low) in _NUMBERS and type(high) in _NUMBERS and 0 <= low <= high <= MOST_KCAL)
        )
        and basis in _BASES
        and (effort is None or (type(effort) is int and 1 <= effort <= 10))
        and back in _BACKS
        and type(note) is str
        and len(note) <= LONGEST_NOTE
        and (note.isascii() or _is_unicode(note))
        and _are_totals(totals)
    )


def _are_totals(totals: list[Any]) -> bool:
    if totals == [None, None, None, None]:
        return True
    planned, done, planned_seconds, done_seconds = totals
    return (
        type(planned) is int
        and type(done) is int
        and type(planned_seconds) in _NUMBERS
        and type(done_seconds) in _NUMBERS
        and 0 <= done <= planned <= 100_000
        and 0 <= planned_seconds < 1e9
        and 0 <= done_seconds < 1e9
    )


def _is_plain_step(row: rows.Row) -> bool:
    exercise, instead_of, variant, kind, round_, side, planned, done, outcome, load, reasons = row
    terms = (exercise, instead_of, variant, kind, round_, side, outcome, load)
    return (
        (terms in _plain_terms or _are_plain_terms(terms))
        and type(planned) in _NUMBERS
        and 0 <= planned <= LONGEST_STEP_SECONDS
        and type(done) in _NUMBERS
        and 0 <= done <= LONGEST_STEP_SECONDS
        and (reasons is None or type(reasons) is str)
    )


def _are_plain_terms(terms: tuple[Any, ...]) -> bool:
    """Remembered, as tens of thousands of steps share a few of them."""
    exercise, instead_of, variant, kind, round_, side, outcome, load = terms
    is_plain = (
        _is_name(exercise)
        and (instead_of is None or _is_name(instead_of))
        and variant in _LEVELS
        and kind in _KINDS
        and type(round_) is int
        and 0 <= round_ <= 1_000
        and side in _SIDES
        and outcome in _OUTCOMES
        and (load is None or (type(load) in _NUMBERS and 0 <= load <= 200))
    )
    if is_plain and len(_plain_terms) < _MAX_REMEMBERED:
        _plain_terms.add(terms)
    return is_plain


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _session_values(row: rows.Row) -> dict[str, object]:
    """As JSON would have them, each that cannot be turned into it as it is."""
    values: dict[str, object] = dict(zip(_SESSION_COLUMNS, row, strict=True))
    us, offset = values.pop("started_us"), values.pop("offset_seconds")
    low, high = values.pop("kcal_low"), values.pop("kcal_high")
    for name in ("set_planned", "set_done", "set_planned_seconds", "set_done_seconds"):
        del values[name]
    values["started_at"] = f"{us!r} {offset!r}"
    if type(us) is int and type(offset) is int:
        with suppress(ValueError, OverflowError):
            values["started_at"] = rows.instant(us, offset).isoformat()
    if low is not None or high is not None:
        values["kcal"] = [low, high]
    for name in ("finished", "counts"):
        if values[name] in _FLAGS:
            values[name] = bool(values[name])
    # A file may leave them out; a row has them.
    for name, required in (("id", ""), ("routine", ""), ("local_date", ""), ("note", b"")):
        if values[name] is None:
            values[name] = required
    return values


def _check_totals(row: rows.Row) -> None:
    from backcompanion.history.field_checks import unexpected_value

    totals = list(row[-4:])
    if not _are_totals(totals):
        raise unexpected_value("set_planned, set_done, …_seconds", repr(totals))


def _step_values(row: rows.Row) -> Mapping[str, object]:
    values: dict[str, object] = dict(zip(_STEP_COLUMNS, row, strict=True))
    for name in ("variant", "round"):
        if values[name] is None:
            values[name] = b""
    reasons = values["reasons"]
    if isinstance(reasons, str):
        try:
            values["reasons"] = json.loads(reasons) if reasons else None
        except (ValueError, RecursionError):
            values["reasons"] = reasons
    return values
