"""The program's own menus: their colours, and entries that are too long."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui import theme
from backcompanion.ui.widgets.menu import WIDEST_TEXT, Menu


def test_a_long_entry_ends_in_an_ellipsis_and_says_all_in_its_tip(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    menu = Menu(owner)
    short, long = menu.add_entry("Soup & bread"), menu.add_entry("w" * 300)
    assert short.text() == "Soup && bread"  # no letter of it is taken for a shortcut
    assert long.text().endswith("…") and "w" * 8 in long.toolTip()
    assert menu.sizeHint().width() < WIDEST_TEXT + 120


def test_it_opens_in_the_colours_of_now(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    menu = Menu(owner)
    monkeypatch.setattr(Menu, "popup", lambda _menu, _at: None)  # it would take the keyboard
    menu.open_below(owner)
    assert theme.colours().surface in menu.styleSheet()
