"""All that a person has into one file, and back from it: all of it, or nothing, and undone."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from errno import ENOSPC
from pathlib import Path
from typing import Any

import pytest

from backcompanion.application.everything_export import SavedEverything, save_everything
from backcompanion.application.everything_restore import BroughtBack, bring_back, look_into
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.errors import KnownError, MachineError
from backcompanion.base.paths import Folders
from backcompanion.history.exchange.archive import OWN_FOLDERS, Archive, read_archive, write_archive
from backcompanion.history.history_errors import HistoryError, RefusedFileError
from backcompanion.history.safety import usability
from backcompanion.history.safety.backups import list_backups
from backcompanion.history.safety.everything_backups import LATEST, everything_backups
from backcompanion.history.store import Store
from backcompanion.training.session.record import History, SessionRecord
from support.histories import exactly, session, step
from support.moments import NOW, fixed_now
from support.window import places_below

A, B = session("a", steps=(step(), step("two"))), session("b", note="Rücken")


def machine(
    folder: Path, *sessions: SessionRecord, settings: Mapping[str, Any], own: str
) -> Folders:
    """A person's data folder: `own` is the content of their one routine, or "" for none."""
    folders = places_below(folder)
    store = Store.open(folders.data, now=fixed_now)
    for record in sessions:
        store.add(record)
    store.set_goal(NOW.date(), 3 + len(sessions))
    assert store.close(60)
    SettingsFile(folders.config).change(**settings)
    if own:
        (folders.data / "routines").mkdir()
        (folders.data / "routines" / "mine.toml").write_text(own, encoding="utf-8")
    return folders


def state(folders: Folders) -> tuple[object, ...]:
    """All that a person has, to be compared."""
    history = Store(folders.data / "history.sqlite3", now=fixed_now).read(steps=True)
    settings = SettingsFile(folders.config, keep_damaged=True).settings
    own = {
        path.relative_to(folders.data): path.read_bytes()
        for folder in OWN_FOLDERS
        for path in sorted((folders.data / folder).glob("*.toml"))
    }
    return exactly(history), settings, own


def put_back(folders: Folders, source: Path, **options: Any) -> BroughtBack:
    """As the command does."""
    file = SettingsFile(folders.config, keep_damaged=True)

    def apply_settings(values: Mapping[str, Any]) -> str:
        file.change(**values)
        return file.write_error

    return bring_back(folders, source, NOW, file.settings, apply_settings, **options)


@pytest.fixture
def old(tmp_path: Path) -> Folders:
    settings = {"theme": "dark", "weight_kg": 71.5, "calendar_file": "/old/plan.ics"}
    return machine(tmp_path / "old", A, B, settings=settings, own="name = 'Alt'")


@pytest.fixture
def new(tmp_path: Path) -> Folders:
    late = session("c", A.started_at + timedelta(days=1))
    changed = replace(A, note="another")
    return machine(
        tmp_path / "new", changed, late, settings={"window": b"here", "rounds": 3}, own="name = 1"
    )


@pytest.fixture
def file(old: Folders, tmp_path: Path) -> Path:
    file = tmp_path / "all.backcompanion"
    saved = save_everything(old, file, NOW)
    own = {"routines": 1, "exercises": 0, "motions": 0}
    assert saved == SavedEverything(2, own, (), "")
    return file


def test_to_another_machine_and_back_again(
    old: Folders, new: Folders, file: Path, tmp_path: Path
) -> None:
    (new.data / "motions").mkdir()
    (new.data / "motions" / "own.toml").write_bytes(b"\xff")
    before, other = state(new), state(old)
    content = look_into(new, file, SettingsFile(new.config).settings)
    assert (content.history.lost, content.history.back, content.history.changed) == (1, 1, 1)
    assert content.history.others == 0
    assert content.settings == ("theme", "rounds", "weight_kg")
    assert content.own["routines"].changed == ("mine.toml",)
    assert content.own["motions"].lost == ("own.toml",)
    assert content.summary()[1:] == (
        "History: 2 sessions (2026-11-19 to 2026-11-19): 1 would be lost, 1 would come back,"
        " 1 would be as they were",
        "Settings: 3 would change.",
        "Routines of your own: 1 (1 would change)",
        "Motions of your own: 0 (1 would be lost)",
    )
    assert state(new) == before and not everything_backups(new.data)

    done = put_back(new, file)
    assert done.contents == content
    history, settings, own = state(new)
    assert (history, own) == (other[0], other[2])
    # What is of the machine stays with it.
    here = replace(other[1], window=b"here", calendar_file="")  # type: ignore[type-var]
    assert settings == here

    undone = put_back(new, done.before)
    assert state(new) == before
    assert (undone.contents.history.lost, undone.contents.history.back) == (1, 1)
    put_back(new, undone.before)
    assert state(new) == (other[0], here, other[2])
    assert list_backups(new.data)[0].reason == "restore"


def test_onto_a_machine_that_has_nothing(old: Folders, file: Path, tmp_path: Path) -> None:
    fresh = places_below(tmp_path / "fresh")
    look_into(fresh, file, SettingsFile(fresh.config).settings)
    assert not fresh.data.exists()
    done = put_back(fresh, file)
    assert state(fresh)[0] == state(old)[0]
    assert done.contents.history.back == 2
    put_back(fresh, done.before)
    assert state(fresh)[0] == exactly(History())
    assert state(fresh)[2] == {}


def test_without_room_for_the_history_nothing_changes_and_it_is_said_where(
    new: Folders, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_archive: Archive, target: Path) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC), str(target))

    before = state(new)
    monkeypatch.setattr(Archive, "extract_history", full)
    with pytest.raises(MachineError, match=r"Nothing was changed: .*Make room there") as raised:
        put_back(new, file)
    assert str(new.data / "backups") in str(raised.value) and ".part" not in str(raised.value)
    assert state(new) == before


def test_where_the_rest_cannot_be_written_the_history_stays_as_well(
    new: Folders, file: Path
) -> None:
    before = state(new)
    with pytest.raises(MachineError, match=r"Nothing was changed\. The disk is full"):
        bring_back(
            new, file, NOW, SettingsFile(new.config).settings, lambda _values: "The disk is full"
        )
    assert state(new) == before
    (new.data / "routines" / "mine.toml").unlink()
    (new.data / "routines").rmdir()
    (new.data / "routines").write_text("a file in its place")
    before = state(new)
    with pytest.raises(MachineError, match="Nothing was changed"):
        put_back(new, file)
    assert state(new) == before


def test_nothing_is_changed_where_something_was_written_since(new: Folders, file: Path) -> None:
    before = state(new)
    with pytest.raises(KnownError, match="Something was written since"):
        put_back(new, file, at_revision=999)
    assert state(new) == before and not everything_backups(new.data)


def test_a_history_or_settings_in_it_that_are_none_are_refused(
    new: Folders, file: Path, tmp_path: Path
) -> None:
    good = read_archive(file)
    good.extract_history(tmp_path / "history")
    bad = tmp_path / "bad.backcompanion"
    before = state(new)
    for history, settings, why in (
        (tmp_path / "history", b"{", "bad.backcompanion/settings.json is damaged"),
        (tmp_path / "old" / "settings.json", b"{}", "history.sqlite3: "),
    ):
        write_archive(bad, history, {"settings.json": settings}, NOW, "9")
        with pytest.raises(RefusedFileError, match=why):
            put_back(new, bad)
    assert state(new) == before and not everything_backups(new.data)


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"


STRANGE = (
    f"DROP TABLE goals; CREATE VIEW goals AS {ENDLESS}",
    "CREATE TRIGGER t AFTER INSERT ON sessions BEGIN DELETE FROM sessions; END",
    "CREATE TABLE more (x, CHECK (length(randomblob(1000000000)) > 0))",
    "CREATE TABLE more (x, y GENERATED ALWAYS AS (zeroblob(1000000000)))",
    "CREATE TABLE more (x, y AS (x || x))",
    "CREATE INDEX more ON sessions (length(note))",
    "CREATE INDEX more ON sessions (note) WHERE abs(active_seconds) > 0",
)


def test_a_history_from_a_stranger_has_nothing_worked_out(
    new: Folders, file: Path, tmp_path: Path
) -> None:
    good, settings = read_archive(file), SettingsFile(new.config).settings
    for n, statements in enumerate(STRANGE):
        history, bad = tmp_path / f"history-{n}", tmp_path / "bad.backcompanion"
        good.extract_history(history)
        with closing(sqlite3.connect(history, isolation_level=None)) as connection:
            connection.executescript(statements)
        write_archive(bad, history, good.small, NOW, "9")
        with pytest.raises(RefusedFileError, match="more in it than a history has"):
            look_into(new, bad, settings)


def test_a_history_from_a_stranger_has_no_more_rows_than_a_life_brings(
    new: Folders, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(usability._MOST_ROWS, "sessions", 1)
    with pytest.raises(RefusedFileError, match="more than 1 entries"):
        look_into(new, file, SettingsFile(new.config).settings)


def test_what_cannot_be_taken_along_is_named(old: Folders, tmp_path: Path) -> None:
    routines = old.data / "routines"
    (routines / ("a" * 150 + ".toml")).write_text("")
    (routines / "large.toml").write_bytes(bytes(2 * 1024 * 1024))
    os.mkfifo(routines / "pipe.toml")
    (old.config / "settings.json").write_text("{")
    saved = save_everything(old, tmp_path / "all.backcompanion", NOW)
    assert [Path(path).name for path in saved.left_out] == [
        "a" * 150 + ".toml",
        "large.toml",
        "pipe.toml",
    ]
    assert "is damaged" in saved.settings_problem
    content = look_into(old, tmp_path / "all.backcompanion", SettingsFile(old.config).settings)
    assert content.settings is None
    assert "none in the file" in content.summary()[2]


def test_what_the_disk_does_not_take_is_taken_along(old: Folders, tmp_path: Path) -> None:
    """While a disk fails, this is a way to keep what is in memory alone."""
    (tmp_path / "away").write_text("a file in its place")
    store = Store.in_memory(tmp_path / "away", HistoryError("full"), now=fixed_now)
    store.add(A)
    assert [record.id for record in store.read().sessions] == ["a"]
    folders = replace(old, data=tmp_path / "away")
    file = tmp_path / "all.backcompanion"
    assert save_everything(folders, file, NOW, store).sessions == 1
    fresh = places_below(tmp_path / "fresh")
    put_back(fresh, file)
    assert state(fresh)[0] == exactly(History((A,)))
    (tmp_path / "away").unlink()
    assert store.close(60)


def test_it_is_never_written_onto_what_the_program_keeps(old: Folders, tmp_path: Path) -> None:
    link = tmp_path / "link.backcompanion"
    link.symlink_to(old.data / "history.sqlite3")
    before = state(old)
    for target in (
        *(link, old.data / "routines" / "x.backcompanion", tmp_path / "x.zip"),
        old.data / "backups" / "everything-20261122-180000-Z0001.backcompanion",
    ):
        with pytest.raises(KnownError):
            save_everything(old, target, NOW)
    assert state(old) == before
    with pytest.raises(MachineError, match="cannot be written"):
        save_everything(old, tmp_path / "none" / "x.backcompanion", NOW)


def test_of_what_was_there_before_the_latest_stay(new: Folders, file: Path) -> None:
    (new.data / "backups").mkdir()
    for n in range(LATEST + 3):
        path = new.data / "backups" / f"everything-20261101-000000-Z{n:04}.backcompanion"
        path.write_bytes(file.read_bytes())
    oldest = everything_backups(new.data)[-1].path
    done = put_back(new, oldest)
    left = [backup.path for backup in everything_backups(new.data)]
    assert left[0] == done.before and oldest in left and len(left) == LATEST + 1
