"""`backup` and `restore` of everything, as others rely on them: words, JSON, exit statuses."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backcompanion.cli.main import main
from support.command_line import year_of_sessions

OWN = ("routines", "exercises", "motions")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = main(list(words))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_everything_to_another_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = year_of_sessions(tmp_path), tmp_path / "new"
    file = tmp_path / "all.backcompanion"
    status, out, err = said(capsys, "--data-dir", str(old), "backup", str(file))
    assert (status, err) == (0, "")
    assert out == f"Everything with 156 sessions written to {file}, and read back.\n"
    status, out, _err = said(capsys, "--data-dir", str(old), "backup", "--json", str(file))
    assert json.loads(out) == {
        "file": str(file),
        "sessions": 156,
        "settings": True,
        "left_out": [],
        **dict.fromkeys(OWN, 0),
    }

    status, out, _err = said(capsys, "--data-dir", str(new), "restore", "--preview", str(file))
    assert status == 0 and not new.exists()
    assert "History: 156 sessions (2016-11-21 to 2017-11-17): 156 would come back\n" in out
    status, out, _err = said(capsys, "--data-dir", str(new), "restore", "--json", str(file))
    document = json.loads(out)
    assert (status, document["done"], document["history"]["back"]) == (0, True, 156)
    assert document["settings"] == [] and {*OWN} <= document.keys()

    status, out, _err = said(capsys, "--data-dir", str(new), "restore")
    assert status == 0 and f"{document['undo']}\n  " in out
    assert "everything, before it was brought back from a file" in out
    status, out, _err = said(capsys, "--data-dir", str(new), "restore", "--json")
    listed = json.loads(out)
    assert [each["reason"] for each in listed] == ["restore", "everything"]
    assert listed[0]["history"]["lost"] == 156

    status, out, _err = said(capsys, "--data-dir", str(new), "restore", document["undo"])
    assert status == 0 and "History: 0 sessions: 156 lost\n" in out
    assert "To undo this: backcompanion restore everything-" in out


def test_a_backup_of_the_history_is_looked_at_first_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(year_of_sessions(tmp_path))
    _status, out, _err = said(capsys, "--data-dir", data, "restore", "--json")
    assert json.loads(out)[0]["reason"] == "import"
    name = json.loads(out)[0]["file"]
    status, out, _err = said(capsys, "--data-dir", data, "restore", "--preview", name)
    assert (status, out) == (0, "0 sessions: 156 would be lost\n")
    status, out, _err = said(capsys, "--data-dir", data, "restore", "--json", name)
    assert (status, json.loads(out)["history"]["lost"]) == (0, 156)


def test_a_path_that_begins_here_is_that_very_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = year_of_sessions(tmp_path)
    (backup,) = (data / "backups").iterdir()
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / backup.name).write_bytes(backup.read_bytes())
    monkeypatch.chdir(stick)
    look = ("--data-dir", str(data), "restore", "--preview")
    assert said(capsys, *look, backup.name)[0] == 2  # there are two of that name
    assert said(capsys, *look, f"./{backup.name}")[:2] == (0, "0 sessions: 156 would be lost\n")


def test_what_is_wrong_is_said_with_its_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, bad = str(year_of_sessions(tmp_path)), tmp_path / "bad.backcompanion"
    bad.write_bytes(b"PK")
    strange = tmp_path / "strange.sqlite3"
    shutil.copyfile(tmp_path / "data" / "history.sqlite3", strange)
    with closing(sqlite3.connect(strange)) as connection:
        connection.execute("CREATE VIEW more AS SELECT 1")
    for words, wanted, why in (
        (("restore", str(bad)), 2, f"{bad} is damaged"),
        (("restore", "--preview", str(bad)), 2, f"{bad} is damaged"),
        (("restore", str(strange)), 2, f"{strange} is no history that can be gone back to: there"),
        (("restore", "--preview", str(strange)), 2, "there is more in it than a history has"),
        (("backup", str(tmp_path / "all.zip")), 2, "has to end in .backcompanion"),
        (("backup", str(tmp_path / "none" / "all.backcompanion")), 3, "cannot be written"),
        (("backup",), 2, "FILE"),
    ):
        status, out, err = said(capsys, "--data-dir", data, *words)
        assert (status, out) == (wanted, "") and why in err
    assert not (tmp_path / "data" / "backups").exists() or not [
        *(tmp_path / "data" / "backups").glob("everything-*")
    ]
