"""Opening the file that the history lies in: connections, transactions and migrations."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.permissions import restrict_permissions
from backcompanion.history.connections import connect, connect_to_read, one_state, transaction
from backcompanion.history.history_errors import (
    DamagedHistoryError,
    ForeignFileError,
    HistoryError,
    MissingHistoryError,
    NewerHistoryError,
)
from backcompanion.history.migrations import APPLICATION_ID, MIGRATIONS

FILE_NAME = "history.sqlite3"
# Makes a backup of the file before it is migrated; raises HistoryError where that cannot be.
BackUp = Callable[[Path], object]
_LEAST_FREE_BYTES = 1 << 18
_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs"}
)


def create_or_migrate(folder: Path, back_up: BackUp | None = None) -> Path:
    """Makes the file where it is missing and brings it up to the present schema.

    The file can be read by nobody else, nor can the folder, if it is ours. `back_up` is called with
    the file before a migration; without it only a new one is made, and to migrate is refused as a
    mistake of ours. Raises HistoryError.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        restrict_permissions(folder)
        history_exists(path)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.name == "posix" and os.fstat(descriptor).st_mode & 0o077:
                with suppress(OSError):  # somebody else's, or where there are no permissions
                    os.fchmod(descriptor, 0o600)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise HistoryError(
            _("The data folder {folder} cannot be written ({reason}).").format(
                folder=folder, reason=reason_of(error)
            )
        ) from error
    try:
        connection = connect(path)
        try:
            with one_state(connection):
                needed = _needs_migration(connection, path)
                has_version = _read_pragma(connection, "user_version") > 0
            if needed:
                if has_version:
                    if back_up is None:
                        raise ValueError("no history is migrated without a backup")
                    back_up(path)
                _set_journal_mode(connection, path)
                _migrate(connection, path)
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise as_history_error(error, path) from error
    return path


def history_exists(path: Path) -> bool:
    """Raises HistoryError where it cannot be known, as with a link to a drive that is away, and
    where something else than a file has its name.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise as_history_error(FileNotFoundError(), Path(os.path.realpath(path))) from None
        return False
    except OSError as error:
        raise HistoryError(
            _("The data folder {folder} cannot be used ({reason}).").format(
                folder=path.parent, reason=reason_of(error)
            )
        ) from error
    if not stat.S_ISREG(mode):  # a pipe would be waited for without an end
        raise HistoryError(_("{file} is no ordinary file.").format(file=path))
    return True


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether there are no tables yet: just made, and not yet brought to a schema."""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def needs_migration(path: Path) -> bool:
    """Whether the file has to be migrated before it is read. Raises HistoryError."""
    try:
        connection = connect_to_read(path)
        try:
            with one_state(connection):
                return _needs_migration(connection, path)
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise as_history_error(error, path) from error


def as_history_error(
    error: sqlite3.Error | UnicodeDecodeError | OSError, path: Path
) -> HistoryError:
    """The database's own words as a sentence that says which file and what it means.

    Where even these words cannot be decoded, they quote what is damaged.
    """
    if isinstance(error, FileNotFoundError):
        return MissingHistoryError(
            _("The history is not in {folder} any more.").format(folder=path.parent)
        )
    if isinstance(error, OSError):
        return HistoryError(f"{path}: {reason_of(error)}")
    # An extended code has the kind of error in its last byte. What is no text in UTF-8 has none.
    kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
    damage = (
        kind in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT) or "utf-8" in str(error).lower()
    )
    if damage or "no such table" in str(error) or "no such column" in str(error):
        return DamagedHistoryError(
            # Not what could not be decoded: that may be what a person has written.
            _("The history {path} is damaged ({reason}).").format(
                path=path, reason=str(error).partition(" with text")[0]
            )
        )
    if kind == sqlite3.SQLITE_IOERR and _is_full(path.parent):
        return HistoryError(
            _("The disk of {folder} is full; please make room on it.").format(folder=path.parent)
        )
    return HistoryError(
        _("The history {path} cannot be used ({reason}).").format(path=path, reason=error)
    )


def _is_full(folder: Path) -> bool:
    """Too full for what SQLite lays beside a file that it opens, of which it says no more than that
    there was an error.
    """
    import shutil

    try:
        return shutil.disk_usage(folder).free < _LEAST_FREE_BYTES
    except OSError:
        return False


def _needs_migration(connection: sqlite3.Connection, path: Path) -> bool:
    version = _read_pragma(connection, "user_version")
    application = _read_pragma(connection, "application_id")
    if version == application == 0 and is_empty(connection):
        return True
    if application != APPLICATION_ID:
        raise ForeignFileError(
            _("{path} is a database, but no history of Back Companion.").format(path=path)
        )
    if version > len(MIGRATIONS):
        raise NewerHistoryError(
            _(
                "The history {path} was written by a newer release of Back Companion;"
                " use that release, or a newer one."
            ).format(path=path)
        )
    return version < len(MIGRATIONS)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """All steps at once: another process never sees a new file at an old version, as if there were
    something in it to be backed up.
    """
    with transaction(connection):
        # Asked again now that nobody else can write: another process may have been first.
        if not _needs_migration(connection, path):
            return
        for step in MIGRATIONS[_read_pragma(connection, "user_version") :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _set_journal_mode(connection: sqlite3.Connection, path: Path) -> None:
    """WAL, so that readers and the writer do not wait for one another; kept in the file."""
    try:
        if _is_on_network(path):
            raise sqlite3.OperationalError("processes on two machines share no memory")
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    except sqlite3.OperationalError:
        mode = "refused"
    if mode != "wal":  # network file systems, for one
        connection.execute("PRAGMA journal_mode = DELETE")


def _is_on_network(path: Path) -> bool:
    """Where the system says so; SQLite itself notices only some of them."""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    kinds = dict(line.split(" ", 3)[1:3] for line in mounts.splitlines() if line.count(" ") > 2)
    absolute_path = path.absolute()
    mount_point = next((str(place) for place in absolute_path.parents if str(place) in kinds), "")
    return kinds.get(mount_point, "") in _NETWORK_FILE_SYSTEMS


def _read_pragma(connection: sqlite3.Connection, pragma: str) -> int:
    value = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    assert isinstance(value, int)
    return value


def integrity_problems(path: Path) -> tuple[str, ...]:
    """What does not hold together in the file, in the database's own words; empty: all is well."""
    try:
        connection = connect_to_read(path)
        try:
            messages = [row[0] for row in connection.execute("PRAGMA integrity_check(10)")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return (str(error) or "unreadable",)
    lines = [] if messages == ["ok"] else messages
    return (*lines, *(f"{table}: {row}" for table, row, *_rest in orphans[:10]))
