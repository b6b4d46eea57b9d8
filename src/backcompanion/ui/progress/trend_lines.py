"""A trend as it is drawn: a line from the first point to the last."""

from collections.abc import Sequence

from backcompanion.training.planning.trend import trend_of
from backcompanion.ui.charts.chart import Point


def trend_lines(points: Sequence[Point]) -> tuple[tuple[Point, Point], ...]:
    """One line, or none where there are too few points to draw it from."""
    trend = trend_of(points)
    if trend is None:
        return ()
    first, last = points[0][0], points[-1][0]
    return (((first, trend.at(first)), (last, trend.at(last))),)
