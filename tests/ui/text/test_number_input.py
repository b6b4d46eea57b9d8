"""One reader of numbers: what is typed is kept as it was meant, in every locale."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from backcompanion.ui.text.formats import editable_number
from backcompanion.ui.text.number_input import parse_number

LOCALES = ["C", "en_US", "de_DE", "fr_FR", "de_CH", "ar_EG", "fa_IR", "hi_IN"]


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.5", 2.5),
        ("2,5", 2.5),
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("1.250", 1.25),
        ("1,250", 1.25),
        (" 70 ", 70.0),
        ("70.", 70.0),
        (",5", 0.5),
        ("2.125", 2.12),
        ("-70", -70.0),
        ("−70", -70.0),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567.0),
        ("٢٫٥", 2.5),
    ],
)
def test_point_and_comma_are_a_decimal_sign_everywhere(
    locale: str, text: str, value: float
) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    ["", ".", "x", "7 0", "nan", "inf", "1e3", "2,5E+", "1,3E+", "1.2.3", "2,5,", "0x10", "²"],
)
def test_what_is_no_number_is_not_guessed_at(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(min_value=0, max_value=99_999), st.sampled_from(LOCALES))
def test_what_a_field_shows_is_read_back(hundredths: int, name: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(name))
    try:
        assert parse_number(editable_number(hundredths / 100)) == hundredths / 100
    finally:
        QLocale.setDefault(before)
