"""What a backup holds, and what going back to it loses and brings: counted, session by session."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history import rows
from backcompanion.history.connections import connect_to_read, decode_leniently
from backcompanion.history.database import FILE_NAME, as_history_error
from backcompanion.history.history_errors import HistoryError
from backcompanion.history.safety.backups import Backup, list_backups, with_label

SessionRows = Mapping[str, tuple[object, ...]]


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


def compare(ours: SessionRows, theirs: SessionRows) -> BackupContents:
    """`theirs`: what is, or was, gone back to."""
    days = sorted(str(row[_LOCAL_DATE]) for row in theirs.values())
    return BackupContents(
        sessions=len(theirs),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        lost=len(ours.keys() - theirs.keys()),
        back=len(theirs.keys() - ours.keys()),
        changed=sum(ours[id_] != theirs[id_] for id_ in ours.keys() & theirs.keys()),
    )


def contents(path: Path, history: Path) -> BackupContents:
    """Raises HistoryError where `path` cannot be read; a damaged `history` counts as empty."""
    theirs = _read_sessions(path)
    try:
        ours = _read_sessions(history)
    except HistoryError:
        ours = {}
    return compare(ours, theirs)


def session_rows(connection: sqlite3.Connection, schema: str = "main") -> SessionRows:
    """All columns of the sessions that can be seen, by id; also of rows that cannot be right."""
    usual, connection.text_factory = connection.text_factory, decode_leniently
    try:
        found = connection.execute(
            f"SELECT {rows.SESSION_COLUMNS} FROM {schema}.sessions"  # noqa: S608
            " WHERE deleted_us IS NULL"
        ).fetchall()
    finally:
        connection.text_factory = usual
    return {str(row[0]): tuple(row[1:]) for row in found}


@dataclass(frozen=True, slots=True)
class ListedBackup:
    """`problem`: why it cannot be read, in one sentence; then there are no `contents`."""

    backup: Backup
    contents: BackupContents | None
    problem: str = ""


def listed_backups(folder: Path) -> tuple[ListedBackup, ...]:
    """All of them, newest first. Raises HistoryError where they cannot be listed."""
    listed = []
    for backup in list_backups(folder):
        try:
            held = contents(backup.path, folder / FILE_NAME)
            listed.append(ListedBackup(with_label(backup), held))
        except HistoryError as error:
            listed.append(ListedBackup(backup, None, str(error)))
    return tuple(listed)


def readable_backups(folder: Path) -> tuple[tuple[Backup, BackupContents], ...]:
    """All backups that can be read, newest first, each with what it holds. Raises HistoryError."""
    return tuple(
        (listed.backup, listed.contents)
        for listed in listed_backups(folder)
        if listed.contents is not None
    )


def reason_text(backup: Backup) -> str:
    return {
        "day": _("first start of the day"),
        "migration": _("before a new release's changes"),
        "import": _("before an import"),
        "restore": _("before going back to a backup"),
        "delete": _("before something was removed for good"),
    }[backup.reason]


def _read_sessions(path: Path) -> SessionRows:
    if not path.exists():
        return {}
    if not path.is_file():
        raise HistoryError(_("{file} is no ordinary file.").format(file=path))
    try:
        with closing(connect_to_read(path)) as connection:
            return session_rows(connection)
    except sqlite3.Error as error:
        raise as_history_error(error, path) from error


# Without the id, as in `session_rows`.
_LOCAL_DATE = rows.SESSION_COLUMNS.split(", ").index("local_date") - 1
