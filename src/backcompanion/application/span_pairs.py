"""Two spans that people want side by side."""

from datetime import date, timedelta
from typing import Literal

from backcompanion.training.planning.month_review import month_before, month_of
from backcompanion.training.planning.program import Plan
from backcompanion.training.planning.review import DateSpan

PairKind = Literal["month", "weeks", "year", "plan", "dates"]

_FOUR_WEEKS = timedelta(weeks=4)
_DAY = timedelta(days=1)


def span_pair(kind: PairKind, today: date, plan: Plan) -> tuple[DateSpan, DateSpan]:
    """The later one first, up to today. "plan": since it began, and as long before that."""
    if kind == "weeks":
        first = today - _FOUR_WEEKS + _DAY
        return DateSpan(first, today), DateSpan(first - _FOUR_WEEKS, first - _DAY)
    if kind == "year":
        first = today.replace(month=1, day=1)
        return DateSpan(first, today), DateSpan(first.replace(year=first.year - 1), first - _DAY)
    if kind == "plan" and plan.anchors:
        first = min(plan.anchors[0].day, today)
        last = min(plan.left_on - _DAY, today) if plan.left_on else today
        length = max(timedelta(), last - first)
        return DateSpan(first, max(first, last)), DateSpan(first - length - _DAY, first - _DAY)
    month = month_of(today)
    return DateSpan(month.first, today), month_before(month)
