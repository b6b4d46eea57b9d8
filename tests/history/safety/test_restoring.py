"""Back to a backup and forth again, with nothing lost on either way."""

import os
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from backcompanion.base.errors import KnownError
from backcompanion.history.safety import restoring
from backcompanion.history.safety.backups import (
    Backup,
    BackupReason,
    back_up,
    list_backups,
    session_ids,
)
from backcompanion.history.safety.contents import BackupContents, contents, listed_backups
from backcompanion.history.store import Store
from backcompanion.training.session.record import Break
from support.histories import exactly, prescription, session, step
from support.moments import NOW


def with_a_backup(store: Store) -> Path:
    """The backup has a and b; now there are b, changed, and c."""
    store.add(session("a", steps=(step(),)))
    store.add(session("b"))
    assert store.writer.flush(60)
    backup = back_up(store.path, "day", NOW)
    assert backup is not None
    store.discard("a")
    store.edit(session("b", note="another"))
    store.add(session("c"))
    assert store.writer.flush(60)
    return backup.path


def test_it_says_what_a_backup_holds_and_what_would_be_lost(store: Store) -> None:
    path = with_a_backup(store)
    held = contents(path, store.path)
    assert held == BackupContents(2, "2026-11-19", "2026-11-19", lost=1, back=1, changed=1)
    assert held.summary() == (
        "2 sessions (2026-11-19 to 2026-11-19): 1 would be lost, 1 would come back,"
        " 1 would be as they were"
    )


def test_a_weight_a_goal_and_a_break_that_would_be_lost_are_counted_too(store: Store) -> None:
    store.add(session("a", steps=(step(load_kg=5.0), step("two"))))
    store.set_goal(date(2026, 1, 5), 3)
    assert store.writer.flush(60)
    backup = back_up(store.path, "day", NOW)
    assert backup is not None
    assert contents(backup.path, store.path).summary().endswith("nothing would be lost")
    store.edit(session("a", steps=(step(load_kg=7.5), step("two"))))
    store.set_goal(date(2026, 1, 5), 4)
    store.set_break(Break(date(2026, 8, 1), None, "holiday"))
    assert store.writer.flush(60)
    held = contents(backup.path, store.path)
    assert (held.lost, held.back, held.changed, held.others) == (0, 0, 1, 2)
    assert held.summary().endswith(
        "1 would be as they were, 2 of goals, breaks and plan would be as they were"
    )
    assert restoring.restore(store.path.parent, backup.path, NOW).contents == held


def test_there_and_back_again(store: Store) -> None:
    path = with_a_backup(store)
    before, version = store.read(steps=True), store.version()
    undo = restoring.restore(store.path.parent, path, NOW).before
    assert [session.id for session in store.read().sessions] == ["a", "b"]
    assert store.read().sessions[1].note == ""
    assert store.version() > version
    assert undo.reason == "restore"
    restoring.restore(store.path.parent, undo.path, NOW)
    assert exactly(store.read(steps=True)) == exactly(before)
    # What was open all the while goes on writing into what is there now.
    assert store.add(session("d")).wait(60)
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
    assert store.heartbeat(id_, 3.0).wait(60)
    with pytest.raises(KnownError, match="session is running"):
        restoring.restore(store.path.parent, path, NOW)


def test_a_session_that_came_back_runs_in_no_window(store: Store) -> None:
    """Undone at once, it was refused: "a session is running", although none was."""
    id_ = store.begin(prescription(), NOW)
    assert store.heartbeat(id_, 3.0).wait(60)
    backup = back_up(store.path, "day", NOW)
    assert backup is not None and store.end_as_written(id_).wait(60)
    before = store.read(steps=True)
    undo = restoring.restore(store.path.parent, backup.path, NOW).before
    underway = store.open_session()
    assert underway is not None and underway.id == id_
    assert restoring.restore(store.path.parent, undo.path, NOW).contents.lost == 0
    assert exactly(store.read(steps=True)) == exactly(before)


def test_one_that_came_back_and_is_gone_on_with_does(store: Store) -> None:
    id_ = store.begin(prescription(), NOW)
    assert store.heartbeat(id_, 3.0).wait(60)
    backup = back_up(store.path, "day", NOW)
    assert backup is not None and store.end_as_written(id_).wait(60)
    restoring.restore(store.path.parent, backup.path, NOW)
    going_on = Store(store.path, now=lambda: NOW + timedelta(seconds=1))
    assert going_on.heartbeat(id_, 3.5).wait(60) and going_on.close(60)
    with pytest.raises(KnownError, match="session is running"):
        restoring.restore(store.path.parent, backup.path, NOW)


def test_over_a_damaged_one(store: Store) -> None:
    path = with_a_backup(store)
    assert store.close(60)
    store.path.write_bytes(b"no database" * 1000)
    restoring.restore(store.path.parent, path, NOW)
    assert [session.id for session in store.read().sessions] == ["a", "b"]
    assert list((store.path.parent / "damaged").iterdir())


def test_one_that_cannot_be_gone_back_to_is_listed_with_the_reason(store: Store) -> None:
    """The list promised what a restore of it then refused."""
    path = with_a_backup(store)
    newer, empty = (path.with_name(f"history-20261119-18020{n}-Z000{n}-day.sqlite3") for n in "89")
    for copy in (newer, empty):
        copy.write_bytes(path.read_bytes() if copy == newer else b"")
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    listed = {each.backup.path: each for each in listed_backups(path.parent.parent)}
    assert listed[path].contents and not listed[path].problem
    for copy, reason in ((newer, "newer release"), (empty, "no history of Back Companion")):
        assert listed[copy].contents is None
        assert reason in listed[copy].problem
        with pytest.raises(KnownError, match=reason):
            restoring.restore(path.parent.parent, copy, NOW)


def test_a_path_is_that_very_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S4: the namesake in the data folder was taken instead of the file on the stick."""
    folder, stick = store.path.parent, tmp_path / "stick"
    stick.mkdir()
    path = with_a_backup(store)
    (stick / path.name).write_bytes(path.read_bytes())
    assert restoring.find_backup(folder, str(stick / path.name)) == stick / path.name
    monkeypatch.chdir(tmp_path)
    assert restoring.find_backup(folder, f"stick/{path.name}") == Path(f"stick/{path.name}")
    assert restoring.find_backup(folder, path.name) == path
    monkeypatch.chdir(stick)
    assert restoring.find_backup(folder, f"./{path.name}") == Path(path.name)
    with pytest.raises(KnownError, match="two files of that name"):
        restoring.find_backup(folder, path.name)
    monkeypatch.chdir(path.parent)
    assert restoring.find_backup(folder, path.name) == path


def test_a_path_that_leads_nowhere_takes_no_namesake(store: Store, tmp_path: Path) -> None:
    path = with_a_backup(store)
    with pytest.raises(KnownError, match="There is no backup"):
        restoring.find_backup(store.path.parent, str(tmp_path / path.name))


@pytest.mark.parametrize("name", ["", ".", ".."])
def test_a_folder_is_no_namesake_of_a_backup(store: Store, name: str) -> None:
    with_a_backup(store)
    with pytest.raises(KnownError, match="no ordinary file"):
        restoring.find_backup(store.path.parent, name)


def test_a_pipe_is_not_waited_for(store: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(KnownError, match="no ordinary file"):
        restoring.find_backup(store.path.parent, str(tmp_path / "pipe"))


def test_what_is_written_at_the_last_moment_is_not_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It came after the backup of what was there, and so it would have been in neither."""
    path = with_a_backup(store)
    late = iter(("late",))

    def and_a_late_one(history: Path, reason: BackupReason, now: datetime) -> Backup | None:
        result = back_up(history, reason, now)
        for id_ in late:
            assert store.add(session(id_)).wait(60)
        return result

    monkeypatch.setattr(restoring, "back_up", and_a_late_one)
    report = restoring.restore(store.path.parent, path, NOW)
    assert "late" in session_ids(report.before.path)
    assert report.contents.lost == 2  # c and the late one
    assert len(list_backups(store.path.parent)) == 2


def test_what_is_said_is_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_a_backup(store)
    report = restoring.restore(store.path.parent, path, NOW)
    assert (report.contents.lost, report.contents.back, report.contents.changed) == (1, 1, 1)
    # A lie: rows that do not arrive.
    before = store.read()
    copy_rows = restoring._copy_rows
    monkeypatch.setattr(
        restoring,
        "_copy_rows",
        lambda c, table: None if table == "sessions" else copy_rows(c, table),
    )
    with pytest.raises(KnownError):
        restoring.restore(store.path.parent, report.before.path, NOW)
    assert store.read() == before


def test_nothing_but_rows_is_taken_from_a_file(store: Store, tmp_path: Path) -> None:
    path = with_a_backup(store)
    hostile = tmp_path / "hostile.sqlite3"
    hostile.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(hostile)) as connection:
        connection.execute("CREATE TABLE more (x)")
        connection.execute(
            "CREATE TRIGGER taker AFTER INSERT ON sessions BEGIN DELETE FROM goals; END"
        )
        connection.commit()
    # From elsewhere it is not even looked into; among our own backups only its rows are.
    with pytest.raises(KnownError, match="more in it than a history has"):
        restoring.restore(store.path.parent, hostile, NOW)
    ours = hostile.rename(path.with_name(hostile.name))
    restoring.restore(store.path.parent, ours, NOW)
    with closing(sqlite3.connect(store.path)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert not names & {"more", "taker"}


def test_a_file_says_what_is_wrong_with_it(store: Store, tmp_path: Path) -> None:
    path = with_a_backup(store)
    newer = tmp_path / "newer.sqlite3"
    newer.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(KnownError, match=r"newer\.sqlite3 .* newer release"):
        restoring.restore(store.path.parent, newer, NOW)


def test_undo_only_where_nothing_was_written_since(store: Store) -> None:
    path = with_a_backup(store)
    report = restoring.restore(store.path.parent, path, NOW)
    version = store.version()
    assert store.add(session("since")).wait(60)
    with pytest.raises(KnownError, match="written since"):
        restoring.restore(store.path.parent, report.before.path, NOW, at_revision=version)
    assert "since" in {session.id for session in store.read().sessions}
    assert len(list_backups(store.path.parent)) == 2
