"""The runs of met weeks: streaks that were, and the one that goes on."""

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


def _run(met: Sequence[Week], *, going_on: bool) -> Run:
    return Run(met[0].start, met[-1].last_day, len(met), going_on)
