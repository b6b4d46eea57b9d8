"""The one thread that writes: in order, each entry in a transaction of its own."""

import sqlite3
import sys
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from backcompanion.base.errors import KnownError
from backcompanion.history.connections import transaction
from backcompanion.history.database import BackUp, as_history_error
from backcompanion.history.history_errors import DamagedHistoryError, ForeignFileError, HistoryError
from backcompanion.history.write_connection import WriteConnection
from backcompanion.history.write_future import Job, OnSaved, QueuedWrite, WriteFuture, no_op

if TYPE_CHECKING:
    from backcompanion.history.memory_copy import MemoryCopy

OnWriteError = Callable[[HistoryError | None], None]

_FIRST_RETRY_SECONDS = 0.5
_LAST_RETRY_SECONDS = 5.0
# Damage that comes back as often as this is that of the disk, and no matter of the file.
_MAX_REPAIRS = 3
# Errors that the same entry would meet again: a fault of ours, and no reason to hold up the rest.
_PERMANENT_ERRORS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)


class Writer:
    """An entry that fails for a reason of the world (disk full, folder gone) is tried again.

    `on_write_error` is called in the writer's thread when writing begins to fail, with the reason,
    and with None once all that waited is written; so is each entry's `on_saved`.
    """

    def __init__(self, path: Path, back_up: BackUp | None = None) -> None:
        self.on_write_error: OnWriteError | None = None
        self.repair: Callable[[], None] | None = None
        self.memory_copy: MemoryCopy | None = None
        self._path = path
        self._queue: deque[QueuedWrite] = deque()
        self._condition = threading.Condition()
        self._thread: threading.Thread | None = None
        self._current: QueuedWrite | None = None
        self._closing = False
        # Attempts are numbered: the last begun, the last that failed, the one that is waited for.
        self._attempt = self._failed_attempt = self._wanted_attempt = 0
        self._write_error: HistoryError | None = None
        self._is_recovering = False
        self._connection = WriteConnection(path, back_up)
        self._repair_count = 0

    def put(self, job: Job, on_saved: OnSaved | None = None, key: object = None) -> WriteFuture:
        """Hands over an entry and returns at once.

        With a `key`, it takes the place of the entry before it if that has the same one and still
        waits: a heartbeat makes the one before it needless.
        """
        future = WriteFuture(on_saved)
        with self._condition:
            if self.memory_copy is not None:
                self.memory_copy.apply(job)
            last = self._queue[-1] if self._queue else None
            if (
                last is not None
                and key is not None
                and key == last.key
                and last is not self._current
            ):
                last.job = job
                last.futures.append(future)
            else:
                self._enqueue(QueuedWrite(job, key, future))
            self._condition.notify_all()
        return future

    def put_exclusive(
        self, action: Callable[[], object], on_saved: OnSaved | None = None
    ) -> WriteFuture:
        """Something done in its turn with no connection open: the file may be replaced there.

        It is done once, come what may; an error stands in the receipt.
        """
        future = WriteFuture(on_saved)
        with self._condition:
            self._enqueue(QueuedWrite(no_op, None, future, action))
            self._condition.notify_all()
        return future

    def start_in_memory(self, write_error: HistoryError) -> None:
        """For a file that could not even be opened: it is made ready as soon as that can be."""
        self._connection.needs_setup = True
        self._write_error = write_error
        self.switch_to_memory()

    def switch_to_memory(self) -> "MemoryCopy":
        """Reads come from there until it is known that all can be written."""
        with self._condition:
            if self.memory_copy is None:
                from backcompanion.history.memory_copy import MemoryCopy

                self.memory_copy = MemoryCopy(self._path)
                for entry in self._queue:
                    self.memory_copy.apply(entry.job)
                if not self._queue:
                    self._enqueue(QueuedWrite(no_op, None, WriteFuture()))
                self._condition.notify_all()
            return self.memory_copy

    def _enqueue(self, entry: QueuedWrite) -> None:
        self._queue.append(entry)
        if self._thread is None:
            self._closing = False
            self._thread = threading.Thread(target=self._run, name="history", daemon=True)
            self._thread.start()

    def pending(self) -> int:
        """How many entries are not on disk yet."""
        with self._condition:
            return self._pending()

    def _pending(self) -> int:
        return sum(entry.is_significant for entry in self._queue)

    @property
    def write_error(self) -> HistoryError | None:
        """Why writing fails at present, or None."""
        return self._write_error

    def flush(self, seconds: float) -> bool:
        """Waits until all is on disk. False: the time is up, or an attempt begun now fails."""
        with self._condition:
            attempt = self._want_attempt()
            self._condition.wait_for(
                lambda: not self._pending() or self._failed_attempt >= attempt, seconds
            )
            return not self._pending()

    def wait_in_turn(self, future: WriteFuture, seconds: float) -> bool:
        """Whether that entry was done: it is not where the time is up, or what is to be written
        before it cannot be just now.
        """
        with self._condition:
            attempt = self._want_attempt()
            self._condition.wait_for(
                lambda: future.is_done or self._failed_attempt >= attempt, seconds
            )
        return future.saved

    def _want_attempt(self) -> int:
        """Ends a wait for the next attempt; its number."""
        self._wanted_attempt = self._attempt + 1
        self._condition.notify_all()
        return self._wanted_attempt

    def close(self, seconds: float) -> bool:
        """Writes what waits and ends. False: something is not on disk, and nothing has ended."""
        if not self.flush(seconds):
            return False
        with self._condition:
            thread = self._thread
            self._closing = True
            self._want_attempt()
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _run(self) -> None:
        retry = _FIRST_RETRY_SECONDS
        while True:
            entry = self._next()
            if entry is None:
                # First: the next thread may not use a connection of this one.
                self._connection.close()
                if self._stop_if_idle():
                    return
                continue
            error = self._try_write(entry)
            if isinstance(error, DamagedHistoryError | ForeignFileError):
                error = self._repair_after(error) or self._try_write(entry)
            if isinstance(error, HistoryError) and entry.exclusive is None:
                self._hold_for_retry(error, retry)
                retry = min(2 * retry, _LAST_RETRY_SECONDS)
                self._drop_probes()
            else:
                retry = _FIRST_RETRY_SECONDS
                self._finish_entry(entry, error)

    def _drop_probes(self) -> None:
        """Where it is to end, and all that was not written was whether it works."""
        with self._condition:
            if self._closing and not self._pending():
                self._queue.clear()

    def _stop_if_idle(self) -> bool:
        """False: something was handed over meanwhile."""
        with self._condition:
            if not self._queue:
                self._thread = None
            return self._thread is None

    def _next(self) -> QueuedWrite | None:
        with self._condition:
            self._condition.wait_for(lambda: self._queue or self._closing)
            self._current = self._queue[0] if self._queue else None
            self._attempt += 1
            return self._current

    def _try_write(self, entry: QueuedWrite) -> Exception | None:
        """A HistoryError: try again later. Any other: it can never be written."""
        try:
            if entry.exclusive is not None:
                self._connection.close()
                entry.exclusive()
                return None
            connection = self._connection.ensure()
            with transaction(connection):
                entry.job(connection)
        except _PERMANENT_ERRORS as error:
            return error
        except HistoryError as error:
            return error
        except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
            self._connection.close()
            return as_history_error(error, self._path)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end the thread
            return error
        return None

    def _repair_after(self, error: HistoryError) -> HistoryError | None:
        """None where the file was mended, so that it is worth while to try again."""
        if self.repair is None or self._repair_count >= _MAX_REPAIRS:
            return error
        self._repair_count += 1
        self._connection.close()
        try:
            self.repair()
        except HistoryError as repair_error:
            return repair_error
        except (sqlite3.Error, OSError) as repair_error:
            return HistoryError(f"{self._path}: {repair_error}")
        return None

    def _hold_for_retry(self, error: HistoryError, retry: float) -> None:
        is_first_failure = self._write_error is None and not self._is_recovering
        self._write_error, self._is_recovering = error, False
        if self.memory_copy is None:
            self.switch_to_memory()
        if is_first_failure:
            self._notify_write_error(error)
        with self._condition:
            self._current = None
            self._failed_attempt = self._attempt
            self._condition.notify_all()
            self._condition.wait_for(self._is_retry_due, retry)

    def _is_retry_due(self) -> bool:
        return self._wanted_attempt > self._attempt or (self._closing and not self._pending())

    def _finish_entry(self, entry: QueuedWrite, error: Exception | None) -> None:
        if error is not None and not (
            entry.exclusive is not None and isinstance(error, KnownError)
        ):
            sys.excepthook(type(error), error, error.__traceback__)
        for future in entry.futures:
            try:
                future.resolve(error)
            except Exception:  # noqa: BLE001 - a listener's fault must not end the thread
                sys.excepthook(*sys.exc_info())
        if self._write_error is not None and error is None and entry.exclusive is None:
            self._write_error, self._is_recovering = None, True
        has_recovered = False
        with self._condition:
            self._current = None
            self._queue.popleft()
            if self._write_error is None and not self._queue:
                # Not closed: somebody may be reading it at this moment.
                self.memory_copy = None
                has_recovered, self._is_recovering = self._is_recovering, False
            self._condition.notify_all()
        # Only now: whoever hears of it reads what is on disk.
        if has_recovered:
            self._notify_write_error(None)

    def _notify_write_error(self, write_error: HistoryError | None) -> None:
        if self.on_write_error is None:
            return
        try:
            self.on_write_error(write_error)
        except Exception:  # noqa: BLE001 - a listener's fault must not end the thread
            sys.excepthook(*sys.exc_info())
