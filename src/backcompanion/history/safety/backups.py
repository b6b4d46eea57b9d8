"""Copies of the whole history in the folder `backups`, each checked after it was written.

`history-20261122-171500-Z0017-import.sqlite3`: the moment in UTC, a number that grows with each,
and why it was made. The number is what says which is newer: a clock can be wrong. The moment and
the reason stand inside as well (`facts`, key `backup`). Releases up to 0.2 wrote local time and no
such number; theirs count as older than all that have one.
"""

import json
import os
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, get_args

from backcompanion.base.atomic_file import move_to_free_name, private_draft, sync_to_disk
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.history import reading
from backcompanion.history.connections import connect_to_read, one_state
from backcompanion.history.database import as_history_error, history_exists, integrity_problems
from backcompanion.history.history_errors import DamagedHistoryError, HistoryError
from backcompanion.history.migrations import APPLICATION_ID, MIGRATIONS

FOLDER = "backups"
LABEL_KEY = "backup"
_RESERVED_BYTES = 256 * 1024
# Year, month, day, hour, minute and second in it.
_FIELDS = ((0, 4), (4, 6), (6, 8), (9, 11), (11, 13), (13, 15))
_NAME = re.compile(r"history-(\d{8}-\d{6})(?:-(Z?)(\d{1,9}))?-([a-z]+)\.sqlite3", re.ASCII)

BackupReason = Literal["day", "migration", "import", "restore", "delete"]


@dataclass(frozen=True, slots=True)
class Backup:
    """`made_at`: aware, by the clock of that moment. `number`: 0 of those made up to 0.2."""

    path: Path
    made_at: datetime
    reason: BackupReason
    number: int = 0

    @property
    def age_key(self) -> tuple[int, str]:
        """Greater, the later it was made."""
        return self.number, self.path.name


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Those of that data folder, newest first. Raises HistoryError where they cannot be listed."""
    try:
        names = os.listdir(folder / FOLDER)  # noqa: PTH208 (names only)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise HistoryError(
            _("The backups in {folder} cannot be looked at ({reason}).").format(
                folder=folder / FOLDER, reason=reason_of(error)
            )
        ) from error
    backups = [
        backup for name in names if (backup := _parse_path(folder / FOLDER / name)) is not None
    ]
    return tuple(sorted(backups, key=lambda backup: backup.age_key, reverse=True))


def with_label(backup: Backup) -> Backup:
    """With the moment and the reason that stand in the file, where they do."""
    try:
        with closing(connect_to_read(backup.path)) as connection:
            row = connection.execute(
                "SELECT value FROM facts WHERE key = ?", (LABEL_KEY,)
            ).fetchone()
        label = json.loads(row[0]) if row else {}
        made_at, reason = datetime.fromisoformat(label["made_at"]), label["reason"]
    except (sqlite3.Error, ValueError, TypeError, LookupError, RecursionError):
        return backup
    if made_at.tzinfo is None or reason not in get_args(BackupReason):
        return backup
    return replace(backup, made_at=local_moment(made_at), reason=reason)


def back_up(history: Path, reason: BackupReason, now: datetime) -> Backup | None:
    """Copies the history as of one moment, also while it is written to. `now` is aware.

    None where there is no history, or on a new day nothing on record yet. Raises HistoryError;
    then there is no new file.
    """
    if not history_exists(history):
        return None
    folder = history.parent / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _require_free_space(history)
        with private_draft(folder / "history-draft") as draft:
            contents = copy_database(history, draft)
            if reason == "day" and not contents:
                return None
            _write_label(draft, reason, now)
            verify_copy(draft, contents)
            sync_to_disk(draft)
            backup = _publish(draft, reason, now)
        sync_to_disk(folder)
    except sqlite3.Error as error:
        raise as_history_error(error, history) from error
    except OSError as error:
        raise HistoryError(
            _("A backup in {folder} cannot be written ({reason}).").format(
                folder=folder, reason=reason_of(error)
            )
        ) from error
    return backup


def back_up_daily(history: Path, now: datetime) -> Backup | None:
    """The first of that day; None where there is one, or nothing to keep. Raises HistoryError."""
    for backup in list_backups(history.parent):
        if backup.reason == "day" and local_day(backup.made_at, now) == now.date():
            return None
    return back_up(history, "day", now)


def local_day(made_at: datetime, now: datetime) -> date:
    """In the zone that `now` is in."""
    try:
        return made_at.astimezone(now.tzinfo).date()
    except OverflowError:  # at either end of the calendar
        return made_at.date()


def session_ids(path: Path) -> frozenset[str]:
    """Of the sessions that can be seen in that file. Raises sqlite3.Error."""
    with closing(connect_to_read(path)) as connection:
        return reading.session_ids(connection)


def revision_of(path: Path) -> int:
    """What the history's revision was when it was copied. Raises sqlite3.Error."""
    with closing(connect_to_read(path)) as connection:
        return reading.revision(connection)


def _require_free_space(history: Path) -> None:
    """A copy must not take what a session in progress is about to need."""
    from shutil import disk_usage

    if disk_usage(history.parent).free < 2 * history.stat().st_size + _RESERVED_BYTES:
        raise HistoryError(
            _("There is too little room in {folder} for a backup.").format(folder=history.parent)
        )


def copy_database(history: Path, draft: Path) -> dict[str, object]:
    """Copies it; what was in it at that moment. Raises sqlite3.Error."""
    with closing(connect_to_read(history)) as source:
        return copy_from(source, draft)


def copy_from(source: sqlite3.Connection, draft: Path) -> dict[str, object]:
    """The same of a history wherever it lies, be it in memory."""
    with one_state(source):
        contents = _contents(source)
        with closing(sqlite3.connect(draft, isolation_level=None)) as target:
            source.backup(target)
            # A file of its own, without the log that a history in use has beside it.
            target.execute("PRAGMA journal_mode = DELETE")
            if target.execute("PRAGMA user_version").fetchone() == (0,):  # begun in memory
                target.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                target.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    return contents


def _write_label(draft: Path, reason: BackupReason, now: datetime) -> None:
    label = json.dumps({"made_at": now.isoformat(), "reason": reason})
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (LABEL_KEY, label))


def verify_copy(draft: Path, contents: dict[str, object]) -> None:
    problems = integrity_problems(draft)
    if not problems:
        with closing(connect_to_read(draft)) as copy:
            if _contents(copy) != contents:
                problems = ("something is missing",)
    if problems:
        raise DamagedHistoryError(
            _("A copy of the history does not hold together ({reason}).").format(reason=problems[0])
        )


def _contents(connection: sqlite3.Connection) -> dict[str, object]:
    """The sessions by id, and how many rows each table has; facts aside, as there are always some.

    What there is none of is left out: empty, where nothing is on record.
    """
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in ("facts", "preferences") and not name.startswith("sqlite_")
    ]
    counts: dict[str, object] = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in names
    }
    counts["ids"] = reading.session_ids(connection)
    return {name: value for name, value in counts.items() if value}


def _publish(draft: Path, reason: BackupReason, now: datetime) -> Backup:
    """Under a name that nothing else has, whoever else makes one at this moment."""
    folder = draft.parent
    number = 1 + max((backup.number for backup in list_backups(folder.parent)), default=0)
    while True:
        path = folder / f"history-{utc_stamp(now)}-Z{number:04}-{reason}.sqlite3"
        try:
            move_to_free_name(draft, path)
        except FileExistsError:
            number += 1
            continue
        return Backup(path, now.replace(microsecond=0), reason, number)


def utc_stamp(now: datetime) -> str:
    try:
        utc = now.astimezone(UTC)
    except OverflowError:
        utc = now
    # strftime leaves out the zeros of early years.
    return f"{utc.year:04}{utc.month:02}{utc.day:02}-{utc.hour:02}{utc.minute:02}{utc.second:02}"


def _parse_path(path: Path) -> Backup | None:
    """None where it is not one of ours by its name, or no file."""
    match = _NAME.fullmatch(path.name)
    if match is None or match[4] not in get_args(BackupReason) or not path.is_file():
        return None
    try:
        # Not by `strptime`, which brings five modules along that nothing else in a session needs.
        numbers = (int(match[1][begin:end]) for begin, end in _FIELDS)
        year, month, day, hour, minute, second = numbers
        made_at = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
    is_utc = match[2] == "Z"
    made_at = local_moment(made_at.replace(tzinfo=UTC) if is_utc else made_at)
    return Backup(path, made_at, match[4], int(match[3]) if is_utc else 0)  # type: ignore[arg-type]


def local_moment(moment: datetime) -> datetime:
    """In the zone of this machine, in which a naive one is meant."""
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):  # at either end of the calendar
        return moment.replace(tzinfo=moment.tzinfo or UTC)
