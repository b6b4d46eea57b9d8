"""A file is the old one or the new one, never something between, and nobody else's."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcompanion.base.atomic_file import replacing, write_atomically


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "file.json"
    target.write_text("old and longer")
    write_atomically(target, ("n", "ew\r\n"))
    assert target.read_bytes() == b"new\r\n"
    assert names(tmp_path) == ["file.json"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_atomically(tmp_path / "file", ("private",))
    finally:
        os.umask(before)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600


def test_what_fails_on_the_way_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("old")

    def pieces() -> Iterator[str]:
        yield "half"
        raise KeyError("something else")

    with pytest.raises(KeyError):
        write_atomically(target, pieces())
    assert target.read_text() == "old" and names(tmp_path) == ["file"]


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", ("new",))
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real").read_text() == "new"


def test_no_two_drafts_share_a_name(tmp_path: Path) -> None:
    with replacing(tmp_path / "file") as first, replacing(tmp_path / "file") as other:
        assert first != other
        first.write_text("one")
        other.write_text("other")
    assert (tmp_path / "file").read_text() == "one"
    assert names(tmp_path) == ["file"]


def test_a_long_name_is_no_trouble(tmp_path: Path) -> None:
    write_atomically(tmp_path / ("ä" * 120), ("text",))
    assert (tmp_path / ("ä" * 120)).read_text() == "text"


def test_where_there_is_no_folder_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "away" / "file", ("text",))
