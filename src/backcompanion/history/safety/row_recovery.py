"""What can still be read of a history that is damaged, row by row."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from backcompanion.base.dataclass import dataclass
from backcompanion.history.connections import connect_to_read
from backcompanion.history.safety import page_recovery
from backcompanion.history.safety.page_recovery import RawRow

# Tables with rows of their own, and those that belong to a session.
STANDALONE_TABLES = ("sessions", "goals", "breaks", "preferences", "facts")
SESSION_TABLES = ("prescriptions", "beats", "steps", "log")
# Beyond, numbers of rows are taken for damage; nobody trains that often.
_MAX_ROWS = 200_000
_MAX_FAILURES = 4_000
_FALLBACK_ROWS = 10_000  # rows that are looked for where the last one cannot be found
_MAX_ROWS_PER_SESSION = 5_000


@dataclass(slots=True)
class RecoveredRows:
    """Rows by table as they were read; nothing in them is certain."""

    rows: dict[str, list[RawRow]] = field(default_factory=dict)

    def visible_ids(self) -> frozenset[str]:
        """Of the sessions that were not deleted, as far as the rows say so."""
        return frozenset(
            row["id"]
            for row in self.rows.get("sessions", ())
            if isinstance(row.get("id"), str) and row.get("deleted_us") is None
        )

    def by_session(self, table: str) -> dict[object, list[RawRow]]:
        result: dict[object, list[RawRow]] = {}
        for row in self.rows.get(table, ()):
            key = row.get("session")
            if isinstance(key, str):
                result.setdefault(key, []).append(row)
        return result


def recover_rows(copy: Path) -> RecoveredRows:
    """Of a copy that nobody else uses. Never raises for what the file holds."""
    result = RecoveredRows()
    if copy.stat().st_size < 4096:
        # SQLite would take it for an empty one, and throw away the log of changes beside it.
        result.rows = page_recovery.recover_pages(copy)
        return result
    try:
        connection = connect_to_read(copy)
    except (sqlite3.Error, UnicodeDecodeError):
        result.rows = page_recovery.recover_pages(copy)
        return result
    table_reader = _TableReader(connection)
    try:
        for table in STANDALONE_TABLES:
            result.rows[table] = table_reader.rows(table)
        ids = [row["id"] for row in result.rows["sessions"] if isinstance(row.get("id"), str)]
        for table in SESSION_TABLES:
            result.rows[table] = table_reader.session_rows(table, ids)
    finally:
        connection.close()
    # Only where something is missing: pages no longer in use hold what was discarded on purpose.
    if table_reader.failures:
        for table, rows in page_recovery.recover_pages(copy).items():
            _add_missing(result.rows.setdefault(table, []), rows, page_recovery.PRIMARY_KEYS[table])
    return result


class _TableReader:
    """Reads what can be reached, past what cannot; counts how often it could not."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.failures = 0

    def rows(self, table: str) -> list[RawRow]:
        columns = self._columns(table)
        last = self._last_rowid(table)
        if not columns or last < 1:
            return []
        query = f"SELECT * FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ?"  # noqa: S608
        return [
            dict(zip(columns, row, strict=True))
            for row in self._bisect(query, min(last, _MAX_ROWS))
        ]

    def session_rows(self, table: str, ids: Sequence[str]) -> list[RawRow]:
        columns = self._columns(table)
        query = f"SELECT * FROM {table} WHERE session = ? LIMIT {_MAX_ROWS_PER_SESSION}"  # noqa: S608
        return [
            dict(zip(columns, row, strict=True))
            for id_ in (ids if columns else ())
            for row in self._fetch_all(query, (id_,)) or ()
        ]

    def _bisect(self, query: str, last: int) -> Iterator[Sequence[Any]]:
        """Halves what cannot be read until the rows in the way stand alone."""
        ranges = [(1, last)]
        while ranges:
            a, b = ranges.pop()
            result = self._fetch_all(query, (a, b))
            if result is not None:
                yield from result
            elif a < b and self.failures < _MAX_FAILURES:
                middle = (a + b) // 2
                ranges += [(middle + 1, b), (a, middle)]

    def _columns(self, table: str) -> list[str]:
        return [str(row[1]) for row in self._fetch_all(f"PRAGMA table_info({table})") or ()]

    def _last_rowid(self, table: str) -> int:
        result = self._fetch_all(f"SELECT max(rowid) FROM {table}")  # noqa: S608
        last = result[0][0] if result else _FALLBACK_ROWS
        return last if isinstance(last, int) else 0

    def _fetch_all(self, query: str, values: Sequence[object] = ()) -> list[Sequence[Any]] | None:
        """None where it cannot be read."""
        try:
            return self._connection.execute(query, values).fetchall()
        except (sqlite3.Error, ValueError, OverflowError):
            self.failures += 1
            return None


def _add_missing(rows: list[RawRow], additions: list[RawRow], keys: tuple[str, ...]) -> None:
    known_keys = {tuple(row.get(key) for key in keys) for row in rows}
    for row in additions:
        key = tuple(row.get(name) for name in keys)
        if key not in known_keys:
            known_keys.add(key)
            rows.append(row)
