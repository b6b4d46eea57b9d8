"""As with a screen reader: by what is named, by the actions it offers, and by keys; nothing seen.

The routine copied, the ball left out, a stretch with sides added, trained, found in the history.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui.routines.editor_page import EditorPage
from support.window import Window

# Offscreen, a menu cannot take the keyboard, which Qt says.
pytestmark = [pytest.mark.journey, pytest.mark.expects_log]

ENOUGH = 2_000  # seconds of training


def named(within: QObject, name: str) -> QAccessibleInterface:
    """The first of that name, as one goes through all that there is."""
    found = next(
        (each for each in below(interface(within)) if name_of(each).startswith(name)), None
    )
    assert found is not None, name
    return found


def interface(thing: QObject) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(thing)
    assert found is not None
    return found


def below(parent: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for index in range(parent.childCount()):
        child = parent.child(index)
        if child is not None and not child.state().invisible:
            yield child
            yield from below(child)


def name_of(each: QAccessibleInterface) -> str:
    return each.text(QAccessible.Text.Name)


def act(each: QAccessibleInterface, action: str = "Press") -> None:
    actions = each.actionInterface()
    assert actions is not None and action in actions.actionNames(), name_of(each)
    actions.doAction(action)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def said_of_focus() -> str:
    """What a screen reader says: of a list, its current row."""
    here = interface(focused())
    return name_of(here.focusChild() or here)


def test_copied_changed_trained_and_found(qtbot: QtBot, tmp_path: Path, in_english: None) -> None:
    QAccessible.setActive(True)  # as where one listens: lists say then that they have changed
    window = Window(tmp_path / "data")
    window.main.add_watchers()
    try:
        _journey(window, qtbot)
    finally:
        window.close()
        QAccessible.setActive(False)


def _journey(window: Window, qtbot: QtBot) -> None:
    main, home = window.main, window.main.home
    act(named(main, "My routines"))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    act(named(menu, "Make it my own…"))
    menu.close()
    window.settle()
    page = home.currentWidget()
    assert isinstance(page, EditorPage)

    act(named(page, "Steps of the routine"), "SetFocus")
    for _step in range(30):
        if said_of_focus().startswith("Ball back extensions"):
            break
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert said_of_focus().startswith("Ball back extensions")
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    assert not said_of_focus().startswith("Ball back extensions")

    act(named(page, "Add an exercise"), "SetFocus")
    QTest.keyClicks(focused(), "figure four")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    window.settle()
    rows = [name_of(each) for each in below(interface(page.steps.list))]
    assert not any(row.startswith("Ball back extensions") for row in rows)
    sided = [row for row in rows if row.startswith("Figure four")]
    assert len(sided) == 2 and all("one side, then the other" in row for row in sided), rows
    act(named(page, "Save and choose it"))
    qtbot.waitUntil(lambda: home.currentWidget() is home.workout)
    assert main.context.routine.name == "Upper and lower back, mine"

    act(named(main, "Start workout"))
    qtbot.waitUntil(lambda: main.flow.running is not None)
    window.go(ENOUGH, stride=1.9)
    act(named(main, "Done"))
    qtbot.waitUntil(lambda: main._stack.currentWidget() is main._home)
    main.show_page(2)
    window.settle()
    names = [name_of(each) for each in below(interface(home.currentWidget()))]
    assert any(name.endswith("14 of 14 sets") for name in names), names
