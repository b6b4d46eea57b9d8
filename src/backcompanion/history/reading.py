"""What is on record, read through a connection that is given."""

import sqlite3
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from backcompanion.history import rows
from backcompanion.history.open_session import OpenSession
from backcompanion.training.session.record import (
    Break,
    Goal,
    History,
    Preferences,
    SessionRecord,
    StepRecord,
)

if TYPE_CHECKING:
    from backcompanion.training.session.timeline import LogEntry

_NOT_DELETED = "deleted_us IS NULL"


def history(connection: sqlite3.Connection, *, steps: bool) -> History:
    """Everything as of one moment, also while another process writes."""
    connection.execute("BEGIN")
    try:
        return History(
            sessions=sessions(connection, steps=steps),
            goals=goals(connection),
            breaks=breaks(connection),
            preferences=preferences(connection),
        )
    finally:
        connection.execute("COMMIT")


def sessions(connection: sqlite3.Connection, *, steps: bool) -> tuple[SessionRecord, ...]:
    """Oldest first. One that is open stands as far as it was written, and not at all before its
    first second.
    """
    by_session: dict[str, list[StepRecord]] = defaultdict(list)
    if steps:
        for id_, *row in connection.execute(
            f"SELECT session, {rows.STEP_COLUMNS} FROM steps ORDER BY session, n"  # noqa: S608
        ):
            by_session[id_].append(rows.step_from_row(row))
    result = [
        rows.session_from_row(row, tuple(by_session.get(row[0], ())))
        for row in connection.execute(
            f"SELECT {rows.SESSION_COLUMNS} FROM sessions"  # noqa: S608
            f" WHERE {_NOT_DELETED} ORDER BY started_us, id"
        )
    ]
    underway = {session.id: session for session in open_sessions(connection)}
    if not underway:
        return tuple(result)
    return tuple(
        _replay_open_session(session, underway[session.id], steps=steps)
        if session.id in underway
        else session
        for session in result
        if session.id not in underway or underway[session.id].is_trained
    )


def session(connection: sqlite3.Connection, session_id: str) -> SessionRecord | None:
    """One session with its steps."""
    row = connection.execute(
        f"SELECT {rows.SESSION_COLUMNS} FROM sessions WHERE id = ? AND {_NOT_DELETED}",  # noqa: S608
        (session_id,),
    ).fetchone()
    if row is None:
        return None
    steps = connection.execute(
        f"SELECT {rows.STEP_COLUMNS} FROM steps WHERE session = ? ORDER BY n",  # noqa: S608
        (session_id,),
    )
    result = rows.session_from_row(row, tuple(rows.step_from_row(step) for step in steps))
    for underway in open_sessions(connection):
        if underway.id == session_id:
            return _replay_open_session(result, underway, steps=True)
    return result


def sets_done(connection: sqlite3.Connection, since: date | None) -> dict[str, int]:
    """How many sets of each exercise, by its id, were done to the end since that date, or ever."""
    result = connection.execute(
        "SELECT exercise, count(*) FROM steps JOIN sessions ON sessions.id = steps.session"
        " WHERE deleted_us IS NULL AND kind = 'work' AND outcome = 'done' AND local_date >= ?"
        " GROUP BY exercise",
        (since.isoformat() if since else "",),
    )
    return dict(result.fetchall())


def open_sessions(connection: sqlite3.Connection) -> list[OpenSession]:
    """Latest first."""
    result = connection.execute(
        "SELECT id, routine, started_us, offset_seconds, text, weight_kg, last_second, written_us"
        " FROM sessions JOIN prescriptions p ON p.session = id JOIN beats b ON b.session = id"
        " WHERE state = 'open' AND deleted_us IS NULL ORDER BY started_us DESC"
    ).fetchall()
    return [
        OpenSession(
            id=id_,
            routine=routine,
            started_at=rows.instant(us, offset),
            prescription=text,
            weight_kg=weight_kg,
            log=log(connection, id_),
            last_second=last_second,
            last_heartbeat=rows.instant(beat_us, 0),
        )
        for id_, routine, us, offset, text, weight_kg, last_second, beat_us in result
    ]


def log(connection: sqlite3.Connection, session_id: str) -> "tuple[LogEntry, ...]":
    from backcompanion.training.session.timeline import LogEntry

    result = connection.execute(
        "SELECT at, command FROM log WHERE session = ? ORDER BY n", (session_id,)
    )
    return tuple(LogEntry(at, command) for at, command in result)


def goals(connection: sqlite3.Connection) -> tuple[Goal, ...]:
    result = connection.execute("SELECT start, days_per_week FROM goals ORDER BY start")
    return tuple(rows.goal_from_row(row) for row in result)


def breaks(connection: sqlite3.Connection) -> tuple[Break, ...]:
    result = connection.execute("SELECT start, end, reason FROM breaks ORDER BY start")
    return tuple(rows.break_from_row(row) for row in result)


def preferences(connection: sqlite3.Connection) -> Preferences:
    return rows.preferences_from_rows(connection.execute("SELECT key, value FROM preferences"))


def has_preferences(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM preferences LIMIT 1").fetchone() is not None


def revision(connection: sqlite3.Connection) -> int:
    """Grows with every change of what `history` gives, heartbeats aside."""
    return int(connection.execute("SELECT value FROM facts WHERE key = 'revision'").fetchone()[0])


def _replay_open_session(
    session: SessionRecord, underway: OpenSession, *, steps: bool
) -> SessionRecord:
    from backcompanion.history.replay import replay_session

    done = replay_session(session, underway)
    return done if steps else replace(done, steps=(), sets=done.set_totals())
