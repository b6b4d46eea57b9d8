"""A history that is damaged is moved aside; a new one is made of the newest good backup and of what
can still be read."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from shutil import copyfile

from backcompanion.base.atomic_file import replacing
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history import reading
from backcompanion.history.connections import connect_to_read
from backcompanion.history.database import (
    FILE_NAME,
    as_history_error,
    create_or_migrate,
    integrity_problems,
    needs_migration,
)
from backcompanion.history.history_errors import (
    DamagedHistoryError,
    ForeignFileError,
    HistoryError,
    NewerHistoryError,
)
from backcompanion.history.safety.backups import Backup, list_backups
from backcompanion.history.safety.recovered_merge import merge_rows
from backcompanion.history.safety.row_mending import DAMAGED, rows_to_mend
from backcompanion.history.safety.row_recovery import (
    RecoveredRows,
    recover_rows,
)
from backcompanion.history.safety.usability import newest_usable
from backcompanion.history.safety.work_folder import RECOVERING, SALVAGE, work_folder

SMALLEST_BYTES = 4096
_SIDE_FILES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class RepairReport:
    """`damaged_folder`: where what was damaged lies now. `kept`: the ids of all sessions that can
    be seen now, `from_backup`: of these, those that `backup` held. `lost`: the ids of those that
    were met in what was damaged and could not be read.
    """

    damaged_folder: Path | None
    kept: frozenset[str]
    from_backup: frozenset[str]
    lost: frozenset[str]
    backup: Backup | None

    def summary(self) -> str:
        """Two sentences."""
        if self.damaged_folder is None:
            first = _("The history was missing.")
        else:
            first = _("The history was damaged; it lies untouched in {folder} now.").format(
                folder=self.damaged_folder
            )
        kept = ngettext("{n} session was kept", "{n} sessions were kept", len(self.kept))
        second = kept.format(n=len(self.kept))
        if self.backup is not None:
            second += _(", {n} of them from the backup of {day}").format(
                n=len(self.from_backup), day=self.backup.made_at.date()
            )
        if self.lost:
            second += _("; {n} could not be read").format(n=len(self.lost))
        return f"{first} {second}."


def is_damaged(folder: Path, *, thoroughly: bool = False) -> bool:
    """Looks through the whole file; `thoroughly`: also for rows that cannot be right, and that a
    backup has whole.
    """
    path = folder / FILE_NAME
    if is_missing(folder):
        return True
    try:
        needs_migration(path)
    except (DamagedHistoryError, ForeignFileError):
        return True
    except HistoryError:
        return False
    if integrity_problems(path):
        return True
    try:
        if not thoroughly:
            _look_through(path)
            return False
        return bool(rows_to_mend(folder).sessions)
    except HistoryError as error:
        return isinstance(error, DamagedHistoryError)


def _look_through(path: Path) -> None:
    try:
        with closing(connect_to_read(path)) as connection:
            reading.history(connection, steps=False)
            reading.revision(connection)
    except sqlite3.Error as error:
        raise as_history_error(error, path) from error


def is_missing(folder: Path) -> bool:
    """Whether there is no history, or a file too small for one, although there are backups.

    SQLite takes such a file for an empty database, and would begin anew without a word.
    """
    path = folder / FILE_NAME
    try:
        if path.stat().st_size >= SMALLEST_BYTES or not path.is_file():
            return False
    except FileNotFoundError:
        # A link to a drive that is away leads to what is not lost.
        if not folder.is_dir() or path.is_symlink():
            return False
    except OSError:
        return False
    return bool(list_backups(folder))


def rebuild(folder: Path, now: datetime) -> RepairReport:
    """Raises HistoryError where the folder cannot be written, or a newer release's file is in it.

    Nothing is deleted. Should it be cut off, the next start finds the backups and goes on.
    """
    path = folder / FILE_NAME
    try:
        needs_migration(path)
    except NewerHistoryError:
        raise
    except HistoryError:
        pass
    try:
        damaged_folder = _move_aside(path, now)
        recovered = (
            _recover_from_copy(damaged_folder / FILE_NAME, folder)
            if damaged_folder is not None
            else RecoveredRows()
        )
        backup = newest_usable(folder)
        with work_folder(folder, RECOVERING) as work:
            draft = work / FILE_NAME
            if backup is not None:
                copyfile(backup.path, draft)
                draft.chmod(0o600)
            create_or_migrate(work, back_up=lambda _copy: None)  # the backup itself stays
            kept, from_backup = merge_rows(draft, recovered)
            # Where a link leads, be it another file system.
            with replacing(path) as target:
                copyfile(draft, target)
                for part in _parts(path)[1:]:
                    part.unlink(missing_ok=True)
    except OSError as error:
        raise HistoryError(
            _("The history {path} is damaged and cannot be mended ({reason}).").format(
                path=path, reason=reason_of(error)
            )
        ) from error
    lost = recovered.visible_ids() - kept
    return RepairReport(damaged_folder, kept, from_backup, lost, backup)


def _move_aside(path: Path, now: datetime) -> Path | None:
    """The folder that it and the files of its changes lie in now; None where there was nothing.

    They stay where they are as well until there is something better.
    """
    if not path.exists():
        return None
    stamp = now.strftime("%Y%m%d-%H%M%S")
    damaged_folder = path.parent / DAMAGED / stamp
    n = 1
    while damaged_folder.exists():
        n += 1
        damaged_folder = path.parent / DAMAGED / f"{stamp}-{n}"
    damaged_folder.mkdir(mode=0o700, parents=True)
    for part, suffix in zip(_parts(path), ("", *_SIDE_FILES), strict=True):
        if not part.exists():
            continue
        kept = damaged_folder / f"{FILE_NAME}{suffix}"
        try:
            os.link(part, kept)
        except OSError:  # a file system without links, or another one
            copyfile(part, kept)
    return damaged_folder


def _parts(path: Path) -> list[Path]:
    """The file and those of its changes, which lie where a link leads."""
    real = Path(os.path.realpath(path))
    return [real.with_name(real.name + suffix) for suffix in ("", *_SIDE_FILES)]


def _recover_from_copy(damaged: Path, folder: Path) -> RecoveredRows:
    """From a copy, as opening a database may change it."""
    with work_folder(folder, SALVAGE) as work:
        for suffix in ("", "-wal", "-journal"):
            part = damaged.with_name(damaged.name + suffix)
            if part.is_file():
                copyfile(part, work / part.name)
        return recover_rows(work / FILE_NAME)
