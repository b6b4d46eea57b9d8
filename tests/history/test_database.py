"""The file itself: what it says it is, how it grows with the releases, and what is refused."""

import os
import sqlite3
from pathlib import Path
from threading import Thread, current_thread
from types import SimpleNamespace

import pytest

from backcompanion.history import connections, database, migrations
from backcompanion.history.history_errors import (
    DamagedHistoryError,
    ForeignFileError,
    HistoryError,
    NewerHistoryError,
)
from backcompanion.history.safety.opening import before_migration
from backcompanion.history.store import Store
from support.histories import session
from support.moments import NOW, fixed_now
from support.sqlite_file import sqlite_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return database.create_or_migrate(tmp_path)


def pragma(path: Path, name: str) -> object:
    with sqlite_file(path) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_what_it_says_it_is(path: Path) -> None:
    assert pragma(path, "application_id") == migrations.APPLICATION_ID
    assert pragma(path, "user_version") == len(migrations.MIGRATIONS)
    assert pragma(path, "journal_mode") == "wal"
    connection = connections.connect(path)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()


def test_another_release_s_file_is_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = (*migrations.MIGRATIONS, ("CREATE TABLE further (x)",))
    monkeypatch.setattr(database, "MIGRATIONS", more)
    assert database.needs_migration(path)
    database.create_or_migrate(path.parent, before_migration(lambda: NOW))
    assert pragma(path, "user_version") == len(more)
    assert not database.needs_migration(path)


def test_it_may_be_made_by_another_process_while_it_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = database._read_pragma
    other = Thread(target=database.create_or_migrate, args=(tmp_path,))

    def read_slowly(connection: sqlite3.Connection, name: str) -> int:
        value = read(connection, name)
        if current_thread() is not other and other.ident is None:
            other.start()
            other.join(0.5)  # it has to wait for us where both look at one state
        return value

    monkeypatch.setattr(database, "_read_pragma", read_slowly)
    database.create_or_migrate(tmp_path)
    other.join()
    assert pragma(tmp_path / database.FILE_NAME, "user_version") == len(migrations.MIGRATIONS)


def test_nothing_is_migrated_without_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = (*migrations.MIGRATIONS, ("CREATE TABLE further (x)",))
    monkeypatch.setattr(database, "MIGRATIONS", more)
    with pytest.raises(ValueError, match="without a backup"):
        database.create_or_migrate(path.parent)
    assert pragma(path, "user_version") == len(migrations.MIGRATIONS)


def test_a_migration_that_fails_leaves_all_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = ("CREATE TABLE further (x)", "INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(database, "MIGRATIONS", (*migrations.MIGRATIONS, bad))
    with pytest.raises(HistoryError, match="nowhere"):
        database.create_or_migrate(path.parent, before_migration(lambda: NOW))
    assert pragma(path, "user_version") == len(migrations.MIGRATIONS)
    with sqlite_file(path) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name='further'").fetchall()


@pytest.mark.parametrize("create", [True, False])
def test_a_newer_one_is_refused_and_left_alone(path: Path, create: bool) -> None:
    with sqlite_file(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(NewerHistoryError, match=r"history\.sqlite3.*newer release"):
        Store.open(path.parent, create=create, now=fixed_now)
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_another_program_s_database_is_refused(tmp_path: Path, create: bool) -> None:
    with sqlite_file(tmp_path / database.FILE_NAME) as connection:
        connection.execute("CREATE TABLE sessions (x)")
    with pytest.raises(ForeignFileError, match="no history of Back Companion"):
        Store.open(tmp_path, create=create, now=fixed_now)


@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_database_is_refused(tmp_path: Path, create: bool) -> None:
    (tmp_path / database.FILE_NAME).write_bytes(b"not a database" * 400)
    with pytest.raises(DamagedHistoryError, match="damaged"):
        Store.open(tmp_path, create=create, now=fixed_now)


def test_an_empty_file_is_a_new_history(tmp_path: Path) -> None:
    (tmp_path / database.FILE_NAME).touch(mode=0o644)
    store = Store.open(tmp_path, create=False, now=fixed_now)
    assert store.read().sessions == ()
    assert store.path.stat().st_mode & 0o077 == 0


def test_damage_inside_is_told(path: Path) -> None:
    assert database.integrity_problems(path) == ()
    store = Store(path, now=fixed_now)
    store.add(session(note="x" * 9000))
    assert store.close(60)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(8192))
    assert database.integrity_problems(path)


def test_where_wal_is_refused_another_journal_does() -> None:
    asked: list[str] = []

    class NetworkDrive:
        def execute(self, sql: str) -> object:
            asked.append(sql)
            if "WAL" in sql:
                raise sqlite3.OperationalError("locking protocol")
            return None

    database._set_journal_mode(NetworkDrive(), Path("/"))  # type: ignore[arg-type]
    assert asked == ["PRAGMA journal_mode = WAL", "PRAGMA journal_mode = DELETE"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_can_only_be_read(path: Path) -> None:
    store = Store(path, now=fixed_now)
    store.add(session())
    assert store.close(60)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        assert len(Store.open(path.parent, create=False, now=fixed_now).read().sessions) == 1
        with pytest.raises(HistoryError, match="cannot be written"):
            Store.open(path.parent, now=fixed_now)
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize(
    ("free", "text"), [(4096, "is full; please make room"), (1 << 30, "I/O error")]
)
def test_a_full_disk_is_called_so(
    free: int, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was a "disk I/O error", as of a disk that is breaking."""
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=free))
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    assert text in str(database.as_history_error(error, tmp_path / "history.sqlite3"))
