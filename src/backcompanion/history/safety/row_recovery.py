"""What can still be read of a history that is damaged, row by row."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backcompanion.history.database import connect_to_read
from backcompanion.history.safety import page_recovery

Row = dict[str, Any]

# Tables with rows of their own, and those that belong to a session.
LOOSE = ("sessions", "goals", "breaks", "preferences", "facts")
OF_A_SESSION = ("prescriptions", "beats", "steps", "log")
# Beyond, numbers of rows are taken for damage; nobody trains that often.
_MOST = 200_000
_MOST_FAILURES = 4_000
_MOST_BLIND = 10_000  # rows that are looked for where the last one cannot be found
_MOST_OF_A_SESSION = 5_000


@dataclass(slots=True)
class Salvaged:
    """Rows by table as they were read; nothing in them is certain."""

    rows: dict[str, list[Row]] = field(default_factory=dict)

    def by_session(self, table: str) -> dict[object, list[Row]]:
        found: dict[object, list[Row]] = {}
        for row in self.rows.get(table, ()):
            key = row.get("session")
            if isinstance(key, str):
                found.setdefault(key, []).append(row)
        return found


def salvage(copy: Path) -> Salvaged:
    """Of a copy that nobody else uses. Never raises for what the file holds."""
    found = Salvaged()
    if copy.stat().st_size < 4096:
        # SQLite would take it for an empty one, and throw away the log of changes beside it.
        found.rows = page_recovery.carved(copy)
        return found
    try:
        connection = connect_to_read(copy)
    except (sqlite3.Error, UnicodeDecodeError):
        found.rows = page_recovery.carved(copy)
        return found
    table_reader = _Tables(connection)
    try:
        for table in LOOSE:
            found.rows[table] = table_reader.rows(table)
        ids = [row["id"] for row in found.rows["sessions"] if isinstance(row.get("id"), str)]
        for table in OF_A_SESSION:
            found.rows[table] = table_reader.rows_of(table, ids)
    finally:
        connection.close()
    # Only where something is missing: pages no longer in use hold what was discarded on purpose.
    if table_reader.failures:
        for table, rows in page_recovery.carved(copy).items():
            _add_missing(found.rows.setdefault(table, []), rows, page_recovery.KEYS[table])
    return found


class _Tables:
    """Reads what can be reached, past what cannot; counts how often it could not."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.failures = 0

    def rows(self, table: str) -> list[Row]:
        columns = self._columns(table)
        last = self._last(table)
        if not columns or last < 1:
            return []
        query = f"SELECT * FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ?"  # noqa: S608
        return [
            dict(zip(columns, row, strict=True)) for row in self._in_parts(query, min(last, _MOST))
        ]

    def rows_of(self, table: str, ids: Sequence[str]) -> list[Row]:
        columns = self._columns(table)
        query = f"SELECT * FROM {table} WHERE session = ? LIMIT {_MOST_OF_A_SESSION}"  # noqa: S608
        return [
            dict(zip(columns, row, strict=True))
            for id_ in (ids if columns else ())
            for row in self._all(query, (id_,)) or ()
        ]

    def _in_parts(self, query: str, last: int) -> Iterator[Sequence[Any]]:
        """Halves what cannot be read until the rows in the way stand alone."""
        waiting = [(1, last)]
        while waiting:
            a, b = waiting.pop()
            found = self._all(query, (a, b))
            if found is not None:
                yield from found
            elif a < b and self.failures < _MOST_FAILURES:
                middle = (a + b) // 2
                waiting += [(middle + 1, b), (a, middle)]

    def _columns(self, table: str) -> list[str]:
        return [str(row[1]) for row in self._all(f"PRAGMA table_info({table})") or ()]

    def _last(self, table: str) -> int:
        found = self._all(f"SELECT max(rowid) FROM {table}")  # noqa: S608
        last = found[0][0] if found else _MOST_BLIND
        return last if isinstance(last, int) else 0

    def _all(self, query: str, values: Sequence[object] = ()) -> list[Sequence[Any]] | None:
        """None where it cannot be read."""
        try:
            return self._connection.execute(query, values).fetchall()
        except (sqlite3.Error, ValueError, OverflowError):
            self.failures += 1
            return None


def _add_missing(rows: list[Row], further: list[Row], keys: tuple[str, ...]) -> None:
    there = {tuple(row.get(key) for key in keys) for row in rows}
    for row in further:
        key = tuple(row.get(name) for name in keys)
        if key not in there:
            there.add(key)
            rows.append(row)
