"""What a person says day by day, one value a day: how sore the back was, milestones of their own.

Each kind lies under its key as one JSON object by ISO date. An entry that cannot be understood is
left out where they are read, and stays where it is when another day is written.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

from backcompanion.base.dataclass import dataclass
from backcompanion.history.store import Store
from backcompanion.history.values.key_values import ValueKey, read_value, select_value, write_value
from backcompanion.history.write_future import WriteFuture
from backcompanion.training.session.limits import LONGEST_MILESTONE

MAX_SORENESS = 10

Value = TypeVar("Value", int, str)


@dataclass(frozen=True, slots=True)
class DatedValues(Generic[Value]):
    """`check` gives a value as it is kept, or raises ValueError; an empty text is no value."""

    key: ValueKey
    check: Callable[[object], Value]

    def read(self, store: Store) -> dict[date, Value]:
        """Raises HistoryError where the file cannot be read."""
        return self.parse(read_value(store, self.key))

    def write(self, store: Store, day: date, value: Value | None) -> WriteFuture:
        """Takes the place of what was said for that day; None takes it back. Raises ValueError."""
        checked = None if value is None else self.check(value)
        return store.writer.put(lambda connection: self.merge(connection, {day: checked}))

    def merge(self, connection: sqlite3.Connection, by_day: Mapping[date, Value | None]) -> None:
        """In the place of what stands there for these days. Inside a transaction."""
        entries = _entries(select_value(connection, self.key))
        entries |= {day.isoformat(): value for day, value in by_day.items()}
        kept = {day: entries[day] for day in sorted(entries) if entries[day] not in (None, "")}
        write_value(connection, self.key, json.dumps(kept))

    def parse(self, text: str | None) -> dict[date, Value]:
        result: dict[date, Value] = {}
        for day, value in _entries(text).items():
            try:
                result[date.fromisoformat(day)] = self.check(value)
            except ValueError:
                continue
        return result


def _entries(text: str | None) -> dict[str, Any]:
    try:
        parsed = json.loads(text or "{}")
    except (ValueError, TypeError, RecursionError):
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _soreness(value: object) -> int:
    if type(value) is not int or not 0 <= value <= MAX_SORENESS:
        raise ValueError(f"soreness {value!r} is not a whole number from 0 to {MAX_SORENESS}")
    return value


def _milestone(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a milestone is a text")
    return value.strip()[:LONGEST_MILESTONE]


SORENESS = DatedValues("soreness", _soreness)
WRITTEN_MILESTONES = DatedValues("milestones", _milestone)


def add_milestone(store: Store, day: date, text: str) -> WriteFuture:
    """Behind what is written for that day when its turn comes: what is shown may be older."""

    def add(connection: sqlite3.Connection) -> None:
        by_day = WRITTEN_MILESTONES.parse(select_value(connection, "milestones"))
        whole = _milestone(f"{by_day.get(day, '')} {text.strip()}")
        WRITTEN_MILESTONES.merge(connection, {day: whole})

    return store.writer.put(add)
