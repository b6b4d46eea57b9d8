"""The days of a week: on which of them to train, and what the others are good for."""

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import Literal

# A free day is for other muscles (legs, cardio), for a walk, or for rest and stretches.
DayTask = Literal["workout", "other-work", "walk", "rest"]

USUAL_WEEKDAYS = (0, 2, 4)


def spread_weekdays(weekdays: Collection[int], count: int) -> tuple[int, ...]:
    """As many of the days of a week (0 to 6), with as much rest between them as there is.

    All of them where there are no more than that. Of equally good choices, the earliest.
    """
    available = tuple(sorted(set(weekdays)))
    if count >= len(available):
        return available
    return max(combinations(available, count), key=_days_apart, default=())


def min_days_apart(weekdays: Sequence[int]) -> int:
    """The fewest days from one of them to the next, week after week; `weekdays` in order."""
    return _days_apart(weekdays)[0]


def day_tasks(workouts: Collection[int], week_starts: int) -> tuple[DayTask, ...]:
    """For each weekday, Monday first. The last free day of the week is the one for rest."""
    free = [day for n in range(7) if (day := (week_starts + n) % 7) not in workouts]
    result: list[DayTask] = ["workout"] * 7
    for index, day in enumerate(free):
        result[day] = "walk" if index % 2 else "other-work"
    if free:
        result[free[-1]] = "rest"
    return tuple(result)


def _days_apart(weekdays: Sequence[int]) -> tuple[int, ...]:
    """Days between them, the fewest first."""
    following = [*weekdays[1:], weekdays[0] + 7] if weekdays else []
    return tuple(sorted(after - day for day, after in zip(weekdays, following, strict=True)))
