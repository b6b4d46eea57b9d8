"""The streak week by week, and the runs of met weeks that it is made of."""

from collections.abc import Sequence
from datetime import date

from backcompanion.base.dataclass import dataclass
from backcompanion.training.planning.consistency import Week


@dataclass(frozen=True, slots=True)
class Run:
    """Met weeks in a row; `first` and `last`: first day of its first, last day of its last one.

    `weeks` counts the met ones, and no neutral ones between. `going_on`: nothing has ended it.
    """

    first: date
    last: date
    weeks: int
    going_on: bool


@dataclass(frozen=True, slots=True)
class YearOfWeeks:
    """`met` of the weeks of a year that were `held` to a goal: met or missed, no others."""

    year: int
    met: int
    held: int


def streak_by_week(weeks: Sequence[Week]) -> tuple[int, ...]:
    """How long the streak was at the end of each week; as it stands for the current one."""
    lengths = []
    run = 0
    for week in weeks:
        if week.state == "met":
            run += 1
        elif week.state == "missed":
            run = 0
        lengths.append(run)
    return tuple(lengths)


def runs_of(weeks: Sequence[Week]) -> tuple[Run, ...]:
    """All of them, the longest first; of equally long ones the later."""
    runs: list[Run] = []
    met: list[Week] = []
    for week in weeks:
        if week.state == "met":
            met.append(week)
        elif week.state == "missed" and met:
            runs.append(_run(met, going_on=False))
            met = []
    if met:
        runs.append(_run(met, going_on=True))
    return tuple(sorted(runs, key=lambda run: (run.weeks, run.first), reverse=True))


def years_of(weeks: Sequence[Week]) -> tuple[YearOfWeeks, ...]:
    """The latest first; a week belongs to the year in which it begins."""
    met: dict[int, int] = {}
    held: dict[int, int] = {}
    for week in weeks:
        year = week.start.year
        met[year] = met.get(year, 0) + (week.state == "met")
        held[year] = held.get(year, 0) + (week.state in ("met", "missed"))
    return tuple(YearOfWeeks(year, met[year], held[year]) for year in sorted(held, reverse=True))


def _run(met: Sequence[Week], *, going_on: bool) -> Run:
    return Run(met[0].start, met[-1].last_day, len(met), going_on)
