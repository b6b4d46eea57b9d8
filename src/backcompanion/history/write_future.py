"""What is handed over to be written, and what became of it."""

import sqlite3
import threading
from collections.abc import Callable

Job = Callable[[sqlite3.Connection], None]
OnSaved = Callable[[], None]


class WriteFuture:
    """What became of one entry. `error` is set where it can never be written."""

    __slots__ = ("_done", "_lock", "_on_saved", "error")

    def __init__(self, on_saved: OnSaved | None = None) -> None:
        self._on_saved = [on_saved] if on_saved is not None else []
        self._done = threading.Event()
        self._lock = threading.Lock()
        self.error: Exception | None = None

    @property
    def saved(self) -> bool:
        return self._done.is_set() and self.error is None

    @property
    def is_done(self) -> bool:
        """It is on disk, or can never be."""
        return self._done.is_set()

    def wait(self, seconds: float) -> bool:
        """Waits until it is on disk; False: not yet, or never (`error`)."""
        self._done.wait(seconds)
        return self.saved

    def then(self, on_saved: OnSaved) -> None:
        """Calls it once it is on disk, in the writer's thread; at once where it is already."""
        with self._lock:
            if not self._done.is_set():
                self._on_saved.append(on_saved)
                return
        if self.saved:
            on_saved()

    def resolve(self, error: Exception | None) -> None:
        with self._lock:
            self.error = error
            self._done.set()
        if error is None:
            for on_saved in self._on_saved:
                on_saved()


class QueuedWrite:
    """`exclusive`: instead of a job in a transaction, what is done while no connection is open."""

    __slots__ = ("exclusive", "futures", "job", "key")

    def __init__(
        self,
        job: Job,
        key: object,
        future: WriteFuture,
        exclusive: Callable[[], object] | None = None,
    ) -> None:
        self.job = job
        self.key = key
        self.exclusive = exclusive
        self.futures = [future]

    @property
    def is_significant(self) -> bool:
        """Whether anything would be lost without it."""
        return self.exclusive is not None or self.job is not no_op


def no_op(_connection: sqlite3.Connection) -> None:
    """Something to write that is nothing: whether it works at all."""
