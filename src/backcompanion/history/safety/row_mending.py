"""Single rows that cannot be right: a session that a backup has whole is taken from there."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history import reading, writing
from backcompanion.history.connections import connect, connect_to_read, transaction
from backcompanion.history.database import FILE_NAME, as_history_error
from backcompanion.history.history_errors import HistoryError
from backcompanion.history.safety.backups import list_backups
from backcompanion.history.safety.usability import usability_problem
from backcompanion.history.set_aside import SetAside
from backcompanion.training.session.record import SessionRecord

DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class MendedRows:
    """`sessions`: as they are to be, whole, by id. `rows`: what stands in their place."""

    sessions: dict[str, SessionRecord]
    rows: tuple[SetAside, ...]


def rows_to_mend(folder: Path) -> MendedRows:
    """What could be taken from backups. Raises HistoryError where the history cannot be read."""
    path = folder / FILE_NAME
    try:
        with closing(connect_to_read(path)) as connection:
            return _look_for(connection, folder)
    except sqlite3.Error as error:
        raise as_history_error(error, path) from error


def mend_rows(folder: Path, now: datetime) -> str:
    """What was done, in a sentence; empty where nothing could be. Raises HistoryError.

    What stood there is written beside it first, into the folder of what was damaged.
    """
    path = folder / FILE_NAME
    if not rows_to_mend(folder).sessions:
        return ""
    try:
        with closing(connect(path)) as connection, transaction(connection):
            mended = _look_for(connection, folder)
            kept = _keep_rows(folder, mended.rows, now)
            for record in mended.sessions.values():
                writing.discard(connection, record.id)
                writing.add(connection, record)
    except sqlite3.Error as error:
        raise as_history_error(error, path) from error
    except OSError as error:
        raise HistoryError(
            _("The history {path} is damaged and cannot be mended ({reason}).").format(
                path=path, reason=reason_of(error)
            )
        ) from error
    return ngettext(
        "{n} session could not be read and was taken from a backup; what stood there lies in"
        " {file} now.",
        "{n} sessions could not be read and were taken from a backup; what stood there lies in"
        " {file} now.",
        len(mended.sessions),
    ).format(n=len(mended.sessions), file=kept)


def _look_for(connection: sqlite3.Connection, folder: Path) -> MendedRows:
    rows: list[SetAside] = []
    ours = {
        record.id: record
        for record in reading.sessions(connection, steps=True, put_aside=rows.append)
    }
    wanted = {row.session for row in rows if row.table in ("sessions", "steps")}
    sessions = {
        # Where only steps are wrong, what was said since of the session itself stands.
        id_: replace(ours[id_], steps=theirs.steps, sets=None) if id_ in ours else theirs
        for id_, theirs in (_from_backups(folder, wanted) if wanted else {}).items()
    }
    return MendedRows(sessions, tuple(row for row in rows if row.session in sessions))


def _from_backups(folder: Path, wanted: Iterable[str]) -> dict[str, SessionRecord]:
    """From the newest that has each of them whole."""
    missing, records = set(wanted), {}
    for backup in list_backups(folder):
        if not missing:
            break
        if usability_problem(backup.path):
            continue
        rows: list[SetAside] = []
        try:
            with closing(connect_to_read(backup.path)) as connection:
                stored = reading.history(connection, steps=True, put_aside=rows.append).sessions
        except sqlite3.Error:  # of an older release, for one
            continue
        damaged = {row.session for row in rows}
        for record in stored:
            if record.id in missing and record.id not in damaged:
                records[record.id] = record
                missing.discard(record.id)
    return records


def _keep_rows(folder: Path, rows: Iterable[SetAside], now: datetime) -> Path:
    target = folder / DAMAGED
    target.mkdir(mode=0o700, exist_ok=True)
    file = target / f"history.sqlite3-rows-{now:%Y%m%d-%H%M%S-%f}.json"
    write_atomically(file, (json.dumps([row.values() for row in rows], indent=1),))
    return file
