"""Connections that read the history: one for each question, or one for several at once."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backcompanion.history.connections import connect_to_read


class ReadConnections:
    """May be used from any thread. To open one takes half a millisecond."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = threading.local()

    @contextmanager
    def one_for_all(self) -> Iterator[None]:
        """What this thread asks in here goes through one connection, until something fails."""
        if self._is_keeping():
            yield
            return
        self._kept.connection, self._kept.keeping = None, True
        try:
            yield
        finally:
            connection, self._kept.keeping = self._kept.connection, False
            self._kept.connection = None
            if connection is not None:
                connection.close()

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """Raises sqlite3.Error. After a fault none is left open: the file may be replaced."""
        connection = getattr(self._kept, "connection", None) or connect_to_read(self._path)
        self._kept.connection = None  # for a question within this one there is another
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        if self._is_keeping() and self._kept.connection is None:
            self._kept.connection = connection
        else:
            connection.close()

    def _is_keeping(self) -> bool:
        return getattr(self._kept, "keeping", False)
