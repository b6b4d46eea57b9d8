"""What the steps of all sessions add up to, asked of the database rather than read one by one."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from backcompanion.history.store import Store
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Level

_DONE = (
    " FROM steps JOIN sessions ON sessions.id = steps.session"
    " WHERE deleted_us IS NULL AND kind = 'work' AND outcome = 'done'"
)


@dataclass(frozen=True, slots=True)
class LoadUsed:
    """`kg`: the heaviest of that day."""

    day: date
    kg: float


@dataclass(frozen=True, slots=True)
class SetsOfADay:
    """`sets`: done to the end, by level."""

    day: date
    sets: dict[Level, int]


def loads_used(store: Store, exercise: str) -> tuple[LoadUsed, ...]:
    """Of one exercise, by its id; oldest first."""
    nothing: list[tuple[str, float]] = []
    found = store.ask(lambda connection: _loads(connection, exercise), nothing)
    return tuple(LoadUsed(date.fromisoformat(day), kg) for day, kg in found)


def loaded(store: Store) -> tuple[str, ...]:
    """Ids of the exercises for which a weight was ever said."""
    nothing: list[tuple[str]] = []
    return tuple(name for (name,) in store.ask(_loaded, nothing))


def sets_of(store: Store, exercise: str, since: date | None = None) -> tuple[SetsOfADay, ...]:
    """Of one exercise, by its id, day by day; oldest first."""
    by_day: dict[date, dict[Level, int]] = {}
    nothing: list[tuple[str, Level, int]] = []
    for day, level, count in store.ask(lambda c: _sets(c, exercise, since), nothing):
        if level in LEVELS:
            by_day.setdefault(date.fromisoformat(day), {})[level] = count
    return tuple(SetsOfADay(day, sets) for day, sets in by_day.items())


def firsts(store: Store) -> dict[tuple[str, Level], date]:
    """The first day on which a set of each exercise was done to the end at each level."""
    nothing: list[tuple[str, Level, str]] = []
    found = store.ask(_firsts, nothing)
    return {(name, level): date.fromisoformat(day) for name, level, day in found}


def _loads(connection: sqlite3.Connection, exercise: str) -> list[tuple[str, float]]:
    return connection.execute(
        "SELECT local_date, max(load_kg)"
        " FROM steps JOIN sessions ON sessions.id = steps.session"
        " WHERE deleted_us IS NULL AND exercise = ? AND load_kg > 0"
        " AND outcome IN ('done', 'partial') GROUP BY local_date ORDER BY local_date",
        (exercise,),
    ).fetchall()


def _loaded(connection: sqlite3.Connection) -> list[tuple[str]]:
    return connection.execute(
        "SELECT DISTINCT exercise FROM steps WHERE load_kg > 0 ORDER BY exercise"
    ).fetchall()


def _sets(
    connection: sqlite3.Connection, exercise: str, since: date | None
) -> list[tuple[str, Level, int]]:
    return connection.execute(
        f"SELECT local_date, variant, count(*) {_DONE} AND exercise = ? AND local_date >= ?"
        " GROUP BY local_date, variant ORDER BY local_date",
        (exercise, since.isoformat() if since else ""),
    ).fetchall()


def _firsts(connection: sqlite3.Connection) -> list[tuple[str, Level, str]]:
    return connection.execute(
        f"SELECT exercise, variant, min(local_date) {_DONE} GROUP BY exercise, variant"
    ).fetchall()
