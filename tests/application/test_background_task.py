"""Work in a thread: one end of three, how far it is, and a way to call it off."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from backcompanion.application.background_task import BackgroundTask
from backcompanion.base.errors import KnownError
from backcompanion.history.exchange.progress_callback import with_progress

Log = list[tuple[str, Any]]


def task_with_log(parent: QObject, **options: Any) -> tuple[BackgroundTask, Log]:
    """The log holds each signal with its value, and where it came in another thread than ours."""
    task, log = BackgroundTask(parent, "work", **options), []
    mine = threading.get_ident()

    def noted(name: str) -> Callable[..., None]:
        def on_signal(*values: Any) -> None:
            log.append((name, values[0] if values else None))
            if threading.get_ident() != mine:
                log.append(("in the wrong thread", name))

        return on_signal

    for name in ("ended", "succeeded", "failed", "aborted"):
        getattr(task, name).connect(noted(name))
    return task, log


def raising(error: Exception) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


def test_the_result_comes_in_our_thread_and_after_the_end(qtbot: QtBot) -> None:
    parent = QObject()
    task, log = task_with_log(parent)
    with qtbot.waitSignal(task.succeeded):
        task.start(threading.get_ident)
    assert [name for name, _value in log] == ["ended", "succeeded"]
    assert log[1][1] != threading.get_ident()


@pytest.mark.parametrize(
    ("error", "options"),
    [
        (KnownError("the disk is full"), {}),
        (OSError("the disk is full"), {}),
        (ImportError("the disk is full"), {"failures": (ImportError,)}),
    ],
)
def test_what_the_world_does_is_a_sentence(
    qtbot: QtBot, error: Exception, options: dict[str, Any]
) -> None:
    parent = QObject()
    task, log = task_with_log(parent, **options)
    with qtbot.waitSignal(task.failed):
        task.start(raising(error))
    assert log == [("ended", None), ("failed", "the disk is full")]


def test_a_mistake_of_ours_is_raised_here(qtbot: QtBot) -> None:
    parent = QObject()
    task, log = task_with_log(parent)
    with qtbot.captureExceptions() as raised:
        task.start(raising(ZeroDivisionError("ours")))
        qtbot.waitUntil(lambda: bool(raised))
    assert [each[0] for each in raised] == [ZeroDivisionError]
    assert log == [("ended", None)]


def counting(may_go_on: threading.Event) -> Callable[[], int]:
    def work() -> int:
        count = 0
        for count in with_progress(range(1000), 1000):
            if count == 10:
                assert may_go_on.wait(60)
        return count

    return work


def test_it_can_be_called_off_between_two_entries(qtbot: QtBot) -> None:
    parent, may_go_on = QObject(), threading.Event()
    task, log = task_with_log(parent)
    with qtbot.waitSignals([task.progressed, task.aborted]):
        task.start(counting(may_go_on))
        task.abort()
        may_go_on.set()
    assert log == [("ended", None), ("aborted", None)]


def test_what_cannot_be_stopped_half_way_goes_on(qtbot: QtBot) -> None:
    parent, may_go_on = QObject(), threading.Event()
    task, log = task_with_log(parent, abortable=False)
    with qtbot.waitSignal(task.succeeded):
        task.start(counting(may_go_on))
        task.abort()
        may_go_on.set()
    assert log == [("ended", None), ("succeeded", 999)]


def test_waiting_tells_whether_it_has_ended(qtbot: QtBot) -> None:
    parent, may_go_on = QObject(), threading.Event()
    task, _log = task_with_log(parent)
    assert task.wait(0)  # nothing was started
    task.start(counting(may_go_on))
    assert not task.wait(0)
    with qtbot.waitSignal(task.succeeded):
        may_go_on.set()
        assert task.wait(60)


def test_a_parent_that_went_meanwhile_is_not_missed(qtbot: QtBot) -> None:
    parent, may_go_on = QObject(), threading.Event()
    task, log = task_with_log(parent)
    task.start(counting(may_go_on))
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    may_go_on.set()
    assert task.wait(60)
    QCoreApplication.processEvents()
    assert log == []
