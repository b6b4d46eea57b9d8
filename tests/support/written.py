"""Days as the program writes them where the tests run: in whatever language that is.

The very words of a language are held in `tests/ui/text/test_formats.py` and where a test takes
`in_english`.
"""

from datetime import date

from backcompanion.ui.text import formats


def full(day: str) -> str:
    return formats.full_day(date.fromisoformat(day))


def plain(day: str) -> str:
    return formats.plain_day(date.fromisoformat(day))


def near(day: str) -> str:
    return formats.short_day(date.fromisoformat(day))
