"""Whether a window trains in this history at this moment: then nothing is put in its place."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta

from backcompanion.base.i18n import gettext as _
from backcompanion.history import reading
from backcompanion.history.history_errors import HistoryError

# A session whose heartbeat is younger runs in a window, unless it came back with a backup.
_RUNNING_SECONDS = 10
# What the program remembers for itself: the heartbeats that came back with a backup, by session.
_BROUGHT_BACK = "brought_back"


def refuse_if_running(connection: sqlite3.Connection, now: datetime) -> None:
    age, brought_back = timedelta(seconds=_RUNNING_SECONDS), _brought_back(connection)
    for underway in reading.open_sessions(connection):
        heartbeat = underway.last_heartbeat
        if brought_back.get(underway.id) != _written(heartbeat) and abs(now - heartbeat) < age:
            raise HistoryError(_("A session is running in the window; please end it first."))


def remember_brought_back(connection: sqlite3.Connection) -> None:
    """Of all that is underway in a history that was just put there; whoever goes on with one writes
    a heartbeat of its own.
    """
    beats = {
        session.id: _written(session.last_heartbeat)
        for session in reading.open_sessions(connection)
    }
    connection.execute("DELETE FROM facts WHERE key = ?", (_BROUGHT_BACK,))
    if beats:
        connection.execute("INSERT INTO facts VALUES (?, ?)", (_BROUGHT_BACK, json.dumps(beats)))


def _brought_back(connection: sqlite3.Connection) -> dict[str, str]:
    row = connection.execute("SELECT value FROM facts WHERE key = ?", (_BROUGHT_BACK,)).fetchone()
    try:
        parsed = json.loads(row[0]) if row else {}
    except (TypeError, ValueError):
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _written(heartbeat: datetime) -> str:
    return heartbeat.astimezone(UTC).isoformat()
