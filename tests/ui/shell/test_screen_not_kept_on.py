"""A desktop that does not let the screen be kept on: told while a session goes, and only then."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcompanion.application.silent_desktop import SilentWakeLock, silent_desktop
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.toast import Toast
from support.moments import fixed_now
from support.window import Window


class SlowDesktop:
    """Answers once it may: yes or no, as it was set when it was asked."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()
        self.refuses = True
        self.asked = self.refusals = 0

    @contextmanager
    def keep(self) -> Iterator[SilentWakeLock]:
        refuses = self.refuses
        self.asked += 1
        assert self.may_answer.wait(60)
        yield SilentWakeLock(active=not refuses)
        self.refusals += refuses


@pytest.fixture
def desktop() -> Iterator[SlowDesktop]:
    slow = SlowDesktop()
    yield slow
    slow.may_answer.set()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, desktop: SlowDesktop) -> Iterator[Window]:
    window = Window(tmp_path, desktop=replace(silent_desktop(fixed_now), keep_awake=desktop.keep))
    yield window
    desktop.may_answer.set()
    window.close()


def refused(desktop: SlowDesktop, qtbot: QtBot, times: int) -> None:
    """The answer has been given, and whoever waits for it has had his turn."""
    desktop.may_answer.set()
    qtbot.waitUntil(lambda: desktop.refusals == times)
    qtbot.wait(0)


def messages(window: Window) -> list[str]:
    toasts = [toast for toast in window.main.findChildren(Toast) if toast.isVisible()]
    return [label.text() for toast in toasts for label in toast.findChildren(Label)]


def train_no_more(window: Window) -> None:
    """Ends the session and goes back to the pages."""
    window.go(5)
    window.running.end()
    window.settle()
    finish = window.main.scenes.finish_page
    assert finish is not None
    QTest.keyClick(finish.done_button, Qt.Key.Key_Return)
    window.settle()


def test_it_is_told_in_the_player_once(window: Window, desktop: SlowDesktop, qtbot: QtBot) -> None:
    window.start()
    refused(desktop, qtbot, 1)
    (message,) = messages(window)
    assert "screen be kept on" in message
    assert window.main.scenes.player().toast.isVisible()
    window.main.scenes.player().toast.hide()
    train_no_more(window)
    window.start()
    refused(desktop, qtbot, 2)
    assert messages(window) == []


def test_an_answer_that_comes_after_the_session_is_dropped(
    window: Window, desktop: SlowDesktop, qtbot: QtBot
) -> None:
    window.start()
    train_no_more(window)
    refused(desktop, qtbot, 1)
    assert messages(window) == []
    # It is still to be said to whoever trains again.
    window.start()
    refused(desktop, qtbot, 2)
    (message,) = messages(window)
    assert "screen be kept on" in message


def test_an_answer_to_the_session_before_is_dropped_in_the_next(
    window: Window, desktop: SlowDesktop, qtbot: QtBot
) -> None:
    window.start()
    train_no_more(window)
    qtbot.waitUntil(lambda: desktop.asked == 1)
    desktop.refuses = False
    window.start()
    refused(desktop, qtbot, 1)
    assert messages(window) == []
