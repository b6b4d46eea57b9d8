"""Notes what was changed here, where a folder takes the history to other computers.

Written in the transaction of the change itself, so that neither is there without the other. Where
no folder is in use, nothing is noted.
"""

import sqlite3
from collections.abc import Iterable
from typing import Literal

# What can be changed and travels.
Kind = Literal[
    "session", "running", "goal", "break", "soreness", "milestone", "plan", "preferences"
]
# `joining`: what is on record here is still to be written; `back`: likewise, after going back to a
# backup.
State = Literal["joining", "in use", "back"]
# The tables that belong to the folder and not to what is on record: a backup does not bring them.
TABLES = ("shared", "changes", "conflicts")
ALL = "*"
"""Instead of a key: each of that kind is to be looked at."""

_TOKEN = "lower(hex(randomblob(16)))"  # noqa: S105 (an id)
_MARK = (
    f"INSERT OR REPLACE INTO changes SELECT ?, ?, {_TOKEN}"  # noqa: S608
    " WHERE EXISTS (SELECT 1 FROM shared WHERE kind = 'state')"
)
# All that is on record, each with its key.
_EXISTING = (
    f"SELECT 'session', id, {_TOKEN} FROM sessions WHERE state = 'ended' AND deleted_us IS NULL",  # noqa: S608
    f"SELECT 'goal', start, {_TOKEN} FROM goals",  # noqa: S608
    f"SELECT 'break', start, {_TOKEN} FROM breaks",  # noqa: S608
    *(f"SELECT '{kind}', '{ALL}', {_TOKEN}" for kind in ("soreness", "milestone")),
    *(f"SELECT '{kind}', '', {_TOKEN}" for kind in ("plan", "preferences")),
)


# Which of them travel, and as what.
_VALUES: dict[str, Kind] = {
    "plan": "plan",
    "reminders": "preferences",
    "soreness": "soreness",
    "milestones": "milestone",
}


def mark(connection: sqlite3.Connection, kind: Kind, key: str = "") -> None:
    connection.execute(_MARK, (kind, key))


def mark_value(connection: sqlite3.Connection, key: str) -> None:
    """Of what a person has said that is neither session, goal nor break, by its key there."""
    if kind := _VALUES.get(key):
        mark(connection, kind, ALL if kind in ("soreness", "milestone") else "")


def mark_all(connection: sqlite3.Connection, kind: Kind, keys: Iterable[str]) -> None:
    connection.executemany(_MARK, ((kind, key) for key in keys))


def state(connection: sqlite3.Connection) -> State | None:
    """None where no folder is in use, as far as the history knows."""
    row = connection.execute("SELECT content FROM shared WHERE kind = 'state'").fetchone()
    return row[0] if row else None


def set_state(connection: sqlite3.Connection, state: State) -> None:
    connection.execute("INSERT OR REPLACE INTO shared VALUES ('state', '', '', ?)", (state,))


def begin_anew(connection: sqlite3.Connection, state: State) -> None:
    """As if nothing had come from the folder yet, and all that is on record were still to be
    written.
    """
    connection.execute("DELETE FROM shared")
    set_state(connection, state)
    for existing in _EXISTING:
        connection.execute(f"INSERT OR REPLACE INTO changes {existing}")


def mark_notes(connection: sqlite3.Connection) -> None:
    """All notes: they may go into the folder from now on."""
    connection.execute(
        f"INSERT OR REPLACE INTO changes SELECT 'session', id, {_TOKEN} FROM sessions"  # noqa: S608
        " WHERE note <> '' AND state = 'ended' AND deleted_us IS NULL"
    )


def forget_folder(connection: sqlite3.Connection) -> None:
    """No folder is in use any more."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
