"""Whatever becomes of the file: the program starts, tells, and keeps what any good copy held."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcompanion.history.database import FILE_NAME, integrity_problems
from backcompanion.history.history_errors import HistoryError, NewerHistoryError
from backcompanion.history.safety.backups import back_up
from backcompanion.history.safety.opening import open_history
from backcompanion.history.safety.repair import is_damaged
from backcompanion.history.store import Store
from backcompanion.training.session.reason import Reason
from support.cases import each_case
from support.histories import EVENING, prescription, session, step
from support.moments import fixed_now
from support.sqlite_file import sqlite_file
from support.thoroughness import tries

NOW = datetime(2026, 11, 22, 18, 15, tzinfo=UTC)
SESSIONS = 60


@pytest.fixture(scope="module")
def well(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a backup of all but the last ten sessions."""
    folder = tmp_path_factory.mktemp("well") / "data"
    store = Store.open(folder, now=fixed_now)
    steps = tuple(step(f"move-{n}") for n in range(8))
    for n in range(SESSIONS):
        store.add(session(f"id {n:03}", steps=steps, note=f"note {n} " + "…" * 150))
        if n == SESSIONS - 11:
            store.set_goal(EVENING.date(), 4)
            assert store.writer.flush(60)
            assert back_up(store.path, "day", NOW) is not None
    assert store.close(60)
    return folder


@pytest.fixture
def folder(well: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(well, tmp_path / "data"))


def truncated(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def truncated_oddly(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1500])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def zeroed(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def overwritten(file: Path) -> None:
    with file.open("r+b") as open_file:
        open_file.seek(file.stat().st_size // 2)
        open_file.write(random.Random(1).randbytes(20_000))


def a_wrong_file(file: Path) -> None:
    file.write_text("Dear diary, " * 1000)


def a_foreign_schema(file: Path) -> None:
    file.unlink()
    with sqlite_file(file) as connection:
        connection.execute("CREATE TABLE sessions (x)")
    connection.close()


def missing(file: Path) -> None:
    file.unlink()


DAMAGE = [truncated, truncated_oddly, emptied, zeroed, overwritten, a_wrong_file, a_foreign_schema]


@pytest.mark.parametrize("spoil", [*DAMAGE, missing])
def test_what_the_backup_held_is_kept_and_it_is_told(
    folder: Path, spoil: Callable[[Path], None]
) -> None:
    file = folder / FILE_NAME
    spoil(file)
    spoilt = file.read_bytes() if file.exists() else None
    opened = open_history(folder, now=fixed_now)
    message = opened.repair_message
    try:
        history = opened.store.read(steps=True)
    except HistoryError:
        raise AssertionError("a damaged history was opened as it is") from None
    if not message:  # only a part that the opening does not touch
        messages: list[str] = []
        opened.store.on_repaired = messages.append
        (message,) = messages or [""]
    ids = {session.id for session in history.sessions}
    assert {f"id {n:03}" for n in range(SESSIONS - 10)} <= ids
    assert all(
        len(session.steps) == 8
        for session in history.sessions
        if session.id < f"id {SESSIONS - 10:03}"
    )
    assert history.goals[0].days_per_week == 4
    assert integrity_problems(file) == ()
    if message:
        assert message.count(".") >= 2 and f"{len(ids)} sessions" in message
    if spoilt is not None and message:
        (aside,) = (folder / "damaged").iterdir()
        assert (aside / FILE_NAME).read_bytes() == spoilt
    assert opened.store.close(60)


def test_what_no_backup_held_is_read_from_what_is_left(folder: Path) -> None:
    # The first page says where everything lies; without it, only the pages themselves tell.
    file = folder / FILE_NAME
    with file.open("r+b") as open_file:
        open_file.write(bytes(4096))
    opened = open_history(folder, now=fixed_now)
    ids = {session.id for session in opened.store.read().sessions}
    assert ids == {f"id {n:03}" for n in range(SESSIONS)}
    day = NOW.astimezone().date()  # a backup bears its date where the machine is
    assert f"60 sessions were kept, 50 of them from the backup of {day}" in opened.repair_message


def test_without_any_backup_what_can_be_read_is_kept(folder: Path) -> None:
    shutil.rmtree(folder / "backups")
    with (folder / FILE_NAME).open("r+b") as open_file:
        open_file.write(bytes(4096))
    history = open_history(folder, now=fixed_now).store.read(steps=True)
    assert len(history.sessions) == SESSIONS
    assert all(len(session.steps) == 8 for session in history.sessions)


@pytest.mark.parametrize("table", ["sessions", "steps"])
def test_where_the_way_to_its_rows_is_gone_they_are_read_from_the_pages(
    folder: Path, table: str
) -> None:
    shutil.rmtree(folder / "backups")
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (root,) = connection.execute(query, (table,)).fetchone()
    with (folder / FILE_NAME).open("r+b") as open_file:
        open_file.seek((root - 1) * 4096)
        assert open_file.read(1)[0] in (2, 5)  # its rows are elsewhere
        open_file.seek((root - 1) * 4096)
        open_file.write(bytes(4096))
    opened = open_history(folder, now=fixed_now)
    if is_damaged(folder):
        opened.store.repair()
    history = opened.store.read(steps=True)
    assert opened.store.close(60)
    assert len(history.sessions) == SESSIONS
    # Of steps, a page that leads to others holds a few rows itself.
    assert sum(len(session.steps) for session in history.sessions) > 0.9 * SESSIONS * 8


def test_what_the_latest_release_added_is_read_from_the_pages_too(tmp_path: Path) -> None:
    store = Store.open(tmp_path, now=fixed_now)
    store.add(session("a", steps=(step("moved", reasons=(Reason("missing", "physio-ball"),)),)))
    assert store.close(60)
    with (tmp_path / FILE_NAME).open("r+b") as open_file:
        open_file.write(bytes(4096))
    (record,) = open_history(tmp_path, now=fixed_now).store.read(steps=True).sessions
    assert record.steps[0].reasons == (Reason("missing", "physio-ball"),)


@each_case("seed", range(tries(40, sample=12)))
def test_damage_anywhere(well: Path, tmp_path: Path, seed: int) -> None:
    folder = Path(shutil.copytree(well, tmp_path / "data"))
    chance = random.Random(seed)
    file = folder / FILE_NAME
    with file.open("r+b") as open_file:
        for _n in range(chance.choice([1, 1, 3])):
            open_file.seek(chance.randrange(file.stat().st_size))
            open_file.write(chance.randbytes(chance.choice([1, 30, 5_000, 40_000])))
    store = open_history(folder, now=fixed_now).store
    ids = {session.id for session in store.read(steps=True).sessions}
    assert {f"id {n:03}" for n in range(SESSIONS - 10)} <= ids
    assert store.close(60)


def test_a_newer_release_s_file_is_not_touched(folder: Path) -> None:
    file = folder / FILE_NAME
    with sqlite_file(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(NewerHistoryError):
        open_history(folder, in_memory=True, now=fixed_now)
    assert file.read_bytes() == before
    assert not (folder / "damaged").exists()


def test_a_new_folder_is_no_damage(tmp_path: Path) -> None:
    opened = open_history(tmp_path / "new", now=fixed_now)
    assert opened.repair_message == "" and opened.store.read().sessions == ()
    assert opened.store.close(60)


def test_a_session_in_progress_can_be_gone_on_with_afterwards(folder: Path) -> None:
    store = Store.open(folder, now=fixed_now)
    id_ = store.begin(prescription(), EVENING)
    store.heartbeat(id_, 77.0)
    assert store.close(60)
    with (folder / FILE_NAME).open("r+b") as open_file:
        open_file.truncate((folder / FILE_NAME).stat().st_size - 4096)
    store = open_history(folder, now=fixed_now).store
    record = store.session(id_)
    assert record is None or record.active_seconds in (0.0, 77.0)
    assert store.close(60)


def test_damage_met_while_it_is_used_is_mended_on_the_way(folder: Path) -> None:
    store = open_history(folder, now=fixed_now).store
    messages: list[str] = []
    store.on_repaired = messages.append
    (folder / FILE_NAME).write_bytes(b"no database" * 2000)
    assert store.add(session("new")).wait(60)
    assert len(store.read().sessions) >= SESSIONS - 10 + 1
    assert len(messages) == 1 and "damaged" in messages[0]
    assert store.close(60)
