"""Whether a file can take the history's place."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from backcompanion.base.i18n import gettext as _
from backcompanion.history.connections import connect_to_read
from backcompanion.history.database import integrity_problems
from backcompanion.history.migrations import APPLICATION_ID, MIGRATIONS
from backcompanion.history.safety.backups import Backup, list_backups

_PLAIN_INDEX = re.compile(r"CREATE INDEX \w+ ON \w+ \(\w+(, \w+)*\)")
_OWN_CHECK = "CHECK (state IN ('open', 'ended'))"
_WORKED_OUT = re.compile(r"\b(CHECK|GENERATED|AS|SELECT)\b|\bDEFAULT \(", re.IGNORECASE)
# Beyond what an import takes, or what a life brings.
_MOST_ROWS = {"sessions": 200_000, "steps": 5_000_000, "log": 1_000_000}
_MOST_OTHER_ROWS = 200_000


def usability_problem(path: Path) -> str:
    """Why it is no history that this release can read, in a few words; empty where it is one."""
    if problem := kind_problem(path):
        return problem
    problems = integrity_problems(path)
    return _("it is damaged: {reason}").format(reason=problems[0]) if problems else ""


def kind_problem(path: Path) -> str:
    """As `usability_problem`, without a look at all of it: whose it is, and of which release."""
    if not path.is_file():  # a pipe that nobody writes to would be waited for
        return _("it is no ordinary file")
    try:
        with closing(connect_to_read(path)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        return str(error)
    if application != APPLICATION_ID or version < 1:
        return _("it is no history of Back Companion")
    if version > len(MIGRATIONS):
        return _("it was written by a newer release of Back Companion")
    return ""


def stranger_problem(path: Path) -> str:
    """Why a database that comes from elsewhere is none to be looked into; empty where it is one.

    What a stranger may have put into its schema (views, triggers, checks, expressions) would be
    worked out as soon as somebody reads or checks it, and need not come to an end.
    """
    if not path.is_file():
        return _("it is no ordinary file")
    try:
        with closing(connect_to_read(path)) as connection:
            schema = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
            if any(not _is_plain(kind, sql) for kind, _name, sql in schema):
                return _("there is more in it than a history has")
            for kind, name, _sql in schema:
                most = _MOST_ROWS.get(name, _MOST_OTHER_ROWS)
                if kind == "table" and _has_more_rows(connection, name, most):
                    return _("more than {n} entries, no history has").format(n=most)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error)
    return ""


def _is_plain(kind: str, sql: str | None) -> bool:
    """A table with columns alone, or an index of columns."""
    if sql is None:  # of a key, made by SQLite itself
        return kind == "index"
    text = " ".join(sql.split())
    if kind == "index":
        return _PLAIN_INDEX.fullmatch(text) is not None
    own = text.replace(_OWN_CHECK, "")
    return kind == "table" and own.startswith("CREATE TABLE") and not _WORKED_OUT.search(own)


def _has_more_rows(connection: sqlite3.Connection, table: str, most: int) -> bool:
    quoted = table.replace('"', '""')
    query = f'SELECT count(*) FROM (SELECT 1 FROM "{quoted}" LIMIT ?)'  # noqa: S608
    return bool(connection.execute(query, (most + 1,)).fetchone()[0] > most)


def newest_usable(folder: Path) -> Backup | None:
    """Raises HistoryError where the backups cannot be listed."""
    return next(
        (backup for backup in list_backups(folder) if not usability_problem(backup.path)), None
    )
