"""The reminder where the desktop has no notifications: a small window with the same answers."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from backcompanion.ui.shell.reminder_window import create_box

BUTTONS = {"default": "Open", "start": "Start", "later": "Later", "not-today": "Not today"}


def test_its_buttons_are_the_answers(qtbot: QtBot) -> None:
    answers: list[str] = []
    box = create_box("Time for your back", "Today.", BUTTONS, answers)
    qtbot.addWidget(box)
    names = {button.objectName() for button in box.findChildren(QPushButton)}
    assert names == {"start", "later", "not-today"}
    button = box.findChild(QPushButton, "start")
    assert button is not None
    box.show()
    with qtbot.waitSignal(box.finished):
        button.click()
    assert answers == ["start"]


def test_closed_is_no_answer(qtbot: QtBot) -> None:
    answers: list[str] = []
    box = create_box("Time for your back", "Today.", BUTTONS, answers)
    qtbot.addWidget(box)
    box.show()
    box.close()
    assert answers == []
