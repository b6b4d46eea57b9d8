"""Facts of the person that are neither sessions nor goals, each a text under its key.

They lie in the table `facts`; the key `revision` there is not one of these.
"""

import sqlite3
from typing import Literal

from backcompanion.history.change_marks import mark_value
from backcompanion.history.fact_checks import KEPT_BESIDE, fact_problem
from backcompanion.history.store import Store
from backcompanion.history.writing import bump_revision

ValueKey = Literal["plan", "reminders", "soreness", "calendar", "milestones", "weekdays"]


def read_value(store: Store, key: ValueKey) -> str | None:
    """Raises HistoryError where the file cannot be read."""
    return store.query(lambda connection: select_value(connection, key), None)


def select_value(connection: sqlite3.Connection, key: ValueKey) -> str | None:
    """None where there is none, or what is no text."""
    row = connection.execute("SELECT value FROM facts WHERE key = ?", (key,)).fetchone()
    return row[0] if row and isinstance(row[0], str) else None


def write_value(connection: sqlite3.Connection, key: ValueKey, text: str) -> None:
    """In the place of what is there; what cannot be read of it is kept beside."""
    row = connection.execute("SELECT value FROM facts WHERE key = ?", (key,)).fetchone()
    if row and fact_problem(key, row[0]) and not fact_problem(key, text):
        beside = f"{key}{KEPT_BESIDE}"
        connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (beside, row[0]))
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (key, text))
    mark_value(connection, key)
    bump_revision(connection)
