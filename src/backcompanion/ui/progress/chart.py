"""A chart as a value: what is drawn, what is read out, and the table of the same numbers."""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["good", "tired", "sore", "painful", "plain"]


@dataclass(frozen=True, slots=True)
class Bar:
    """Stands on `x`, in units of bars. `strong`: in full colour."""

    x: float
    height: float
    strong: bool


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """`stops`: where one can read, from left to right, with a line of `readings` for each.

    `goal`: points of the dashed line; `line`: of a thin one that joins dots. `start_at`: the stop
    that is read when nobody has chosen one. `empty`: what is said where there is nothing to draw.
    """

    name: str
    left: float
    right: float
    top: float
    bottom: float = 0.0
    bars: tuple[Bar, ...] = ()
    dots: tuple[Dot, ...] = ()
    line: tuple[tuple[float, float], ...] = ()
    goal: tuple[tuple[float, float], ...] = ()
    x_ticks: tuple[Tick, ...] = ()
    y_ticks: tuple[Tick, ...] = ()
    stops: tuple[float, ...] = ()
    readings: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    bar_width: float = 0.7
    empty: str = ""

    @property
    def start_at(self) -> int:
        return len(self.stops) - 1

    def nearest(self, x: float) -> int | None:
        """The stop that is nearest to `x`, None where there is none within reach."""
        if not self.stops or not self.left <= x <= self.right:
            return None
        return min(range(len(self.stops)), key=lambda index: abs(self.stops[index] - x))
