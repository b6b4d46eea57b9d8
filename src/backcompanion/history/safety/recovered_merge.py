"""Rows that were read from what was damaged, into the copy that takes its place."""

import json
import sqlite3
from pathlib import Path

from backcompanion.base.i18n import gettext as _
from backcompanion.history import reading
from backcompanion.history.connections import connect, transaction
from backcompanion.history.history_errors import HistoryError
from backcompanion.history.safety.backups import LABEL_KEY
from backcompanion.history.safety.page_recovery import RawRow
from backcompanion.history.safety.row_recovery import SESSION_TABLES, RecoveredRows


def merge_rows(draft: Path, recovered: RecoveredRows) -> tuple[frozenset[str], frozenset[str]]:
    """What the backup has stands; the rest is added as far as it makes sense.

    The sessions that can be seen then, and those of them that could be seen before.
    """
    connection = connect(draft)
    try:
        # One file, to be moved as a whole.
        connection.execute("PRAGMA journal_mode = DELETE")
        with transaction(connection):
            ours = dict(connection.execute("SELECT id, state FROM sessions").fetchall())
            held = reading.session_ids(connection)
            theirs = {name: recovered.by_session(name) for name in SESSION_TABLES}
            for row in recovered.rows.get("sessions", ()):
                id_ = row.get("id")
                if not isinstance(id_, str) or ours.get(id_) == "ended":
                    continue
                parts = {name: rows.get(id_, []) for name, rows in theirs.items()}
                _insert_session(connection, row, parts)
            for table in ("goals", "breaks", "preferences", "facts"):
                for row in recovered.rows.get(table, ()):
                    _insert_standalone(connection, table, row)
            connection.execute(
                "UPDATE facts SET value = CAST(value AS INTEGER) + 1000 WHERE key = 'revision'"
            )
            connection.execute("DELETE FROM facts WHERE key = ?", (LABEL_KEY,))
            kept = reading.session_ids(connection)
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise HistoryError(
            _("The history {path} cannot be mended ({reason}).").format(path=draft, reason=error)
        ) from error
    finally:
        connection.close()
    return kept, kept & held


def _insert_session(
    connection: sqlite3.Connection, row: RawRow, parts: dict[str, list[RawRow]]
) -> None:
    """With all its parts, or with those that make sense, or not at all."""
    for tables in (SESSION_TABLES, ("steps",), ()):
        connection.execute("SAVEPOINT one")
        try:
            connection.execute("DELETE FROM sessions WHERE id = ?", (row["id"],))
            kept = row if "prescriptions" in tables else {**row, "state": "ended"}
            _insert(connection, "sessions", kept)
            for table in tables:
                for part in parts[table]:
                    _insert(connection, table, part)
            if _is_valid(connection, row["id"]):
                connection.execute("RELEASE one")
                return
        except (sqlite3.Error, ValueError, TypeError, OverflowError, LookupError):
            pass
        connection.execute("ROLLBACK TO one")
        connection.execute("RELEASE one")


def _is_valid(connection: sqlite3.Connection, session_id: str) -> bool:
    """As strictly as a file that is imported."""
    from backcompanion.history.field_checks import InvalidValueError
    from backcompanion.history.record_checks import check_session
    from backcompanion.history.record_json import session_text

    record = reading.session(connection, session_id)
    if record is None:  # deleted, and to stay so
        return True
    try:
        reparsed = check_session(json.loads(session_text(record)))
    except InvalidValueError:
        return False
    return reparsed.record.id == session_id


def _insert_standalone(connection: sqlite3.Connection, table: str, row: RawRow) -> None:
    connection.execute("SAVEPOINT one")
    try:
        _insert(connection, table, row)
        reading.goals(connection)
        reading.breaks(connection)
        reading.preferences(connection)
        connection.execute("RELEASE one")
    except (sqlite3.Error, ValueError, TypeError, OverflowError):
        connection.execute("ROLLBACK TO one")
        connection.execute("RELEASE one")


def _insert(connection: sqlite3.Connection, table: str, row: RawRow) -> None:
    """Only into columns that there are; raises where there is one with that key already."""
    known = {column[1] for column in connection.execute(f"PRAGMA table_info({table})")}
    names = [name for name in row if name in known]
    placeholders = ", ".join("?" * len(names))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({placeholders})",  # noqa: S608
        [row[name] for name in names],
    )
