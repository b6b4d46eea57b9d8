"""Start, and ended while it still counts in: nothing is kept, and nothing says that it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcompanion.base.crash_report import CrashReporter
from backcompanion.system.single_instance import PipeInstance
from backcompanion.ui.widgets.label import Label
from support.moments import fixed_now
from support.present import focused, present
from support.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    window.main.activateWindow()
    yield window
    window.close()


def press(window: Window, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)
        window.settle()


def shown(window: Window) -> list[str]:
    return [label.text() for label in window.main.findChildren(Label) if label.isVisible()]


def test_nothing_is_said_to_be_kept_that_is_not(window: Window) -> None:
    messages: list[str] = []
    window.main.scenes.message_requested.connect(messages.append)
    window.start()
    press(window, Qt.Key.Key_Escape)
    assert not [text for text in shown(window) if "in your history" in text]
    press(window, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert window.main.flow.running is None
    assert window.main.scenes.finish_page is None
    assert window.main.home.workout.start_button.isVisible()
    assert messages == ["Nothing was done yet, so nothing is kept."]
    assert window.main.context.store.writer.flush(60)
    assert window.main.history_model.history().sessions == ()


@pytest.mark.expects_log
def test_a_fault_that_waited_is_shown_then(window: Window, tmp_path: Path) -> None:
    reporter = CrashReporter(tmp_path / "log", now=fixed_now, private_words=())
    window.main.connect_process(reporter, PipeInstance(None, None))
    window.start()
    reporter.handle(ZeroDivisionError, ZeroDivisionError(), None)
    window.settle()
    assert window.main._crash_notifier._crash_window is None
    present(window.main.flow.running).end()
    window.settle()
    present(window.main._crash_notifier._crash_window).close()


def test_that_it_hurt_is_said_to_be_kept_where_it_is(window: Window) -> None:
    window.start()
    press(window, Qt.Key.Key_H)
    press(window, Qt.Key.Key_Return, Qt.Key.Key_Escape)  # skipped, and asked whether to end
    assert [text for text in shown(window) if "Saved, that it hurt stands" in text]
    press(window, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert window.main.context.store.writer.flush(60)
    assert len(window.main.history_model.history().sessions) == 1


def test_a_second_is_kept_and_said_to_be(window: Window) -> None:
    window.start()
    window.go(5)
    press(window, Qt.Key.Key_Escape)
    assert [text for text in shown(window) if "in your history" in text]
    press(window, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert window.main.scenes.finish_page is not None
    assert window.main.context.store.writer.flush(60)
    assert len(window.main.history_model.history().sessions) == 1


def test_that_something_hurt_is_kept_as_it_is_said_to_be(window: Window) -> None:
    window.main.context.live.change(already_warm=True)
    window.start()
    press(window, Qt.Key.Key_H)
    assert [text for text in shown(window) if "next time this exercise begins gently" in text]
    press(window, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)  # stop for today
    assert window.main.flow.running is None
    assert window.main.context.store.writer.flush(60)
    (summary,) = window.main.history_model.history().sessions
    record = window.main.history_model.session(summary.id)
    assert record is not None and record.steps[0].outcome == "hurt"
    press(window, Qt.Key.Key_Return)  # done
    step = next(s for s in window.main.home.workout.prescription.steps if s.kind == "work")
    assert step.level == "easier"
