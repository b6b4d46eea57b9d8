"""Wherever Tab goes, forwards or backwards, what has the focus then is in sight."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.history.store import Store
from support.moments import fixed_now
from support.present import focused
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


@pytest.mark.parametrize("page", range(5))
@pytest.mark.parametrize(
    "modifiers", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier]
)
def test_tab_comes_to_nothing_that_is_out_of_sight(
    qtbot: QtBot, tmp_path: Path, page: int, modifiers: Qt.KeyboardModifier
) -> None:
    store = Store.open(tmp_path, now=fixed_now)
    store.add(session("2026-11-20"))
    store.close(30)
    window = Window(tmp_path, size=(960, 540))
    try:
        window.main.activateWindow()
        window.main.show_page(page)
        home = window.main.home
        qtbot.waitUntil(lambda: home.currentIndex() == home.indexOf(home.page(page)))
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        window.settle()
        assert out_of_sight(window, modifiers) == []
    finally:
        window.close()
