"""`export` never writes over what the program itself keeps."""

import json
from pathlib import Path

import pytest

from backcompanion.cli.main import main


@pytest.mark.parametrize("name", ["settings.json", "link.json", "history.json"])
def test_not_onto_the_program_s_own_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = tmp_path / "data"
    file = tmp_path / "in.json"
    entry = {"started_at": "2026-11-20T18:00:00+01:00", "active_seconds": 900, "finished": True}
    file.write_text(json.dumps({"format": "backcompanion/1", "sessions": [entry]}))
    assert main(["--data-dir", str(folder), "import", str(file)]) == 0
    (folder / "settings.json").write_text("{}")
    (folder / "link.json").symlink_to("settings.json")
    (folder / "history.json").symlink_to("history.sqlite3")
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    capsys.readouterr()
    assert main(["--data-dir", str(folder), "export", str(folder / name)]) == 2
    assert "is a file of the program itself" in capsys.readouterr().err
    assert all(path.read_bytes() == content for path, content in before.items())
    assert main(["--data-dir", str(folder), "export", str(folder / "mine.json")]) == 0
