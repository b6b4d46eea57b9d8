"""How much of an exercise: what a routine asks for beyond the exercise as it is written."""

from backcompanion.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Dose:
    """None, and a pace of 100: as the exercise has it.

    `sets` of so many `repetitions`, or each of so many `seconds`, or, `until_done`, until the
    person says so. `hold_seconds`: each repetition is held so long; `pause_seconds`: between two
    repetitions; `rest_seconds`: between two sets. `per_side`: all of it on one side, then on the
    other; where the sides take turns, so many repetitions on each. `load_kg`: the weight in hand.
    `pace`: percent of the written tempo.
    """

    sets: int = 1
    repetitions: int | None = None
    seconds: float | None = None
    hold_seconds: float | None = None
    pause_seconds: float | None = None
    rest_seconds: float | None = None
    per_side: bool = False
    load_kg: float | None = None
    pace: int = 100
    until_done: bool = False


AS_WRITTEN = Dose()
