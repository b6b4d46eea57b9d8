"""The history of one data folder: read from where you are, written by a thread of its own."""

import os
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from backcompanion.history import writing
from backcompanion.history.database import (
    FILE_NAME,
    BackUp,
    create_or_migrate,
    history_exists,
    needs_migration,
)
from backcompanion.history.history_errors import HistoryError
from backcompanion.history.history_reader import HistoryReader
from backcompanion.history.rows import microseconds
from backcompanion.history.session_journal import SessionJournal
from backcompanion.history.write_future import OnSaved, WriteFuture
from backcompanion.history.writer import Writer
from backcompanion.training.session.record import Break, Goal, Preferences, SessionRecord

if TYPE_CHECKING:
    from backcompanion.training.session.prescription import Prescription

_UNDO_SECONDS = 24 * 3600
_CLOSE_SECONDS = 5.0


class Store(HistoryReader):
    """All writing methods return at once; their `on_saved` is called in the writer's thread.

    `now` gives an aware moment, to each of the two threads.
    """

    def __init__(
        self, path: Path, *, now: Callable[[], datetime], back_up: BackUp | None = None
    ) -> None:
        super().__init__(path, Writer(path, back_up))
        self.now = now
        self._journal = SessionJournal()

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

    def close(self, seconds: float = _CLOSE_SECONDS) -> bool:
        """Waits for all that was handed over. False: not all is on disk; nothing has ended then."""
        return self.writer.close(seconds)

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
        self._journal, self._written_again = SessionJournal(session_id), session_id
        job = self._journal.entry(
            lambda c: writing.begin(c, session_id, prescription, started_at, weight_kg, now)
        )
        self.writer.put(job, on_saved)
        return session_id

    def log(self, session_id: str, at: float, command: str) -> WriteFuture:
        """One command, at that training second."""
        now = microseconds(self.now())
        return self.writer.put(
            self._journal_of(session_id).entry(
                lambda c: writing.log(c, session_id, at, command, now)
            )
        )

    def heartbeat(self, session_id: str, at: float) -> WriteFuture:
        """It was seen running at that training second; to be called twice a real second."""
        now = microseconds(self.now())
        if at > 0:
            self._known.add(session_id)
        job = self._journal_of(session_id).following(
            lambda c: writing.heartbeat(c, session_id, at, now)
        )
        return self.writer.put(job, key=("beat", session_id))

    def _journal_of(self, session_id: str) -> SessionJournal:
        return self._journal if self._journal.id == session_id else SessionJournal()

    def finish(self, session: SessionRecord, on_saved: OnSaved | None = None) -> WriteFuture:
        """It has ended: the record, with its steps, takes the place of the journal."""
        self._known.add(session.id)
        return self.writer.put(lambda c: writing.finish(c, session), on_saved)

    def end_as_written(self, session_id: str, on_saved: OnSaved | None = None) -> WriteFuture:
        """Ends a session that was cut off, as far as it was written."""
        return self.writer.put(lambda c: writing.end_as_written(c, session_id), on_saved)

    def discard(self, session_id: str, on_saved: OnSaved | None = None) -> WriteFuture:
        """Removes it for good."""
        self._known.forget(session_id)
        self._journal = SessionJournal()
        return self.writer.put(lambda c: writing.discard(c, session_id), on_saved)

    # Correcting

    def add(self, session: SessionRecord, on_saved: OnSaved | None = None) -> WriteFuture:
        """A session trained without the laptop. Its id must be new (`new_id`)."""
        self._known.add(session.id)
        return self.writer.put(lambda c: writing.add(c, session), on_saved)

    def edit(self, session: SessionRecord, on_saved: OnSaved | None = None) -> WriteFuture:
        """Corrects the one of that id. One that was read without its steps keeps them."""
        return self.writer.put(lambda c: writing.edit(c, session), on_saved)

    def delete(self, session_id: str, on_saved: OnSaved | None = None) -> WriteFuture:
        """Out of everything; `restore` brings it back until it is purged a day later."""
        now = microseconds(self.now())
        self._known.forget(session_id)
        return self.writer.put(lambda c: writing.delete(c, session_id, now), on_saved)

    def restore(self, session_id: str, on_saved: OnSaved | None = None) -> WriteFuture:
        """Undoes `delete`."""
        self._known.add(session_id)
        return self.writer.put(lambda c: writing.restore(c, session_id), on_saved)

    def purge(self) -> WriteFuture:
        """Removes for good what was deleted over a day ago; for a quiet moment after the start."""
        before = microseconds(self.now()) - _UNDO_SECONDS * 1_000_000
        return self.writer.put(lambda c: writing.purge(c, before))

    def take_note(self, *, there: Iterable[str], gone: Iterable[str]) -> None:
        """Sessions that came from elsewhere, or went there: none of them is missing here."""
        for session_id in there:
            self._known.add(session_id)
        for session_id in gone:
            self._known.forget(session_id)

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
