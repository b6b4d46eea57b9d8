"""Windows beside the main one open as large as asked for, and no larger than the screen."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui.widgets.window_size import resize_within_screen


class Screen:
    def __init__(self, width: int, height: int) -> None:
        self._room = QRect(0, 0, width, height)

    def availableGeometry(self) -> QRect:
        return self._room


@pytest.mark.parametrize(
    ("screen", "size"),
    [((1920, 1080), (720, 560)), ((900, 500), (720, 460)), ((600, 900), (592, 560))],
)
def test_it_opens_within_the_screen_of_its_parent(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    screen: tuple[int, int],
    size: tuple[int, int],
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = QWidget(parent)
    monkeypatch.setattr(QWidget, "screen", lambda _widget: Screen(*screen))
    resize_within_screen(window, 720, 560)
    assert window.size().toTuple() == size
