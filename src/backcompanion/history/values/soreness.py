"""How sore the back was, 0 to 10, by the day on which the person said so."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date

from backcompanion.history.store import Store
from backcompanion.history.values.key_values import read_value, write_value
from backcompanion.history.write_future import WriteFuture

MAX_SORENESS = 10


def soreness(store: Store) -> dict[date, int]:
    """What was said on which day; nothing where that cannot be understood."""
    return parse_soreness(read_value(store, "soreness"))


def record_soreness(store: Store, day: date, value: int | None) -> WriteFuture:
    """None takes back what was said that day. Raises ValueError where it is not from 0 to 10."""
    if value is not None:
        _checked(value)
    return store.writer.put(lambda connection: _write_day(connection, day, value))


def _write_day(connection: sqlite3.Connection, day: date, value: int | None) -> None:
    row = connection.execute("SELECT value FROM facts WHERE key = 'soreness'").fetchone()
    by_day = parse_soreness(row and row[0])
    by_day.pop(day, None)
    if value is not None:
        by_day[day] = value
    write_value(connection, "soreness", dump_soreness(by_day))


def dump_soreness(by_day: Mapping[date, int]) -> str:
    return json.dumps({day.isoformat(): by_day[day] for day in sorted(by_day)})


def parse_soreness(text: str | None) -> dict[date, int]:
    """Nothing where it cannot be understood."""
    try:
        parsed = json.loads(text or "{}")
        return {date.fromisoformat(day): _checked(value) for day, value in parsed.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _checked(value: object) -> int:
    if type(value) is not int or not 0 <= value <= MAX_SORENESS:
        raise ValueError(f"soreness {value!r} is not a whole number from 0 to {MAX_SORENESS}")
    return value
