"""A key that is still held from before presses nothing: it answered what was there then."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui.finish.page import FinishPage
from backcompanion.ui.shell.startup_error import StartupErrorPage
from backcompanion.ui.workout.exercise_list import ExerciseList
from support.present import child, focused
from support.window import Window
from ui.progress.test_session_dialog import opened

KEYS = [(Qt.Key.Key_Return, "\r"), (Qt.Key.Key_Enter, "\r"), (Qt.Key.Key_Space, " ")]


def press(widget: QWidget, key: Qt.Key, text: str, *, held: bool) -> None:
    """As Qt hands out a key to whoever has the focus."""
    modifiers = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, modifiers, text, held)
        QCoreApplication.sendEvent(widget, event)


@pytest.mark.parametrize(("key", "text"), KEYS)
def test_a_held_key_begins_no_session(
    qapp: QApplication, tmp_path: Path, key: Qt.Key, text: str
) -> None:
    window = Window(tmp_path)
    try:
        for widget in (focused(), child(window.main, ExerciseList)):
            for _again in range(3):
                press(widget, key, text, held=True)
            assert window.main.flow.running is None
        press(focused(), key, text, held=False)
        assert window.main.flow.running is not None
        for _again in range(3):
            press(focused(), key, text, held=True)
        assert window.main.flow.running.session.state != "paused"
    finally:
        window.close()


@pytest.mark.parametrize(("key", "text"), KEYS[:2])
def test_a_held_key_ends_nothing_that_was_just_opened(qtbot: QtBot, key: Qt.Key, text: str) -> None:
    form = opened(qtbot)
    press(form, key, text, held=True)
    press(form.fields.minutes, key, text, held=True)
    assert form.isVisible()
    finish = FinishPage()
    qtbot.addWidget(finish)
    finish.show()
    with qtbot.assertNotEmitted(finish.done):
        press(finish, key, text, held=True)
        press(finish.done_button, key, text, held=True)
    page = StartupErrorPage("no")
    qtbot.addWidget(page)
    page.show()
    with qtbot.assertNotEmitted(page.close_requested):
        press(page, key, text, held=True)
        press(QApplication.focusWidget() or page, key, text, held=True)
