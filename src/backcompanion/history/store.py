"""The history of one data folder: read from where you are, written by a thread of its own."""

import os
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from backcompanion.history import reading, writing
from backcompanion.history.database import (
    FILE_NAME,
    BackUp,
    as_history_error,
    connect_to_read,
    create_or_migrate,
    history_exists,
    is_empty,
    needs_migration,
)
from backcompanion.history.history_errors import DamagedHistoryError, HistoryError
from backcompanion.history.open_session import OpenSession
from backcompanion.history.rows import microseconds
from backcompanion.history.set_aside import SetAside
from backcompanion.history.write_future import OnSaved, WriteFuture
from backcompanion.history.writer import Writer
from backcompanion.training.session.record import Break, Goal, History, Preferences, SessionRecord

if TYPE_CHECKING:
    from backcompanion.training.session.prescription import Prescription

Result = TypeVar("Result")

_UNDO_SECONDS = 24 * 3600
_CLOSE_SECONDS = 5.0
_REPAIR_SECONDS = 30.0


class Store:
    """All writing methods return at once; their `on_saved` is called in the writer's thread.

    `writer.on_write_error` hears when writing fails and when it works again; meanwhile everything
    is read from memory, what waits to be written included. Reading raises HistoryError where the
    file cannot be read; one that `memory_fallback` reads from memory instead. `on_repaired` hears,
    in the writer's thread, what was done about damage that was met. `now` gives an aware moment, to
    each of the two threads.
    """

    def __init__(
        self, path: Path, *, now: Callable[[], datetime], back_up: BackUp | None = None
    ) -> None:
        self.path, self.now = path, now
        self.writer = Writer(path, back_up)
        self.on_repaired: Callable[[str], None] | None = None
        self.memory_fallback = False
        self._repair: Callable[[Path], str] | None = None
        self._row_repair_tried = False

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        now: Callable[[], datetime],
        back_up: BackUp | None = None,
        create: bool = True,
    ) -> "Store":
        """The history in that folder, brought up to the present schema. Raises HistoryError.

        `back_up` as for `create_or_migrate`. Without `create` a folder that has none is left as it
        is and reads as empty.
        """
        path = folder / FILE_NAME
        if create or (history_exists(path) and needs_migration(path)):
            create_or_migrate(folder, back_up)
        return cls(path, now=now, back_up=back_up)

    @classmethod
    def in_memory(
        cls,
        folder: Path,
        write_error: HistoryError,
        *,
        now: Callable[[], datetime],
        back_up: BackUp | None = None,
    ) -> "Store":
        """For a folder that cannot be used now; written as soon as it can."""
        store = cls(folder / FILE_NAME, now=now, back_up=back_up)
        store.writer.start_in_memory(write_error)
        return store

    def set_repair(self, repair: Callable[[Path], str]) -> None:
        """`repair` is called with the folder when damage is met, and gives what it did, or "" ."""
        self._repair = repair
        self.writer.repair = self._repair_in_writer_thread

    def close(self, seconds: float = _CLOSE_SECONDS) -> bool:
        """Waits for all that was handed over. False: not all is on disk; nothing has ended then."""
        return self.writer.close(seconds)

    # Reading

    def read(self, *, steps: bool = False) -> History:
        """Everything on record; sessions without their steps (but with `sets`) unless wanted.

        Rows that cannot be right are left out; `read_all` gives them, too.
        """
        return self.read_all(steps=steps)[0]

    def read_all(self, *, steps: bool = False) -> tuple[History, tuple[SetAside, ...]]:
        """With the rows that cannot be right; those of steps only with `steps`."""
        found = self._read(steps=steps)
        if found[1] and self._repair is not None and not self._row_repair_tried:
            # A backup may have them whole.
            self._row_repair_tried = True
            if self.repair():
                return self._read(steps=steps)
        return found

    def _read(self, *, steps: bool) -> tuple[History, tuple[SetAside, ...]]:
        def read(connection: sqlite3.Connection) -> tuple[History, tuple[SetAside, ...]]:
            rows: list[SetAside] = []
            history = reading.history(connection, steps=steps, put_aside=rows.append)
            return history, tuple(rows)

        nothing: tuple[History, tuple[SetAside, ...]] = (History(), ())
        return self.query(read, nothing)

    def session(self, session_id: str) -> SessionRecord | None:
        """One session with its steps."""
        return self.query(lambda c: reading.session(c, session_id), None)

    def sets_done(self, since: date | None = None) -> dict[str, int]:
        """How many sets of each exercise, by its id, were done to the end since that date, or ever.

        A session in progress has none yet.
        """
        default: dict[str, int] = {}
        return self.query(lambda c: reading.sets_done(c, since), default)

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
            if self._repair is not None:
                self.repair()
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
            return default
        connection = None
        try:
            connection = connect_to_read(self.path)
            if may_be_empty and is_empty(connection):
                return default
            return function(connection)
        except sqlite3.Error as error:
            raise as_history_error(error, self.path) from error
        except (ValueError, TypeError, OverflowError) as error:
            if self._repair is None:
                raise
            raise DamagedHistoryError(f"{self.path}: {type(error).__name__}") from error
        finally:
            if connection is not None:
                connection.close()

    def repair(self) -> bool:
        """Has damage mended in its turn among what is written, and waits for it."""
        return self.writer.put_exclusive(self._repair_in_writer_thread).wait(_REPAIR_SECONDS)

    def _repair_in_writer_thread(self) -> None:
        """In the writer's thread, with no connection open."""
        repair_message = self._repair(self.path.parent) if self._repair is not None else ""
        if repair_message and self.on_repaired is not None:
            self.on_repaired(repair_message)

    # A session in progress

    def begin(
        self,
        prescription: "Prescription",
        started_at: datetime,
        *,
        weight_kg: float | None = None,
        on_saved: OnSaved | None = None,
    ) -> str:
        """Opens a session and returns its new id. `started_at` is aware, in the zone of the place.

        Its local date is worked out here, once. A session still open is kept as it stands.
        """
        session_id = new_id()
        now = microseconds(self.now())
        self.writer.put(
            lambda c: writing.begin(c, session_id, prescription, started_at, weight_kg, now),
            on_saved,
        )
        return session_id

    def log(self, session_id: str, at: float, command: str) -> WriteFuture:
        """One command, at that training second."""
        now = microseconds(self.now())
        return self.writer.put(lambda c: writing.log(c, session_id, at, command, now))

    def heartbeat(self, session_id: str, at: float) -> WriteFuture:
        """It was seen running at that training second; to be called twice a real second."""
        now = microseconds(self.now())
        return self.writer.put(
            lambda c: writing.heartbeat(c, session_id, at, now), key=("beat", session_id)
        )

    def finish(self, session: SessionRecord, on_saved: OnSaved | None = None) -> WriteFuture:
        """It has ended: the record, with its steps, takes the place of the journal."""
        return self.writer.put(lambda c: writing.finish(c, session), on_saved)

    def end_as_written(self, session_id: str, on_saved: OnSaved | None = None) -> WriteFuture:
        """Ends a session that was cut off, as far as it was written."""
        return self.writer.put(lambda c: writing.end_as_written(c, session_id), on_saved)

    def discard(self, session_id: str, on_saved: OnSaved | None = None) -> WriteFuture:
        """Removes it for good."""
        return self.writer.put(lambda c: writing.discard(c, session_id), on_saved)

    # Correcting

    def add(self, session: SessionRecord, on_saved: OnSaved | None = None) -> WriteFuture:
        """A session trained without the laptop. Its id must be new (`new_id`)."""
        return self.writer.put(lambda c: writing.add(c, session), on_saved)

    def edit(self, session: SessionRecord, on_saved: OnSaved | None = None) -> WriteFuture:
        """Corrects the one of that id. One that was read without its steps keeps them."""
        return self.writer.put(lambda c: writing.edit(c, session), on_saved)

    def delete(self, session_id: str, on_saved: OnSaved | None = None) -> WriteFuture:
        """Out of everything; `restore` brings it back until it is purged a day later."""
        now = microseconds(self.now())
        return self.writer.put(lambda c: writing.delete(c, session_id, now), on_saved)

    def restore(self, session_id: str, on_saved: OnSaved | None = None) -> WriteFuture:
        """Undoes `delete`."""
        return self.writer.put(lambda c: writing.restore(c, session_id), on_saved)

    def purge(self) -> WriteFuture:
        """Removes for good what was deleted over a day ago; for a quiet moment after the start."""
        before = microseconds(self.now()) - _UNDO_SECONDS * 1_000_000
        return self.writer.put(lambda c: writing.purge(c, before))

    # Goals, breaks, preferences

    def set_goal(self, start: date, days_per_week: int) -> WriteFuture:
        goal = Goal(start, days_per_week)
        return self.writer.put(lambda c: writing.set_goal(c, goal))

    def remove_goal(self, start: date) -> WriteFuture:
        return self.writer.put(lambda c: writing.remove_goal(c, start))

    def set_break(self, days_off: Break) -> WriteFuture:
        """Adds it, or takes the place of the one that begins on the same day."""
        return self.writer.put(lambda c: writing.set_break(c, days_off))

    def end_break(self, start: date, end: date) -> WriteFuture:
        """Gives the break that begins on `start` its last day; one before `start` removes it."""
        return self.writer.put(lambda c: writing.end_break(c, start, end))

    def remove_break(self, start: date) -> WriteFuture:
        return self.writer.put(lambda c: writing.remove_break(c, start))

    def set_preferences(self, preferences: Preferences) -> WriteFuture:
        return self.writer.put(lambda c: writing.set_preferences(c, preferences))


def new_id() -> str:
    """32 characters that no other session has."""
    return os.urandom(16).hex()
