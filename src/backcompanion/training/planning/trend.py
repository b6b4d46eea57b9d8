"""Where scattered values are going: a line that a few odd ones do not bend."""

from collections.abc import Sequence
from statistics import fmean, median

from backcompanion.base.dataclass import dataclass

FEWEST_POINTS = 8
# All pairs of more points than this take too long: neighbours are taken together, by
# their means, which also parts what was said in whole numbers.
_MOST_POINTS = 48


@dataclass(frozen=True, slots=True)
class Trend:
    """y = `level` + `slope` · x."""

    slope: float
    level: float

    def at(self, x: float) -> float:
        return self.level + self.slope * x


def trend_of(points: Sequence[tuple[float, float]]) -> Trend | None:
    """Theil and Sen: the median of the slopes of all pairs. None from fewer than 8 points.

    None also where all stand above one another.
    """
    if len(points) < FEWEST_POINTS:
        return None
    taken = _thinned(points)
    slopes = [
        (y2 - y1) / (x2 - x1)
        for index, (x1, y1) in enumerate(taken)
        for x2, y2 in taken[index + 1 :]
        if x2 != x1
    ]
    if not slopes:
        return None
    slope = median(slopes)
    return Trend(slope, median(y - slope * x for x, y in taken))


def _thinned(points: Sequence[tuple[float, float]]) -> Sequence[tuple[float, float]]:
    size = -(-len(points) // _MOST_POINTS)
    if size == 1:
        return points
    groups = (points[start : start + size] for start in range(0, len(points), size))
    return [(fmean(x for x, _y in group), fmean(y for _x, y in group)) for group in groups]
