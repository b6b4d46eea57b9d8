"""Steps that are handed over once for many sessions are what they are handed over one by one."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.history import rows, step_inserts
from backcompanion.history.migrations import MIGRATIONS
from backcompanion.history.step_inserts import INSERT_STEP, insert_steps
from backcompanion.training.session.reason import Reason
from backcompanion.training.session.record import SessionRecord
from support.histories import session, sessions, step


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    yield (connection := empty())
    connection.close()


def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statements in MIGRATIONS:
        for statement in statements:
            connection.execute(statement)
    return connection


def written(connection: sqlite3.Connection) -> list[object]:
    names = ["session", "n", *rows.STEP_COLUMNS.split(", ")]
    types = ", ".join(f"typeof({name})" for name in names)
    return connection.execute(f"SELECT *, {types} FROM steps ORDER BY session, n").fetchall()


def one_by_one(records: list[SessionRecord]) -> list[object]:
    connection = empty()
    for record in records:
        connection.executemany(INSERT_STEP, rows.step_rows(record.id, record.steps))
    result = written(connection)
    connection.close()
    return result


@given(st.lists(sessions, max_size=4, unique_by=lambda record: record.id))
def test_whatever_was_done_the_rows_are_the_same(records: list[SessionRecord]) -> None:
    connection = empty()
    many = [replace(record, id=f"{record.id}{n}") for record in records for n in range(3)]
    insert_steps(connection, many)
    assert written(connection) == one_by_one(many)
    connection.close()


def test_each_is_handed_over_once(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    alike = (step(), step("roll-downs", done_seconds=3), step(), step(reasons=(Reason("hurt"),)))
    records = [session(f"{n:03}", steps=alike) for n in range(100)]
    monkeypatch.setattr(step_inserts, "_PIECE", 40)  # as many sessions as need three of them
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    insert_steps(connection, records)
    connection.set_trace_callback(None)
    inserts = [text for text in statements if text.startswith("INSERT INTO")]
    assert len(inserts) == 100 + 3 * 3
    assert written(connection) == one_by_one(records)
    temporary = connection.execute("SELECT count(*) FROM sqlite_temp_master").fetchone()
    assert temporary == (0,)
