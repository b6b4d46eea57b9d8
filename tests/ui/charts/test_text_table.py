"""Columns of a chart's table: alike, and no heading is cut."""

from pytestqt.qtbot import QtBot

from backcompanion.ui.charts.text_table import TextTable

LONG = "Jours d’entraînement, tous ensemble"


def test_a_long_heading_is_whole_and_the_others_share_what_is_left(qtbot: QtBot) -> None:
    table = TextTable()
    qtbot.addWidget(table)
    table.show_rows(["Semaine du", LONG, "Suite", "Minutes"], [["1", "2", "3", "4"]])
    table.resize(560, 200)
    table.show()
    header = table.horizontalHeader()
    assert header.sectionSize(1) >= header.sectionSizeHint(1)
    assert abs(header.sectionSize(0) - header.sectionSize(2)) <= 1
    assert header.length() <= table.viewport().width()
    table.resize(1400, 200)
    assert abs(header.sectionSize(0) - header.sectionSize(1)) <= 1
