"""`report FILE`: what it writes."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from backcompanion.application.report_files import COLUMNS
from backcompanion.cli.main import main
from support.command_line import year_of_sessions
from support.reported import stored


def test_the_command_writes_what_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data-dir", str(stored(tmp_path / "data"))]
    span = ["--from", "2026-11-02", "--to", "2026-11-15"]

    def write(name: str, *options: str) -> str:
        assert main([*data, "report", str(tmp_path / name), *span, *options]) == 0
        assert "3 sessions" in capsys.readouterr().out
        return (tmp_path / name).read_text(encoding="utf-8")

    document = json.loads(write("plain.json"))
    assert (document["from"], document["to"]) == ("2026-11-02", "2026-11-15")
    assert (document["effort"], document["soreness"], document["back"]) == (6.0, 6.0, {"sore": 3})
    assert document["hurt"] == {"russian-twists": 1}
    assert document["heaviest_kg"] == {"roll-downs": 4.0}
    assert document["trained"]["back-bows"] == {"easier": 3}
    assert "notes" not in document and "remarks" not in document
    assert "note" not in write("plain.csv")
    with_notes = json.loads(write("notes.json", "--with-notes", "--with-remarks"))
    assert [each["note"] for each in with_notes["notes"]] == ["=note 1", "=note 2", "=note 3"]
    assert with_notes["remarks"] == []
    table = list(csv.DictReader(StringIO(write("notes.csv", "--with-notes"))))
    assert list(table[0]) == [*COLUMNS, "notes"]
    assert table[0]["notes"] == "'=note 1\n=note 2"
    assert (table[0]["week"], table[0]["sets_easier"]) == ("2026-11-02", "2")
    assert main([*data, "report", str(tmp_path / "report.txt")]) == 2
    assert ".pdf" in capsys.readouterr().err
    assert main([*data, "report", str(tmp_path / "data" / "history.sqlite3")]) == 2


def test_a_folder_that_has_no_history_gives_an_empty_report(tmp_path: Path) -> None:
    target = tmp_path / "nothing.json"
    assert main(["--data-dir", str(tmp_path / "none"), "report", str(target)]) == 0
    assert json.loads(target.read_text())["totals"]["sessions"] == 0
    assert not (tmp_path / "none").exists()


def test_a_year_is_written_by_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")  # it sets that, and here it is put back
    data = year_of_sessions(tmp_path)
    target = tmp_path / "year.pdf"
    assert main(["--data-dir", str(data), "report", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF-")
