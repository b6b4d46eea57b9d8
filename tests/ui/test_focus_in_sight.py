"""Wherever Tab goes, forwards or backwards, what has the focus then is in sight."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.base.paths import folders
from backcompanion.history.store import Store
from backcompanion.ui.charts.text_table import TextTable
from backcompanion.ui.help.page import HelpPage
from backcompanion.ui.help.topic_browser import TopicBrowser
from backcompanion.ui.plan.break_form import BreakForm
from backcompanion.ui.widgets.buttons import Button
from support.moments import fixed_now
from support.present import child, focused
from support.weeks import session
from support.window import Window

LONGEST = 200  # more than any page has places to come to
LEAST = 12  # pixels that are to be seen of each, at least


def out_of_sight(window: Window, modifiers: Qt.KeyboardModifier) -> list[str]:
    """What Tab comes to on its way round and nobody sees."""
    unseen: list[str] = []
    visited: set[QWidget] = set()
    before: QWidget | None = None
    for _stop in range(LONGEST):
        QTest.keyClick(focused(), Qt.Key.Key_Tab, modifiers)
        window.settle(3)
        widget = focused()
        shown = widget.visibleRegion().boundingRect()
        if min(shown.width(), shown.height()) < min(LEAST, widget.height()):
            unseen.append(f"{type(widget).__name__} {widget.objectName()} {widget}")
        if widget in visited and widget is not before:  # a date takes some presses
            break
        before = widget
        visited.add(widget)
    return unseen


def test_tab_comes_to_nothing_that_is_out_of_sight(qtbot: QtBot, tmp_path: Path) -> None:
    store = Store.open(tmp_path, now=fixed_now)
    store.add(session("2026-11-20"))
    store.close(30)
    window = Window(tmp_path, size=(960, 540))
    try:
        window.main.activateWindow()
        home = window.main.home
        for modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            for index in range(5):
                window.main.show_page(index)
                page = home.page(index)
                qtbot.waitUntil(lambda page=page: home.currentWidget() is page)  # type: ignore[misc]
                qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
                window.settle()
                assert out_of_sight(window, modifiers) == [], (index, modifiers)
    finally:
        window.close()


def test_a_form_that_opens_is_scrolled_to(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(tmp_path, size=(960, 540))
    try:
        window.main.activateWindow()
        window.main.show_page(1)
        add = child(window.main, Button, "addBreak")
        add.setFocus(Qt.FocusReason.TabFocusReason)
        window.settle()
        QTest.keyClick(add, Qt.Key.Key_Space)
        window.settle()
        widget = focused()
        assert child(window.main, BreakForm).isAncestorOf(widget)
        qtbot.waitUntil(lambda: widget.visibleRegion().boundingRect() == widget.rect())
    finally:
        window.close()


def beside_a_button(qtbot: QtBot, widget: QWidget) -> tuple[QWidget, QPushButton]:
    """What holds both. The button has the keyboard; Tab goes on from it to the widget."""
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    column.addWidget(button := QPushButton())
    column.addWidget(widget)
    around.show()
    around.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    return around, button


def test_a_text_shows_that_the_keyboard_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    page = HelpPage(folders(tmp_path))
    around, _button = beside_a_button(qtbot, page)
    text = child(page, TopicBrowser)
    without = page.grab().toImage()
    text.setFocus(Qt.FocusReason.TabFocusReason)
    assert text.hasFocus()
    assert page.grab().toImage() != without
    text.clearFocus()
    assert page.grab().toImage() == without
    around.close()


def test_a_table_shows_where_the_arrows_begin(qtbot: QtBot) -> None:
    table = TextTable()
    table.show_rows(("Week", "Sessions"), (("Week of 16 Nov", "3"), ("Week of 23 Nov", "2")))
    around, button = beside_a_button(qtbot, table)
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert {index.row() for index in table.selectedIndexes()} == {0}
    QTest.keyClick(table, Qt.Key.Key_Down)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert {index.row() for index in table.selectedIndexes()} == {1}
    around.close()
