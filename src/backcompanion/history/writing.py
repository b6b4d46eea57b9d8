"""What can be written, each a function of a connection inside a transaction."""

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from backcompanion.history import reading, rows
from backcompanion.history.change_marks import mark, mark_all
from backcompanion.training.session.record import (
    Break,
    Goal,
    Preferences,
    SessionRecord,
    StepRecord,
)

if TYPE_CHECKING:
    from backcompanion.training.session.prescription import Prescription

_PLACEHOLDERS = ", ".join("?" * (rows.SESSION_COLUMNS.count(",") + 1))
_INSERT_SESSION = (
    f"INSERT INTO sessions ({rows.SESSION_COLUMNS}, state) VALUES ({_PLACEHOLDERS}, ?)"  # noqa: S608
)


def bump_revision(connection: sqlite3.Connection) -> None:
    """Says to readers, those of other processes too, that there is something new."""
    connection.execute(
        "INSERT INTO facts VALUES ('revision', '1') ON CONFLICT (key) DO UPDATE"
        " SET value = CAST(value AS INTEGER) + 1"
    )


def begin(
    connection: sqlite3.Connection,
    session_id: str,
    prescription: "Prescription",
    started_at: datetime,
    weight_kg: float | None,
    now_us: int,
) -> None:
    """Opens a session. One that was still open is kept as far as it was written, if at all."""
    from backcompanion.training.planning.consistency import local_date_of
    from backcompanion.training.session.prescription_json import to_json

    for underway in reading.open_sessions(connection):
        if underway.is_trained:
            end_as_written(connection, underway.id)
        else:
            discard(connection, underway.id)
    day_starts = reading.preferences(connection).day_starts_minutes
    started_at = rows.within_calendar(started_at)
    session = SessionRecord(
        id=session_id,
        routine=prescription.routine,
        started_at=started_at,
        local_date=local_date_of(started_at, day_starts),
        active_seconds=0,
        finished=False,
    )
    _insert(connection, session, "open")
    connection.execute(
        "INSERT INTO prescriptions VALUES (?, ?, ?)",
        (session_id, to_json(prescription), weight_kg),
    )
    connection.execute("INSERT INTO beats VALUES (?, 0, ?)", (session_id, now_us))
    mark(connection, "running", session_id)
    bump_revision(connection)


def log(
    connection: sqlite3.Connection, session_id: str, at: float, command: str, now_us: int
) -> None:
    connection.execute(
        "INSERT INTO log SELECT ?1, count(*), ?2, ?3, ?4 FROM log WHERE session = ?1",
        (session_id, at, command, now_us),
    )
    heartbeat(connection, session_id, at, now_us)


def heartbeat(connection: sqlite3.Connection, session_id: str, at: float, now_us: int) -> None:
    connection.execute(
        "UPDATE beats SET last_second = max(last_second, ?), written_us = ? WHERE session = ?",
        (at, now_us, session_id),
    )


def end_as_written(connection: sqlite3.Connection, session_id: str) -> None:
    """Ends an open session as far as it was written."""
    session = reading.session(connection, session_id)
    if session is not None:
        finish(connection, session)


def finish(connection: sqlite3.Connection, session: SessionRecord) -> None:
    """The session as it ended; of the one that was begun, its prescription and log stay.

    What was trained to its end exists, even where it was deleted meanwhile. One that was begun here
    and left before its first second never was.
    """
    if not session.was_trained() and _is_open(connection, session.id):
        discard(connection, session.id)
        return
    connection.execute(
        "UPDATE sessions SET state = 'ended', deleted_us = NULL WHERE id = ?", (session.id,)
    )
    if not _update(connection, session):
        _insert(connection, session, "ended")
    _replace_steps(connection, session.id, session.steps)
    mark(connection, "session", session.id)
    bump_revision(connection)


def add(connection: sqlite3.Connection, session: SessionRecord) -> None:
    """A session that was not trained here, or one that stood in a file."""
    connection.execute(
        "DELETE FROM sessions WHERE id = ? AND deleted_us IS NOT NULL", (session.id,)
    )
    _insert(connection, session, "ended")
    _replace_steps(connection, session.id, session.steps)
    mark(connection, "session", session.id)
    bump_revision(connection)


def add_all(
    connection: sqlite3.Connection, sessions: Iterable[SessionRecord], *, as_ours: bool = True
) -> None:
    """As `add` does with each, none of which is on record: in the order in which tables keep them,
    so that nothing is moved to make room for the next. Not `as_ours`: the others have them already.
    """
    from backcompanion.history.step_inserts import insert_steps

    in_order = sorted(sessions, key=lambda session: session.id)
    ids = [(session.id,) for session in in_order]
    connection.executemany("DELETE FROM sessions WHERE id = ? AND deleted_us IS NOT NULL", ids)
    connection.executemany(_INSERT_SESSION, ((*rows.session_row(s), "ended") for s in in_order))
    if connection.execute("SELECT 1 FROM steps LIMIT 1").fetchone():
        # Of a damaged history, sets of a session that was lost may be there.
        connection.executemany("DELETE FROM steps WHERE session = ?", ids)
    insert_steps(connection, in_order)
    if in_order and as_ours:
        mark_all(connection, "session", (session.id for session in in_order))
    if in_order:
        bump_revision(connection)


def edit(connection: sqlite3.Connection, session: SessionRecord) -> None:
    """Corrects one. Without steps but with `sets` it was read without them, and they stay."""
    if _is_open(connection, session.id):
        end_as_written(connection, session.id)
    _update(connection, session)
    if session.steps or session.sets is None:
        _replace_steps(connection, session.id, session.steps)
    mark(connection, "session", session.id)
    bump_revision(connection)


def discard(connection: sqlite3.Connection, session_id: str) -> None:
    """For good, with steps, prescription and log."""
    connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))
    mark(connection, "running", session_id)
    bump_revision(connection)


def delete(connection: sqlite3.Connection, session_id: str, now_us: int) -> None:
    """Out of everything, but still there to be restored until `purge`."""
    connection.execute("UPDATE sessions SET deleted_us = ? WHERE id = ?", (now_us, session_id))
    mark(connection, "session", session_id)
    bump_revision(connection)


def restore(connection: sqlite3.Connection, session_id: str) -> None:
    connection.execute("UPDATE sessions SET deleted_us = NULL WHERE id = ?", (session_id,))
    mark(connection, "session", session_id)
    bump_revision(connection)


def purge(connection: sqlite3.Connection, before_us: int) -> None:
    """Removes for good what was deleted before that instant; nothing whose mark cannot be right."""
    connection.execute(
        f"DELETE FROM sessions WHERE {rows.IS_A_DELETION} AND deleted_us < ?",  # noqa: S608
        (before_us,),
    )


def set_goal(connection: sqlite3.Connection, goal: Goal) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO goals VALUES (?, ?)", (goal.start.isoformat(), goal.days_per_week)
    )
    mark(connection, "goal", goal.start.isoformat())
    bump_revision(connection)


def remove_goal(connection: sqlite3.Connection, start: date) -> None:
    connection.execute("DELETE FROM goals WHERE start = ?", (start.isoformat(),))
    mark(connection, "goal", start.isoformat())
    bump_revision(connection)


def set_break(connection: sqlite3.Connection, days_off: Break) -> None:
    end = days_off.end and days_off.end.isoformat()
    connection.execute(
        "INSERT OR REPLACE INTO breaks VALUES (?, ?, ?)",
        (days_off.start.isoformat(), end, days_off.reason),
    )
    mark(connection, "break", days_off.start.isoformat())
    bump_revision(connection)


def end_break(connection: sqlite3.Connection, start: date, end: date) -> None:
    if end < start:
        remove_break(connection, start)
        return
    connection.execute(
        "UPDATE breaks SET end = ? WHERE start = ?", (end.isoformat(), start.isoformat())
    )
    mark(connection, "break", start.isoformat())
    bump_revision(connection)


def remove_break(connection: sqlite3.Connection, start: date) -> None:
    connection.execute("DELETE FROM breaks WHERE start = ?", (start.isoformat(),))
    mark(connection, "break", start.isoformat())
    bump_revision(connection)


def set_preferences(connection: sqlite3.Connection, preferences: Preferences) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO preferences VALUES (?, ?)", rows.preference_rows(preferences)
    )
    mark(connection, "preferences")
    bump_revision(connection)


def _insert(connection: sqlite3.Connection, session: SessionRecord, state: str) -> None:
    connection.execute(_INSERT_SESSION, (*rows.session_row(session), state))


def _update(connection: sqlite3.Connection, session: SessionRecord) -> bool:
    columns = rows.SESSION_COLUMNS.split(", ")
    changes = ", ".join(f"{column} = ?" for column in columns)
    changed = connection.execute(
        f"UPDATE sessions SET {changes} WHERE id = ?",  # noqa: S608
        (*rows.session_row(session), session.id),
    )
    return changed.rowcount == 1


def _replace_steps(
    connection: sqlite3.Connection, session_id: str, steps: Iterable[StepRecord]
) -> None:
    from backcompanion.history.step_inserts import INSERT_STEP

    connection.execute("DELETE FROM steps WHERE session = ?", (session_id,))
    connection.executemany(INSERT_STEP, rows.step_rows(session_id, steps))


def _is_open(connection: sqlite3.Connection, session_id: str) -> bool:
    cursor = connection.execute(
        "SELECT 1 FROM sessions WHERE id = ? AND state = 'open'", (session_id,)
    )
    return cursor.fetchone() is not None
