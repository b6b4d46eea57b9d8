"""Dates as people type them: 21.11.2026, 21.11., 11/21/2026, 2026-11-21, 11/2026."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QLocale

from backcompanion.base.dataclass import dataclass

# Two or three numbers with one kind of sign between, and perhaps a space after it (21. 11. 2026).
_TYPED = re.compile(
    r"(?<![\w.,/-])(\d{1,4})(?:([-/])|(\.) ?)(\d{1,4})(?:(?:\2|\3 ?)(\d{1,4}))?[-/.]?(?![\w/-])"
)
_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class _Reading:
    """A year may be its last two digits or its beginning; parts that were not typed are None."""

    year: str | None
    month: int | None
    day: int | None

    def is_possible(self) -> bool:
        return (self.month is None or 1 <= self.month <= 12) and (
            self.day is None or 1 <= self.day <= 31
        )

    def fits(self, day: date) -> bool:
        year = f"{day.year:04d}"
        return (
            (self.month is None or self.month == day.month)
            and (self.day is None or self.day == day.day)
            and (
                self.year is None
                or year.startswith(self.year)
                or (len(self.year) == 2 and year.endswith(self.year))
            )
        )


@dataclass(frozen=True, slots=True)
class TypedDate:
    """`numbers`: the same as they stand there, in case that no date is meant."""

    text: str
    numbers: tuple[str, ...]
    readings: tuple[_Reading, ...]

    def fits(self, day: date) -> bool:
        """Also while the year, or a date in the form of ISO, is still being typed."""
        return any(reading.fits(day) for reading in self.readings) or (
            "-" in self.text and day.isoformat().startswith(self.text)
        )


def find_typed_dates(text: str) -> tuple[list[TypedDate], str]:
    """Those in `text`, which has plain digits, and what of it is left."""
    dates: list[TypedDate] = []
    rest, end = "", 0
    for match in _TYPED.finditer(text):
        numbers = tuple(number for number in match.group(1, 4, 5) if number)
        readings = tuple(_readings(numbers, dotted=bool(match[3])))
        if readings:
            dates.append(TypedDate(match[0], numbers, readings))
            rest, end = f"{rest}{text[end : match.start()]} ", match.end()
    return dates, rest + text[end:]


def _readings(numbers: Sequence[str], *, dotted: bool) -> Iterator[_Reading]:
    """As the locale orders them; otherwise ordered only where that makes no date."""
    for order in _orders(numbers, dotted=dotted):
        parts = dict(zip(order, numbers, strict=True))
        month, day = parts.get("M"), parts.get("d")
        reading = _Reading(
            parts.get("y"), None if month is None else int(month), None if day is None else int(day)
        )
        if reading.is_possible():
            yield reading
            return


def _orders(numbers: Sequence[str], *, dotted: bool) -> Sequence[str]:
    # Nobody writes the month first and dots between.
    ours = "dMy" if dotted and _locale_order() == "Mdy" else _locale_order()
    without_year = ours.replace("y", "")
    if len(numbers) == 2:
        if len(numbers[0]) == _YEAR_DIGITS:
            return ("yM",)
        if len(numbers[1]) == _YEAR_DIGITS:
            return ("My",)
        return (without_year, without_year[::-1])
    if len(numbers[0]) == _YEAR_DIGITS:
        return ("yMd", "ydM")
    return (ours, "dMy", "Mdy")


def _locale_order() -> str:
    """Such as "dMy"; that of a locale without habits is the one of most people."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return "dMy"
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    order = "".join(dict.fromkeys(letter for letter in pattern if letter in "dMy"))
    return order if len(order) == 3 else "dMy"
