"""The history in memory, while the disk cannot be written: what lay there, and what waits."""

import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backcompanion.history.connections import connect_to_read, transaction
from backcompanion.history.migrations import MIGRATIONS


class MemoryCopy:
    """May be used from any thread; each waits only for what another does in memory."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(
            ":memory:", check_same_thread=False, isolation_level=None
        )
        weakref.finalize(self, self._connection.close)  # whoever still reads holds this copy
        if not self._copy_from_disk(path):
            for migration in MIGRATIONS:
                for statement in migration:
                    self._connection.execute(statement)

    def apply(self, job: Callable[[sqlite3.Connection], object]) -> None:
        """What cannot be done here cannot be written either, and is told there."""
        with self._lock, suppress(sqlite3.Error), transaction(self._connection):
            job(self._connection)

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            yield self._connection

    def _copy_from_disk(self, path: Path) -> bool:
        """What is on disk, as far as it can be read."""
        try:
            source = connect_to_read(path)
            try:
                if source.execute("PRAGMA user_version").fetchone()[0] != len(MIGRATIONS):
                    return False
                source.backup(self._connection)
            finally:
                source.close()
        except sqlite3.Error:
            return False
        return True
