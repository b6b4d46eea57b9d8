"""Dates, digits and the first day of the week in each region of a language that is shipped."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from backcompanion.ui.text import formats

DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    locale = QLocale()
    yield
    QLocale.setDefault(locale)


@pytest.mark.parametrize(
    ("region", "words", "number", "point", "first"),
    [
        ("de_DE", ("22", "Nov", "2026"), "12.345", ",", 0),
        ("es_ES", ("22 de", "nov", "2026"), "12.345", ",", 0),
        ("es_MX", ("22 de", "nov", "2026"), "12,345", ".", 6),
        ("fr_FR", ("22", "nov", "2026"), "12 345", ",", 0),
        ("fr_CA", ("22", "nov", "2026"), "12 345", ",", 6),
        ("pl_PL", ("22", "lis", "2026"), "12 345", ",", 0),
    ],
)
def test_what_is_written_is_the_regions(
    region: str, words: tuple[str, ...], number: str, point: str, first: int
) -> None:
    QLocale.setDefault(QLocale(region))
    written = formats.full_day(DAY)
    places = [written.find(word) for word in words]
    assert -1 not in places and places == sorted(places), written
    assert " ".join(formats.number(12345).split()) == number
    assert formats.plain_number(2.5) == f"2{point}5"
    assert formats.first_weekday() == first
