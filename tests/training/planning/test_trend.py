"""A line through scattered values."""

from random import Random

from pytest import approx

from backcompanion.training.planning.trend import trend_of


def test_never_from_fewer_than_eight_points() -> None:
    points = [(float(x), 2.0 * x) for x in range(8)]
    assert trend_of(points[:7]) is None
    trend = trend_of(points)
    assert trend is not None
    assert (trend.slope, trend.at(10)) == (approx(2.0), approx(20.0))


def test_a_few_odd_values_do_not_bend_it() -> None:
    dice = Random(2)
    points = [(float(x), 5 - 0.1 * x + dice.uniform(-0.2, 0.2)) for x in range(40)]
    points[3] = (3.0, 40.0)
    points[37] = (37.0, -40.0)
    trend = trend_of(points)
    assert trend is not None
    assert trend.slope == approx(-0.1, abs=0.01)
    assert trend.at(20) == approx(3.0, abs=0.2)


def test_values_of_one_day_have_none() -> None:
    assert trend_of([(3.0, float(y)) for y in range(9)]) is None


def test_of_very_many_a_part_is_enough() -> None:
    trend = trend_of([(float(x), 0.5 * x) for x in range(5000)])
    assert trend is not None
    assert trend.at(100) == approx(50.0)


def test_whole_numbers_with_many_ties_still_go_somewhere() -> None:
    """Effort is said in whole numbers: the median of all slopes alone would be none."""
    dice = Random(4)
    points = [(float(x), float(round(7.5 - x / 100 + dice.uniform(-1.2, 1.2)))) for x in range(150)]
    trend = trend_of(points)
    assert trend is not None
    assert trend.slope == approx(-0.01, abs=0.004)
