"""What was English, cut or written in a foreign way in another language."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.history.safety.contents import BackupContents
from backcompanion.history.set_aside import SetAside
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.chart_painting import paint_plot
from backcompanion.ui.charts.chart_plot import (
    LABEL_PIXELS,
    ChartPlot,
    create_axes,
    create_plot_item,
)
from backcompanion.ui.plan.weekdays_section import _DayChip
from backcompanion.ui.progress.session_list import SessionListView
from backcompanion.ui.routines.step_column import _EdgeBox
from backcompanion.ui.shell.navigation_rail import NavigationButton, NavigationRail
from backcompanion.ui.text.backup_text import contents_text
from backcompanion.ui.text.sheet_rows import sheet_row
from backcompanion.ui.text.week import weekday_label
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.day_squares import DaySquares, SquaresGeometry
from backcompanion.ui.widgets.spin_boxes import DateEdit
from support.histories import session
from support.languages import in_language
from support.shipped import shipped_library


@contextmanager
def spoken_in(language: str, locale: str) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    with in_language(language):
        yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    theme.load_fonts()
    with spoken_in("de", "de_DE"):
        yield


def test_keys_have_the_name_that_is_printed_on_them(qtbot: QtBot) -> None:
    rail = NavigationRail()
    qtbot.addWidget(rail)
    tips = [button.toolTip() for button in rail.findChildren(NavigationButton)]
    assert tips[0] == "Training (Strg+1)" and tips[4] == "Hilfe (F1)"
    view = SessionListView(dict, str, tuple)
    qtbot.addWidget(view)
    assert {"Rückgängig (Strg+Z)", "Wiederholen (Strg+Umschalt+Z)"} <= {
        button.toolTip() for button in view.findChildren(Button)
    }


def test_the_columns_of_the_history_are_as_wide_as_their_words(qtbot: QtBot) -> None:
    view = SessionListView(dict, str, tuple)
    qtbot.addWidget(view)
    view.show_sessions([session("a", back="sore")])
    table = view._table
    header = table.horizontalHeader()
    narrow = [n for n in range(6) if header.sectionSize(n) < header.sectionSizeHint(n)]
    assert narrow == []
    assert header.sectionSize(4) > table.fontMetrics().horizontalAdvance("Muskelkater") + 12
    assert not table.wordWrap()


def test_a_backup_says_days_and_numbers_as_they_are_written() -> None:
    contents = BackupContents(1234, "2016-11-21", "2026-11-22", 1012, 0, 0)
    text = contents_text(contents)
    assert "1.234 Einheiten (21. Nov. 2016 bis 22. Nov. 2026)" in text and "1.012" in text
    assert "nie bis" in contents_text(BackupContents(1, "nie", "2026-11-22", 0, 0, 0))


def test_an_entry_that_cannot_be_read_is_named() -> None:
    assert SetAside("sessions", "b", "b", {}, "weil").message() == "Einheit b: weil"


def test_a_box_that_has_the_room_shows_all_of_its_longest_words(qtbot: QtBot) -> None:
    box = _EdgeBox([(0, "Aufwärmen: eingebaut")])
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.grab()
    assert box.toolTip() == ""


def test_the_longest_day_of_the_week_is_not_cut_in_polish(qtbot: QtBot) -> None:
    with spoken_in("pl", "pl_PL"):
        chip = _DayChip(weekday_label(6), height=34, pixels=12.5)
        qtbot.addWidget(chip)
        chip.resize(chip.sizeHint())
        chip.grab()
        assert chip.toolTip() == ""


class _Squares(DaySquares):
    def paint_days(self, painter: QPainter, geometry: SquaresGeometry) -> None:
        pass

    def reading(self, index: int) -> str:
        return ""


def test_the_names_beside_the_squares_are_not_cut_in_polish(qtbot: QtBot) -> None:
    rooms: list[tuple[float, float]] = []

    def watched(painter: QPainter, *arguments: object) -> None:
        if isinstance(arguments[0], QRectF):
            words = painter.fontMetrics().horizontalAdvance(str(arguments[-1]))
            rooms.append((words, arguments[0].width()))

    with spoken_in("pl", "pl_PL"), patch.object(QPainter, "drawText", watched):
        squares = _Squares("squares", "")
        qtbot.addWidget(squares)
        squares.resize(700, 300)
        days = [date(2026, 8, 31) + timedelta(days=day) for day in range(7 * 20)]
        squares.show_dates(days, first_read=0, last_read=1)
        squares.grab()
    assert len(rooms) >= 7 and all(words <= room for words, room in rooms)


def test_the_word_beside_the_line_of_the_goal_has_its_room_in_french(qapp: QApplication) -> None:
    chart = Chart("séances", 0, 3, 5, goal=((0.0, 3.0), (3.0, 3.0)))
    with spoken_in("fr", "fr_FR"):
        owner = QWidget()
        plot = ChartPlot(create_plot_item(create_axes(), owner), owner)
        plot.show_chart(chart)
        words = QFontMetricsF(theme.font(LABEL_PIXELS)).horizontalAdvance("objectif")
        assert plot.getPlotItem().getAxis("right").width() >= words + 8  # its offset
        places: list[tuple[Any, ...]] = []
        image = QImage(600, 300, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        with patch.object(QPainter, "drawText", lambda _self, *what: places.append(what)):
            paint_plot(painter, QRectF(0, 0, 600, 300), chart, theme.LIGHT)
        painter.end()
        (at,) = [what[0].x() for what in places if what[-1] == "objectif"]
        assert at + words <= 600 + 1
        owner.deleteLater()


def test_a_moment_does_not_lie_below_the_arrow_in_spanish(qtbot: QtBot) -> None:
    with spoken_in("es", "es_ES"):
        edit = DateEdit(with_time=True)
        qtbot.addWidget(edit)
        edit.show_moment(datetime(2025, 9, 24, 20, 34))
        words = edit.fontMetrics().horizontalAdvance(edit.text())
    assert edit.minimumWidth() >= words + 40


def test_a_name_on_a_sheet_is_quoted_as_the_language_quotes() -> None:
    exercises = shipped_library().exercises
    (line,) = SheetReader(exercises, "en").read("Glute bridge 2 x 8").lines
    assert sheet_row(line, exercises).detail.startswith("„Glute bridge“ · ")
