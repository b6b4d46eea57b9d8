"""A slow disk holds up no frame: saving happens elsewhere."""

import gc
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcompanion import app
from backcompanion.history import database, writer
from backcompanion.paths import folders

FSYNC_SECONDS = 0.5
FRAME_SECONDS = 0.016


class Gaps(QObject):
    """The longest time that the event loop was held between two turns of a timer."""

    def __init__(self) -> None:
        super().__init__()
        self.worst = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=4, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def begin(self) -> None:
        self.worst, self._last = 0.0, time.perf_counter()

    def _turn(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, now - self._last)
        self._last = now


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Each commit takes half a second more, with the interpreter free, as while fsync waits."""
    commits: list[float] = []

    @contextmanager
    def slow(connection: sqlite3.Connection) -> Iterator[None]:
        with database.transaction(connection):
            yield
            time.sleep(FSYNC_SECONDS)
            commits.append(time.perf_counter())

    monkeypatch.setattr(writer, "transaction", slow)
    return commits


def test_a_session_on_a_slow_disk(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, slow_disk: list[float]
) -> None:
    window = app.build(
        QApplication.instance(), folders(tmp_path_factory.mktemp("slow")), speed=20.0
    )
    window.show()
    window.home.workout.start_button.click()
    running = window.flow.running
    assert running is not None
    qtbot.wait(400)  # the Player is made and painted for the first time
    gaps = Gaps()
    gaps.begin()
    calls = []
    for _n in range(6):
        qtbot.wait(150)
        began = time.perf_counter()
        running.session.more()
        running.look()
        calls.append(time.perf_counter() - began)
    qtbot.waitUntil(lambda: len(slow_disk) >= 3, timeout=10_000)
    # Painting has its own budget; what must not stand here is anything like the disk's time.
    assert max(calls) < 0.030
    assert gaps.worst < FSYNC_SECONDS / 3
    running.discard()
    window.scenes.stop()
    window.care.stop()
    window.flow.drop()
    assert window.parts.store.close(30)
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # Here, and not by chance in a thread of the next window: timers have to end where they live.
    gc.collect()


def test_handing_over_takes_no_time(
    tmp_path_factory: pytest.TempPathFactory, slow_disk: list[float]
) -> None:
    from backcompanion.history.store import Store
    from support.histories import EVENING, prescription

    store = Store.open(tmp_path_factory.mktemp("slow"))
    id_ = store.begin(prescription(), EVENING)
    worst = 0.0
    until = time.perf_counter() + 3 * FSYNC_SECONDS
    second = 0.0
    while time.perf_counter() < until:
        began = time.perf_counter()
        store.beat(id_, second)
        store.version()
        worst = max(worst, time.perf_counter() - began)
        second += 0.1
        time.sleep(FRAME_SECONDS)
    assert worst < 0.030
    assert store.close(30)


def test_what_is_chosen_on_a_slow_disk(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, slow_disk: list[float]
) -> None:
    window = app.build(QApplication.instance(), folders(tmp_path_factory.mktemp("slow")))
    window.parts.store.writer.flush(30)
    heard: list[int] = []
    window.numbers.changed.connect(lambda: heard.append(window.numbers.goal_today()))
    began = time.perf_counter()
    window.numbers.set_goal(5)
    assert time.perf_counter() - began < 0.030
    qtbot.waitUntil(lambda: heard == [5], timeout=5000)
    window.care.stop()
    assert window.parts.store.close(30)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
