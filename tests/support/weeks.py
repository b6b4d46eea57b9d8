"""Histories drawn as weeks, so that a test of the rules reads as a table of cases.

A line is `first day of the week, seven days, active days, needs, state`. A day is one of:
`.` nothing, `x` a session that counts, `2` two of them, `-` one that does not count,
`b` a break, `X` a session that counts on a day of a break, `f` and `F` still to come (not trained,
trained).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from backcompanion.training.planning.consistency import Week
from backcompanion.training.session.record import Break, Goal, History, Preferences, SessionRecord

TRAINED = {"x": 1, "2": 2, "X": 1, "F": 1, "-": 1}


def day(text: str) -> date:
    return date.fromisoformat(text)


def session(on: str | date, number: int = 0, **changes: object) -> SessionRecord:
    """A finished session of 25 minutes at six in the evening of that date."""
    local_date = day(on) if isinstance(on, str) else on
    values: dict[str, object] = {
        "id": f"{local_date}-{number}",
        "routine": "upper-lower-back",
        "started_at": datetime.combine(local_date, time(18), UTC) + timedelta(hours=number),
        "local_date": local_date,
        "active_seconds": 1500.0,
        "finished": True,
        "kcal": (165.0, 210.0),
        "energy_basis": "routine",
    }
    return SessionRecord(**(values | changes))  # type: ignore[arg-type]


def goals(*pairs: tuple[str, int]) -> tuple[Goal, ...]:
    return tuple(Goal(day(start), days) for start, days in pairs)


@dataclass(frozen=True)
class Drawn:
    history: History
    expected: list[tuple[str, int, int, str]]


def draw(table: str, *, week_starts: int = 0, goals: Sequence[Goal] = ()) -> Drawn:
    sessions: list[SessionRecord] = []
    off: list[date] = []
    expected = []
    for line in filter(None, map(str.strip, table.splitlines())):
        start, days, active, needs, state = line.split()
        expected.append((start, int(active), int(needs), state))
        for offset, mark in enumerate(days):
            on = day(start) + timedelta(days=offset)
            counts = False if mark == "-" else None
            sessions += (session(on, n, counts=counts) for n in range(TRAINED.get(mark, 0)))
            if mark in "bX":
                off.append(on)
    history = History(
        sessions=tuple(sessions),
        goals=tuple(goals),
        breaks=tuple(_ranges(off)),
        preferences=Preferences(week_starts=week_starts),
    )
    return Drawn(history, expected)


def seen(weeks: Iterable[Week]) -> list[tuple[str, int, int, str]]:
    return [(f"{week.start}", week.active_days, week.needs, week.state) for week in weeks]


def _ranges(days: Sequence[date]) -> Iterable[Break]:
    start = end = None
    for day in days:
        if end and day == end + timedelta(days=1):
            end = day
            continue
        if start:
            yield Break(start, end, "holiday")
        start = end = day
    if start:
        yield Break(start, end, "holiday")
