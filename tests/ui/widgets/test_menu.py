"""The program's own menus: their colours, and entries that are too long."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui import theme
from backcompanion.ui.widgets import menu as menu_module
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


def test_an_entry_that_a_screen_reader_triggers_closes_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(menu_module, "is_read_aloud", lambda: True)
    owner = QWidget()
    owner.setAccessibleName("My routines")
    qtbot.addWidget(owner)
    menu = Menu(owner)
    menu.setWindowFlags(Qt.WindowType.Tool)
    menu.add_heading("Built in")
    first = menu.add_entry("Gentle")
    below = menu.add_submenu("Pace")
    pace = below.add_entry("90 %")
    for entry in (first, pace):
        menu.open_below(owner)
        assert menu.activeAction() is first, "else nothing would be said of it"
        assert menu.accessibleName() == "My routines"
        entry.trigger()
        assert not menu.isVisible()


def test_one_that_is_higher_than_the_screen_is_scrolled_and_not_laid_out_in_columns(
    qtbot: QtBot,
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    menu = Menu(owner)
    menu.setWindowFlags(Qt.WindowType.Tool)  # offscreen there is no keyboard that it could take
    first = menu.add_entry("One of many")
    for n in range(2, 60):
        last = menu.add_entry(f"Entry {n}")
    menu.open_at(QPoint(0, 0))
    assert menu.height() <= menu.screen().availableGeometry().height()
    assert menu.actionGeometry(last).left() == menu.actionGeometry(first).left()
    menu.close()
