"""Several questions at once share a connection; whatever fails leaves none open."""

import sqlite3
import threading
from pathlib import Path

import pytest

from backcompanion.history.database import FILE_NAME, create_or_migrate
from backcompanion.history.read_connections import ReadConnections


@pytest.fixture
def connections(tmp_path: Path) -> ReadConnections:
    create_or_migrate(tmp_path)
    return ReadConnections(tmp_path / FILE_NAME)


def asked(connections: ReadConnections) -> sqlite3.Connection:
    with connections.connection() as connection:
        assert connection.execute("SELECT 1").fetchall() == [(1,)]
    return connection


def is_open(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return False
    return True


def test_each_question_has_a_connection_of_its_own(connections: ReadConnections) -> None:
    first, second = asked(connections), asked(connections)
    assert first is not second
    assert not is_open(first) and not is_open(second)


def test_several_at_once_share_one_which_is_closed_after_them(
    connections: ReadConnections,
) -> None:
    with connections.one_for_all(), connections.one_for_all():
        first = asked(connections)
        assert asked(connections) is first
        assert is_open(first)
    assert not is_open(first)
    assert asked(connections) is not first


def test_a_question_within_a_question_has_another(connections: ReadConnections) -> None:
    with connections.one_for_all():
        with connections.connection() as outer:
            outer.execute("BEGIN")
            inner = asked(connections)
            assert inner is not outer
        assert not (is_open(outer) and is_open(inner))
    assert not is_open(outer) and not is_open(inner)


def test_after_a_fault_none_is_left_open(connections: ReadConnections) -> None:
    with connections.one_for_all():
        first = asked(connections)
        with pytest.raises(sqlite3.OperationalError), connections.connection() as connection:
            connection.execute("SELECT nothing FROM nowhere")
        assert not is_open(first)
        second = asked(connections)
    assert not is_open(second)


def test_what_another_process_writes_meanwhile_is_read(
    connections: ReadConnections, tmp_path: Path
) -> None:
    with connections.one_for_all():
        asked(connections)
        other = sqlite3.connect(tmp_path / FILE_NAME)
        other.execute("CREATE TABLE later (value)")
        other.close()
        with connections.connection() as connection:
            assert connection.execute("SELECT * FROM later").fetchall() == []


def test_another_thread_has_another(connections: ReadConnections) -> None:
    others: list[sqlite3.Connection] = []
    with connections.one_for_all():
        first = asked(connections)
        thread = threading.Thread(target=lambda: others.append(asked(connections)))
        thread.start()
        thread.join()
    assert len(others) == 1
    assert others[0] is not first
