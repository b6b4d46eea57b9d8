"""What is on record, read through a connection that is given."""

import sqlite3
from collections import defaultdict
from dataclasses import replace
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, get_args

from backcompanion.base.i18n import gettext as _
from backcompanion.history import row_checks, rows
from backcompanion.history.connections import select
from backcompanion.history.fact_checks import fact_problem
from backcompanion.history.open_session import OpenSession
from backcompanion.history.set_aside import PutAside, SetAside, ignore
from backcompanion.training.session.limits import LONGEST_SESSION_SECONDS
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
_HEAVIEST_KG = 1_000


def history(
    connection: sqlite3.Connection,
    *,
    steps: bool,
    put_aside: PutAside = ignore,
    read_session: row_checks.ReadSession = row_checks.session_from_row,
) -> History:
    """Everything as of one moment, also while another process writes.

    `put_aside` hears of each row that cannot be right; it is left out.
    """
    connection.execute("BEGIN")
    try:
        _look_at_facts(connection, put_aside)
        return History(
            sessions=sessions(connection, steps, put_aside, read_session),
            goals=goals(connection, put_aside),
            breaks=breaks(connection, put_aside),
            preferences=preferences(connection, put_aside),
        )
    finally:
        connection.execute("COMMIT")


def sessions(
    connection: sqlite3.Connection,
    steps: bool,
    put_aside: PutAside = ignore,
    read_session: row_checks.ReadSession = row_checks.session_from_row,
) -> tuple[SessionRecord, ...]:
    """Oldest first. One that is open stands as far as it was written, and not at all before its
    first second.
    """
    by_session: dict[object, list[StepRecord]] = defaultdict(list)
    if steps:
        for id_, n, *row in select(
            connection,
            f"SELECT session, n, {rows.STEP_COLUMNS} FROM steps ORDER BY session, n",  # noqa: S608
        ):
            step = row_checks.step_from_row(id_, n, row, put_aside)
            if step is not None:
                by_session[id_].append(step)
    records = [
        read_session(row, tuple(by_session.get(row[0], ())), put_aside)
        for row in select(
            connection,
            f"SELECT {rows.SESSION_COLUMNS} FROM sessions"  # noqa: S608
            f" WHERE {_NOT_DELETED} ORDER BY started_us, id",
        )
    ]
    _look_at_deletions(connection, put_aside)
    result = [record for record in records if record is not None]
    unreadable: set[str] = set()
    underway = {session.id: session for session in open_sessions(connection, unreadable, put_aside)}
    if not underway and not unreadable:
        return tuple(result)
    return tuple(
        _replay_open_session(session, underway[session.id], steps=steps)
        if session.id in underway
        else session
        for session in result
        if session.id not in unreadable
        and (session.id not in underway or underway[session.id].is_trained)
    )


def _look_at_deletions(connection: sqlite3.Connection, put_aside: PutAside) -> None:
    """One whose mark of deletion is no time was deleted by nobody."""
    for *row, mark in select(
        connection,
        f"SELECT {rows.SESSION_COLUMNS}, deleted_us FROM sessions"  # noqa: S608
        f" WHERE deleted_us IS NOT NULL AND NOT ({rows.IS_A_DELETION})",
    ):
        values = dict(
            zip((*rows.SESSION_COLUMNS.split(", "), "deleted_us"), (*row, mark), strict=True)
        )
        reason = _("deleted_us: expected a time, found {found}").format(found=repr(mark)[:40])
        put_aside(SetAside("sessions", str(row[0]), str(row[0]), values, reason))


def _look_at_facts(connection: sqlite3.Connection, put_aside: PutAside) -> None:
    for key, value in select(connection, "SELECT key, value FROM facts"):
        if problem := fact_problem(str(key), value):
            put_aside(SetAside("facts", str(key), "", {"key": key, "value": value}, problem))


def session_ids(connection: sqlite3.Connection, *, deleted: bool = False) -> frozenset[str]:
    """Of all that were not deleted, readable or not, and of one in progress.

    `deleted`: also of those that were, and can still be restored.
    """
    which = "1" if deleted else _NOT_DELETED
    rows_ = select(connection, f"SELECT id FROM sessions WHERE {which}")  # noqa: S608
    return frozenset(str(id_) for (id_,) in rows_)


def sessions_with_steps(connection: sqlite3.Connection) -> tuple[object, ...]:
    """As they stand there: of ids that are none of ours there may be any kind."""
    return tuple(id_ for (id_,) in select(connection, "SELECT DISTINCT session FROM steps"))


def has_unreadable_step(connection: sqlite3.Connection, *, session_ids: tuple[object, ...]) -> bool:
    places = ", ".join("?" * len(session_ids))
    rows_ = select(
        connection,
        f"SELECT session, n, {rows.STEP_COLUMNS} FROM steps WHERE session IN ({places})",  # noqa: S608
        session_ids,
    )
    return any(row_checks.step_from_row(id_, n, row, ignore) is None for id_, n, *row in rows_)


def session(connection: sqlite3.Connection, session_id: str) -> SessionRecord | None:
    """One session with its steps; without those that cannot be right."""
    session_rows = select(
        connection,
        f"SELECT {rows.SESSION_COLUMNS} FROM sessions WHERE id = ? AND {_NOT_DELETED}",  # noqa: S608
        (session_id,),
    )
    if not session_rows:
        return None
    stored = select(
        connection,
        f"SELECT {rows.STEP_COLUMNS} FROM steps WHERE session = ? ORDER BY n",  # noqa: S608
        (session_id,),
    )
    steps = [row_checks.step_from_row(session_id, n, row, ignore) for n, row in enumerate(stored)]
    result = row_checks.session_from_row(
        session_rows[0], tuple(step for step in steps if step is not None), ignore
    )
    if result is None:
        return None
    for underway in open_sessions(connection):
        if underway.id == session_id:
            return _replay_open_session(result, underway, steps=True)
    return result


# Twice that routine, or twice "" for all of them.
OF_ROUTINE = "(? = '' OR routine = ?)"


def sets_done(
    connection: sqlite3.Connection, since: date | None, until: date, routine: str = ""
) -> dict[str, int]:
    """How many sets of each exercise, by its id, were done to the end since that date, or ever.

    `routine`: in that one alone.
    """
    result = select(
        connection,
        "SELECT exercise, count(*) FROM steps"  # noqa: S608 (all of it ours)
        " JOIN sessions ON sessions.id = steps.session"
        " WHERE deleted_us IS NULL AND kind = 'work' AND outcome = 'done'"
        " AND local_date BETWEEN ? AND ? AND date(local_date, '+0 days') = local_date"
        f" AND typeof(exercise) = 'text' AND {OF_ROUTINE} GROUP BY exercise",
        (since.isoformat() if since else "", until.isoformat(), routine, routine),
    )
    return dict(result)


def open_sessions(
    connection: sqlite3.Connection,
    unreadable: set[str] | None = None,
    put_aside: PutAside = ignore,
) -> list[OpenSession]:
    """Latest first. Those whose journal cannot be right are left out; their ids go into
    `unreadable`.
    """
    result = []
    for row in select(
        connection,
        "SELECT id, routine, started_us, offset_seconds, text, weight_kg, last_second, written_us"
        " FROM sessions JOIN prescriptions p ON p.session = id JOIN beats b ON b.session = id"
        " WHERE state = 'open' AND deleted_us IS NULL ORDER BY started_us DESC",
    ):
        try:
            result.append(_open_session(connection, row))
        except (ValueError, TypeError, OverflowError) as error:
            key = str(row[0])
            names = ("session", "text", "weight_kg", "last_second", "written_us")
            values = dict(zip(names, (row[0], *row[4:]), strict=True))
            put_aside(SetAside("beats", key, key, values, str(error)))
            if unreadable is not None:
                unreadable.add(key)
    return result


def _open_session(connection: sqlite3.Connection, row: rows.Row) -> OpenSession:
    """Raises ValueError, TypeError or OverflowError where it cannot be right."""
    id_, routine, us, offset, text, weight_kg, last_second, beat_us = row
    if not isinstance(text, str):
        raise TypeError("the prescription is no text")
    if not 0 <= float(last_second) <= LONGEST_SESSION_SECONDS:
        raise ValueError(f"last_second: {last_second}")
    if weight_kg is not None and not 0 < float(weight_kg) < _HEAVIEST_KG:
        raise ValueError(f"weight_kg: {weight_kg}")
    return OpenSession(
        id=str(id_),
        routine=str(routine),
        started_at=rows.instant(us, offset),
        prescription=text,
        weight_kg=weight_kg,
        log=log(connection, str(id_)),
        last_second=float(last_second),
        last_heartbeat=rows.instant(beat_us, 0),
    )


def log(connection: sqlite3.Connection, session_id: str) -> "tuple[LogEntry, ...]":
    """Up to the first entry that cannot be right: what came after it, came after it."""
    from backcompanion.training.session.segment import Command
    from backcompanion.training.session.timeline import LogEntry

    result = []
    for at, command in select(
        connection, "SELECT at, command FROM log WHERE session = ? ORDER BY n", (session_id,)
    ):
        if not isinstance(at, float | int) or not isfinite(at) or command not in get_args(Command):
            break
        result.append(LogEntry(at, command))
    return tuple(result)


def goals(connection: sqlite3.Connection, put_aside: PutAside = ignore) -> tuple[Goal, ...]:
    records = [
        row_checks.goal_from_row(row, put_aside)
        for row in select(connection, "SELECT start, days_per_week FROM goals ORDER BY start")
    ]
    return tuple(goal for goal in records if goal is not None)


def breaks(connection: sqlite3.Connection, put_aside: PutAside = ignore) -> tuple[Break, ...]:
    records = [
        row_checks.break_from_row(row, put_aside)
        for row in select(connection, "SELECT start, end, reason FROM breaks ORDER BY start")
    ]
    return tuple(days_off for days_off in records if days_off is not None)


def preferences(connection: sqlite3.Connection, put_aside: PutAside = ignore) -> Preferences:
    return row_checks.preferences_from_rows(
        select(connection, "SELECT key, value FROM preferences"), put_aside
    )


def has_preferences(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM preferences LIMIT 1").fetchone() is not None


def revision(connection: sqlite3.Connection) -> int:
    """Grows with every change of what `history` gives, heartbeats aside."""
    # The cast makes 0 of what is no number, as the next change does, which counts on from there.
    row = connection.execute(
        "SELECT CAST(value AS INTEGER) FROM facts WHERE key = 'revision'"
    ).fetchone()
    return int(row[0] or 0) if row else 0


def _replay_open_session(
    session: SessionRecord, underway: OpenSession, *, steps: bool
) -> SessionRecord:
    from backcompanion.history.replay import replay_session

    done = replay_session(session, underway)
    return done if steps else replace(done, steps=(), sets=done.set_totals())
