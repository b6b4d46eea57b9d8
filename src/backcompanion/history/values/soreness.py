"""How sore the back was, 0 to 10, by the day on which the person said so."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date

from backcompanion.history.store import Store
from backcompanion.history.values.key_values import fact, put_fact
from backcompanion.history.write_future import Receipt

MOST = 10


def soreness(store: Store) -> dict[date, int]:
    """What was said on which day; nothing where that cannot be understood."""
    return soreness_from(fact(store, "soreness"))


def say_soreness(store: Store, day: date, value: int | None) -> Receipt:
    """None takes back what was said that day. Raises ValueError where it is not from 0 to 10."""
    if value is not None:
        _checked(value)
    return store.writer.put(lambda connection: _put(connection, day, value))


def _put(connection: sqlite3.Connection, day: date, value: int | None) -> None:
    row = connection.execute("SELECT value FROM facts WHERE key = 'soreness'").fetchone()
    said = soreness_from(row and row[0])
    said.pop(day, None)
    if value is not None:
        said[day] = value
    put_fact(connection, "soreness", soreness_text(said))


def soreness_text(said: Mapping[date, int]) -> str:
    return json.dumps({day.isoformat(): said[day] for day in sorted(said)})


def soreness_from(text: str | None) -> dict[date, int]:
    """Nothing where it cannot be understood."""
    try:
        found = json.loads(text or "{}")
        return {date.fromisoformat(day): _checked(value) for day, value in found.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _checked(value: object) -> int:
    if type(value) is not int or not 0 <= value <= MOST:
        raise ValueError(f"soreness {value!r} is not a whole number from 0 to {MOST}")
    return value
