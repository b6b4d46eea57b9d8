"""Goes back to a backup, after looking at what that would lose; itself undone by another."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.history import change_marks, reading
from backcompanion.history.connections import connect, connect_to_read, transaction
from backcompanion.history.database import (
    FILE_NAME,
    as_history_error,
    create_or_migrate,
    history_exists,
)
from backcompanion.history.history_errors import (
    DamagedHistoryError,
    HistoryError,
    RefusedFileError,
)
from backcompanion.history.safety.backups import (
    FOLDER,
    LABEL_KEY,
    Backup,
    back_up,
    revision_of,
)
from backcompanion.history.safety.contents import (
    BackupContents,
    HistoryRows,
    compare,
    different_keys,
    history_rows,
)
from backcompanion.history.safety.opening import before_migration, repair
from backcompanion.history.safety.running_check import (
    refuse_if_running,
    remember_brought_back,
)
from backcompanion.history.safety.usability import stranger_problem, usability_problem
from backcompanion.history.safety.work_folder import RESTORING, repair_lock, work_folder

# How often what was written since the backup just made is waited for.
_ATTEMPTS = 10


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """`before`: the backup of what was there, to undo it with. `contents`: what was lost and what
    came back, counted in the same transaction.
    """

    before: Backup
    contents: BackupContents


def find_backup(folder: Path, name: str) -> Path:
    """The file of that path, or the backup of that name in the folder. Raises KnownError.

    A path is taken as it is. A mere name that means two files is refused: nobody is to go back to
    another one than they meant.
    """
    path, stored = Path(name), folder / FOLDER / name
    if path.name != name or name in ("", ".."):
        paths = [path] if path.exists() else []
    else:
        paths = [each for each in (stored, path) if each.exists()]
    if not paths:
        raise RefusedFileError(_("There is no backup {name}.").format(name=name))
    if len(paths) == 2 and not stored.samefile(path):
        raise RefusedFileError(
            _("There are two files of that name; say which one: {stored} or {here}").format(
                stored=stored, here=path.absolute()
            )
        )
    if not paths[0].is_file():
        raise RefusedFileError(_("{file} is no ordinary file.").format(file=paths[0]))
    return paths[0]


def refuse_unusable(folder: Path, source: Path) -> None:
    """Raises RefusedFileError where it cannot be gone back to; one from elsewhere is looked at as
    a stranger's.
    """
    is_ours = os.path.realpath(source.parent) == os.path.realpath(folder / FOLDER)
    problem = "" if is_ours else stranger_problem(source)
    if problem := problem or usability_problem(source):
        raise RefusedFileError(
            _("{file} is no history that can be gone back to: {problem}.").format(
                file=source, problem=problem
            )
        )


def restore(
    folder: Path, source: Path, now: datetime, *, at_revision: int | None = None
) -> RestoreReport:
    """Makes `source` the history; nothing of the file is needed, or changed, afterwards.

    In one transaction, so that other processes see the one or the other, and nothing that was
    written meanwhile is in neither; and no backup goes by it. `at_revision`: only where nothing was
    written since then, as to undo something. Raises KnownError, and then nothing was changed.
    """
    refuse_unusable(folder, source)
    history = folder / FILE_NAME
    if history_exists(history):
        repair(folder, now)  # what is damaged cannot be backed up; it is kept aside
    create_or_migrate(folder, before_migration(lambda: now))
    try:
        with repair_lock(folder), _working_copy(folder, source) as copy:
            report = _restore_copy(history, copy, now, at_revision)
    except sqlite3.Error as error:
        raise as_history_error(error, history) from error
    except OSError as error:
        raise HistoryError(f"{folder}: {reason_of(error)}") from error
    return report


def _restore_copy(
    history: Path, copy: Path, now: datetime, at_revision: int | None
) -> RestoreReport:
    for _attempt in range(_ATTEMPTS):
        _refuse_while_running(history, now)
        before = back_up(history, "restore", now)
        if before is None:
            break
        try:
            revision = revision_of(before.path)
            if at_revision not in (None, revision):
                raise HistoryError(_("Something was written since; nothing was changed."))
            held = _replace_rows(history, copy, revision, now, undo=at_revision is not None)
        except BaseException:
            before.path.unlink(missing_ok=True)
            raise
        if held is not None:
            return RestoreReport(before, held)
        before.path.unlink(missing_ok=True)
    raise HistoryError(_("Something else keeps writing into the history; please try again."))


@contextmanager
def _working_copy(folder: Path, source: Path) -> Iterator[Path]:
    """Of the present schema, so that nothing else than rows is taken from the file."""
    with work_folder(folder, RESTORING) as work:
        copy = work / FILE_NAME
        with (
            closing(connect_to_read(source)) as reader,
            closing(sqlite3.connect(copy, isolation_level=None)) as target,
        ):
            reader.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        create_or_migrate(work, back_up=lambda _copy: None)  # the backup itself stays
        yield copy


def _replace_rows(
    history: Path, copy: Path, revision: int, now: datetime, *, undo: bool
) -> BackupContents | None:
    """None where the history is no longer at that revision; then nothing was changed. `undo`: to
    other computers it is a change like any other; else what is in their folder comes again.
    """
    with closing(connect(history)) as connection:
        connection.execute("ATTACH ? AS copy", (str(copy),))
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM main.sqlite_master WHERE type = 'table'"
                # What belongs to a session comes after it.
                " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name <> 'sessions', name"
            )
            if name not in change_marks.TABLES
        ]
        with transaction(connection):
            current = reading.revision(connection)
            if current != revision:
                return None
            refuse_if_running(connection, now)
            ours = history_rows(connection)
            for table in reversed(tables):
                connection.execute(f"DELETE FROM main.{table}")  # noqa: S608
            for table in tables:
                _copy_rows(connection, table)
            connection.execute("DELETE FROM facts WHERE key = ?", (LABEL_KEY,))
            # Whoever remembers a revision must see that there is something new.
            connection.execute(
                "UPDATE facts SET value = max(CAST(value AS INTEGER), ?) + 1"
                " WHERE key = 'revision'",
                (current,),
            )
            remember_brought_back(connection)
            theirs = history_rows(connection)
            if theirs != history_rows(connection, "copy"):
                raise DamagedHistoryError(
                    _("The backup did not arrive whole; nothing was changed.")
                )
            if undo:
                _mark_differences(connection, ours, theirs)
            elif change_marks.state(connection) is not None:
                change_marks.begin_anew(connection, "back")
            return compare(ours, theirs)


def _mark_differences(
    connection: sqlite3.Connection, ours: HistoryRows, theirs: HistoryRows
) -> None:
    sessions, others = different_keys(ours, theirs)
    change_marks.mark_all(connection, "session", sessions)
    for table, key in others:
        if table in ("goals", "breaks"):
            change_marks.mark(connection, "goal" if table == "goals" else "break", str(key))
        elif table == "preferences":
            change_marks.mark(connection, "preferences")
        else:
            change_marks.mark_value(connection, str(key))


def _copy_rows(connection: sqlite3.Connection, table: str) -> None:
    columns = ", ".join(
        row[1] for row in connection.execute(f"PRAGMA main.table_info({table})").fetchall()
    )
    connection.execute(
        f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM copy.{table}"  # noqa: S608
    )


def _refuse_while_running(history: Path, now: datetime) -> None:
    with closing(connect_to_read(history)) as connection:
        refuse_if_running(connection, now)
