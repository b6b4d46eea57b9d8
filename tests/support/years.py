"""A history of many weeks, the same each time, for tests, measurements and a look at the page."""

from datetime import date, datetime, time, timedelta, timezone
from random import Random

from backcompanion.training.session.record import (
    BackFeeling,
    Break,
    Goal,
    History,
    SessionRecord,
    SetTotals,
)

HERE = timezone(timedelta(hours=1))
BACKS: tuple[BackFeeling, ...] = ("good", "good", "good", "tired", "tired", "sore", "painful")


def trained_weeks(today: date, weeks: int, *, seed: int = 7, every_week: int = 0) -> History:
    """About three sessions a week up to `today`; `every_week`: exactly so many."""
    dice = Random(seed)
    monday = today - timedelta(days=today.weekday())
    sessions: list[SessionRecord] = []
    for week in range(weeks):
        start = monday - timedelta(weeks=weeks - 1 - week)
        count = every_week or (0 if week in (20, 21) else dice.choice((2, 3, 3, 3, 3, 4)))
        for offset in sorted(dice.sample((0, 1, 2, 3, 4, 4, 5, 6), k=count)):
            on = start + timedelta(days=offset)
            if on <= today:
                sessions.append(_session(on, dice, len(sessions)))
    return History(
        sessions=tuple(sorted(sessions, key=lambda record: (record.started_at, record.id))),
        goals=(Goal(monday - timedelta(weeks=weeks), 3), Goal(monday - timedelta(weeks=12), 3)),
        breaks=(
            Break(
                monday - timedelta(weeks=weeks - 21),
                monday - timedelta(weeks=weeks - 23, days=1),
                "holiday",
            ),
        ),
    )


def _session(on: date, dice: Random, number: int) -> SessionRecord:
    whole = dice.random() < 0.7
    done = 16 if whole else dice.randint(9, 15)
    hour = dice.choice((7, 18, 18, 18, 19, 19, 20))
    return SessionRecord(
        id=f"sample-{number}",
        routine="upper-lower-back",
        started_at=datetime.combine(on, time(hour, dice.randint(0, 59)), HERE),
        local_date=on,
        active_seconds=1500.0 * (0.25 + 0.75 * done / 16),
        finished=whole,
        kcal=(round(165 * done / 16), round(210 * done / 16)),
        energy_basis="routine",
        effort=max(1, min(10, round(dice.gauss(4.5 + 2.5 * 0.99**number, 1)))),
        back=dice.choice(BACKS),
        sets=SetTotals(16, done, 562.0, 562.0 * done / 16),
    )
