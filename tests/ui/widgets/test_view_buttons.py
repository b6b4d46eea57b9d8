"""Buttons that say where to look from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from backcompanion.ui.widgets.view_buttons import ViewButtons


def test_each_asks_for_its_view_and_once_more_for_the_first(qtbot: QtBot) -> None:
    buttons = ViewButtons()
    qtbot.addWidget(buttons)
    asked: list[object] = []
    buttons.view_requested.connect(asked.append)
    side, front, above = buttons.findChildren(QAbstractButton)
    for button in (side, front, above, above, above):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["side", "front", "above", "own", "above"]
    names = [button.accessibleName() for button in (side, front, above)]
    assert names == ["From the side", "From the front", "From above"]
