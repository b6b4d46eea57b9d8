"""Export to and import from a file, in the format that its name's ending says."""

import codecs
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol

from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError, MachineError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.history.connections import connect
from backcompanion.history.database import as_history_error
from backcompanion.history.exchange import csv_file, json_file
from backcompanion.history.exchange.csv_table import DELIMITERS
from backcompanion.history.exchange.export_target import write_export
from backcompanion.history.exchange.extras import Extras, extras_values, stored_extras
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.exchange.incoming import MAX_BYTES, MAX_VALUES, Incoming
from backcompanion.history.exchange.merge import merge
from backcompanion.history.exchange.merge_sessions import Changed
from backcompanion.history.exchange.progress_callback import with_progress
from backcompanion.history.field_checks import InvalidValueError
from backcompanion.history.history_errors import HistoryError, RefusedFileError
from backcompanion.history.safety.backups import Backup, back_up, revision_of
from backcompanion.history.safety.thinning import thin_out
from backcompanion.history.set_aside import SetAside
from backcompanion.history.store import Store
from backcompanion.training.session.person import Person
from backcompanion.training.session.record import History

_EMPTY_PERSON = Person()
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# How often what was written since the backup just made is waited for.
_ATTEMPTS = 10
_PIECE_BYTES = 64 * 1024


class _Format(Protocol):
    @property
    def serialize(self) -> Callable[[History], Iterator[str]]: ...
    @property
    def read(self) -> Callable[[Iterable[str]], Incoming]: ...


@dataclass(frozen=True, slots=True)
class ExportReport:
    """`sessions`: how many were found in the file when it was read back. `set_aside`: rows that
    cannot be right; a file that has everything has them as they lie there.
    """

    sessions: int
    set_aside: tuple[SetAside, ...]


def export_history(store: Store, target: Path, person: Person | None = None) -> ExportReport:
    """Replaces the file in one step; nobody else can read it.

    `person`: what the settings hold of them, for a file that has everything. Raises MachineError
    where it cannot be written, or is not what was written when it is read back.
    """
    file_format = _format(target)
    history, set_aside = store.read_all(steps=file_format is json_file)
    pieces = file_format.serialize(history)
    if file_format is json_file:
        extras = replace(store.query(stored_extras, Extras()), person=person)
        pieces = json_file.serialize(history, extras_values(extras, set_aside))
    read_back: list[str] = []

    def verify(draft: Path) -> None:
        written = _read(draft, file_format)
        read_back.extend(session.record.id for session in written.sessions)
        if written.refused or set(read_back) != {session.id for session in history.sessions}:
            raise MachineError(
                _("What was written for {file} does not hold what it should.").format(file=target)
            )

    write_export(target, with_progress(pieces, len(history.sessions)), verify)
    return ExportReport(len(read_back), set_aside)


def import_history(
    store: Store,
    source: Path,
    person: Person = _EMPTY_PERSON,
    *,
    changed: Changed = "ours",
) -> ImportReport:
    """Reads the file into the history: all of it, or nothing where something is refused.

    `changed`: what becomes of sessions that the file has otherwise than we do: those with the id or
    else with the very beginning of one of ours.
    `person`: what our settings hold; what the file adds to that is in the report. Raises
    RefusedFileError where the file as a whole is none that can be read.
    """
    incoming = read_file(source)
    for _attempt in range(_ATTEMPTS):
        now = store.now()
        before = back_up(store.path, "import", now)
        try:
            # Undoing it is going back to that backup: so nothing else may have been written since.
            revision = None if before is None else revision_of(before.path)
            report = _merge_into(store, incoming, person, changed, at_revision=revision)
        except BaseException:
            _remove(before)
            raise
        if report is not None and report.changed and before is not None:
            thin_out(store.path, now, in_use=(before.path,))
            return replace(report, backup=before.path)
        _remove(before)
        if report is not None:
            return report
    raise HistoryError(_("Something else keeps writing into the history; please try again."))


def _remove(backup: Backup | None) -> None:
    if backup is not None:
        backup.path.unlink(missing_ok=True)


def preview_import(
    store: Store,
    source: Path,
    person: Person = _EMPTY_PERSON,
    *,
    changed: Changed = "ours",
) -> ImportReport:
    """What `import_history` would do; nothing is written. Raises as it does."""
    report = _merge_into(store, read_file(source), person, changed, dry_run=True)
    assert report is not None  # whatever revision the history is at
    return report


def _merge_into(
    store: Store,
    incoming: Incoming,
    person: Person,
    changed: Changed,
    *,
    at_revision: int | None = None,
    dry_run: bool = False,
) -> ImportReport | None:
    try:
        with closing(connect(store.path)) as connection:
            return merge(
                connection,
                incoming,
                person,
                changed=changed,
                at_revision=at_revision,
                dry_run=dry_run,
            )
    except sqlite3.Error as error:
        raise as_history_error(error, store.path) from error


def read_file(source: Path) -> Incoming:
    """What the file holds, entries that are refused included. Raises RefusedFileError."""
    return _read(source, _format(source))


def _read(source: Path, file_format: _Format) -> Incoming:
    try:
        # Not to wait for a pipe that nobody writes to, nor to read a device without an end.
        if source.exists() and not source.is_file():
            raise RefusedFileError(_("{file} is no ordinary file.").format(file=source))
        with source.open("rb") as file:
            encoding = _require_history(file, file_format)
            file.seek(0)
            pieces = codecs.iterdecode(iter(partial(file.read, _PIECE_BYTES), b""), encoding)
            total = source.stat().st_size // _PIECE_BYTES
            return file_format.read(with_progress(pieces, total))
    except OSError as error:
        raise RefusedFileError(
            _("{file} cannot be read ({reason}).").format(file=source, reason=reason_of(error))
        ) from error
    except InvalidValueError as refused:
        raise RefusedFileError(f"{source}: {refused.full_message()}.") from None


def _require_history(file: BinaryIO, file_format: _Format) -> str:
    """How its text is encoded. Raises InvalidValueError where it is no text, or too much of it.

    UTF-8, or UTF-16 with its mark at the beginning.
    """
    encoding = "utf-16" if file.read(2) in _UTF_16_MARKS else "utf-8-sig"
    decoder = codecs.getincrementaldecoder(encoding)()
    counts = dict.fromkeys(DELIMITERS if file_format is csv_file else ",[{", 0)
    size = lines = 0
    file.seek(0)
    while True:
        piece = file.read(_PIECE_BYTES)
        if size + len(piece) > MAX_BYTES:
            raise InvalidValueError(
                _("larger than {n} MiB, no history is").format(n=MAX_BYTES // (1024 * 1024))
            )
        for sign in counts:
            counts[sign] += piece.count(sign.encode())
        values = max(counts.values()) if file_format is csv_file else sum(counts.values())
        if values > MAX_VALUES:  # at most so many stand in it
            raise InvalidValueError(_("more than {n} values, no history has").format(n=MAX_VALUES))
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            line = lines + error.object.count(b"\n", 0, error.start) + 1
            raise InvalidValueError(
                _("not UTF-8 text, which has to be chosen where the file is saved"),
                _("line {line}, byte {n}").format(line=line, n=size - pending + error.start),
            ) from None
        if not piece:
            return encoding
        size += len(piece)
        lines += piece.count(b"\n")


def _format(path: Path) -> _Format:
    match path.suffix.lower():
        case ".json":
            return json_file
        case ".csv":
            return csv_file
    raise KnownError(
        _("{file} has to end in .json (everything) or .csv (a row per session).").format(file=path)
    )
