"""Garbage is looked for in the window's own thread, and nowhere else."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcompanion.system import garbage_collector
from backcompanion.system.garbage_collector import GarbageCollector


class Ring(QObject):
    """Found by nobody but who looks for garbage."""

    def __init__(self, ended_in: list[str]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: ended_in.append(threading.current_thread().name))


@pytest.fixture
def collector(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QObject]:
    monkeypatch.setattr(garbage_collector, "INTERVAL_MILLISECONDS", 1)
    frozen, owner = gc.get_freeze_count(), QObject()
    gc.enable()
    yield GarbageCollector(owner)
    owner.deleteLater()
    assert not gc.isenabled()
    assert gc.get_freeze_count() >= frozen


def make_garbage() -> None:
    for _n in range(10_000):
        ring: list[object] = []
        ring.append(ring)


def test_what_a_thread_makes_is_looked_through_by_the_window_s_own(
    collector: QObject, qtbot: QtBot
) -> None:
    ended_in: list[str] = []
    Ring(ended_in)
    thread = threading.Thread(target=make_garbage, name="a thread")
    thread.start()
    thread.join()
    assert ended_in == []
    qtbot.waitUntil(lambda: bool(ended_in))
    assert ended_in == ["MainThread"]


def test_while_a_thread_works_it_is_put_off_but_not_for_good(
    collector: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage_collector, "MOST_PUT_OFF", 5)
    looks: list[int] = []

    def note() -> None:
        looks.append(collector._put_off)  # type: ignore[attr-defined]

    monkeypatch.setattr(garbage_collector, "collect_what_is_due", note)
    collector._on_timeout()  # type: ignore[attr-defined]
    assert len(looks) == 1
    with garbage_collector.putting_off():
        for _time in range(5):
            collector._on_timeout()  # type: ignore[attr-defined]
        assert len(looks) == 1
        collector._on_timeout()  # type: ignore[attr-defined]
        assert len(looks) == 2
    collector._on_timeout()  # type: ignore[attr-defined]
    assert len(looks) == 3
