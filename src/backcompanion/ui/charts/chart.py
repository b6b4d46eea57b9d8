"""A chart as a value: what is drawn, what is read out, and the table of the same numbers."""

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar, overload

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import ngettext

T = TypeVar("T")

Point = tuple[float, float]
Mark = Literal["good", "tired", "sore", "painful", "plain"]


# Shares of the height.
EDGE, NAMES_ROOM = 0.045, 0.13


class LazySequence(Sequence[T]):
    """So many things, each made when it is looked at: of ten years, only few are."""

    __slots__ = ("_count", "_make")

    def __init__(self, count: int, make: Callable[[int], T]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        indices = range(self._count)[index]
        if isinstance(indices, int):
            return self._make(indices)
        return [self._make(place) for place in indices]


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
class Band:
    """Hatched from `left` to `right`: a break. `text` above it, where there is room."""

    left: float
    right: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class PointNote:
    """A word at a point, which is marked by a dot, or by a ring. `above`: rather than beside it,
    where a line goes on.
    """

    x: float
    y: float
    text: str
    ring: bool = False
    above: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """`stops`: where one can read, from left to right, with a line of `readings` for each.

    `goal`: points of the dashed line; `line`: of a thin one that joins dots; `steps`: of a strong
    one, filled below; `trends`: each from point to point. `crosses`: where one stands below 0.
    `sideways`: the same, laid on its side, the first at the top and the labels of x at the left.
    `empty`: what is said where there is nothing to draw. `x_unit`, `y_unit`: what the axes count.
    `span`: which time it is of. `sessions`: for each stop, the ids of the sessions behind it.
    """

    name: str
    left: float
    right: float
    top: float
    bottom: float = 0.0
    bars: tuple[Bar, ...] = ()
    dots: tuple[Dot, ...] = ()
    line: tuple[Point, ...] = ()
    goal: tuple[Point, ...] = ()
    steps: tuple[Point, ...] = ()
    trends: tuple[tuple[Point, Point], ...] = ()
    bands: tuple[Band, ...] = ()
    crosses: tuple[float, ...] = ()
    notes: tuple[PointNote, ...] = ()
    x_ticks: tuple[Tick, ...] = ()
    y_ticks: tuple[Tick, ...] = ()
    stops: tuple[float, ...] = ()
    readings: Sequence[str] = ()
    columns: tuple[str, ...] = ()
    rows: Sequence[Sequence[str]] = ()
    bar_width: float = 0.7
    sideways: bool = False
    empty: str = ""
    x_unit: str = ""
    y_unit: str = ""
    span: str = ""
    sessions: Sequence[Sequence[str]] = ()

    @property
    def default_stop(self) -> int:
        """The stop that is read when nobody has chosen one: the newest, or the topmost."""
        return 0 if self.sideways else len(self.stops) - 1

    @property
    def drawn_values(self) -> tuple[float, float]:
        """From where to where the axis of values goes: a little over its ends, so that labels of
        the first and last tick have room, and more where breaks are named above the bars.
        """
        height = self.top - self.bottom
        above = NAMES_ROOM if self.bands and not self.sideways else EDGE
        return self.bottom - EDGE * height, self.top + above * height

    def accessible_summary(self) -> str:
        """One sentence about the whole, for a screen reader."""
        if not self.stops:
            return self.empty
        return ngettext(
            "Chart: {name}. {n} value; read it with the arrow keys, or show it as a table.",
            "Chart: {name}. {n} values; read them with the arrow keys, or show them as a table.",
            len(self.stops),
        ).format(name=self.name, n=len(self.stops))

    @property
    def units(self) -> tuple[str, str]:
        """What stands above the plot, at its left and its right: what goes up and what goes along.

        Of a chart on its side nothing goes up: names are at its left, one below the other.
        """
        up = self.y_unit if self.sideways or not self.y_unit else f"↑ {self.y_unit}"
        return up, f"{self.x_unit} →" if self.x_unit else ""

    def nearest_stop(self, x: float) -> int | None:
        """The stop that is nearest to `x`, None where there is none within reach."""
        if not self.stops or not self.left <= x <= self.right:
            return None
        return min(range(len(self.stops)), key=lambda index: abs(self.stops[index] - x))
