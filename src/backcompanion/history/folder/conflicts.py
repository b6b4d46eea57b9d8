"""What another computer said of a session at the same time, and does not stand."""

import json
import sqlite3
from typing import Any

from backcompanion.base.dataclass import dataclass
from backcompanion.history.store import Store


@dataclass(frozen=True, slots=True)
class Conflict:
    """`field`: of a session, as JSON has it; `value`: what it says there. `device`: its name."""

    field: str
    value: Any
    device: str


def conflicts_of(store: Store, session_id: str) -> tuple[Conflict, ...]:
    """Raises HistoryError where the history cannot be read."""

    def read(connection: sqlite3.Connection) -> tuple[Conflict, ...]:
        rows = connection.execute(
            "SELECT field, value, device FROM conflicts WHERE session = ? ORDER BY field, device",
            (session_id,),
        )
        return tuple(Conflict(name, json.loads(value), device) for name, value, device in rows)

    nothing: tuple[Conflict, ...] = ()
    return store.query(read, nothing)


def conflicted_sessions(store: Store) -> frozenset[str]:
    """Ids. Raises HistoryError where the history cannot be read."""

    def read(connection: sqlite3.Connection) -> frozenset[str]:
        return frozenset(row[0] for row in connection.execute("SELECT session FROM conflicts"))

    nothing: frozenset[str] = frozenset()
    return store.query(read, nothing)
