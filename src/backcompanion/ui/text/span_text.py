"""A time from one day to another in words."""

from datetime import date

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.text import formats


def days_span(first: date, last: date) -> str:
    """2 Nov 2026 – 22 Nov 2026"""
    if first == last:
        return formats.plain_day(first)
    return _("{first} – {last}").format(
        first=formats.plain_day(first), last=formats.plain_day(last)
    )


def short_span(first: date, last: date) -> str:
    """2 Nov – 22 Nov, with the year where it is not one and the same."""
    if first.year != last.year:
        return days_span(first, last)
    return _("{first} – {last}").format(
        first=formats.day_and_month(first), last=formats.plain_day(last)
    )


def months_span(first: date, last: date) -> str:
    """Nov 2025 – Nov 2026, or the one month."""
    if (first.year, first.month) == (last.year, last.month):
        return _month(first)
    return _("{first} – {last}").format(first=_month(first), last=_month(last))


def _month(day: date) -> str:
    return _("{month} {year}").format(month=formats.month(day), year=formats.year(day))
