"""What a file holds, checked field by field and not yet compared with what is on record."""

from collections.abc import Callable
from datetime import date
from typing import get_args

from backcompanion.base.dataclass import dataclass
from backcompanion.history import field_checks
from backcompanion.history.exchange.extras import Extras
from backcompanion.history.exchange.progress_callback import with_progress
from backcompanion.history.field_checks import Check, Fields, InvalidValueError, T
from backcompanion.history.record_checks import IncomingSession
from backcompanion.training.session.record import WEEKDAYS, Break, BreakReason, Goal

# More than any history holds; beyond, a file is taken for a mistake before it fills the memory.
MAX_BYTES = 64 * 1024 * 1024
MAX_ENTRIES = 100_000
# What a file of that size may be made of: each value takes many times its place in the file.
MAX_VALUES = 4_000_000
_DAYS_PER_WEEK = field_checks.integer(1, 7)
_WEEK_STARTS = field_checks.one_of(*WEEKDAYS)
_DAY_STARTS = field_checks.minutes_of_day(12 * 60)
_REASON = field_checks.one_of(*get_args(BreakReason))
_NO_EXTRAS = Extras()


@dataclass(frozen=True, slots=True)
class Incoming:
    """`refused`, `notes` (what has to be known beside): a sentence each. `week_starts`,
    `day_starts_minutes`: None where not given.
    """

    sessions: tuple[IncomingSession, ...] = ()
    goals: tuple[Goal, ...] = ()
    breaks: tuple[Break, ...] = ()
    week_starts: int | None = None
    day_starts_minutes: int | None = None
    refused_sessions: int = 0
    refused: tuple[str, ...] = ()
    extras: Extras = _NO_EXTRAS
    notes: tuple[str, ...] = ()


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


def goal(value: object) -> Goal:
    obj = Fields(value, frozenset({"from", "days_per_week"}))
    return Goal(
        obj.required("from", field_checks.day), obj.required("days_per_week", _DAYS_PER_WEEK)
    )


def days_off(value: object) -> Break:
    obj = Fields(value, frozenset({"from", "to", "reason"}))
    start = obj.required("from", field_checks.day)
    end: date | None = obj.optional("to", field_checks.day, None)
    if end is not None and end < start:
        what = f"{start} or later"
        raise field_checks.unexpected_value(what, end.isoformat()).within("to")
    return Break(start, end, obj.required("reason", _REASON))


def preferences(value: object) -> tuple[int | None, int | None]:
    """First day of the week and start of the day (minutes), None where left out."""
    obj = Fields(value, frozenset({"week_starts", "day_starts_at"}))
    weekday: str | None = obj.optional("week_starts", _WEEK_STARTS, None)
    minutes: int | None = obj.optional("day_starts_at", _DAY_STARTS, None)
    return (None if weekday is None else WEEKDAYS.index(weekday)), minutes
