"""The steps of many sessions into their table, for a third of what a row at a time costs.

It takes longer to hand thirteen values to SQLite than to write the row. Most steps of a history
are word for word those of other days: each is handed over once, and the sessions as lists of
numbers of them.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from backcompanion.history import rows
from backcompanion.training.session.record import SessionRecord, StepRecord

_COLUMNS = rows.STEP_COLUMNS.split(", ")
_PLACEHOLDERS = ", ".join("?" * len(_COLUMNS))
INSERT_STEP = f"INSERT INTO steps (session, n, {rows.STEP_COLUMNS}) VALUES (?, ?, {_PLACEHOLDERS})"  # noqa: S608
_INSERT_LIKE_OTHERS = (
    f"INSERT INTO steps (session, n, {rows.STEP_COLUMNS})"  # noqa: S608
    f" SELECT ?1, place.key, {', '.join(f'step.{column}' for column in _COLUMNS)}"
    " FROM json_each(?2) AS place CROSS JOIN temp.distinct_steps AS step"
    " WHERE step.number = place.value"
)
# So many sessions at a time, for the memory that it takes.
_PIECE = 2_000


def insert_steps(connection: sqlite3.Connection, sessions: Sequence[SessionRecord]) -> None:
    """Of sessions that have none on record yet, in the order in which the table keeps them. Inside
    a transaction.
    """
    for start in range(0, len(sessions), _PIECE):
        _insert_piece(connection, sessions[start : start + _PIECE])


def _insert_piece(connection: sqlite3.Connection, sessions: Sequence[SessionRecord]) -> None:
    numbers, distinct = _numbered([session.steps for session in sessions])
    if 2 * len(distinct) > sum(map(len, numbers)):
        for session in sessions:
            connection.executemany(INSERT_STEP, rows.step_rows(session.id, session.steps))
        return
    connection.execute(
        f"CREATE TEMP TABLE distinct_steps (number INTEGER PRIMARY KEY, {rows.STEP_COLUMNS})"
    )
    connection.executemany(
        f"INSERT INTO temp.distinct_steps VALUES (?, {_PLACEHOLDERS})",  # noqa: S608
        ((number, *row) for row, number in distinct.items()),
    )
    connection.executemany(
        _INSERT_LIKE_OTHERS,
        ((session.id, str(each)) for session, each in zip(sessions, numbers, strict=True)),
    )
    connection.execute("DROP TABLE temp.distinct_steps")


def _numbered(
    sessions: Sequence[tuple[StepRecord, ...]],
) -> tuple[list[list[int]], dict[tuple[Any, ...], int]]:
    """Each session's steps as numbers, and the rows that these stand for."""
    distinct: dict[tuple[Any, ...], int] = {}
    known: dict[int, int] = {}  # by identity: who reads a history has made many of them once
    numbers = []
    for steps in sessions:
        of_session = []
        for step in steps:
            number = known.get(id(step))
            if number is None:
                row = rows.step_row(step)
                number = known[id(step)] = distinct.setdefault(row, len(distinct))
            of_session.append(number)
        numbers.append(of_session)
    return numbers, distinct
