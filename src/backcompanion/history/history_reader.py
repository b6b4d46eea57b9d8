"""Reads the history from the file, or from memory while the disk fails; has damage repaired."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history import reading, row_checks
from backcompanion.history.database import as_history_error, history_exists, is_empty
from backcompanion.history.history_errors import DamagedHistoryError, HistoryError
from backcompanion.history.open_session import OpenSession
from backcompanion.history.read_connections import ReadConnections
from backcompanion.history.rows import Row
from backcompanion.history.set_aside import PutAside, SetAside
from backcompanion.history.writer import Writer
from backcompanion.training.session.record import History, SessionRecord, StepRecord

Result = TypeVar("Result")

_REPAIR_SECONDS = 30.0
# A few milliseconds' worth: all steps of so many sessions.
_PORTION = 10
_FEW = 100


class KnownSessions:
    """Those that were seen on record in this run, by id, so that what is missing can be counted.

    May be used from any thread.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ids: set[str] = set()

    def replace(self, ids: Iterable[str]) -> None:
        with self._lock:
            self._ids = set(ids)

    def add(self, session_id: str) -> None:
        with self._lock:
            self._ids.add(session_id)

    def forget(self, session_id: str) -> None:
        """It was removed on purpose."""
        with self._lock:
            self._ids.discard(session_id)

    def has_any(self) -> bool:
        with self._lock:
            return bool(self._ids)

    def missing_from(self, ids: Iterable[str]) -> frozenset[str]:
        with self._lock:
            return frozenset(self._ids.difference(ids))


class UnchangedSessions:
    """Rows that are as they were are not checked and read again: half of what reading takes."""

    def __init__(self) -> None:
        self._records: dict[tuple[Row, tuple[type, ...]], SessionRecord] = {}

    def read(
        self, row: Row, steps: tuple[StepRecord, ...], put_aside: PutAside
    ) -> SessionRecord | None:
        """As `row_checks.session_from_row`, without steps."""
        # With their types, as 1 and 1.0 are equal and one may be wrong.
        key = (tuple(row), tuple(map(type, row)))
        record = self._records.get(key)
        if record is None:
            record = row_checks.session_from_row(row, steps, put_aside)
            if record is not None:
                self._records[key] = record
        return record

    def forget_others(self, sessions: Sequence[SessionRecord]) -> None:
        """Than these, once there are many."""
        if len(self._records) > 2 * len(sessions) + _FEW:
            self._records.clear()


class HistoryReader:
    """Reading raises HistoryError where the file cannot be read; one that `memory_fallback` reads
    from memory instead.

    `writer.on_write_error` hears when writing fails and when it works again; meanwhile everything
    is read from memory, what waits to be written included. `on_repaired` hears, in the writer's
    thread, what was done about damage that was met.
    """

    def __init__(self, path: Path, writer: Writer) -> None:
        self.path, self.writer = path, writer
        self.on_repaired: Callable[[str], None] | None = None
        self.memory_fallback = False
        self._repair: Callable[[Path], str] | None = None
        self._row_repair_tried = False
        self._connections = ReadConnections(path)
        self._known = KnownSessions()
        self._unchanged = UnchangedSessions()
        self._written_again = ""  # the id of a session that is handed over once more if it is gone

    def set_repair(self, repair: Callable[[Path], str]) -> None:
        """`repair` is called with the folder when damage is met, and gives what it did, or "" ."""
        self._repair = repair
        self.writer.repair = self._repair_in_writer_thread

    def read(self, *, steps: bool = False) -> History:
        """Everything on record; sessions without their steps (but with `sets`) unless wanted.

        Rows that cannot be right are left out; `read_all` gives them, too.
        """
        return self.read_all(steps=steps)[0]

    def read_all(self, *, steps: bool = False) -> tuple[History, tuple[SetAside, ...]]:
        """With the rows that cannot be right; those of steps only with `steps`."""
        outcome = self._read(steps=steps)
        if outcome[1] and self._repair is not None and not self._row_repair_tried:
            # A backup may have them whole.
            self._row_repair_tried = True
            if self.repair():
                return self._read(steps=steps)
        return outcome

    def unreadable_in_portions(self) -> Iterator[tuple[SetAside, ...] | None]:
        """The rows that cannot be right, steps too: None after each portion in which all are, and
        at last the answer. Only where there is something to be found is it read in one go.
        """
        nothing: tuple[object, ...] = ()
        sessions = self.query(reading.sessions_with_steps, nothing)
        yield None
        for start in range(0, len(sessions), _PORTION):
            portion = sessions[start : start + _PORTION]
            if self.query(partial(reading.has_unreadable_step, session_ids=portion), False):
                yield self.read_all(steps=True)[1]
                return
            yield None
        yield self.read_all()[1]

    def _read(self, *, steps: bool) -> tuple[History, tuple[SetAside, ...]]:
        def read(connection: sqlite3.Connection) -> tuple[History, tuple[SetAside, ...]]:
            rows: list[SetAside] = []
            history = reading.history(
                connection,
                steps=steps,
                put_aside=rows.append,
                read_session=row_checks.session_from_row if steps else self._unchanged.read,
            )
            return history, tuple(rows)

        nothing: tuple[History, tuple[SetAside, ...]] = (History(), ())
        outcome = self.query(read, nothing)
        self._unchanged.forget_others(outcome[0].sessions)
        # While writing fails, what is read is not what lies on the disk, and may be less.
        if self.writer.memory_copy is None:
            self._known.replace(session.id for session in outcome[0].sessions)
        return outcome

    def count_missing(self) -> int:
        """How many sessions were on record in this run, were not removed, and are not there now.

        Raises HistoryError where that cannot be known.
        """
        nothing: frozenset[str] = frozenset()
        return len(self._known.missing_from(self.query(reading.session_ids, nothing)))

    def session(self, session_id: str) -> SessionRecord | None:
        """One session with its steps."""
        return self.query(lambda c: reading.session(c, session_id), None)

    def sessions(self, ids: Iterable[str]) -> tuple[SessionRecord, ...]:
        """Those of them that are there, with their steps; asked in one go."""
        nothing: list[SessionRecord | None] = []
        records = self.query(lambda c: [reading.session(c, id_) for id_ in ids], nothing)
        return tuple(record for record in records if record is not None)

    def sets_done(
        self, since: date | None = None, until: date = date.max, routine: str = ""
    ) -> dict[str, int]:
        """How many sets of each exercise, by its id, were done to the end since that date, or ever.

        A session in progress has none yet. `routine`: in that one alone.
        """
        default: dict[str, int] = {}
        return self.query(lambda c: reading.sets_done(c, since, until, routine), default)

    def open_session(self) -> OpenSession | None:
        """The latest session that was begun and not ended."""
        return self.query(lambda c: next(iter(reading.open_sessions(c)), None), None)

    def version(self) -> int:
        """Grows when something that `read` gives has changed, by whichever process. Cheap."""
        return self.query(reading.revision, 0)

    def has_preferences(self) -> bool:
        """Whether preferences were ever set; before, `read` gives the defaults."""
        return self.query(reading.has_preferences, False)

    def query(self, function: Callable[[sqlite3.Connection], Result], default: Result) -> Result:
        """The answer of a function of a connection; `default` where there is no history yet."""
        memory_copy = self.writer.memory_copy
        if memory_copy is not None:
            with memory_copy.connection() as connection:
                return function(connection)
        try:
            return self._query_file_or_repair(function, default)
        except HistoryError:
            if not self.memory_fallback:
                raise
            with self.writer.switch_to_memory().connection() as connection:
                return function(connection)

    def _query_file_or_repair(
        self, function: Callable[[sqlite3.Connection], Result], default: Result
    ) -> Result:
        try:
            return self._query_file(function, default)
        except DamagedHistoryError:
            if self._repair is not None and not self.repair():
                raise
            # Mended, or just being made by another process; anything else is raised once more.
            return self._query_file(function, default, may_be_empty=True)

    def _query_file(
        self,
        function: Callable[[sqlite3.Connection], Result],
        default: Result,
        *,
        may_be_empty: bool = False,
    ) -> Result:
        if not history_exists(self.path):
            if self._known.has_any() and not may_be_empty:
                raise DamagedHistoryError(str(self.path))  # it was there in this run
            return default
        try:
            with self._connections.connection() as connection:
                if may_be_empty and is_empty(connection):
                    return default
                return function(connection)
        except sqlite3.Error as error:
            raise as_history_error(error, self.path) from error
        except (ValueError, TypeError, OverflowError) as error:
            if self._repair is None:
                raise
            raise DamagedHistoryError(f"{self.path}: {type(error).__name__}") from error

    def one_connection(self) -> AbstractContextManager[None]:
        """For several questions at once by this thread."""
        return self._connections.one_for_all()

    def repair(self) -> bool:
        """Has damage mended in its turn among what is written, and waits for it; not where that
        cannot be written just now, or a window would stand still. Whether it was done.
        """
        future = self.writer.put_exclusive(self._repair_in_writer_thread)
        return self.writer.wait_in_turn(future, _REPAIR_SECONDS)

    def _repair_in_writer_thread(self) -> None:
        """In the writer's thread, with no connection open."""
        repair_message = self._repair(self.path.parent) if self._repair is not None else ""
        if not repair_message and not history_exists(self.path):
            repair_message = _("The history is missing, and there is no backup of it.")
        if repair_message and self.on_repaired is not None:
            nothing: frozenset[str] = frozenset()
            ids = self._query_file(reading.session_ids, nothing, may_be_empty=True)
            missing = self._known.missing_from(ids) - {self._written_again}
            self.on_repaired(repair_message + _missing_text(len(missing)))
        if not history_exists(self.path):
            self._known.replace(())  # said once


def _missing_text(missing: int) -> str:
    """To go on with after what was repaired; empty where nothing is missing."""
    if not missing:
        return ""
    text = ngettext(
        "{n} session that was on record is missing.",
        "{n} sessions that were on record are missing.",
        missing,
    )
    return " " + text.format(n=missing)
