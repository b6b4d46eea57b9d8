"""The full screen of the Player, and the window as it was before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcompanion.ui.widgets.figure_view import FigureView
from support.present import child
from support.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    yield window
    window.close()


def press_f(window: Window) -> None:
    QTest.keyClick(window.main.scenes.player(), Qt.Key.Key_F)
    window.settle()


@pytest.mark.parametrize("maximised", [True, False])
def test_the_window_is_given_back_as_it_was(window: Window, maximised: bool) -> None:
    """By F once more, and by the end of the session."""
    if maximised:
        window.main.showMaximized()
    window.start()
    press_f(window)
    assert window.main.isFullScreen()
    press_f(window)
    assert not window.main.isFullScreen()
    assert window.main.isMaximized() == maximised
    press_f(window)
    window.running.end()
    window.settle()
    assert not window.main.isFullScreen()
    assert window.main.isMaximized() == maximised


def test_the_mouse_brings_the_buttons_back_wherever_it_moves(window: Window) -> None:
    window.start()
    press_f(window)
    player = window.main.scenes.player()
    view = child(player, FigureView)
    for place in (QPoint(10, 10), view.mapTo(player, view.rect().center())):
        player._on_controls_timeout()
        assert not player.controls.isVisible()
        QTest.mouseMove(window.main.windowHandle(), player.mapTo(window.main, place))
        window.settle()
        assert player.controls.isVisible(), place
    press_f(window)
    assert player.controls.isVisible()
