"""Whether a file can take the history's place."""

import sqlite3
from contextlib import closing
from pathlib import Path

from backcompanion.base.i18n import gettext as _
from backcompanion.history.connections import connect_to_read
from backcompanion.history.database import integrity_problems
from backcompanion.history.migrations import APPLICATION_ID, MIGRATIONS
from backcompanion.history.safety.backups import Backup, list_backups


def usability_problem(path: Path) -> str:
    """Why it is no history that this release can read, in a few words; empty where it is one."""
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
    problems = integrity_problems(path)
    return _("it is damaged: {reason}").format(reason=problems[0]) if problems else ""


def newest_usable(folder: Path) -> Backup | None:
    """Raises HistoryError where the backups cannot be listed."""
    return next(
        (backup for backup in list_backups(folder) if not usability_problem(backup.path)), None
    )
