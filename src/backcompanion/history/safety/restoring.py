"""Goes back to a backup, after looking at what that would lose; itself undone by another."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history import reading
from backcompanion.history.database import (
    FILE_NAME,
    as_history_error,
    connect,
    connect_to_read,
    create_or_migrate,
    transaction,
)
from backcompanion.history.history_errors import HistoryError, RefusedFileError
from backcompanion.history.safety.backups import FOLDER, Backup, back_up, is_usable, list_backups
from backcompanion.history.safety.opening import before_migration, repair

# A session whose heartbeat is younger runs in a window at this moment.
_RUNNING_SECONDS = 10


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a file holds, and what going back to it would do to ours.

    `lost`: sessions on record now that it has not; `back`: those it has and we have not;
    `changed`: those of which it says something else. `first`, `last`: local dates, or "".
    """

    sessions: int
    first: str
    last: str
    lost: int
    back: int
    changed: int

    def summary(self, *, done: bool = False) -> str:
        """One line; `done`: it has been gone back to."""
        held = ngettext("{n} session", "{n} sessions", self.sessions).format(n=self.sessions)
        if self.sessions:
            held += _(" ({first} to {last})").format(first=self.first, last=self.last)
        lost, back, changed, none = (
            (_("{n} lost"), _("{n} came back"), _("{n} as they were"), _("nothing lost"))
            if done
            else (
                _("{n} would be lost"),
                _("{n} would come back"),
                _("{n} would be as they were"),
                _("nothing would be lost"),
            )
        )
        counted = ((lost, self.lost), (back, self.back), (changed, self.changed))
        changes = [text.format(n=n) for text, n in counted if n]
        return f"{held}: {', '.join(changes) or none}"


def contents(path: Path, history: Path) -> BackupContents:
    """Raises HistoryError where `path` cannot be read; a damaged `history` counts as empty."""
    theirs = _sessions_by_id(path)
    try:
        ours = _sessions_by_id(history)
    except HistoryError:
        ours = {}
    days = sorted(str(row[0]) for row in theirs.values())
    return BackupContents(
        sessions=len(theirs),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        lost=len(ours.keys() - theirs.keys()),
        back=len(theirs.keys() - ours.keys()),
        changed=sum(ours[id_] != theirs[id_] for id_ in ours.keys() & theirs.keys()),
    )


def find_backup(folder: Path, name: str) -> Path:
    """The backup of that name in the folder, or the file of that path. Raises KnownError."""
    for path in (folder / FOLDER / Path(name).name, Path(name)):
        if path.is_file():
            return path
    raise RefusedFileError(_("There is no backup {name}.").format(name=name))


def restore(folder: Path, source: Path, now: datetime) -> Backup | None:
    """Makes `source` the history; the backup of what was there before, to undo it with.

    In one transaction, so that other processes see the one or the other. Raises KnownError, and
    then nothing was changed.
    """
    history = folder / FILE_NAME
    if not is_usable(source):
        raise RefusedFileError(
            _("{file} is no history that can be gone back to.").format(file=source)
        )
    if history.exists():
        repair(folder, now)  # what is damaged cannot be backed up; it is kept aside
    if _is_running(history, now):
        raise HistoryError(_("A session is running in the window; please end it first."))
    create_or_migrate(folder, before_migration(lambda: now))
    before = back_up(history, "restore", now)
    try:
        _copy_over(history, source)
    except sqlite3.Error as error:
        raise as_history_error(error, history) from error
    # The backup may be of an older release; it stays itself.
    create_or_migrate(folder, back_up=lambda _copy: None)
    return before


def readable_backups(folder: Path) -> tuple[tuple[Backup, BackupContents], ...]:
    """All backups that can be read, newest first, each with what it holds."""
    listed = []
    for backup in list_backups(folder):
        try:
            listed.append((backup, contents(backup.path, folder / FILE_NAME)))
        except HistoryError:
            continue
    return tuple(listed)


def reason_text(backup: Backup) -> str:
    return {
        "day": _("first start of the day"),
        "migration": _("before a new release's changes"),
        "import": _("before an import"),
        "restore": _("before going back to a backup"),
        "delete": _("before something was removed for good"),
    }[backup.reason]


def _copy_over(history: Path, source: Path) -> None:
    target = connect(history)
    try:
        seen = reading.revision(target)
        copy = connect_to_read(source)
        try:
            copy.backup(target)
        finally:
            copy.close()
        with transaction(target):
            # Whoever remembers a revision must see that there is something new.
            target.execute(
                "UPDATE facts SET value = max(CAST(value AS INTEGER), ?) + 1"
                " WHERE key = 'revision'",
                (seen,),
            )
    finally:
        target.close()


def _sessions_by_id(path: Path) -> dict[str, tuple[object, ...]]:
    """What can be told of each, by id; the local date first."""
    if not path.exists():
        return {}
    try:
        connection = connect_to_read(path)
        try:
            rows = connection.execute(
                "SELECT id, local_date, started_us, active_seconds, finished, counts, effort, back,"
                " note FROM sessions WHERE deleted_us IS NULL"
            ).fetchall()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise as_history_error(error, path) from error
    return {row[0]: tuple(row[1:]) for row in rows}


def _is_running(history: Path, now: datetime) -> bool:
    if not history.exists():
        return False
    try:
        connection = connect_to_read(history)
        try:
            underway = reading.open_sessions(connection)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise as_history_error(error, history) from error
    age = timedelta(seconds=_RUNNING_SECONDS)
    return any(abs(now - session.last_heartbeat) < age for session in underway)
