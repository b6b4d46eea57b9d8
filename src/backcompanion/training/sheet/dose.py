"""How much of an exercise one line asks for."""

from backcompanion.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Dose:
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
