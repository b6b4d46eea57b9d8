"""All sessions of a file, written at once, are what they are one by one."""

import sqlite3
from collections.abc import Iterator

import pytest

from backcompanion.history import reading, writing
from backcompanion.history.connections import transaction
from backcompanion.history.store import Store
from support.histories import session, step

RECORDS = [
    session(name, steps=tuple(step(exercise=f"move-{n}") for n in range(3)))
    for name in ("m", "a", "z", "b")
]


@pytest.fixture
def connection(store: Store) -> Iterator[sqlite3.Connection]:
    assert store.writer.flush(60)
    connection = sqlite3.connect(store.path, isolation_level=None)
    yield connection
    connection.close()


def content(connection: sqlite3.Connection) -> list[object]:
    return [
        connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in ("sessions", "steps")
    ]


def test_they_are_what_they_are_one_by_one(connection: sqlite3.Connection) -> None:
    for record in RECORDS:
        writing.add(connection, record)
    one_by_one = content(connection)
    connection.executescript("DELETE FROM steps; DELETE FROM sessions")
    revision = reading.revision(connection)
    with transaction(connection):
        writing.add_all(connection, iter(RECORDS))
    assert content(connection) == one_by_one
    assert reading.revision(connection) != revision


def test_nothing_to_write_is_nothing_new(connection: sqlite3.Connection) -> None:
    revision = reading.revision(connection)
    writing.add_all(connection, [])
    assert reading.revision(connection) == revision


def test_what_was_deleted_or_lost_under_the_same_id_gives_way(
    connection: sqlite3.Connection,
) -> None:
    writing.add(connection, session("a", note="before", steps=(step(),) * 5))
    writing.delete(connection, "a", 1)
    writing.add(connection, session("z", steps=(step(),) * 5))
    connection.executescript("PRAGMA foreign_keys = OFF; DELETE FROM sessions WHERE id = 'z'")
    connection.execute("PRAGMA foreign_keys = ON")
    writing.add_all(connection, RECORDS)
    counts = connection.execute("SELECT session, count(*) FROM steps GROUP BY 1").fetchall()
    assert dict(counts) == dict.fromkeys("abmz", 3)
    assert connection.execute("SELECT note FROM sessions WHERE id = 'a'").fetchone() == ("",)
