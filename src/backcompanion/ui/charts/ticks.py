"""Labels along the axes: numbers, months, years, and not too many of them."""

from collections.abc import Iterator, Sequence
from datetime import date

from backcompanion.ui.charts.chart import Tick
from backcompanion.ui.text import formats

MOST_LABELS = 13
# Of so few weeks or days one asks on which, and not in which month.
FEW_WEEKS, FEW_DAYS = 9, 50
# The part of a chart without a date that nobody minds.
_FAR = 8


def number_ticks(values: Sequence[int]) -> tuple[Tick, ...]:
    return tuple(Tick(value, formats.number(value)) for value in values)


def month_ticks(starts: Sequence[date]) -> tuple[Tick, ...]:
    """A label where a month (or, over years, a quarter or a year) begins, and not too many; of a
    few weeks, one at each.
    """
    if len(starts) <= FEW_WEEKS:
        return tuple(
            Tick(float(index), formats.day_and_month(day)) for index, day in enumerate(starts)
        )
    firsts = [
        (index, day)
        for index, day in enumerate(starts)
        if index == 0 or day.month != starts[index - 1].month
    ]
    # A month that is cut short by the left edge would stand too near to the next.
    if len(firsts) > 1 and firsts[1][0] - firsts[0][0] < len(starts) / 18:
        firsts = firsts[1:]
    return _thinned([(float(index), day) for index, day in firsts])


def date_ticks(first: date, length: int) -> tuple[Tick, ...]:
    """A label where a month begins, and at the left edge where the first of them is far; of a few
    days, one every week.
    """
    if length <= FEW_DAYS:
        weeks = range(0, length + 1, 7)
        return tuple(
            Tick(float(at), formats.day_and_month(date.fromordinal(first.toordinal() + at)))
            for at in weeks
        )
    begin = first.toordinal()
    ticks = _thinned(
        [(float(day.toordinal() - begin), day) for day in _months(first, begin + length)]
    )
    if not ticks or ticks[0].at > length / _FAR:
        return (Tick(0.0, formats.day_and_month(first)), *ticks)
    return ticks


def _months(first: date, last: int) -> Iterator[date]:
    """The first days of months from `first` up to `last`, an ordinal."""
    year, month = divmod(first.year * 12 + first.month - (first.day == 1), 12)
    while (day := date(year, month + 1, 1)).toordinal() <= last:
        yield day
        year, month = (year, month + 1) if month < 11 else (year + 1, 0)


def _thinned(firsts: Sequence[tuple[float, date]]) -> tuple[Tick, ...]:
    if len(firsts) <= MOST_LABELS:
        return tuple(Tick(at, formats.month(day)) for at, day in firsts)
    januaries = [(at, day) for at, day in firsts if day.month == 1]
    if len(januaries) >= 4:
        step = -(-len(januaries) // MOST_LABELS)
        return tuple(Tick(at, formats.year(day)) for at, day in januaries[::step])
    quarters = [(at, day) for at, day in firsts if day.month in (1, 4, 7, 10)]
    return tuple(
        Tick(at, formats.year(day) if day.month == 1 else formats.month(day))
        for at, day in quarters
    )
