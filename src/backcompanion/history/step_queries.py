"""What the steps of all sessions add up to, asked of the database rather than read one by one."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, get_args

from backcompanion.base.dataclass import dataclass
from backcompanion.history.connections import select
from backcompanion.history.reading import OF_ROUTINE
from backcompanion.history.store import Store
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.back_beside import Trained, TrainedAs
from backcompanion.training.planning.span_summary import SetRecord

LEVELS = get_args(Level)
MOST_KG = 200

# Not of what cannot be right: of a date that is none, `date` makes another one, or nothing.
_RIGHT = (
    "deleted_us IS NULL AND date(local_date, '+0 days') = local_date AND typeof(exercise) = 'text'"
)
_DONE = (
    " FROM steps JOIN sessions ON sessions.id = steps.session"
    f" WHERE {_RIGHT} AND kind = 'work' AND outcome = 'done'"
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


def daily_loads(store: Store, exercise: str, routine: str = "") -> tuple[DailyLoad, ...]:
    """Of one exercise, by its id; oldest first. `routine`: in that one alone."""
    empty: list[Sequence[Any]] = []
    rows = store.query(lambda connection: _select_loads(connection, exercise, routine), empty)
    return tuple(DailyLoad(date.fromisoformat(day), kg) for day, kg in rows)


def all_daily_loads(store: Store) -> dict[str, list[tuple[date, float]]]:
    """By the exercise's id, the heaviest of each day (kg); oldest first."""
    result: dict[str, list[tuple[date, float]]] = {}
    empty: list[Sequence[Any]] = []
    for exercise, day, kg in store.query(_select_all_loads, empty):
        result.setdefault(exercise, []).append((date.fromisoformat(day), kg))
    return result


def loaded_exercises(store: Store) -> tuple[str, ...]:
    """Ids of the exercises for which a weight was ever said."""
    empty: list[Sequence[Any]] = []
    return tuple(name for (name,) in store.query(_select_loaded, empty))


def daily_sets(
    store: Store, exercise: str, since: date | None = None, routine: str = ""
) -> tuple[DailySets, ...]:
    """Of one exercise, by its id, day by day; oldest first. `routine`: in that one alone."""
    by_day: dict[date, dict[Level, int]] = {}
    empty: list[Sequence[Any]] = []
    for day, level, count in store.query(
        lambda c: _select_sets(c, exercise, since, routine), empty
    ):
        if level in LEVELS:
            by_day.setdefault(date.fromisoformat(day), {})[level] = count
    return tuple(DailySets(day, sets) for day, sets in by_day.items())


def first_days(store: Store) -> dict[tuple[str, Level], date]:
    """The first day on which a set of each exercise was done to the end at each level."""
    empty: list[Sequence[Any]] = []
    rows = store.query(_select_first_days, empty)
    return {(name, level): date.fromisoformat(day) for name, level, day in rows}


def exercises_by_session(store: Store) -> dict[str, str]:
    """Ids of what was done or planned in each session, with a comma between."""
    empty: list[Sequence[Any]] = []
    return dict(store.query(_select_exercises, empty))  # type: ignore[arg-type]


def trained(store: Store) -> Trained:
    """What of the work was begun, in all sessions, also in those that were deleted meanwhile."""
    empty: list[Sequence[Any]] = []
    alike: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    rounds: dict[str, int] = {}
    for id_, last_round, exercises, variants, loads in store.query(_select_trained, empty):
        if type(last_round) is int:
            rounds[id_] = last_round
        alike[exercises, variants, loads].append(id_)
    sessions: defaultdict[TrainedAs, set[str]] = defaultdict(set)
    for texts, ids in alike.items():
        for way in _ways(*texts):
            sessions[way].update(ids)
    return Trained(sessions, rounds)


def _ways(exercises: str, variants: str, loads: str) -> set[TrainedAs]:
    each = zip(json.loads(exercises), variants.split(","), loads.split(","), strict=True)
    return {
        TrainedAs(exercise, level, float(kg) if kg else None)  # type: ignore[arg-type]
        for exercise, level, kg in each
    }


def _select_trained(connection: sqlite3.Connection) -> list[Sequence[Any]]:
    # A row a session, in the order in which they lie, so that nothing is sorted; most are alike.
    # As JSON: an id that came with an import may hold any character. Quoted: of all its digits.
    kg = f"CASE WHEN load_kg > 0 AND load_kg <= {MOST_KG} THEN quote(load_kg) ELSE '' END"
    levels = ", ".join(f"'{level}'" for level in LEVELS)
    return select(
        connection,
        "SELECT session, max(round), json_group_array(exercise), group_concat(variant),"  # noqa: S608
        f" group_concat({kg}) FROM steps"
        f" WHERE kind = 'work' AND outcome IN ('done', 'partial', 'hurt') AND variant IN ({levels})"
        " AND typeof(session) = 'text' AND typeof(exercise) = 'text' GROUP BY session",
    )


def sets_between(store: Store, first: date, last: date) -> tuple[SetRecord, ...]:
    """Every set of the sessions of these days, both included."""
    empty: list[Sequence[Any]] = []
    rows = store.query(lambda c: _select_sets_between(c, first, last), empty)
    return tuple(SetRecord._make(row) for row in rows if row[2] in LEVELS)


def _select_sets_between(
    connection: sqlite3.Connection, first: date, last: date
) -> list[Sequence[Any]]:
    kg = "CASE WHEN load_kg BETWEEN 0.001 AND 200 THEN load_kg END"
    return select(
        connection,
        f"SELECT session, exercise, variant, {kg}, outcome"  # noqa: S608 (all of it ours)
        # CROSS: by the sessions of those days, and not through every step there is.
        " FROM sessions CROSS JOIN steps ON sessions.id = steps.session"
        f" WHERE local_date BETWEEN ? AND ? AND {_RIGHT} AND kind = 'work'"
        " ORDER BY started_us, session, n",
        (first.isoformat(), last.isoformat()),
    )


def _select_exercises(connection: sqlite3.Connection) -> list[Sequence[Any]]:
    return select(
        connection,
        "SELECT session, group_concat(DISTINCT exercise) FROM steps"
        " WHERE typeof(exercise) = 'text' GROUP BY session",
    )


def _select_loads(
    connection: sqlite3.Connection, exercise: str, routine: str
) -> list[Sequence[Any]]:
    return select(
        connection,
        "SELECT local_date, max(load_kg)"  # noqa: S608 (all of it ours)
        " FROM steps JOIN sessions ON sessions.id = steps.session"
        f" WHERE {_RIGHT} AND exercise = ? AND load_kg BETWEEN 0.001 AND 200"
        f" AND outcome IN ('done', 'partial') AND {OF_ROUTINE}"
        " GROUP BY local_date ORDER BY local_date",
        (exercise, routine, routine),
    )


def _select_all_loads(connection: sqlite3.Connection) -> list[Sequence[Any]]:
    return select(
        connection,
        "SELECT exercise, local_date, max(load_kg)"  # noqa: S608 (all of it ours)
        " FROM steps CROSS JOIN sessions ON sessions.id = steps.session"
        f" WHERE load_kg BETWEEN 0.001 AND 200 AND outcome IN ('done', 'partial') AND {_RIGHT}"
        " GROUP BY exercise, local_date ORDER BY exercise, local_date",
    )


def _select_loaded(connection: sqlite3.Connection) -> list[Sequence[Any]]:
    return select(
        connection,
        "SELECT DISTINCT exercise FROM steps JOIN sessions ON sessions.id = steps.session"  # noqa: S608
        f" WHERE {_RIGHT} AND load_kg BETWEEN 0.001 AND 200"
        " AND outcome IN ('done', 'partial') ORDER BY exercise",
    )


def _select_sets(
    connection: sqlite3.Connection, exercise: str, since: date | None, routine: str
) -> list[Sequence[Any]]:
    return select(
        connection,
        f"SELECT local_date, variant, count(*) {_DONE} AND exercise = ? AND local_date >= ?"
        f" AND {OF_ROUTINE} GROUP BY local_date, variant ORDER BY local_date",
        (exercise, since.isoformat() if since else "", routine, routine),
    )


def _select_first_days(connection: sqlite3.Connection) -> list[Sequence[Any]]:
    return select(
        connection, f"SELECT exercise, variant, min(local_date) {_DONE} GROUP BY exercise, variant"
    )


def prescription_text(store: Store, session_id: str) -> str:
    """What was prescribed for that session, as it is stored, or "" where it was trained elsewhere.

    Raises HistoryError where the history cannot be read.
    """

    def read(connection: sqlite3.Connection) -> str:
        row = connection.execute(
            "SELECT text FROM prescriptions WHERE session = ?", (session_id,)
        ).fetchone()
        return row[0] if row and isinstance(row[0], str) else ""

    return store.query(read, "")
