"""Facts of the person that are neither sessions nor goals, each a text under its key.

They lie in the table `facts`; the key `revision` there is not one of these.
"""

import sqlite3
from typing import Literal

from backcompanion.history.store import Store
from backcompanion.history.writing import touch

Key = Literal["plan", "reminders", "soreness", "exported", "milestones"]


def fact(store: Store, key: Key) -> str | None:
    """Raises HistoryError where the file cannot be read."""
    return store.ask(lambda connection: _value(connection, key), None)


def _value(connection: sqlite3.Connection, key: Key) -> str | None:
    found = connection.execute("SELECT value FROM facts WHERE key = ?", (key,)).fetchone()
    return found[0] if found else None


def put_fact(connection: sqlite3.Connection, key: Key, text: str) -> None:
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (key, text))
    touch(connection)
