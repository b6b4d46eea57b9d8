"""Breaks where they lie along a chart."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from backcompanion.application.progress_series import WeekGroup
from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import Break, History
from backcompanion.ui.charts.chart import Band

_DAY = timedelta(days=1)


def week_bands(history: History, columns: Sequence[WeekGroup], as_of: date) -> tuple[Band, ...]:
    """In units of columns, each of which reaches from half before its place to half behind."""
    starts = [column.start for column in columns]
    end = columns[-1].weeks[-1].last_day + _DAY
    lengths = [(b - a).days for a, b in zip(starts, [*starts[1:], end], strict=True)]

    def place(day: date) -> float:
        index = max(0, bisect_right(starts, day) - 1)
        return index - 0.5 + (day - starts[index]).days / lengths[index]

    return tuple(
        Band(place(first), place(last + _DAY), _("break"))
        for first, last in _shown(history.breaks, starts[0], end - _DAY, as_of)
    )


def day_bands(history: History, first: date, length: int, as_of: date) -> tuple[Band, ...]:
    """In days from `first` on."""
    last = first + timedelta(days=length)
    return tuple(
        Band((start - first).days - 0.5, (end - first).days + 0.5, _("break"))
        for start, end in _shown(history.breaks, first, last, as_of)
    )


def _shown(
    breaks: Sequence[Break], first: date, last: date, as_of: date
) -> list[tuple[date, date]]:
    """One without an end reaches up to the end of what is shown, as one that lies ahead does."""
    shown = [
        (max(each.start, first), min(each.end or max(as_of, each.start), last)) for each in breaks
    ]
    return [(start, end) for start, end in shown if start <= end]
