"""How often the Player looks at its session: not at all in a pause, seldom where nobody sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcompanion.application.running_session import RunningSession
from backcompanion.ui.player.pace import FRAME_MILLISECONDS, LONGEST_MILLISECONDS
from backcompanion.ui.player.page import HIDDEN_MILLISECONDS
from support.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path, painted=True)
    yield window
    window.close()


def press_space(window: Window) -> None:
    QTest.keyClick(window.main.scenes.player(), Qt.Key.Key_Space)
    window.settle()


def looks(running: RunningSession) -> bool:
    return running._timer.isActive()


def a_pause_is_told_once_more_and_then_nothing_looks(
    window: Window, running: RunningSession
) -> None:
    states: list[str] = []
    running.ticked.connect(lambda: states.append(running.session.state))
    running.session.pause()  # as the closing of the window does, without a look of its own
    window.settle()
    assert "paused" in states
    assert not looks(running)


def space_pauses_and_goes_on(window: Window, running: RunningSession) -> None:
    press_space(window)
    assert not looks(running)
    press_space(window)
    assert running.session.state == "leading-in"
    assert looks(running)
    assert running._timer.interval() <= LONGEST_MILLISECONDS


def it_goes_on_looking_whoever_resumes_the_session(window: Window, running: RunningSession) -> None:
    running.session.pause()
    window.settle()
    running.session.resume()  # as the answer to a question does
    window.settle()
    assert looks(running)


def what_is_asked_for_in_a_pause_is_shown(window: Window, running: RunningSession) -> None:
    press_space(window)
    name = window.main.scenes.player()._name.text()
    before = running.session.moment.step
    while running.session.moment.step == before:
        QTest.keyClick(window.main.scenes.player(), Qt.Key.Key_Right)
    window.settle()
    assert window.main.scenes.player()._name.text() != name
    assert not looks(running)


def minimised_it_looks_seldom_but_before_a_sentence_is_due(
    window: Window, running: RunningSession
) -> None:
    from backcompanion.sound.cue_scheduler import WORDS_AHEAD_SECONDS
    from backcompanion.training.session.session import MAX_TICK_GAP_SECONDS

    window.main.showMinimized()
    window.settle()
    assert looks(running)
    assert running._timer.interval() == HIDDEN_MILLISECONDS
    assert min(WORDS_AHEAD_SECONDS, MAX_TICK_GAP_SECONDS) > HIDDEN_MILLISECONDS / 1000
    window.main.showNormal()
    window.settle()
    assert running._timer.interval() < HIDDEN_MILLISECONDS


def a_pause_from_the_lock_screen_is_shown_when_the_window_comes_back(
    window: Window, running: RunningSession
) -> None:
    player = window.main.scenes.player()
    window.main.showMinimized()
    window.settle()
    running.session.pause()
    window.settle()
    assert player._kind.text() != player.controller.pause_text()
    window.main.showNormal()
    window.settle()
    assert player._kind.text() == player.controller.pause_text()


def a_session_that_is_over_is_not_looked_at_again(window: Window, running: RunningSession) -> None:
    running.end()
    running.set_interval(FRAME_MILLISECONDS)
    running.stop_polling()
    assert not looks(running)


def test_looks_follow_the_need(window: Window) -> None:
    """In one session, as each costs as much as all of these."""
    running = window.start()
    window.go(10)
    for check in (
        a_pause_is_told_once_more_and_then_nothing_looks,
        space_pauses_and_goes_on,
        it_goes_on_looking_whoever_resumes_the_session,
        what_is_asked_for_in_a_pause_is_shown,
        minimised_it_looks_seldom_but_before_a_sentence_is_due,
        a_pause_from_the_lock_screen_is_shown_when_the_window_comes_back,
        a_session_that_is_over_is_not_looked_at_again,
    ):
        check(window, running)
        if running.session.state == "paused":
            running.session.resume()
        window.go(10)
