"""A file of ours that is written anew is replaced: written over, it is half of one for a moment."""

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from support.file_writers import WRITERS
from support.places import PACKAGE

# Under a name that nothing has yet; `repair` has moved away what was there.
NEW_NAMES = {"base/crash_report", "history/safety/row_mending", "history/safety/repair"}


@pytest.mark.parametrize("name", WRITERS)
def test_what_is_open_elsewhere_stays_as_it_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    target = WRITERS[name](tmp_path, 1)
    before = target.read_bytes()
    kept = tmp_path / "kept"
    kept.hardlink_to(target)
    assert WRITERS[name](tmp_path, 2) == target
    assert target.read_bytes() != before and kept.read_bytes() == before


def test_every_file_that_replaces_one_is_tried() -> None:
    calls = re.compile(r"(?<!def )\b(replacing|write_atomically)\(")
    writing = {
        path.relative_to(PACKAGE).with_suffix("").as_posix()
        for path in PACKAGE.rglob("*.py")
        if calls.search(path.read_text("utf-8"))
    }
    tried = {name.partition(" ")[0] for name in WRITERS}
    assert writing - {"base/atomic_file"} == tried | NEW_NAMES
