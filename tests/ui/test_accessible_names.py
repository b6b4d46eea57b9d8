"""For a screen reader: whatever takes the focus says what it is, on every page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from support.places import PROJECT
from support.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    yield window
    window.close()


def nameless(within: QWidget) -> list[str]:
    """What can be reached by Tab, or has the focus, and says nothing."""
    nameless = []
    for widget in (within, *within.findChildren(QWidget)):
        if not widget.isVisible() or widget.focusProxy() is not None:
            continue
        reachable = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if not (reachable or widget.hasFocus()) or widget.accessibleName():
            continue
        text = widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else ""
        labels = [label for label in within.findChildren(QLabel) if label.buddy() is widget]
        in_a_box = isinstance(widget.parent(), QComboBox)
        if not text and not labels and not in_a_box:
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    return nameless


def test_on_the_pages_in_the_player_and_on_the_finish_page(window: Window) -> None:
    for page in (*range(5), 0):
        window.main.show_page(page)
        window.settle()
        assert nameless(window.main) == [], page
    window.start()
    window.go(5)
    assert nameless(window.main) == []
    window.running.session.pause()
    window.running.tick()
    window.settle()
    assert nameless(window.main) == []
    window.running.end()
    window.settle()
    assert nameless(window.main) == []


def test_in_the_editor_of_a_routine(window: Window) -> None:
    editor = window.main.home.routines().editor
    editor.copy()
    window.settle()
    assert editor.page is not None
    for spot in editor.page.editor.spots[::5]:
        editor.page.editor.select(spot)
        window.settle()
        assert nameless(window.main) == []
    QTest.keyClicks(editor.page.steps.search.field, "knee")
    window.settle()
    assert nameless(window.main) == []


def test_no_name_is_joined_by_a_colon_that_no_language_can_change() -> None:
    """French has a space before it; `labelled` in ui/text/spoken.py is looked up."""
    joined = re.compile(r"""\bf["'][^"'\n]*\}: \{""")
    assert joined.search('name = f"{label}: {value}"')
    assert [
        f"{file.name}:{number}"
        for file in (PROJECT / "src/backcompanion/ui").rglob("*.py")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if joined.search(line)
    ] == []


def again(within: QWidget) -> list[tuple[str, str]]:
    """Name and description of what is described by its name once more, or by a part of it."""
    spoken = [
        (accessible.text(QAccessible.Text.Name), accessible.text(QAccessible.Text.Description))
        for widget in within.findChildren(QAbstractButton)
        if widget.isVisible()
        for accessible in (QAccessible.queryAccessibleInterface(widget),)
    ]
    lower = [
        (name.lower(), description.lower(), (name, description)) for name, description in spoken
    ]
    return [both for name, text, both in lower if text and (text in name or name in text)]


def test_no_button_says_its_name_twice(window: Window) -> None:
    """Qt describes a widget by its tool tip where it has no description."""
    for page in (*range(5), 0):
        window.main.show_page(page)
        window.settle()
        assert again(window.main) == [], page
    editor = window.main.home.routines().editor
    editor.copy()
    window.settle()
    assert again(window.main) == []
    window.main.resize(900, 500)  # where buttons are icons alone
    window.settle()
    assert again(window.main) == []
