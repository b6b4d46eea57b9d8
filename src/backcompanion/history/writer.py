"""The one thread that writes: in order, each entry in a transaction of its own."""

import sqlite3
import sys
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from backcompanion.base.errors import KnownError
from backcompanion.history.database import connect, explained, prepare, transaction
from backcompanion.history.history_errors import (
    DamagedHistoryError,
    ForeignFileError,
    HistoryError,
)
from backcompanion.history.write_future import Entry, Job, OnSaved, Receipt, nothing

if TYPE_CHECKING:
    from backcompanion.history.memory_copy import Shadow

OnTrouble = Callable[[HistoryError | None], None]

_FIRST_RETRY_SECONDS = 0.5
_LAST_RETRY_SECONDS = 5.0
# Damage that comes back as often as this is that of the disk, and no matter of the file.
_MOST_MENDED = 3
# Errors that the same entry would meet again: a fault of ours, and no reason to hold up the rest.
_HOPELESS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)


class Writer:
    """An entry that fails for a reason of the world (disk full, folder gone) is tried again.

    `on_trouble` is called in the writer's thread when writing begins to fail, with the reason, and
    with None when it works again; so is each entry's `on_saved`.
    """

    def __init__(self, path: Path) -> None:
        self.on_trouble: OnTrouble | None = None
        self.mend: Callable[[], None] | None = None
        self.shadow: Shadow | None = None
        self._path = path
        self._waiting: deque[Entry] = deque()
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._current: Entry | None = None
        self._closing = False
        self._again_at_once = False
        self._failures = 0
        self._trouble: HistoryError | None = None
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._unprepared = False
        self._mended = 0

    def put(self, job: Job, on_saved: OnSaved | None = None, key: object = None) -> Receipt:
        """Hands over an entry and returns at once.

        With a `key`, it takes the place of the entry before it if that has the same one and still
        waits: a heartbeat makes the one before it needless.
        """
        receipt = Receipt(on_saved)
        with self._change:
            if self.shadow is not None:
                self.shadow.apply(job)
            last = self._waiting[-1] if self._waiting else None
            if (
                last is not None
                and key is not None
                and key == last.key
                and last is not self._current
            ):
                last.job = job
                last.receipts.append(receipt)
            else:
                self._hand_over(Entry(job, key, receipt))
            self._change.notify_all()
        return receipt

    def put_alone(self, work: Callable[[], object], on_saved: OnSaved | None = None) -> Receipt:
        """Something done in its turn with no connection open: the file may be replaced there.

        It is done once, come what may; an error stands in the receipt.
        """
        receipt = Receipt(on_saved)
        with self._change:
            self._hand_over(Entry(nothing, None, receipt, work))
            self._change.notify_all()
        return receipt

    def begin_in_trouble(self, trouble: HistoryError) -> None:
        """For a file that could not even be opened: it is made ready as soon as that can be."""
        self._unprepared = True
        self._trouble = trouble
        self.go_into_memory()

    def go_into_memory(self) -> "Shadow":
        """Reads come from there until it is known that all can be written."""
        with self._change:
            if self.shadow is None:
                from backcompanion.history.memory_copy import Shadow

                self.shadow = Shadow(self._path)
                for entry in self._waiting:
                    self.shadow.apply(entry.job)
                if not self._waiting:
                    self._hand_over(Entry(nothing, None, Receipt()))
                self._change.notify_all()
            return self.shadow

    def _hand_over(self, entry: Entry) -> None:
        self._waiting.append(entry)
        if self._thread is None:
            self._closing = False
            self._thread = threading.Thread(target=self._run, name="history", daemon=True)
            self._thread.start()

    def pending(self) -> int:
        """How many entries are not on disk yet."""
        with self._change:
            return self._pending()

    def _pending(self) -> int:
        return sum(entry.matters for entry in self._waiting)

    @property
    def trouble(self) -> HistoryError | None:
        """Why writing fails at present, or None."""
        return self._trouble

    def flush(self, seconds: float) -> bool:
        """Waits until all is on disk. False: the time is up, or writing fails."""
        with self._change:
            failures = self._failures
            self._again_at_once = True
            self._change.notify_all()
            self._change.wait_for(lambda: not self._pending() or self._failures > failures, seconds)
            return not self._pending()

    def close(self, seconds: float) -> bool:
        """Writes what waits and ends. False: something is not on disk, and nothing has ended."""
        if not self.flush(seconds):
            return False
        with self._change:
            thread = self._thread
            self._closing = self._again_at_once = True
            self._change.notify_all()
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _run(self) -> None:
        retry = _FIRST_RETRY_SECONDS
        while True:
            entry = self._next()
            if entry is None:
                # First: the next thread may not use a connection of this one.
                self._disconnect()
                if self._ended():
                    return
                continue
            error = self._attempt(entry)
            if isinstance(error, DamagedHistoryError | ForeignFileError):
                error = self._mended_error(error) or self._attempt(entry)
            if isinstance(error, HistoryError) and entry.alone is None:
                self._keep(error, retry)
                retry = min(2 * retry, _LAST_RETRY_SECONDS)
                self._leave_nothing()
            else:
                retry = _FIRST_RETRY_SECONDS
                self._done_with(entry, error)

    def _leave_nothing(self) -> None:
        """Where it is to end, and all that was not written was whether it works."""
        with self._change:
            if self._closing and not self._pending():
                self._waiting.clear()

    def _ended(self) -> bool:
        """False: something was handed over meanwhile."""
        with self._change:
            if not self._waiting:
                self._thread = None
            return self._thread is None

    def _next(self) -> Entry | None:
        with self._change:
            self._change.wait_for(lambda: self._waiting or self._closing)
            self._current = self._waiting[0] if self._waiting else None
            return self._current

    def _attempt(self, entry: Entry) -> Exception | None:
        """A HistoryError: try again later. Any other: it can never be written."""
        try:
            if entry.alone is not None:
                self._disconnect()
                entry.alone()
                return None
            connection = self._connected()
            with transaction(connection):
                entry.job(connection)
        except _HOPELESS as error:
            return error
        except HistoryError as error:
            return error
        except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
            self._disconnect()
            return explained(error, self._path)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end the thread
            return error
        return None

    def _mended_error(self, error: HistoryError) -> HistoryError | None:
        """None where the file was mended, so that it is worth while to try again."""
        if self.mend is None or self._mended >= _MOST_MENDED:
            return error
        self._mended += 1
        self._disconnect()
        try:
            self.mend()
        except HistoryError as worse:
            return worse
        except (sqlite3.Error, OSError) as worse:
            return HistoryError(f"{self._path}: {worse}")
        return None

    def _keep(self, error: HistoryError, retry: float) -> None:
        news = self._trouble is None
        self._trouble = error
        if self.shadow is None:
            self.go_into_memory()
        if news:
            self._tell_trouble(error)
        with self._change:
            self._current = None
            self._failures += 1
            self._again_at_once = False
            self._change.notify_all()
            self._change.wait_for(
                lambda: self._again_at_once or (self._closing and not self._pending()), retry
            )

    def _done_with(self, entry: Entry, error: Exception | None) -> None:
        if error is not None and not (entry.alone is not None and isinstance(error, KnownError)):
            sys.excepthook(type(error), error, error.__traceback__)
        for receipt in entry.receipts:
            try:
                receipt.settle(error)
            except Exception:  # noqa: BLE001 - a listener's fault must not end the thread
                sys.excepthook(*sys.exc_info())
        works_again = self._trouble is not None and error is None and entry.alone is None
        if works_again:
            self._trouble = None
        with self._change:
            self._current = None
            self._waiting.popleft()
            shadow = self.shadow
            if shadow is not None and self._trouble is None and not self._waiting:
                # Not closed: somebody may be reading it at this moment.
                self.shadow = None
            self._change.notify_all()
        if works_again:
            self._tell_trouble(None)

    def _connected(self) -> sqlite3.Connection:
        """The connection, made anew where the file is no longer the one that was opened.

        Otherwise entries would go into a file that was deleted, and be lost without a word.
        """
        if self._unprepared:
            prepare(self._path.parent)
            self._unprepared = False
        stat = self._path.stat()
        if self._connection is None or self._file != (stat.st_dev, stat.st_ino):
            self._disconnect()
            self._connection = connect(self._path)
            self._file = (stat.st_dev, stat.st_ino)
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _tell_trouble(self, trouble: HistoryError | None) -> None:
        if self.on_trouble is None:
            return
        try:
            self.on_trouble(trouble)
        except Exception:  # noqa: BLE001 - a listener's fault must not end the thread
            sys.excepthook(*sys.exc_info())
