"""A slow disk holds up no frame: saving happens elsewhere."""

import statistics
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcompanion import app
from backcompanion.application.silent_desktop import silent_desktop
from backcompanion.history import writer
from backcompanion.history.connections import connect
from backcompanion.history.store import Store
from backcompanion.history.write_future import Job, OnSaved, WriteFuture
from backcompanion.history.writer import Writer
from backcompanion.ui.shell.main_window import MainWindow
from reliability.holding import FSYNC_SECONDS, SlowDisk, Turns, held_by_saving, pieces
from support.histories import EVENING, prescription
from support.moments import fixed_now
from support.window import places_below, take_apart

MOST_SECONDS = 0.030
SAVES, EACH_MILLISECONDS = 5, 350


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> SlowDisk:
    disk = SlowDisk()
    monkeypatch.setattr(writer, "transaction", disk.transaction)
    return disk


@pytest.fixture
def opened(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, slow_disk: SlowDisk
) -> Iterator[Callable[..., MainWindow]]:
    """Makes windows, and takes them apart whatever became of the test."""
    windows: list[MainWindow] = []

    def make(speed: float = 1.0) -> MainWindow:
        places = places_below(tmp_path_factory.mktemp("slow"))
        windows.append(
            app.build(
                QApplication.instance(), places, desktop=silent_desktop(fixed_now), speed=speed
            )
        )
        return windows[-1]

    yield make
    slow_disk.seconds = 0.0
    for window in windows:
        take_apart(window)


def held_in_a_session(window: MainWindow, disk: SlowDisk, qtbot: QtBot) -> tuple[float, float]:
    """Seconds for which saving holds the loop, and for which handing over holds the caller."""
    window.show()
    window.home.workout.start_button.click()
    running = window.flow.running
    assert running is not None
    qtbot.wait(400)  # the Player is made and painted for the first time
    turns = Turns()
    disk.seconds = 0.0
    since = time.perf_counter()
    for _n in range(SAVES):
        running.session.add_time()
        qtbot.wait(EACH_MILLISECONDS)
    quick = pieces(since, time.perf_counter())
    disk.seconds, calls = FSYNC_SECONDS, []
    disk.commits.clear()
    while len(disk.commits) < SAVES:
        began = time.perf_counter()
        running.session.add_time()
        calls.append(time.perf_counter() - began)
        qtbot.wait(EACH_MILLISECONDS)
    turns.stop()
    return held_by_saving(turns, disk, quick), statistics.median(calls)


def test_a_session_on_a_slow_disk(
    qtbot: QtBot, opened: Callable[..., MainWindow], slow_disk: SlowDisk
) -> None:
    held, called = held_in_a_session(opened(speed=20.0), slow_disk, qtbot)
    assert called < MOST_SECONDS
    assert held < MOST_SECONDS


def test_it_is_seen_where_the_window_saves_by_itself(
    qtbot: QtBot,
    opened: Callable[..., MainWindow],
    slow_disk: SlowDisk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The test above can fail."""

    def put(
        self: Writer, job: Job, on_saved: OnSaved | None = None, key: object = None
    ) -> WriteFuture:
        connection = connect(self._path)
        with slow_disk.transaction(connection):
            job(connection)
        connection.close()
        future = WriteFuture(on_saved)
        future.resolve(None)
        return future

    window = opened(speed=20.0)
    assert window.context.store.close(60)  # the writer's thread has ended
    monkeypatch.setattr(Writer, "put", put)
    held, called = held_in_a_session(window, slow_disk, qtbot)
    assert held > FSYNC_SECONDS / 2 and called > FSYNC_SECONDS / 2


def test_handing_over_takes_no_time(
    tmp_path_factory: pytest.TempPathFactory, slow_disk: SlowDisk
) -> None:
    store = Store.open(tmp_path_factory.mktemp("slow"), now=fixed_now)
    id_ = store.begin(prescription(), EVENING)
    taken: list[float] = []
    until = time.perf_counter() + 3 * FSYNC_SECONDS
    while time.perf_counter() < until:
        began = time.perf_counter()
        store.heartbeat(id_, len(taken) / 10)
        store.version()
        taken.append(time.perf_counter() - began)
        time.sleep(0.016)
    slow_disk.seconds = 0.0
    assert store.close(60)
    # One that waited for the disk would hold the next ones too: of a hundred, not even three.
    taken.sort()
    assert taken[-3] < MOST_SECONDS


def test_what_is_chosen_on_a_slow_disk(
    qtbot: QtBot, opened: Callable[..., MainWindow], slow_disk: SlowDisk
) -> None:
    window = opened()
    assert window.context.store.writer.flush(60)
    results: list[int] = []
    window.history_model.changed.connect(lambda: results.append(window.history_model.goal_today()))
    taken = []
    for goal in (5, 4, 3, 6, 5):
        began = time.perf_counter()
        window.history_model.set_goal(goal)
        taken.append(time.perf_counter() - began)
    assert statistics.median(taken) < MOST_SECONDS
    qtbot.waitUntil(lambda: results[-1:] == [5] and slow_disk.commits != [])
