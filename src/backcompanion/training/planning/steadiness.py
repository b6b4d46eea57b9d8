"""How steadily one trains, 0 to 100: a miss costs a little, a month shows.

The form is that of Loop Habit Tracker's score, with weeks for a habit's frequency.
"""

from datetime import date
from math import floor, sqrt

from backcompanion.base.dataclass import dataclass
from backcompanion.training.planning.consistency import (
    active_days_of,
    days_off,
    sessions_until,
    week_goals,
    week_start,
)
from backcompanion.training.session.record import History

# After so many days without training, half is left of a score, with a goal of seven days a week;
# with three, after 13 / √(3/7) = 20.
HALF_LIFE_DAYS = 13


@dataclass(frozen=True, slots=True)
class WeekScore:
    """`score` at the last day of the week that begins on `start`, or today in the current one."""

    start: date
    score: int


@dataclass(frozen=True, slots=True)
class Steadiness:
    """`score` None: nothing counts yet. `by_week`: of the weeks of `weeks_of`, oldest first."""

    score: int | None
    by_week: tuple[WeekScore, ...]


def steadiness_of(history: History, as_of: date) -> Steadiness:
    """Day by day from the first that counts; a day in a break leaves it as it was.

    With g = needed days of the day's week / 7 and done = the share of what the seven days up to it
    needed (each a seventh of its own week's need): s = s·m + done·(1 - m), m = 0.5^(√g / 13).
    """
    active = {day.toordinal() for day in active_days_of(sessions_until(history, as_of))}
    if not active:
        return Steadiness(None, ())
    first, today = min(active), as_of.toordinal()
    starts = history.preferences.week_starts
    first_week = week_start(date.fromordinal(first), starts).toordinal()
    before = first_week - 14  # seven days that go up to the day before the first begin there
    needs = [need for _goal, need in week_goals(history, before, (today - before) // 7 + 1)]
    off = days_off(history.breaks, first, today)
    keeps = [0.5 ** (sqrt(need / 7) / HALF_LIFE_DAYS) for need in range(8)]
    score = 0.0
    asked = sum(needs[(each - before) // 7] for each in range(first - 7, first))
    trained = 0
    by_week = []
    for day in range(first, today + 1):
        week, weekday = divmod(day - before, 7)
        asked += needs[week] - needs[week - 1]  # the seven days up to this one
        trained += (day in active) - (day - 7 in active)
        if day not in off:
            done = min(1.0, 7 * trained / asked) if asked else 1.0
            score = score * keeps[needs[week]] + done * (1 - keeps[needs[week]])
        if day == today or weekday == 6:
            by_week.append(WeekScore(date.fromordinal(day - weekday), _shown(score)))
    return Steadiness(_shown(score), tuple(by_week))


def _shown(score: float) -> int:
    return floor(100 * score + 0.5)
