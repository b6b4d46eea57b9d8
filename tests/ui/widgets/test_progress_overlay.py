"""A task that takes over a second shows how far it is, and can be called off."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcompanion.application.background_task import BackgroundTask
from backcompanion.history.exchange.progress_callback import with_progress
from backcompanion.ui.widgets import progress_overlay
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.progress_overlay import ProgressOverlay


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    Button("Before", parent=window).setObjectName("before")
    with qtbot.waitActive(window):
        window.show()
    button = window.findChild(Button, "before")
    assert button is not None
    button.setFocus()
    return window


@pytest.fixture
def may_go_on() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def counting(may_go_on: threading.Event) -> Callable[[], None]:
    def work() -> None:
        for n in with_progress(range(1000), 1000):
            if n == 501:
                assert may_go_on.wait(60)

    return work


def test_it_comes_after_a_while_and_gives_the_focus_back(
    over: QWidget, qtbot: QtBot, may_go_on: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_overlay, "OVERLAY_DELAY_MILLISECONDS", 1)
    task = BackgroundTask(over, "work")
    overlay = ProgressOverlay(task, over, "Counting")
    assert not overlay.isVisible()
    task.start(counting(may_go_on))
    qtbot.waitUntil(lambda: overlay.isVisible() and "50" in overlay.accessibleDescription())
    assert overlay.cancel_button is not None and overlay.cancel_button.hasFocus()
    with qtbot.waitSignal(task.aborted):
        QTest.keyClick(overlay, Qt.Key.Key_Escape)
        may_go_on.set()
    assert not overlay.isVisible()
    button = over.findChild(Button, "before")
    assert button is not None and button.hasFocus()


def test_what_is_quick_is_never_covered(over: QWidget, qtbot: QtBot) -> None:
    task = BackgroundTask(over, "work")
    overlay = ProgressOverlay(task, over, "Counting")
    seen: list[bool] = []
    task.succeeded.connect(lambda: seen.append(overlay.isVisible()))
    with qtbot.waitSignal(task.succeeded):
        task.start(lambda: None)
    assert seen == [False] and not overlay._timer.isActive()


def test_what_cannot_be_stopped_covers_the_window_from_the_beginning(
    over: QWidget, qtbot: QtBot, may_go_on: threading.Event
) -> None:
    task = BackgroundTask(over, "work", abortable=False)
    overlay = ProgressOverlay(task, over, "Counting")
    assert overlay.isVisible() and overlay.cancel_button is None and overlay.hasFocus()
    task.start(counting(may_go_on))
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    with qtbot.waitSignal(task.succeeded):
        may_go_on.set()
    assert not overlay.isVisible()
