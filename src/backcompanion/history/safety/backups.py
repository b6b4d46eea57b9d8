"""Copies of the whole history in the folder `backups`, each checked after it was written."""

import os
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal, get_args

from backcompanion.base.atomic_file import replacing
from backcompanion.base.i18n import gettext as _
from backcompanion.history.database import (
    as_history_error,
    connect_to_read,
    history_exists,
    integrity_problems,
)
from backcompanion.history.history_errors import DamagedHistoryError, HistoryError
from backcompanion.history.migrations import APPLICATION_ID, MIGRATIONS

FOLDER = "backups"
DAYS, WEEKS, MONTHS = 7, 8, 24
# Of one day, besides the first: what was made before something that can be undone.
MAX_PER_DAY = 12
_RESERVED_BYTES = 256 * 1024
_STAMP = "%Y%m%d-%H%M%S"
_STAMP_LENGTH = len("20261122-181500")

BackupReason = Literal["day", "migration", "import", "restore", "delete"]


class _NothingToKeepError(Exception):
    """On a new day, before there is anything on record."""


@dataclass(frozen=True, slots=True)
class Backup:
    """`made_at`: by the clock on the wall where it was made, as its name says."""

    path: Path
    made_at: datetime
    reason: BackupReason


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Those of that data folder, newest first."""
    try:
        names = os.listdir(folder / FOLDER)  # noqa: PTH208 (names only)
    except OSError:
        return ()
    backups = [
        backup for name in names if (backup := _parse_path(folder / FOLDER / name)) is not None
    ]
    return tuple(sorted(backups, key=lambda backup: backup.path.name, reverse=True))


def back_up(history: Path, reason: BackupReason, now: datetime) -> Backup | None:
    """Copies the history as of one moment, also while it is written to, and thins out old ones.

    None where there is no history, or on a new day nothing on record yet. Raises HistoryError;
    then there is no new file.
    """
    if not history_exists(history):
        return None
    folder = history.parent / FOLDER
    target = _unused_path(folder, reason, now)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _require_free_space(history)
        with replacing(target) as draft:
            rows = _copy_database(history, draft)
            if reason == "day" and not any(rows.values()):
                raise _NothingToKeepError
            _verify_copy(draft, rows)
    except _NothingToKeepError:
        return None
    except sqlite3.Error as error:
        raise as_history_error(error, history) from error
    except OSError as error:
        raise HistoryError(
            _("The backup {path} cannot be written ({reason}).").format(
                path=target, reason=error.strerror
            )
        ) from error
    _delete_files(expired_backups(list_backups(history.parent)))
    return Backup(target, now.replace(microsecond=0, tzinfo=None), reason)


def back_up_daily(history: Path, now: datetime) -> Backup | None:
    """The first of that day; None where there is one, or nothing to keep. Raises HistoryError."""
    days = {
        backup.made_at.date() for backup in list_backups(history.parent) if backup.reason == "day"
    }
    return None if now.date() in days else back_up(history, "day", now)


def expired_backups(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """All but the newest of each of the latest 7 days, 8 weeks and 24 months that have any.

    Counted in days that have one, so that a clock that was wrong for a while removes nothing. What
    was made on the latest day stands, up to a number, since it may be wanted to undo something.
    """
    newest_first = sorted(backups, key=lambda backup: backup.path.name, reverse=True)
    kept: set[Path] = set()
    periods: tuple[tuple[int, Callable[[date], object]], ...] = (
        (DAYS, lambda day: day),
        (WEEKS, lambda day: day.isocalendar()[:2]),
        (MONTHS, lambda day: (day.year, day.month)),
    )
    for most, period in periods:
        seen: set[object] = set()
        for backup in newest_first:
            key = period(backup.made_at.date())
            if key not in seen and len(seen) < most:
                seen.add(key)
                kept.add(backup.path)
    if newest_first:
        latest = newest_first[0].made_at.date()
        latest_day_backups = [backup for backup in newest_first if backup.made_at.date() == latest]
        kept.update(backup.path for backup in latest_day_backups[:MAX_PER_DAY])
        kept.add(latest_day_backups[-1].path)
    return tuple(backup for backup in newest_first if backup.path not in kept)


def is_usable(path: Path) -> bool:
    """Whether it is a history that this release can read, and holds together."""
    try:
        connection = connect_to_read(path)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error:
        return False
    return (
        application == APPLICATION_ID
        and version <= len(MIGRATIONS)
        and not integrity_problems(path)
    )


def newest_usable(folder: Path) -> Backup | None:
    return next((backup for backup in list_backups(folder) if is_usable(backup.path)), None)


def _require_free_space(history: Path) -> None:
    """A copy must not take what a session in progress is about to need."""
    from shutil import disk_usage

    if disk_usage(history.parent).free < 2 * history.stat().st_size + _RESERVED_BYTES:
        raise HistoryError(
            _("There is too little room in {folder} for a backup.").format(folder=history.parent)
        )


def _copy_database(history: Path, draft: Path) -> dict[str, int]:
    """Copies it; how many rows each table had at that moment."""
    source = connect_to_read(history)
    try:
        source.execute("BEGIN")
        rows = _row_counts(source)
        target = sqlite3.connect(draft, isolation_level=None)
        try:
            source.backup(target)
            # A file of its own, without the log that a history in use has beside it.
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
        return rows
    finally:
        source.close()


def _verify_copy(draft: Path, rows: dict[str, int]) -> None:
    problems = integrity_problems(draft)
    if not problems:
        copy = connect_to_read(draft)
        try:
            if _row_counts(copy) != rows:
                problems = ("rows are missing",)
        finally:
            copy.close()
    if problems:
        raise DamagedHistoryError(
            _("A copy of the history does not hold together ({reason}).").format(reason=problems[0])
        )


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """By table; facts aside, as one of them is there from the beginning."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in ("facts", "preferences") and not name.startswith("sqlite_")
    ]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in names
    }


def _unused_path(folder: Path, reason: BackupReason, now: datetime) -> Path:
    """The sort order of the names is that of time, within one second too."""
    stamp = now.strftime(_STAMP)
    taken = sum(
        backup.made_at == now.replace(microsecond=0, tzinfo=None)
        for backup in list_backups(folder.parent)
    )
    return folder / f"history-{stamp}-{taken:02}-{reason}.sqlite3"


def _parse_path(path: Path) -> Backup | None:
    """None where it is not one of ours by its name."""
    if not path.name.startswith("history-") or path.suffix != ".sqlite3":
        return None
    remainder = path.stem.removeprefix("history-")
    reason = remainder.rpartition("-")[2]
    try:
        made_at = datetime.strptime(remainder[:_STAMP_LENGTH], _STAMP)
    except ValueError:
        return None
    return Backup(path, made_at, reason) if reason in get_args(BackupReason) else None  # type: ignore[arg-type]


def _delete_files(backups: Iterable[Backup]) -> None:
    for backup in backups:
        try:
            backup.path.unlink(missing_ok=True)
        except OSError:
            return
