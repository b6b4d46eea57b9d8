"""How often this month, beside the one before by the same day."""

from collections.abc import Collection
from datetime import date, timedelta

from backcompanion.base.dataclass import dataclass
from backcompanion.training.planning.month_review import month_before, month_of


@dataclass(frozen=True, slots=True)
class MonthSoFar:
    """Active days from `first` to today, and those of the month before up to `before_until`.

    `is_first`: nothing that counts is older than this month, so that there is nothing to compare.
    """

    first: date
    days: int
    before: int
    before_until: date
    is_first: bool


def month_so_far(active: Collection[date], as_of: date) -> MonthSoFar:
    """`active`: all days that count. On the last day of a month it stands beside a whole one."""
    this = month_of(as_of)
    before = month_before(this)
    until = before.last
    if as_of < this.last:
        until = min(until, before.first + timedelta(days=as_of.day - 1))
    return MonthSoFar(
        first=this.first,
        days=sum(this.first <= day <= as_of for day in active),
        before=sum(before.first <= day <= until for day in active),
        before_until=until,
        is_first=not any(day < this.first for day in active),
    )
