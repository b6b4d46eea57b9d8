"""Connections to the file that the history lies in, and what is asked through them."""

import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

_BUSY_SECONDS = 5.0


def connect(path: Path) -> sqlite3.Connection:
    """A connection that writes; the file must be there. Raises sqlite3.Error."""
    connection = _connect(path, "mode=rw")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        # What an insert lays aside for a moment needs no room on another disk.
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:  # a file that is left open cannot be replaced on Windows
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that only reads, also where nothing can be written. Raises sqlite3.Error.

    In a folder that cannot be written a log of changes not yet folded in cannot be read: then the
    file is taken as it stands.
    """
    for mode in ("mode=rw", "mode=ro"):
        try:
            return _open_to_read(path, mode)
        except sqlite3.OperationalError:
            continue
    return _open_to_read(path, "mode=ro&immutable=1")


def _open_to_read(path: Path, mode: str) -> sqlite3.Connection:
    connection = _connect(path, mode)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, query: str) -> sqlite3.Connection:
    with suppress(OSError):
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for without an end
            raise sqlite3.OperationalError(f"{path} is no ordinary file")
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{query}", uri=True, timeout=_BUSY_SECONDS, isolation_level=None
    )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; takes the right to write at once, so that nobody writes in between."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """What is read in here belongs together, whatever another process writes meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def decode_leniently(raw: bytes) -> str:
    """As a connection's `text_factory`, where what is no UTF-8 must not end the whole query."""
    return raw.decode("utf-8", "surrogateescape")


def select(connection: sqlite3.Connection, query: str, values: Sequence[object] = ()) -> list[Any]:
    """All rows; a text that is no UTF-8 is decoded leniently, instead of ending the query."""
    try:
        return connection.execute(query, values).fetchall()
    except sqlite3.OperationalError as error:
        if "utf-8" not in str(error).lower():
            raise
    usual, connection.text_factory = connection.text_factory, decode_leniently
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.text_factory = usual
