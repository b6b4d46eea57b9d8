"""Progress opens in pieces, and is seen when it is whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcompanion.ui.finish.page import FinishPage
from backcompanion.ui.progress.add_session_button import AddSessionButton
from backcompanion.ui.progress.page import ProgressPage
from backcompanion.ui.shell.main_window import PROGRESS, SETTINGS, WORKOUT, MainWindow
from support.moments import fixed_now
from support.present import present
from support.window import Window
from support.years import trained_weeks


class FirstSight(QObject):
    """What stood there when the page was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.charts: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, ProgressPage):
            chart = watched.overview.chart
            self.charts.append("" if chart is None else chart.name)
        return False


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    for session in trained_weeks(fixed_now().date(), 3).sessions:
        window.main.context.store.add(session).wait(60)
    yield window
    window.close()


def turns_until(main: MainWindow, index: int) -> int:
    """How often the window has its turn until that page is shown."""
    for turn in range(200):
        if main.home.currentIndex() == main.home.indexOf(main.home.page(index)):
            return turn
        QTest.qWait(0)
    raise AssertionError("it was not shown")


def test_progress_is_shown_whole_and_the_window_has_its_turns(window: Window) -> None:
    main = window.main
    main.home.page(PROGRESS).installEventFilter(sight := FirstSight())
    main._navigation.chosen.emit(PROGRESS)
    assert main.home.currentWidget() is main.home.workout
    assert present(main._navigation.findChild(QObject, "navProgress")).property("checked")
    assert turns_until(main, PROGRESS) >= 8
    assert sight.charts == ["Sessions a week"]
    page = main.home.page(PROGRESS)
    assert isinstance(page, ProgressPage)
    # Shown anew with what was written meanwhile, and not as it was prepared.
    main._navigation.chosen.emit(WORKOUT)
    before = len(page._latest_first)
    main._navigation.chosen.emit(PROGRESS)
    for _turn in range(6):
        QTest.qWait(0)
    (latest, *_rest) = page._latest_first
    main.history_model.delete(latest.id, text="")
    window.settle()
    turns_until(main, PROGRESS)
    assert len(page._latest_first) == before - 1


def test_by_a_key_it_opens_in_pieces_and_what_is_typed_next_is_meant_for_it(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = window.main
    opened: list[AddSessionButton] = []
    monkeypatch.setattr(AddSessionButton, "open_menu", lambda button: opened.append(button))
    main.activateWindow()
    assert QTest.qWaitForWindowActive(main)
    handle = present(main.windowHandle())
    QTest.keyClick(handle, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert main.home.currentWidget() is main.home.workout
    # A modifier by itself is no key yet; with the other one all of it is there, and hears it.
    QTest.keyPress(handle, Qt.Key.Key_Control)
    assert main.home.currentWidget() is main.home.workout
    QTest.keyClick(handle, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = main.home.currentWidget()
    assert isinstance(page, ProgressPage)
    assert page.overview._headline._cards[0]._value.text() != ""
    assert len(opened) == 1
    # Later keys find a window that nobody listens to.
    QTest.keyClick(handle, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert main.home.currentWidget() is main.home.workout
    window.settle(30)
    assert main.home.currentWidget() is main.home.workout


def test_another_page_takes_the_place_of_what_is_being_opened(window: Window) -> None:
    main = window.main
    main._navigation.chosen.emit(PROGRESS)
    QTest.qWait(0)
    main._navigation.chosen.emit(SETTINGS)
    window.settle(60)
    assert main.home.currentWidget() is main.home.page(SETTINGS)


def test_after_a_session_what_is_shown_stays_until_progress_is_whole(window: Window) -> None:
    main = window.main
    window.start()
    window.go(5)
    window.running.end()
    window.settle()
    finish = main._stack.currentWidget()
    assert isinstance(finish, FinishPage)
    main.home.page(PROGRESS).installEventFilter(sight := FirstSight())
    finish.progress_requested.emit()
    assert main._stack.currentWidget() is finish
    turns_until(main, PROGRESS)
    window.settle()
    assert main._stack.currentWidget() is main._home
    page = main.home.currentWidget()
    assert isinstance(page, ProgressPage)
    assert sight.charts == ["Sessions a week"]
    assert page._latest_first[0].started_at == fixed_now()  # the session that has just ended
    focused = present(window.app.focusWidget())
    assert page.isAncestorOf(focused), "and by keys one is there as well"
