"""Facts of the person that are neither sessions nor goals, each a text under its key.

They lie in the table `facts`; the key `revision` there is not one of these.
"""

import sqlite3
from typing import Literal

from backcompanion.history.database import connect_to_read, explained, is_there
from backcompanion.history.store import Store
from backcompanion.history.writing import touch

Key = Literal["plan", "reminders", "soreness", "exported"]


def fact(store: Store, key: Key) -> str | None:
    """Raises HistoryError where the file cannot be read."""
    if not is_there(store.path):
        return None
    connection = None
    try:
        connection = connect_to_read(store.path)
        found = connection.execute("SELECT value FROM facts WHERE key = ?", (key,)).fetchone()
    except sqlite3.Error as error:
        raise explained(error, store.path) from error
    finally:
        if connection is not None:
            connection.close()
    return found[0] if found else None


def put_fact(connection: sqlite3.Connection, key: Key, text: str) -> None:
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (key, text))
    touch(connection)
