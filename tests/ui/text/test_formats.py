"""Dates, times and numbers in the locale's own way, each written in one way throughout."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, QLocale

from backcompanion.ui.charts.ticks import date_ticks
from backcompanion.ui.text import formats
from backcompanion.ui.text.date_pattern import date_pattern
from backcompanion.ui.text.week import weekday_label

DAY = date(2026, 11, 19)
SetLocale = Callable[[str], None]


@pytest.fixture
def set_locale() -> Iterator[SetLocale]:
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "full", "short", "plain", "both"),
    [
        ("C", "Thu 19 Nov 2026", "Thu 19 Nov", "19 Nov 2026", "November 2026"),
        ("en_US", "Thu, Nov 19, 2026", "Thu, Nov 19", "Nov 19, 2026", "November 2026"),
        ("en_GB", "Thu, 19 Nov 2026", "Thu, 19 Nov", "19 Nov 2026", "November 2026"),
        ("de_DE", "Do., 19. Nov. 2026", "Do., 19. Nov.", "19. Nov. 2026", "November 2026"),
        ("fr_FR", "jeu. 19 nov. 2026", "jeu. 19 nov.", "19 nov. 2026", "novembre 2026"),
        ("hu_HU", "2026. nov. 19., Cs", "nov. 19., Cs", "2026. nov. 19.", "2026. november"),
        (
            "ru_RU",
            "чт, 19 нояб. 2026\u202fг.",
            "чт, 19 нояб.",
            "19 нояб. 2026\u202fг.",
            "ноябрь 2026\u202fг.",
        ),
        ("ja_JP", "2026年11月19日木", "11月19日木", "2026年11月19日", "2026年11月"),
    ],
)
def test_days_are_written_in_the_order_of_the_locale(
    set_locale: SetLocale, locale: str, full: str, short: str, plain: str, both: str
) -> None:
    set_locale(locale)
    assert formats.full_day(DAY) == full
    assert formats.short_day(DAY) == short
    assert formats.plain_day(DAY) == plain
    assert formats.month_and_year(DAY) == both


def all_locales() -> list[QLocale]:
    return QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    )


def test_every_locale_of_qt_says_which_day_is_meant() -> None:
    """Both ways: what is read back by the same pattern is the same day."""
    day = QDate(2026, 11, 19)
    wrong = []
    for locale in all_locales():
        long_pattern = locale.dateFormat(QLocale.FormatType.LongFormat)
        for without in (frozenset[str](), frozenset({"dddd"})):
            pattern = date_pattern(long_pattern, without)
            if locale.toDate(locale.toString(day, pattern), pattern) != day:
                wrong.append((locale.name(), pattern))
        short = date_pattern(long_pattern, frozenset({"y", "dddd"}))
        if "y" in short or short != short.strip(" ,،、"):
            wrong.append((locale.name(), short))
    # Qt itself cannot read back a few of its rarest months and weekdays.
    assert len(wrong) < len(all_locales()) / 20, wrong


@pytest.mark.usefixtures("in_english")
def test_the_year_is_said_where_another_could_be_meant() -> None:
    today = date(2026, 11, 22)
    assert formats.near_day(date(2026, 11, 19), today) == "Thu 19 Nov"
    assert formats.near_day(date(2027, 1, 4), today) == "Mon 4 Jan"
    assert formats.near_day(date(2025, 11, 20), today) == "20 Nov 2025"


@pytest.mark.parametrize(
    ("locale", "morning", "evening", "axis"),
    [
        ("C", "04:00", "18:30", "18"),
        ("de_DE", "04:00", "18:30", "18"),
        ("en_GB", "04:00", "18:30", "18"),
        ("en_US", "4:00\u202fAM", "6:30\u202fPM", "6\u202fPM"),
        ("ko_KR", "오전 4:00", "오후 6:30", "오후 6"),
    ],
)
def test_one_clock_in_one_window(
    set_locale: SetLocale, locale: str, morning: str, evening: str, axis: str
) -> None:
    set_locale(locale)
    assert formats.time_of_day(4) == morning
    assert formats.minute_of_day(18 * 60 + 30) == evening
    assert formats.hour_of_day(18) == axis
    assert formats.day_and_time(datetime(2026, 11, 19, 18, 30)).endswith(evening)
    _day, both = formats.edit_patterns()
    assert ("a" in both.lower().split(",")[-1]) == ("h" in both)


@pytest.mark.parametrize("locale", ["ar_EG", "fa_IR", "mr_IN", "en_US"])
def test_one_window_has_one_kind_of_digits(set_locale: SetLocale, locale: str) -> None:
    """In Egypt it was 25:00, 16 of 16, and ١٦٥–٢١٠ beside them."""
    set_locale(locale)
    day, evening = date(2026, 11, 19), datetime(2026, 11, 19, 18, 30)
    assert formats.duration(3 * 3600 + 1200) == "3 h 20 min"
    assert formats.duration(1490) == formats.minutes(1490)
    assert (formats.number(1490), formats.number_range(165, 210)) == ("1,490", "165–210")
    assert {formats.plain_number(1.25), formats.editable_number(1.25)} == {"1.25"}
    assert formats.decimal(2.0) == "2.0"
    written = (formats.full_day(day), formats.month_and_year(day), formats.day_and_time(evening))
    for text in (*written, formats.hour_of_day(18), formats.date_words(day)):
        digits = [each for each in text if each.isdecimal()]
        assert digits and all(map(str.isascii, digits)), text


@pytest.mark.usefixtures("in_english")
def test_a_time_is_rounded_in_one_way() -> None:
    """1490.5 seconds were 24:50 on one page and 24:51 on another."""
    assert formats.clock(1490.5) == "24:51"
    assert formats.clock(1491.5) == "24:52"
    assert formats.clock(-3) == "0:00"
    assert formats.duration(1490) == formats.minutes(1490) == "25 min"
    assert formats.duration(90) == formats.minutes(90) == "2 min"
    assert formats.minutes(10) == "1 min"
    assert formats.duration(34 * 3600 + 600) == "34 h 10 min"


@pytest.mark.parametrize(
    ("locale", "whole", "once", "two"),
    [
        ("C", "1,490", "2.5", "1.25"),
        ("en_US", "1,490", "2.5", "1.25"),
        ("de_DE", "1.490", "2,5", "1,25"),
        ("fr_FR", "1\u202f490", "2,5", "1,25"),
    ],
)
def test_numbers_have_the_signs_of_the_locale(
    set_locale: SetLocale, locale: str, whole: str, once: str, two: str
) -> None:
    set_locale(locale)
    assert formats.number(1489.5) == whole
    assert formats.plain_number(2.5) == once
    assert formats.plain_number(1.25) == two
    assert formats.plain_number(4.001) == "4"
    assert formats.editable_number(1490) == "1490"
    assert formats.number_range(165.2, 209.5) == "165–210"
    assert formats.number_range(165.2, 164.8) == "165"


@pytest.mark.usefixtures("in_english")
def test_weights_are_said_in_the_unit_that_is_set() -> None:
    assert formats.weight(2.5, "kg") == "2.5 kg"
    assert formats.weight(2.26796185, "lb") == "5 lb"
    assert formats.unit_to_kg(formats.kg_to_unit(2.5, "lb"), "lb") == pytest.approx(2.5)


@pytest.mark.usefixtures("in_english")
def test_a_chart_that_begins_on_the_second_says_so() -> None:
    """It had no date at all until the next month began."""
    texts = [tick.text for tick in date_ticks(date(2026, 11, 2), 28)]
    assert texts == ["2 Nov", "9 Nov", "16 Nov", "23 Nov", "30 Nov"]
    ticks = date_ticks(date(2026, 11, 2), 60)
    assert [(tick.at, tick.text) for tick in ticks] == [
        (0.0, "2 Nov"),
        (29.0, "Dec"),
        (60.0, "Jan"),
    ]
    assert [tick.text for tick in date_ticks(date(2026, 10, 30), 60)] == ["Nov", "Dec"]
    for first in (date(2026, 11, 1), date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1)):
        months = [tick for tick in date_ticks(first, 200) if tick.at]
        days = [date.fromordinal(first.toordinal() + round(tick.at)) for tick in months]
        assert all(day.day == 1 for day in days)
        assert len(days) in (6, 7)


def test_a_heading_begins_with_a_capital(set_locale: SetLocale) -> None:
    set_locale("pl_PL")
    assert formats.as_heading(formats.month_and_year(DAY)) == "Listopad 2026"
    set_locale("tr_TR")
    assert formats.as_heading("ilk") == "İlk"
    assert formats.as_heading("") == ""


@pytest.mark.parametrize(
    ("locale", "label"),
    [("de_DE", "Mo"), ("pl_PL", "pon."), ("he_IL", "ב׳"), ("ar_EG", "ن"), ("ur_PK", "پیر")],
)
def test_days_in_a_row_have_their_shortest_name(
    locale: str, label: str, set_locale: SetLocale
) -> None:
    set_locale(locale)
    assert weekday_label(0) == label
    assert len({weekday_label(day) for day in range(7)}) == 7
