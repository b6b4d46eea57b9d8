"""Dates, times and numbers as the person writes them; nothing else in the window formats any.

What a locale says of them is Qt's; the words between them are the program's own.
"""

import re
from datetime import date, datetime
from functools import cache
from math import floor

from PySide6.QtCore import QDate, QLocale, QTime

from backcompanion.base.i18n import gettext as _

KG_PER_LB = 0.45359237
# A day that is further away than this is not meant without its year.
_NEAR_DAYS = 180


def _is_unknown() -> bool:
    """The C locale: it has no groups of thousands and no habits of a person."""
    return QLocale().language() == QLocale.Language.C


def _locale() -> QLocale:
    return QLocale("en") if _is_unknown() else QLocale()


def locale_key() -> str:
    """Tells the locale in force apart from others: a system's may have the name of one language
    and the months and the order of another.
    """
    locale = QLocale()
    pattern = locale.dateFormat(QLocale.FormatType.LongFormat)
    return f"{locale.name()} {locale.monthName(3)} {pattern}"


def _with_latin_digits(text: str) -> str:
    """The sentences around it have no others: two kinds of digits in one window are one too many.

    With the signs that Arabic and Persian have between Latin digits.
    """
    zero = _locale().zeroDigit()
    if zero == "0":
        return text
    signs = {ord(zero) + n: str(n) for n in range(10)} | {0x066B: ".", 0x066C: ","}
    return text.translate(signs)


def _long_date_pattern() -> str:
    if _is_unknown():
        return "dddd d MMMM yyyy"
    return _locale().dateFormat(QLocale.FormatType.LongFormat)


def _time_pattern() -> str:
    return "HH:mm" if _is_unknown() else _locale().timeFormat(QLocale.FormatType.ShortFormat)


# --- dates -------------------------------------------------------------------------------------


def _shortened(long_pattern: str, *without: str) -> str:
    """With short names, and without some of its parts. Loaded when a date is first written."""
    from backcompanion.ui.text.date_pattern import date_pattern

    return date_pattern(long_pattern, frozenset(without))


@cache
def _date_text(day: date, without: frozenset[str] | None, name: str) -> str:
    """`name` of the locale tells texts in one apart from those in another; tests have several.

    `without` None: all of it, with long names.
    """
    pattern = _long_date_pattern()
    if without is not None:
        pattern = _shortened(pattern, *without)
    return _with_latin_digits(_locale().toString(QDate(day.year, day.month, day.day), pattern))


def _date(day: date, *without: str) -> str:
    return _date_text(day, frozenset(without), locale_key())


def full_day(day: date) -> str:
    """Thu 19 Nov 2026"""
    return _date(day)


def short_day(day: date) -> str:
    """Thu 19 Nov; for a day of this week or the next ones."""
    return _date(day, "y")


def plain_day(day: date) -> str:
    """19 Nov 2026"""
    return _date(day, "dddd")


def near_day(day: date, today: date) -> str:
    """Thu 19 Nov, or 19 Nov 2025 where it is not clear which year is meant."""
    return short_day(day) if abs((day - today).days) < _NEAR_DAYS else plain_day(day)


def day_and_month(day: date) -> str:
    """19 Nov"""
    return _date(day, "dddd", "y")


def month(day: date) -> str:
    return _locale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def year(day: date) -> str:
    return str(day.year)


def month_and_year(day: date) -> str:
    """November 2026"""
    locale = _locale()
    pattern = _shortened(locale.dateFormat(QLocale.FormatType.LongFormat), "dddd", "d")
    if "MMM" not in pattern:
        return _date(day, "dddd", "d")
    # In a date a month's name may have another ending than by itself.
    name = locale.standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
    qt_day = QDate(day.year, day.month, day.day)
    before, after = (locale.toString(qt_day, part) for part in pattern.split("MMM"))
    return _with_latin_digits(f"{before}{name}{after}")


def as_heading(text: str) -> str:
    """Some languages write days and months small, but not where a heading begins."""
    return _locale().toUpper(text[:1]) + text[1:]


def date_words(day: date) -> str:
    """Every name and number by which a person may look for that day."""
    names = _date_names(day.month, day.weekday(), locale_key())
    long = _date_text(day, None, locale_key())
    return f"{day.isoformat()} {day.day} {full_day(day)} {long} {names}"


def month_names(month_number: int) -> tuple[str, ...]:
    """In a date, by itself, and short."""
    locale, long = _locale(), QLocale.FormatType.LongFormat
    return (
        locale.monthName(month_number, long),
        locale.standaloneMonthName(month_number, long),
        locale.standaloneMonthName(month_number, QLocale.FormatType.ShortFormat),
    )


@cache
def _date_names(month_number: int, weekday_index: int, name: str) -> str:
    """`name` of the locale, as above."""
    weekday_name = _locale().standaloneDayName(weekday_index + 1, QLocale.FormatType.LongFormat)
    return " ".join((*month_names(month_number), weekday_name))


def weekday(index: int, *, long: bool = False) -> str:
    """`index`: 0 Monday … 6 Sunday."""
    form = QLocale.FormatType.LongFormat if long else QLocale.FormatType.ShortFormat
    return _locale().standaloneDayName(index + 1, form)


# --- times of day ------------------------------------------------------------------------------


def time_of_day(hour: int, minute: int = 0) -> str:
    """18:30, or 6:30 PM"""
    return _with_latin_digits(_locale().toString(QTime(hour, minute), _time_pattern()))


def minute_of_day(minute: int) -> str:
    """The time of day so many minutes after midnight."""
    return time_of_day(*divmod(minute, 60))


def hour_of_day(hour: int) -> str:
    """18, or 6 PM; for an axis."""
    pattern = _time_pattern()
    if "a" not in pattern.lower():
        return str(hour)
    text = _locale().toString(QTime(hour, 0), re.sub(r"\W?m+", "", pattern))
    return _with_latin_digits(text).strip()


def day_and_time(moment: datetime) -> str:
    """Thu 19 Nov 2026, 18:30"""
    return f"{full_day(moment.date())}, {time_of_day(moment.hour, moment.minute)}"


def edit_patterns() -> tuple[str, str]:
    """For fields in which a date and a time are typed: of the date, and of both."""
    day = _shortened(_long_date_pattern())
    return day, f"{day}, {_time_pattern()}"


# --- spans of time -----------------------------------------------------------------------------


def whole(value: float) -> int:
    """Halves go up, everywhere: one time is not to be rounded in two ways."""
    return floor(value + 0.5)


def clock(seconds: float) -> str:
    """24:50; below zero: 0:00"""
    minutes_, rest = divmod(max(0, whole(seconds)), 60)
    return f"{minutes_}:{rest:02d}"


def minutes(seconds: float) -> str:
    """25 min, and never less than one."""
    return _("{n} min").format(n=number(max(1, whole(seconds / 60))))


def duration(seconds: float) -> str:
    """34 h 10 min, or 24 min"""
    hours, rest = divmod(whole(seconds / 60), 60)
    if not hours:
        return _("{minutes} min").format(minutes=number(rest))
    return _("{hours} h {minutes} min").format(hours=number(hours), minutes=number(rest))


# --- numbers -----------------------------------------------------------------------------------


def number(value: float) -> str:
    """A whole one: 1,234"""
    return _with_latin_digits(_locale().toString(whole(value)))


def decimal(value: float) -> str:
    """With one digit after the point."""
    return _with_latin_digits(_locale().toString(value, "f", 1))


def plain_number(value: float) -> str:
    """With as many digits after the point as it has, two at most: 4, 2.5, 1.25"""
    digits = next((n for n in (0, 1) if abs(round(value, n) - value) < 0.005), 2)
    return _with_latin_digits(_locale().toString(float(value), "f", digits))


def editable_number(value: float) -> str:
    """As `plain_number`, for a field: no group of thousands stands in the way of typing."""
    locale = _locale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    digits = next((n for n in (0, 1) if abs(round(value, n) - value) < 0.005), 2)
    return _with_latin_digits(locale.toString(float(value), "f", digits))


def number_range(low: float, high: float) -> str:
    """165–210, or the one where both are the same."""
    return number(low) if number(low) == number(high) else f"{number(low)}–{number(high)}"


def percent(value: float) -> str:
    return _("{n} %").format(n=number(value))


# --- weights -----------------------------------------------------------------------------------


def kg_to_unit(kg: float, unit: str) -> float:
    return kg / KG_PER_LB if unit == "lb" else kg


def unit_to_kg(value: float, unit: str) -> float:
    return value * KG_PER_LB if unit == "lb" else value


def weight(kg: float, unit: str) -> str:
    """2.5 kg, or 5.5 lb"""
    number_text = plain_number(kg_to_unit(kg, unit))
    return _("{n} {unit}").format(n=number_text, unit=weight_unit(unit))


def weight_unit(unit: str) -> str:
    return _("lb") if unit == "lb" else _("kg")


def first_weekday() -> int:
    """Of the locale; 0 Monday."""
    return QLocale().firstDayOfWeek().value - 1
