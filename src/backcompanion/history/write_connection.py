"""The one connection that writes the history, open from one entry to the next."""

import sqlite3
from pathlib import Path

from backcompanion.history.connections import connect
from backcompanion.history.database import BackUp, create_or_migrate


class WriteConnection:
    """Of one thread. `needs_setup`: the file could not even be opened yet."""

    def __init__(self, path: Path, back_up: BackUp | None) -> None:
        self.needs_setup = False
        self._path, self._back_up = path, back_up
        self._connection: sqlite3.Connection | None = None
        self._file_id: tuple[int, int] | None = None

    def ensure(self) -> sqlite3.Connection:
        """Made anew where the file is no longer the one that was opened: entries would go into a
        file that was deleted, and be lost without a word. Raises OSError, sqlite3.Error and
        HistoryError.
        """
        if self.needs_setup:
            create_or_migrate(self._path.parent, self._back_up)
            self.needs_setup = False
        stat = self._path.stat()
        if self._connection is None or self._file_id != (stat.st_dev, stat.st_ino):
            self.close()
            self._connection = connect(self._path)
            self._file_id = (stat.st_dev, stat.st_ino)
        return self._connection

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
