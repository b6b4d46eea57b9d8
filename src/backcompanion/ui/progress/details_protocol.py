"""What the Progress page shows beyond the sessions themselves; asked only when it is looked at."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from backcompanion.history.step_queries import DailyLoad, DailySets
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.milestones import Milestone


class ProgressDetails(Protocol):
    """Exercises by their ids. Any of these may raise KnownError."""

    def exercises(self) -> Sequence[tuple[str, str]]:
        """Id and name of those of which a set was ever done, in the order to be shown."""

    def level_names(self, exercise: str) -> Mapping[Level, str]: ...

    def daily_sets(self, exercise: str, since: date | None) -> Sequence[DailySets]: ...

    def loaded_exercises(self) -> Sequence[tuple[str, str]]:
        """Id and name of those for which a weight was ever said."""

    def loads(self, exercise: str) -> Sequence[DailyLoad]: ...

    def soreness(self) -> Mapping[date, int]: ...

    def milestones(self) -> Sequence[Milestone]:
        """Latest first."""

    @property
    def weight_unit(self) -> str:
        """ "kg" or "lb", as set."""

    def exercise_name(self, exercise: str) -> str: ...

    def write_milestone(self, day: date, text: str) -> None:
        """An empty text takes it away."""
