"""Import and export beside settings that are whole, damaged, or cannot be written."""

import json
from pathlib import Path
from typing import Any

import pytest

from backcompanion.cli.main import main

SESSION = {"started_at": "2026-11-19T18:02:11Z", "active_seconds": 1490, "finished": True}
DAMAGED = '{"remarks": ["disc"],\n "equipment": ["dumbbells"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def settings(folder: Path, **values: object) -> Path:
    file = folder / "settings.json"
    file.write_text(json.dumps(values))
    return file


def file_of(folder: Path, **content: object) -> Path:
    file = folder.parent / "in.json"
    file.write_text(json.dumps({"format": "backcompanion/1", **content}))
    return file


def held(folder: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((folder / "settings.json").read_text())
    return document


def run(folder: Path, *arguments: object) -> int:
    return main(["--data-dir", str(folder), *map(str, arguments)])


def sessions(folder: Path, capsys: pytest.CaptureFixture[str]) -> int:
    capsys.readouterr()
    assert run(folder, "stats", "--json") == 0
    count: int = json.loads(capsys.readouterr().out)["totals"]["sessions"]
    return count


# --- import: what is ticked stays ticked ---------------------------------------------------------


def test_remarks_that_the_file_does_not_speak_of_stay(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(folder, remarks=["pregnancy", "disc"], levels=["back-bows:-1"])
    assert run(folder, "import", file_of(folder, person={"equipment": ["dumbbells"]})) == 0
    values = held(folder)
    assert values["remarks"] == ["pregnancy", "disc"]
    assert values["levels"] == ["back-bows:-1"]
    assert values["equipment"] == ["dumbbells"]
    assert "Equipment taken from the file." in capsys.readouterr().out


def test_remarks_are_united_and_our_equipment_stands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(folder, remarks=["pregnancy"], equipment=["band"])
    person = {"remarks": ["disc", "pregnancy"], "equipment": ["cushion"]}
    assert run(folder, "import", file_of(folder, person=person)) == 0
    values = held(folder)
    assert (values["remarks"], values["equipment"]) == (["pregnancy", "disc"], ["band"])
    output = capsys.readouterr().out
    assert "Health remarks added: 1." in output and "contradict ours: 1 (ours stand)" in output


def test_going_back_says_that_settings_stay(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "import", file_of(folder, sessions=[SESSION])) == 0
    more = file_of(folder, sessions=[{**SESSION, "effort": 3}])
    assert run(folder, "import", more) == 0
    capsys.readouterr()
    assert run(folder, "restore") == 0
    name = capsys.readouterr().out.splitlines()[0]
    assert run(folder, "restore", name) == 0
    output = capsys.readouterr().out
    assert "Equipment, health remarks and levels stay as they are" in output
    assert output.splitlines()[-1].startswith("To undo this")


def test_settings_that_cannot_be_written_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_target: Path, _pieces: object) -> None:
        raise OSError(28, "No space left on device")

    before = settings(folder, remarks=["pregnancy"]).read_text()
    file = file_of(folder, person={"remarks": ["disc"]}, sessions=[SESSION])
    monkeypatch.setattr("backcompanion.application.settings_file.write_atomically", full)
    assert run(folder, "import", file) == 3
    printed = capsys.readouterr()
    assert "settings.json cannot be written (No space left" in printed.err
    assert "Health remarks added" not in printed.out
    assert (folder / "settings.json").read_text() == before


# --- settings that are damaged --------------------------------------------------------------------


def test_an_export_refuses_and_leaves_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = folder / "settings.json", folder.parent / "out.json"
    file.write_text(DAMAGED)
    assert run(folder, "export", out) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and len(printed.err.splitlines()) == 1
    assert f"{file} is damaged (line 2, column 27" in printed.err
    assert not out.exists()
    assert file.read_text() == DAMAGED
    assert [each.name for each in folder.glob("settings*")] == ["settings.json"]


def test_a_table_has_nothing_of_them_and_is_written(folder: Path) -> None:
    (folder / "settings.json").write_text(DAMAGED)
    assert run(folder, "export", folder.parent / "out.csv") == 0


def test_settings_that_cannot_be_opened_are_not_taken_for_none(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "settings.json").mkdir()
    assert run(folder, "export", folder.parent / "out.json") == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_single_value_is_told_and_the_rest_goes_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = settings(folder, volume=9999, remarks=["disc"]), folder.parent / "out.json"
    assert run(folder, "export", out) == 0
    assert f"{file}: volume cannot be used" in capsys.readouterr().err
    assert json.loads(out.read_text())["person"] == {"remarks": ["disc"]}


def test_a_value_that_belongs_to_an_export_is_not_left_out_silently(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(folder, remarks=["disc", "flu"])
    assert run(folder, "export", folder.parent / "out.json") == 2
    assert "remarks cannot be used" in capsys.readouterr().err


def test_an_import_tells_and_leaves_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "settings.json"
    file.write_text(DAMAGED)
    assert run(folder, "import", file_of(folder, sessions=[SESSION])) == 0
    assert f"{file} is damaged (line 2, column 27" in capsys.readouterr().err
    assert file.read_text() == DAMAGED
    assert sessions(folder, capsys) == 1


def test_an_import_with_something_for_them_waits_until_they_are_mended(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "settings.json"
    file.write_text(DAMAGED)
    incoming = file_of(folder, sessions=[SESSION], person={"remarks": ["anaemia"]})
    assert run(folder, "import", incoming) == 2
    errors = capsys.readouterr().err
    assert "line 2, column 27" in errors and "Nothing was written" in errors
    assert file.read_text() == DAMAGED
    assert sessions(folder, capsys) == 0
    file.unlink()
    assert run(folder, "import", incoming) == 0
    assert held(folder)["remarks"] == ["anaemia"]


def test_a_refused_break_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    incoming = file_of(folder, breaks=[{"from": "soon"}], goals=[{"from": "2026-01-05"}])
    assert run(folder, "import", incoming) == 2
    assert "Goals, breaks and the rest: 2 refused." in capsys.readouterr().out
