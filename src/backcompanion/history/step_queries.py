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
class DailyLoad:
    """`kg`: the heaviest of that day."""

    day: date
    kg: float


@dataclass(frozen=True, slots=True)
class DailySets:
    """`sets`: done to the end, by level."""

    day: date
    sets: dict[Level, int]


def daily_loads(store: Store, exercise: str) -> tuple[DailyLoad, ...]:
    """Of one exercise, by its id; oldest first."""
    empty: list[tuple[str, float]] = []
    rows = store.query(lambda connection: _select_loads(connection, exercise), empty)
    return tuple(DailyLoad(date.fromisoformat(day), kg) for day, kg in rows)


def loaded_exercises(store: Store) -> tuple[str, ...]:
    """Ids of the exercises for which a weight was ever said."""
    empty: list[tuple[str]] = []
    return tuple(name for (name,) in store.query(_select_loaded, empty))


def daily_sets(store: Store, exercise: str, since: date | None = None) -> tuple[DailySets, ...]:
    """Of one exercise, by its id, day by day; oldest first."""
    by_day: dict[date, dict[Level, int]] = {}
    empty: list[tuple[str, Level, int]] = []
    for day, level, count in store.query(lambda c: _select_sets(c, exercise, since), empty):
        if level in LEVELS:
            by_day.setdefault(date.fromisoformat(day), {})[level] = count
    return tuple(DailySets(day, sets) for day, sets in by_day.items())


def first_days(store: Store) -> dict[tuple[str, Level], date]:
    """The first day on which a set of each exercise was done to the end at each level."""
    empty: list[tuple[str, Level, str]] = []
    rows = store.query(_select_first_days, empty)
    return {(name, level): date.fromisoformat(day) for name, level, day in rows}


def _select_loads(connection: sqlite3.Connection, exercise: str) -> list[tuple[str, float]]:
    return connection.execute(
        "SELECT local_date, max(load_kg)"
        " FROM steps JOIN sessions ON sessions.id = steps.session"
        " WHERE deleted_us IS NULL AND exercise = ? AND load_kg > 0"
        " AND outcome IN ('done', 'partial') GROUP BY local_date ORDER BY local_date",
        (exercise,),
    ).fetchall()


def _select_loaded(connection: sqlite3.Connection) -> list[tuple[str]]:
    return connection.execute(
        "SELECT DISTINCT exercise FROM steps WHERE load_kg > 0 ORDER BY exercise"
    ).fetchall()


def _select_sets(
    connection: sqlite3.Connection, exercise: str, since: date | None
) -> list[tuple[str, Level, int]]:
    return connection.execute(
        f"SELECT local_date, variant, count(*) {_DONE} AND exercise = ? AND local_date >= ?"
        " GROUP BY local_date, variant ORDER BY local_date",
        (exercise, since.isoformat() if since else ""),
    ).fetchall()


def _select_first_days(connection: sqlite3.Connection) -> list[tuple[str, Level, str]]:
    return connection.execute(
        f"SELECT exercise, variant, min(local_date) {_DONE} GROUP BY exercise, variant"
    ).fetchall()
