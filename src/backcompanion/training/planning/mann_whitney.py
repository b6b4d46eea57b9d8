"""Whether two groups of ratings differ by more than chance: Mann and Whitney, with Holm."""

from collections.abc import Mapping, Sequence
from math import erfc, sqrt


def mann_whitney(left: Mapping[float, int], right: Mapping[float, int]) -> float:
    """p, two-sided, of two groups that are given as how often each value is in them.

    By the normal approximation, with the correction for ties and for continuity (Hollander and
    Wolfe, Nonparametric Statistical Methods, 4.1). 1 where nothing can be told.
    """
    first, second = sum(left.values()), sum(right.values())
    total = first + second
    if not first or not second:
        return 1.0
    below = 0
    ranks = ties = 0.0
    for value in sorted({*left, *right}):
        here = left.get(value, 0)
        count = here + right.get(value, 0)
        ranks += here * (below + (count + 1) / 2)
        ties += count**3 - count
        below += count
    pairs = first * second
    variance = pairs / 12 * (total + 1 - ties / (total * (total - 1)))
    if variance <= 0:
        return 1.0
    distance = abs(ranks - first * (first + 1) / 2 - pairs / 2)
    return erfc(max(0.0, distance - 0.5) / sqrt(2 * variance))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Each p as it stands after so many were asked (Holm 1979), in the order given."""
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    adjusted = [1.0] * len(p_values)
    worst = 0.0
    for place, index in enumerate(order):
        worst = min(1.0, max(worst, (len(order) - place) * p_values[index]))
        adjusted[index] = worst
    return tuple(adjusted)
