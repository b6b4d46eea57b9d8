"""Searching the history: dates as people type them, and a window that lives meanwhile."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcompanion.training.session.record import SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.progress.search_preparation import SearchPreparation
from backcompanion.ui.progress.session_list import SessionListView
from backcompanion.ui.progress.session_search import SessionSearch
from backcompanion.ui.text import formats
from support.thoroughness import examples
from support.weeks import day
from support.work import calls_of, within
from support.years import trained_weeks

LOCALES = ("C", "en_US", "en_GB", "de_DE", "fr_FR", "cs_CZ", "hu_HU", "ru_RU", "sv_SE", "ja_JP",
           "ko_KR", "ar_EG", "fa_IR", "bg_BG", "nl_NL", "pt_BR", "en_CA")  # fmt: skip
DAYS = st.dates(date(2015, 1, 1), date(2029, 12, 31))
ONE = trained_weeks(day("2026-11-22"), 1).sessions[0]


@pytest.fixture(autouse=True)
def locale_of_before() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def on(*days: date) -> list[SessionRecord]:
    return [replace(ONE, id=f"s{n}", local_date=each, note="") for n, each in enumerate(days)]


def found(search: SessionSearch, sessions: Sequence[SessionRecord], text: str) -> list[date]:
    return [each.local_date for each in search.find(sessions, text)]


def typed_forms(on_day: date) -> dict[str, str]:
    """Each as people of the locale in force type that day, all of it."""
    locale, qt_day = QLocale(), QDate(on_day.year, on_day.month, on_day.day)
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    day_first = not short.replace("'", "").startswith(("M", "y"))
    forms = {
        "iso": on_day.isoformat(),
        "dots": f"{on_day.day}.{on_day.month}.{on_day.year}",
        "dots and spaces": f"{on_day.day:02}. {on_day.month:02}. {on_day.year}",
        "dots of two digits": on_day.strftime("%d.%m.%Y"),
        "a month's name": f"{on_day.day} {formats.month(on_day)} {on_day.year}",
        "the whole name": formats.plain_day(on_day),
        "as it stands in the list": formats.full_day(on_day),
        "year first": f"{on_day.year}/{on_day.month}/{on_day.day}",
    }
    if locale.language() != QLocale.Language.C:
        forms["short"] = locale.toString(qt_day, QLocale.FormatType.ShortFormat)
        forms["long"] = locale.toString(qt_day, QLocale.FormatType.LongFormat)
        order = "{d}/{m}/{y}" if day_first else "{m}/{d}/{y}"
        if not short.startswith("y"):
            forms["slashes"] = order.format(d=on_day.day, m=on_day.month, y=on_day.year)
            forms["hyphens"] = forms["slashes"].replace("/", "-")
    return forms


@pytest.mark.parametrize("locale", LOCALES)
@examples(40)
@given(on_day=DAYS)
def test_a_day_is_found_by_its_date_however_it_is_written(locale: str, on_day: date) -> None:
    QLocale.setDefault(QLocale(locale))
    another_year = on_day.year - 1 if on_day.year > 2015 else on_day.year + 2
    others = [date(another_year, on_day.month, min(on_day.day, 28)), on_day + timedelta(days=45)]
    sessions, search = on(on_day, *others), SessionSearch()
    for form, text in typed_forms(on_day).items():
        assert on_day in found(search, sessions, text), (form, text)
        if form != "short":  # of one whose year has two digits
            assert found(search, sessions, text) == [on_day], (form, text)


@pytest.mark.parametrize("locale", LOCALES)
@examples(40)
@example(on_day=date(2015, 6, 1))  # in Czech its month is how the next one begins
@given(on_day=DAYS)
def test_a_day_without_its_year_and_a_month_are_found_too(locale: str, on_day: date) -> None:
    QLocale.setDefault(QLocale(locale))
    sessions, search = on(on_day, on_day + timedelta(days=45)), SessionSearch()
    for text in (
        f"{on_day.day} {formats.month(on_day)}",
        f"{on_day.isoformat()[:7]}",
        f"{on_day.month}/{on_day.year}",
        formats.month_and_year(on_day),
        f"{on_day.day}.{on_day.month}." if on_day.day > 12 else f"{on_day.day:02}.{on_day.month}.",
    ):
        if text.endswith(".") and on_day.day <= 12 and locale in _MONTH_FIRST_WITH_DOTS:
            continue
        assert found(search, sessions, text) == [on_day], text


_MONTH_FIRST_WITH_DOTS = ("hu_HU", "sv_SE", "ja_JP", "ko_KR", "fa_IR", "en_CA")


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("en_US", "3/4/2026", ["2026-03-04"]),
        ("en_GB", "3/4/2026", ["2026-04-03"]),
        ("en_US", "11/21", ["2026-11-21"]),
        ("en_GB", "11/21/2026", ["2026-11-21"]),
        ("de_DE", "21.11.", ["2026-11-21"]),
        ("de_DE", "21.11.26", ["2026-11-21"]),
        ("de_DE", "21.11.20", ["2026-11-21"]),
        ("de_DE", "2026-11-2", ["2026-11-21"]),
        ("de_DE", "11.2026", ["2026-11-21"]),
        ("en_US", "32/13/2026", []),
        ("en_US", "November", ["2026-11-21"]),
        ("ja_JP", "1月", []),
        ("ja_JP", "11月21日", ["2026-11-21"]),
    ],
)
def test_which_day_is_meant_is_the_locale_s(locale: str, text: str, expected: list[str]) -> None:
    QLocale.setDefault(QLocale(locale))
    sessions = on(day("2026-03-04"), day("2026-04-03"), day("2026-11-21"))
    assert [each.isoformat() for each in found(SessionSearch(), sessions, text)] == expected


def test_numbers_of_a_note_that_look_like_a_date_are_found_as_well() -> None:
    sessions = on(day("2026-03-04"), day("2026-04-03"))
    sessions[0] = replace(sessions[0], note="Ran 12.5 km, level 2/3; see 2025-01-02")
    for text in ("12.5 km", "2/3", "2025-01-02", "12.5"):
        assert found(SessionSearch(), sessions, text) == [day("2026-03-04")], text


# Ten years


def test_no_turn_of_a_first_search_holds_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    theme.load_fonts()
    theme.apply(qapp, "light", "light")
    sessions = trained_weeks(day("2026-11-22"), 520, every_week=3).sessions[::-1]
    exercises = {each.id: "Back bows Russian twists" for each in sessions}
    view = SessionListView(lambda: exercises, str, tuple)
    qtbot.addWidget(view)
    turns: list[int] = []

    def counted(portion: Callable[..., int], *args: object) -> int:
        results: list[int] = []
        turns.append(calls_of(lambda: results.append(portion(*args))))
        return results[0]

    search = view._search.search
    prepare_some = search.prepare_some
    search.prepare_some = lambda *args: counted(prepare_some, *args)  # type: ignore[method-assign]
    with qtbot.waitSignal(view._search.ready):
        view.show_sessions(sessions)
        view._field.setText("russian 2024")  # before anything is ready: it is found all the same
        assert view._table.session_at(1) == sessions[0]
    assert {each.year for each in map(_month, _shown(view))} == {2024}
    assert len(turns) > 10 and max(turns) < 20_000
    within(120_000, lambda: view._field.setText("n"))


def test_what_was_done_is_read_once_more_where_the_history_changes_meanwhile(
    qtbot: QtBot, qapp: QApplication
) -> None:
    sessions = on(day("2026-03-04"))
    answers = iter([{}, {"s0": "Back bows"}])
    preparation = SearchPreparation(lambda: next(answers), qapp)
    with qtbot.waitSignal(preparation.ready):
        preparation.prepare(sessions)
        preparation.prepare(sessions)
    assert found(preparation.search, sessions, "bows") == [day("2026-03-04")]
    preparation.deleteLater()


def _shown(view: SessionListView) -> list[SessionRecord]:
    rows = range(view._table.model().rowCount())
    return [each for row in rows if (each := view._table.session_at(row)) is not None]


def _month(session: SessionRecord) -> date:
    return session.local_date


def test_names_of_exercises_are_folded_once_and_not_for_each_session() -> None:
    """Ten years have few different ones; folding them all held the window for 145 ms."""
    search = SessionSearch()
    names = "Back bows Russian twists Pilates swimmers Öffnen"
    within(9_000, lambda: search.set_exercises({f"s{n}": names for n in range(3_000)}))
    sessions = on(day("2026-11-22"), day("2026-11-20"))
    assert len(search.find(sessions, "offnen")) == 2
    assert search.find(sessions, "plank") == []
