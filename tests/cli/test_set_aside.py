"""A database with rows that cannot be right ends no command, and is named by each."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backcompanion.cli.main import main
from backcompanion.history.database import FILE_NAME
from support.cases import each_case

SPOILT = [
    "UPDATE sessions SET active_seconds = 'a while' WHERE id = 'b'",
    "UPDATE sessions SET active_seconds = 9e999 WHERE id = 'b'",
    "UPDATE sessions SET back = 'fabulous' WHERE id = 'b'",
    "UPDATE sessions SET note = x'ff00' WHERE id = 'b'",
    "UPDATE sessions SET note = CAST(x'ff00' AS TEXT) WHERE id = 'b'",
    "UPDATE sessions SET started_us = 9223372036854775807 WHERE id = 'b'",
    "UPDATE sessions SET local_date = '2026-02-31' WHERE id = 'b'",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    entries = [
        {"id": id_, "started_at": "2026-11-19T18:02:11Z", "active_seconds": 900, "finished": True}
        for id_ in "abc"
    ]
    file = tmp_path / "in.json"
    file.write_text(json.dumps({"format": "backcompanion/1", "sessions": entries}))
    assert main(["--data-dir", str(tmp_path / "data"), "import", str(file)]) == 0
    return tmp_path / "data"


def run(folder: Path, *arguments: str) -> int:
    return main(["--data-dir", str(folder), *arguments])


@each_case("query", SPOILT)
def test_it_is_left_out_and_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], query: str
) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(folder / FILE_NAME, tmp_path / "data")
    look_at_what_is_left(tmp_path / "data", query, capsys)


def look_at_what_is_left(folder: Path, query: str, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as connection:
        connection.execute(query)
    capsys.readouterr()
    assert run(folder, "stats", "--json", "--today", "2026-11-22") == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["totals"]["sessions"] == 2
    assert printed.err.startswith("1 entry could not be read and is left out:\n  sessions b: ")
    assert run(folder, "export", str(folder.parent / "out.json")) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("2 sessions written to") and "sessions b: " in printed.err


def test_everything_else_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    look_at_what_is_left(folder, SPOILT[0], capsys)
    assert run(folder, "export", str(folder.parent / "out.csv")) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("2 sessions written to") and "sessions b: " in printed.err
    for name in ("out.json", "out.csv"):
        assert run(folder.parent / name.replace(".", "-"), "import", str(folder.parent / name)) == 0
        assert "Sessions: 2 new" in capsys.readouterr().out
    assert run(folder, "restore") == 0
    (name, *_rest) = capsys.readouterr().out.splitlines()
    assert run(folder, "check") in (0, 3)
    assert "3 sessions, intact" not in capsys.readouterr().out
    # An import brings back what it has whole, and going back to a backup takes all as it was.
    assert run(folder, "import", str(folder.parent / "in.json")) == 0
    assert run(folder, "restore", name) == 0
    assert "mistake" not in capsys.readouterr().err
