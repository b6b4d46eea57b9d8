"""The Player is made before it is wanted, and the Finish page in pieces: nothing is half shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcompanion.ui.finish.page import FinishPage
from backcompanion.ui.player.page import PlayerPage
from backcompanion.ui.shell import scene_preparation
from backcompanion.ui.shell.main_window import MainWindow
from support.present import present
from support.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    window.main.activateWindow()
    assert QTest.qWaitForWindowActive(window.main)
    yield window
    window.close()


@pytest.fixture
def prepared(window: Window, monkeypatch: pytest.MonkeyPatch) -> Window:
    """As it is some seconds after it was opened."""
    monkeypatch.setattr(scene_preparation, "PAUSE_MILLISECONDS", 0)
    window.main.scenes.prepare_later()
    present(window.main.scenes._preparation).begin()
    for _turn in range(40):
        QTest.qWait(0)
    return window


def shown(main: MainWindow) -> object:
    return main._stack.currentWidget()


def turns_until(main: MainWindow, kind: type) -> int:
    """How often the window has its turn until a page of that kind is shown."""
    for turn in range(200):
        if isinstance(shown(main), kind):
            return turn
        QTest.qWait(0)
    raise AssertionError("it was not shown")


def test_made_ahead_the_player_comes_with_the_press_and_has_the_keys(prepared: Window) -> None:
    main = prepared.main
    player = present(main.scenes._player)
    assert shown(main) is main._home and not player.isVisible()
    assert player.size() == main._stack.size()
    assert QApplication.focusWidget() is main.home.workout.start_button
    main.home.workout.start_button.click()
    assert shown(main) is player and main.flow.running is not None
    assert QApplication.focusWidget() is player


def test_pressed_before_it_is_made_start_is_done_in_pieces(window: Window) -> None:
    main = window.main
    main.scenes.prepare_later()
    main.home.workout.start_button.click()
    main.home.workout.start_button.click()
    assert shown(main) is main._home and main.flow.running is None
    assert turns_until(main, PlayerPage) >= 8
    assert QApplication.focusWidget() is main.scenes._player
    assert main.flow.running is not None


def test_a_key_after_start_is_meant_for_the_player(window: Window) -> None:
    main = window.main
    main.scenes.prepare_later()
    handle = present(main.windowHandle())
    QTest.keyClick(handle, Qt.Key.Key_Space)
    assert shown(main) is main._home
    QTest.keyClick(handle, Qt.Key.Key_Space)
    assert isinstance(shown(main), PlayerPage)
    assert window.running.session.state == "paused"


def test_made_in_a_hurry_nothing_is_left_for_later(window: Window) -> None:
    main = window.main
    main.scenes.prepare_later()
    main.home.workout.start_button.click()
    turns_until(main, PlayerPage)
    present(main.scenes._preparation).begin()
    window.settle()
    assert window.running.session.in_progress


def test_closed_before_the_player_is_there_the_session_is_asked_about(window: Window) -> None:
    main = window.main
    main.scenes.prepare_later()
    main.home.workout.start_button.click()
    assert not main.close()
    assert isinstance(shown(main), PlayerPage)
    present(main.scenes._player).controller.detach()


def test_what_is_wrong_with_it_is_said_when_it_is_wanted(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = window.main

    def fail() -> PlayerPage:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(main.scenes, "player", fail)
        main.scenes.prepare_later()
    present(main.scenes._preparation).begin()
    main.home.workout.start_button.click()
    turns_until(main, PlayerPage)
    assert main.flow.running is not None


def test_after_a_session_the_player_stays_until_the_finish_page_is_whole(window: Window) -> None:
    main = window.main
    window.start()
    window.go(5)
    window.running.end()
    assert isinstance(shown(main), PlayerPage) and main.flow.running is None
    main.context.store.writer.flush(60)
    assert turns_until(main, FinishPage) >= 5
    finish = present(main.scenes.finish_page)
    assert QApplication.focusWidget() is finish.done_button
    assert finish._headline_text.text()
    window.settle()
    assert finish._saved_text.text() == "Saved"


def test_a_key_after_a_session_is_meant_for_the_finish_page(window: Window) -> None:
    main = window.main
    window.start()
    window.go(5)
    window.running.end()
    handle = present(main.windowHandle())
    QTest.keyClick(handle, Qt.Key.Key_7)
    finish = shown(main)
    assert isinstance(finish, FinishPage)
    assert finish.effort.value() == 7
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert shown(main) is main._home
    window.settle()
    assert shown(main) is main._home
