"""A history that is lost while it is in use: what is said about it is counted (issue 12, S8)."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backcompanion.history.history_errors import HistoryError, MissingHistoryError
from backcompanion.history.safety.backups import back_up
from backcompanion.history.safety.opening import open_history
from backcompanion.history.store import Store
from support.histories import prescription, session
from support.moments import NOW, fixed_now


class Heard:
    """What the window hears, in the writer's thread."""

    def __init__(self, store: Store) -> None:
        self.troubles: list[HistoryError | None] = []
        self.repairs: list[str] = []
        self.again, self.failing = threading.Event(), threading.Event()
        store.writer.on_write_error = self._trouble
        store.on_repaired = self.repairs.append

    def _trouble(self, error: HistoryError | None) -> None:
        self.troubles.append(error)
        (self.again if error is None else self.failing).set()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Five sessions, three of them in a backup."""
    result = open_history(tmp_path / "data", now=fixed_now, in_memory=True).store
    for n in range(5):
        result.add(session(f"s{n}"))
        if n == 2:
            assert result.writer.flush(60)
            assert back_up(result.path, "day", NOW) is not None
    assert result.writer.flush(60)
    assert len(result.read().sessions) == 5
    return result


def removed(store: Store) -> None:
    for path in store.path.parent.glob("history.sqlite3*"):
        path.unlink()


def a_foreign_one(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("CREATE TABLE songs (title)")
        connection.commit()


def an_empty_one(store: Store) -> None:
    Store.open(store.path.parent, now=fixed_now)


def an_older_one(store: Store) -> None:
    (backup,) = (store.path.parent / "backups").iterdir()
    shutil.copyfile(backup, store.path)


def test_one_that_is_gone_is_met_by_whoever_only_looks(store: Store) -> None:
    """The window showed a page without a session, and not a word."""
    listener = Heard(store)
    removed(store)
    assert len(store.read().sessions) == 3
    assert len(listener.repairs) == 1
    assert listener.repairs[0].endswith("2 sessions that were on record are missing.")
    for path in (store.path.parent / "backups").iterdir():
        path.unlink()
    removed(store)
    assert store.read().sessions == ()
    assert store.read().sessions == () and store.version() == 0
    assert len(listener.repairs) == 2  # said once
    assert "no backup" in listener.repairs[1]
    assert listener.repairs[1].endswith("3 sessions that were on record are missing.")
    assert store.close(20)


@pytest.mark.parametrize(
    ("comes_back", "left"), [(a_foreign_one, 3), (an_empty_one, 0), (an_older_one, 3)]
)
def test_what_is_missing_is_counted(
    store: Store, comes_back: Callable[[Store], None], left: int
) -> None:
    listener = Heard(store)
    id_ = store.begin(prescription(), NOW)
    assert store.heartbeat(id_, 60.0).wait(60)
    removed(store)
    last = store.heartbeat(id_, 61.0)
    assert listener.failing.wait(60) and not last.saved
    assert isinstance(store.writer.write_error, MissingHistoryError)
    assert {session.id for session in store.read().sessions} == {id_}  # in memory
    comes_back(store)
    assert store.writer.flush(60)
    assert listener.again.wait(60)
    assert store.count_missing() == 5 - left
    # The session in progress was in the file that is gone; it goes on.
    assert {session.id for session in store.read().sessions} >= {id_}
    assert len(store.read().sessions) == left + 1
    underway = store.open_session()
    assert underway is not None and underway.last_second == 61.0
    if comes_back is a_foreign_one:
        assert "2 sessions that were on record are missing" in listener.repairs[0]
    assert store.close(60)


def test_nothing_is_missing_where_it_comes_back_as_it_was(store: Store, tmp_path: Path) -> None:
    listener = Heard(store)
    assert store.writer.flush(60)
    store.path.parent.rename(tmp_path / "away")
    added = store.add(session("new"))
    assert listener.failing.wait(60) and not added.saved
    assert store.delete("s0").wait(0.1) is False
    (tmp_path / "away").rename(store.path.parent)
    assert store.writer.flush(60)
    assert listener.again.wait(60)
    assert store.count_missing() == 0
    assert store.close(60)


def test_with_the_folder_gone_nothing_is_said_to_be_saved(store: Store) -> None:
    saved: list[bool] = []
    id_ = store.begin(prescription(), NOW)
    assert store.heartbeat(id_, 60.0).wait(60)
    shutil.rmtree(store.path.parent)
    record = session(id_)
    future = store.finish(record, on_saved=lambda: saved.append(True))
    assert not future.wait(0.3) and not saved
    assert not store.path.parent.exists()
    assert not store.close(0.3)
    # So that the thread may end: where it can be written again, it is.
    Store.open(store.path.parent, now=fixed_now)
    assert store.close(60)
    assert saved == [True]


def test_a_link_whose_drive_is_away_is_not_replaced(tmp_path: Path) -> None:
    drive, folder = tmp_path / "drive", tmp_path / "data"
    created = open_history(drive, now=fixed_now).store
    assert created.add(session("kept")).wait(60) and created.close(60)
    folder.mkdir()
    (folder / "history.sqlite3").symlink_to(drive / "history.sqlite3")
    store = open_history(folder, now=fixed_now).store
    assert store.add(session("through")).wait(60) and store.close(60)
    assert back_up(folder / "history.sqlite3", "day", NOW) is not None
    drive.rename(tmp_path / "away")
    with pytest.raises(MissingHistoryError, match="drive"):
        open_history(folder, now=fixed_now, create=False).store.read()
    opened = open_history(folder, now=fixed_now, in_memory=True)
    assert not opened.repair_message and not opened.store.add(session("late")).wait(0.2)
    assert (folder / "history.sqlite3").is_symlink() and not drive.exists()
    (tmp_path / "away").rename(drive)
    assert opened.store.close(60)
    ids = {session.id for session in open_history(drive, now=fixed_now).store.read().sessions}
    assert ids == {"kept", "through", "late"}


def test_a_damaged_one_behind_a_link_is_mended(tmp_path: Path) -> None:
    drive, folder = tmp_path / "drive", tmp_path / "data"
    drive.mkdir()
    folder.mkdir()
    (folder / "history.sqlite3").symlink_to(drive / "real.db")
    (drive / "real.db").touch()
    store = open_history(folder, now=fixed_now).store
    assert store.add(session("kept")).wait(60) and store.close(60)
    assert back_up(store.path, "day", NOW) is not None
    (drive / "real.db").write_bytes(b"rotten" * 3000)
    opened = open_history(folder, now=fixed_now)
    assert "was damaged" in opened.repair_message
    assert [session.id for session in opened.store.read().sessions] == ["kept"]
    assert (folder / "history.sqlite3").is_symlink()
    (aside,) = (folder / "damaged").iterdir()
    assert (aside / "history.sqlite3").read_bytes() == b"rotten" * 3000
    assert opened.store.close(60)


def test_a_pipe_in_place_of_the_history_is_not_waited_for(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "history.sqlite3")
    with pytest.raises(HistoryError, match="no ordinary file"):
        open_history(tmp_path, now=fixed_now)
    with pytest.raises(HistoryError, match="no ordinary file"):
        open_history(tmp_path, now=fixed_now, create=False).store.read()
    # The window starts, and holds what is done in memory.
    opened = open_history(tmp_path, now=fixed_now, in_memory=True)
    opened.store.add(session("kept"))
    assert [session.id for session in opened.store.read().sessions] == ["kept"]
    assert not opened.store.close(0.5)
    (tmp_path / "history.sqlite3").unlink()
    assert opened.store.close(60)
    assert [session.id for session in Store.open(tmp_path, now=fixed_now).read().sessions] == [
        "kept"
    ]
