"""The one thread that writes: in order, each entry in a transaction of its own."""

import sqlite3
import sys
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

from backcompanion.history.database import connect, explained, transaction
from backcompanion.history.errors import HistoryError

Job = Callable[[sqlite3.Connection], None]
OnSaved = Callable[[], None]
OnTrouble = Callable[[HistoryError | None], None]

_FIRST_RETRY_SECONDS = 0.5
_LAST_RETRY_SECONDS = 5.0
# Errors that the same entry would meet again: a fault of ours, and no reason to hold up the rest.
_HOPELESS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)


class Receipt:
    """What became of one entry. `error` is set where it can never be written."""

    __slots__ = ("_done", "_on_saved", "error")

    def __init__(self, on_saved: OnSaved | None = None) -> None:
        self._on_saved = on_saved
        self._done = threading.Event()
        self.error: Exception | None = None

    @property
    def saved(self) -> bool:
        return self._done.is_set() and self.error is None

    def wait(self, seconds: float) -> bool:
        """Waits until it is on disk; False: not yet, or never (`error`)."""
        self._done.wait(seconds)
        return self.saved

    def settle(self, error: Exception | None) -> None:
        self.error = error
        self._done.set()
        if error is None and self._on_saved is not None:
            self._on_saved()


class _Entry:
    __slots__ = ("job", "key", "receipts")

    def __init__(self, job: Job, key: object, receipt: Receipt) -> None:
        self.job = job
        self.key = key
        self.receipts = [receipt]


class Writer:
    """An entry that fails for a reason of the world (disk full, folder gone) is tried again.

    `on_trouble` is called in the writer's thread when writing begins to fail, with the reason, and
    with None when it works again; so is each entry's `on_saved`.
    """

    def __init__(self, path: Path) -> None:
        self.on_trouble: OnTrouble | None = None
        self._path = path
        self._waiting: deque[_Entry] = deque()
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._current: _Entry | None = None
        self._closing = False
        self._again_at_once = False
        self._failures = 0
        self._trouble: HistoryError | None = None
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None

    def put(self, job: Job, on_saved: OnSaved | None = None, key: object = None) -> Receipt:
        """Hands over an entry and returns at once.

        With a `key`, it takes the place of the entry before it if that has the same one and still
        waits: a heartbeat makes the one before it needless.
        """
        receipt = Receipt(on_saved)
        with self._change:
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
                self._waiting.append(_Entry(job, key, receipt))
            if self._thread is None:
                self._closing = False
                self._thread = threading.Thread(target=self._run, name="history", daemon=True)
                self._thread.start()
            self._change.notify_all()
        return receipt

    def pending(self) -> int:
        """How many entries are not on disk yet."""
        with self._change:
            return len(self._waiting)

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
            self._change.wait_for(lambda: not self._waiting or self._failures > failures, seconds)
            return not self._waiting

    def close(self, seconds: float) -> bool:
        """Writes what waits and ends. False: something is not on disk, and nothing has ended."""
        if not self.flush(seconds):
            return False
        with self._change:
            thread = self._thread
            self._closing = True
            self._change.notify_all()
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _run(self) -> None:
        retry = _FIRST_RETRY_SECONDS
        while (entry := self._next()) is not None:
            error = self._attempt(entry)
            if isinstance(error, HistoryError):
                self._keep(error, retry)
                retry = min(2 * retry, _LAST_RETRY_SECONDS)
            else:
                retry = _FIRST_RETRY_SECONDS
                self._done_with(entry, error)
        self._disconnect()

    def _next(self) -> _Entry | None:
        with self._change:
            self._change.wait_for(lambda: self._waiting or self._closing)
            if not self._waiting:
                self._thread = None
                return None
            self._current = self._waiting[0]
            return self._current

    def _attempt(self, entry: _Entry) -> Exception | None:
        """A HistoryError: try again later. Any other: it can never be written."""
        try:
            connection = self._connected()
            with transaction(connection):
                entry.job(connection)
        except _HOPELESS as error:
            return error
        except (sqlite3.Error, OSError) as error:
            self._disconnect()
            if isinstance(error, sqlite3.Error):
                return explained(error, self._path)
            return HistoryError(f"{self._path}: {error.strerror}")
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end the thread
            return error
        return None

    def _keep(self, error: HistoryError, retry: float) -> None:
        news = self._trouble is None
        self._trouble = error
        if news:
            self._tell_trouble(error)
        with self._change:
            self._current = None
            self._failures += 1
            self._again_at_once = False
            self._change.notify_all()
            self._change.wait_for(lambda: self._again_at_once, retry)

    def _done_with(self, entry: _Entry, error: Exception | None) -> None:
        if error is not None:
            sys.excepthook(type(error), error, error.__traceback__)
        for receipt in entry.receipts:
            try:
                receipt.settle(error)
            except Exception:  # noqa: BLE001 - a listener's fault must not end the thread
                sys.excepthook(*sys.exc_info())
        if self._trouble is not None and error is None:
            self._trouble = None
            self._tell_trouble(None)
        with self._change:
            self._current = None
            self._waiting.popleft()
            self._change.notify_all()

    def _connected(self) -> sqlite3.Connection:
        """The connection, made anew where the file is no longer the one that was opened.

        Otherwise entries would go into a file that was deleted, and be lost without a word.
        """
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
