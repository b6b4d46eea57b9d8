"""Back to a backup and forth again, with nothing lost on either way."""

from pathlib import Path

import pytest

from backcompanion.base.errors import KnownError
from backcompanion.history.safety import restoring
from backcompanion.history.safety.backups import back_up, list_backups
from backcompanion.history.store import Store
from support.histories import exactly, prescription, session, step
from support.moments import NOW


def with_a_backup(store: Store) -> Path:
    """The backup has a and b; now there are b, changed, and c."""
    store.add(session("a", steps=(step(),)))
    store.add(session("b"))
    assert store.writer.flush(5)
    made = back_up(store.path, "day", NOW)
    assert made is not None
    store.discard("a")
    store.edit(session("b", note="another"))
    store.add(session("c"))
    assert store.writer.flush(5)
    return made.path


def test_it_says_what_a_backup_holds_and_what_would_be_lost(store: Store) -> None:
    path = with_a_backup(store)
    held = restoring.contents(path, store.path)
    assert held == restoring.BackupContents(
        2, "2026-11-19", "2026-11-19", lost=1, back=1, changed=1
    )
    assert held.summary() == (
        "2 sessions (2026-11-19 to 2026-11-19): 1 would be lost, 1 would come back,"
        " 1 would be as they were"
    )


def test_there_and_back_again(store: Store) -> None:
    path = with_a_backup(store)
    before, version = store.read(steps=True), store.version()
    undo = restoring.restore(store.path.parent, path, NOW)
    assert [one.id for one in store.read().sessions] == ["a", "b"]
    assert store.read().sessions[1].note == ""
    assert store.version() > version
    assert undo is not None and undo.reason == "restore"
    restoring.restore(store.path.parent, undo.path, NOW)
    assert exactly(store.read(steps=True)) == exactly(before)
    # What was open all the while goes on writing into what is there now.
    assert store.add(session("d")).wait(5)
    assert len(store.read().sessions) == 3


def test_a_file_that_is_no_backup_changes_nothing(store: Store, tmp_path: Path) -> None:
    with_a_backup(store)
    other = tmp_path / "other.sqlite3"
    other.write_bytes(b"no database" * 1000)
    before = store.read()
    with pytest.raises(KnownError, match="no history that can be gone back to"):
        restoring.restore(store.path.parent, other, NOW)
    assert store.read() == before
    assert len(list_backups(store.path.parent)) == 1


def test_not_while_a_session_runs(store: Store) -> None:
    path = with_a_backup(store)
    id_ = store.begin(prescription(), NOW)
    assert store.heartbeat(id_, 3.0).wait(5)
    with pytest.raises(KnownError, match="session is running"):
        restoring.restore(store.path.parent, path, NOW)


def test_over_a_damaged_one(store: Store) -> None:
    path = with_a_backup(store)
    assert store.close()
    store.path.write_bytes(b"no database" * 1000)
    restoring.restore(store.path.parent, path, NOW)
    assert [one.id for one in store.read().sessions] == ["a", "b"]
    assert list((store.path.parent / "damaged").iterdir())
