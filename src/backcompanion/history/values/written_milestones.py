"""Milestones that the person has written, a text for a day."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date

from backcompanion.history.store import Store
from backcompanion.history.values.key_values import fact, put_fact
from backcompanion.history.write_future import Receipt

LONGEST = 500


def written_milestones(store: Store) -> dict[date, str]:
    """Nothing where that cannot be understood."""
    return milestones_from(fact(store, "milestones"))


def write_milestone(store: Store, day: date, text: str) -> Receipt:
    """Takes the place of what was written for that day; an empty text takes it away."""
    return store.writer.put(lambda connection: _put(connection, day, text.strip()[:LONGEST]))


def milestones_from(text: str | None) -> dict[date, str]:
    try:
        found = json.loads(text or "{}")
        return {date.fromisoformat(day): str(words) for day, words in found.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def milestones_text(written: Mapping[date, str]) -> str:
    return json.dumps({day.isoformat(): written[day] for day in sorted(written)})


def _put(connection: sqlite3.Connection, day: date, text: str) -> None:
    row = connection.execute("SELECT value FROM facts WHERE key = 'milestones'").fetchone()
    written = milestones_from(row and row[0])
    written.pop(day, None)
    if text:
        written[day] = text
    put_fact(connection, "milestones", milestones_text(written))
