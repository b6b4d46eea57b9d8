"""Nothing that was handed over is lost without a word, whatever the disk does."""

import sqlite3
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from backcompanion.history.safety.opening import open_history
from backcompanion.history.store import Store
from backcompanion.history.write_connection import WriteConnection
from backcompanion.history.write_future import Job, WriteFuture
from support.histories import EVENING, prescription, session
from support.moments import fixed_now


def test_saved_is_said_by_the_thread_that_wrote(store: Store) -> None:
    messages: list[str] = []
    future = store.add(session(), on_saved=lambda: messages.append(threading.current_thread().name))
    assert future.wait(60)
    assert messages == ["history"]
    assert store.read().sessions == (session(),)


def waiting_for(disk: threading.Event) -> Job:
    def job(_connection: object) -> None:
        disk.wait(60)

    return job


def test_in_order(store: Store) -> None:
    results: list[int] = []
    for n in range(50):
        store.add(session(str(n)), on_saved=partial(results.append, n))
    assert store.close(60)
    assert results == list(range(50))


def test_the_caller_never_waits_for_the_disk(store: Store) -> None:
    disk = threading.Event()
    store.writer.put(waiting_for(disk))
    future = store.add(session())
    assert not future.saved
    assert not store.writer.flush(0.01)
    disk.set()
    assert future.wait(60)


def test_a_heartbeat_makes_the_one_before_it_needless(store: Store) -> None:
    disk = threading.Event()
    id_ = store.begin(prescription(), EVENING)
    assert store.writer.flush(60)
    store.writer.put(waiting_for(disk))
    futures = [store.heartbeat(id_, float(second)) for second in range(1, 101)]
    assert store.writer.pending() <= 2
    disk.set()
    assert all(future.wait(60) for future in futures)
    assert store.read().sessions[0].active_seconds == 100.0


def test_a_log_entry_between_heartbeats_is_never_dropped(store: Store) -> None:
    disk = threading.Event()
    id_ = store.begin(prescription(), EVENING)
    store.writer.put(waiting_for(disk))
    store.heartbeat(id_, 1.0)
    store.log(id_, 1.5, "pause")
    store.heartbeat(id_, 2.0)
    store.log(id_, 2.5, "resume")
    disk.set()
    assert store.writer.flush(60)
    open_session = store.open_session()
    assert open_session is not None
    assert [entry.command for entry in open_session.log] == ["pause", "resume"]


def test_while_the_disk_is_gone_entries_wait_and_it_is_told(store: Store, tmp_path: Path) -> None:
    results: list[object] = []
    event = threading.Event()

    def hear(trouble: object) -> None:
        results.append(trouble)
        event.set()

    store.writer.on_write_error = hear
    store.add(session("before"))
    assert store.writer.flush(60)
    away = store.path.parent.rename(tmp_path / "unplugged")
    first, second = store.add(session("a")), store.add(session("b"))
    assert event.wait(60)
    assert "data" in str(store.writer.write_error)
    assert not store.close(5)
    assert store.writer.pending() == 2
    away.rename(store.path.parent)
    assert store.close(60)
    assert first.saved and second.saved
    assert [session.id for session in store.read().sessions] == ["a", "b", "before"]
    assert str(results[0]) and results[-1] is None
    assert store.writer.write_error is None


def test_what_can_never_be_written_holds_up_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: faults.append(error))
    store.add(session("a"))
    twice, after = store.add(session("a")), store.add(session("b"))
    assert after.wait(60)
    assert not twice.saved and twice.error in faults
    assert len(store.read().sessions) == 2


def test_a_listener_s_fault_does_not_end_the_writing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: faults.append(error))

    def fail() -> None:
        raise RuntimeError("the window has gone")

    store.add(session("a"), on_saved=fail)
    assert store.add(session("b")).wait(60)
    assert [str(fault) for fault in faults] == ["the window has gone"]


def test_it_can_be_closed_twice_and_written_to_again(store: Store) -> None:
    assert store.close(60) and store.close(60)
    assert store.add(session()).wait(60)


def test_where_nothing_waits_a_disk_that_fails_holds_up_no_one(tmp_path: Path) -> None:
    place = tmp_path / "data"
    place.write_text("in the way")
    store = open_history(place, in_memory=True, now=fixed_now).store
    assert store.writer.write_error is not None
    assert store.read().sessions == ()
    assert store.close(60)


def test_an_attempt_that_had_begun_before_says_nothing_of_the_disk_now(store: Store) -> None:
    """The disk is freed while an attempt of before is about to fail: closing tries once more."""
    begun, fail = threading.Event(), threading.Event()
    attempts: list[int] = []

    def fails_first(connection: sqlite3.Connection) -> None:
        attempts.append(1)
        if len(attempts) == 1:
            begun.set()
            assert fail.wait(60)
            raise sqlite3.OperationalError("disk I/O error")

    store.writer.put(fails_first)
    assert begun.wait(60)
    threading.Timer(0.1, fail.set).start()
    assert store.writer.flush(60)


def test_what_waits_is_read_as_if_it_stood_there(store: Store, tmp_path: Path) -> None:
    store.add(session("before"))
    assert store.writer.flush(60)
    away = store.path.parent.rename(tmp_path / "unplugged")
    store.add(session("meanwhile"))
    assert not store.writer.flush(5)
    store.edit(session("meanwhile", note="well"))
    assert [session.note for session in store.read().sessions] == ["well"]
    away.rename(store.path.parent)
    assert store.close(60)
    assert {session.id: session.note for session in store.read().sessions} == {
        "before": "",
        "meanwhile": "well",
    }


def test_written_again_is_said_when_all_of_it_is(store: Store, tmp_path: Path) -> None:
    """Who hears of it reads: until then it is memory that is read, without what was before."""
    seen: list[tuple[int, list[str]]] = []

    def hear(trouble: object) -> None:
        if trouble is None:
            seen.append((store.writer.pending(), [each.id for each in store.read().sessions]))

    store.add(session("before"))
    assert store.writer.flush(60)
    store.writer.on_write_error = hear
    away = store.path.parent.rename(tmp_path / "unplugged")
    for name in "abc":
        store.add(session(name))
    assert not store.writer.flush(60)
    away.rename(store.path.parent)
    assert store.close(60)
    assert seen == [(0, ["a", "b", "before", "c"])]


def test_who_waits_for_a_turn_does_not_while_nothing_can_be_written(
    store: Store, tmp_path: Path
) -> None:
    """A window waits for a repair; it stood still for 30 s where the folder had gone away."""
    store.add(session("before"))
    assert store.writer.flush(60)
    away = store.path.parent.rename(tmp_path / "unplugged")
    store.add(session("meanwhile"))
    turn = store.writer.put_exclusive(lambda: None)
    attempts = store.writer._attempt
    assert not store.writer.wait_in_turn(turn, 60)
    assert store.writer._attempt <= attempts + 3
    away.rename(store.path.parent)
    assert store.close(60)
    assert turn.saved


def test_what_is_handed_over_while_it_ends_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing a connection may take long: its log is written into the file."""
    store = Store.open(tmp_path, now=fixed_now)
    faults: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *caught: faults.append(caught))
    late: list[WriteFuture] = []
    close = WriteConnection.close

    def slowly(self: WriteConnection) -> None:
        if store.writer._closing and not late:
            late.append(store.add(session("late")))
            late[0].wait(0.2)  # a thread that began meanwhile would have tried by now
        close(self)

    store.add(session("before"))
    assert store.writer.flush(60)
    monkeypatch.setattr(WriteConnection, "close", slowly)
    store.close(10)
    assert late[0].wait(60)
    assert store.close(60)
    assert faults == []
    assert {session.id for session in store.read().sessions} == {"before", "late"}
