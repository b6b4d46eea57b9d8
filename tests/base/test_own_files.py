"""What is written for the person replaces nothing that the program keeps (issue 12, S5)."""

from pathlib import Path

import pytest

from backcompanion.base.errors import KnownError
from backcompanion.base.own_files import is_own_file, refuse_own_file
from backcompanion.base.paths import Folders, folders

OWN = [
    "history.sqlite3",
    "history.sqlite3-wal",
    "history.sqlite3-shm",
    "settings.json",
    "settings.damaged.json",
    ".mending.lock",
    "backups/history-20261122-171500-Z0017-day.sqlite3",
    "damaged/20261122-171500/history.sqlite3",
    "damaged/history.sqlite3-rows-1.json",
    "log/backcompanion.log",
    "log/fault-1.txt",
    "cache/compiled.json",
]


@pytest.fixture
def kept(tmp_path: Path) -> Folders:
    result = folders(tmp_path / "data")
    for name in OWN:
        (result.data / name).parent.mkdir(parents=True, exist_ok=True)
        (result.data / name).write_text("own")
    return result


@pytest.mark.parametrize("name", OWN)
def test_by_each_way_that_leads_there(kept: Folders, tmp_path: Path, name: str) -> None:
    own = kept.data / name
    (tmp_path / "link.json").symlink_to(own)
    (tmp_path / "folder").symlink_to(kept.data)
    for target in (
        own,
        tmp_path / "link.json",
        tmp_path / "folder" / name,
        kept.data / "log" / ".." / name,
    ):
        assert is_own_file(target, kept)
        with pytest.raises(KnownError, match="file of the program itself"):
            refuse_own_file(target, kept)


@pytest.mark.parametrize("name", ["history.sqlite3", "settings.json", "history.sqlite3-wal"])
def test_by_a_second_name_and_where_ours_is_a_link(
    kept: Folders, tmp_path: Path, name: str
) -> None:
    (tmp_path / "second.json").hardlink_to(kept.data / name)
    assert is_own_file(tmp_path / "second.json", kept)
    (kept.data / name).unlink()
    (tmp_path / "real.json").write_text("own")
    (kept.data / name).symlink_to(tmp_path / "real.json")
    assert is_own_file(tmp_path / "real.json", kept)


@pytest.mark.parametrize(
    "name", ["back.json", "backups/back.json", "log/back.csv", "../out.json", "damaged.json"]
)
def test_what_is_the_person_s_own(kept: Folders, name: str) -> None:
    assert not is_own_file(kept.data / name, kept)


def test_before_there_is_anything(tmp_path: Path) -> None:
    new = folders(tmp_path / "new")
    assert is_own_file(new.data / "settings.json", new)
    assert not is_own_file(new.data / "back.json", new)
