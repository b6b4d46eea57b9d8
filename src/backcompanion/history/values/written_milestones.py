"""Milestones that the person has written, a text for a day."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date

from backcompanion.history.store import Store
from backcompanion.history.values.key_values import read_value, write_value
from backcompanion.history.write_future import WriteFuture

MAX_MILESTONE_LENGTH = 500


def written_milestones(store: Store) -> dict[date, str]:
    """Nothing where that cannot be understood."""
    return parse_milestones(read_value(store, "milestones"))


def write_milestone(store: Store, day: date, text: str) -> WriteFuture:
    """Takes the place of what was written for that day; an empty text takes it away."""
    return store.writer.put(
        lambda connection: _write_day(connection, day, text.strip()[:MAX_MILESTONE_LENGTH])
    )


def parse_milestones(text: str | None) -> dict[date, str]:
    try:
        parsed = json.loads(text or "{}")
        return {date.fromisoformat(day): str(milestone) for day, milestone in parsed.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def dump_milestones(written: Mapping[date, str]) -> str:
    return json.dumps({day.isoformat(): written[day] for day in sorted(written)})


def _write_day(connection: sqlite3.Connection, day: date, text: str) -> None:
    row = connection.execute("SELECT value FROM facts WHERE key = 'milestones'").fetchone()
    written = parse_milestones(row and row[0])
    written.pop(day, None)
    if text:
        written[day] = text
    write_value(connection, "milestones", dump_milestones(written))
