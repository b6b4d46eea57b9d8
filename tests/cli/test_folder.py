"""The command `folder`, in this process."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from backcompanion.cli.main import main
from backcompanion.history.folder import own_log
from backcompanion.history.store import Store
from support.histories import session, step
from support.moments import fixed_now

SHARED_MODE = 0o700


def data_folder(root: Path, name: str, *ids: str) -> Path:
    store = Store.open(root / name, now=fixed_now)
    for id_ in ids:
        store.add(session(id_, steps=(step(),), note=f"note of {id_}"))
    assert store.close(60)
    return root / name


def run(data: Path, *arguments: object) -> int:
    return main(["--data-dir", str(data), "folder", *map(str, arguments)])


def exported(data: Path) -> str:
    target = data.parent / f"{data.name}.json"
    assert main(["--data-dir", str(data), "export", str(target)]) == 0
    return target.read_text(encoding="utf-8")


def test_two_computers_and_one_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk, sofa = data_folder(tmp_path, "desk", "a", "b"), data_folder(tmp_path, "sofa", "c")
    shared = tmp_path / "shared"
    assert run(desk, "now") == 2
    assert run(desk, "use", shared) == 3  # it is not there
    assert not (desk / "computers").exists()
    shared.mkdir(mode=SHARED_MODE)
    assert run(desk, "use", shared, "--name", "desk", "--with-notes", "--with-remarks") == 0
    assert run(sofa, "use", shared, "--name", "sofa", "--with-notes", "--with-remarks") == 0
    capsys.readouterr()
    assert run(desk, "now") == 0
    assert "From sofa: 1 session." in capsys.readouterr().out
    assert exported(desk) == exported(sofa)
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in shared.iterdir())
    assert run(desk, "now") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing new."

    assert run(sofa, "status", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert [(each["name"], each["own"], each["sessions"]) for each in document["devices"]] == [
        ("sofa", True, 1),
        ("desk", False, 2),
    ]
    assert (document["there"], document["waiting"], document["cut"]) == (True, 0, [])

    assert run(sofa, "leave") == 0
    assert run(sofa, "status", "--json") == 0
    assert json.loads(capsys.readouterr().out.partition("\n")[2]) == {"folder": None}
    assert len(list(shared.iterdir())) == 2
    assert run(desk, "status") == 0
    assert "sofa (left): 1 session" in capsys.readouterr().out


def test_computers_of_one_name_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, sofa = data_folder(tmp_path, "desk", "a"), data_folder(tmp_path, "sofa", "b")
    shared = tmp_path / "shared"
    shared.mkdir(mode=SHARED_MODE)
    for data in (desk, sofa, desk):
        assert run(data, "use", shared, "--name", "laptop") == 0
    capsys.readouterr()
    assert run(desk, "status") == 0
    lines = capsys.readouterr().out.splitlines()[1:3]
    names = sorted(line.partition(":")[0].replace(" (this computer)", "") for line in lines)
    assert names == ["laptop (1)", "laptop (2)"]


def test_notes_go_only_where_that_was_ticked(tmp_path: Path) -> None:
    desk, shared = data_folder(tmp_path, "desk", "a"), tmp_path / "shared"
    shared.mkdir(mode=SHARED_MODE)
    assert run(desk, "use", shared) == 0
    written = "".join(file.read_text(encoding="utf-8") for file in shared.iterdir())
    assert '"id":"a"' in written
    assert "note of a" not in written
    assert run(desk, "use", shared, "--with-notes") == 0
    assert "note of a" in "".join(file.read_text(encoding="utf-8") for file in shared.iterdir())


def test_a_folder_that_will_not_do(tmp_path: Path) -> None:
    desk = data_folder(tmp_path, "desk", "a")
    assert run(desk, "use", desk) == 2
    (tmp_path / "file").touch()
    assert run(desk, "use", tmp_path / "file") == 3


def test_a_folder_that_is_away_and_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, shared = data_folder(tmp_path, "desk", "a"), tmp_path / "shared"
    shared.mkdir(mode=SHARED_MODE)
    assert run(desk, "use", shared) == 0
    shared.rename(tmp_path / "away")
    assert run(desk, "now") == 3
    assert run(desk, "status") == 3
    shared.mkdir()  # where the disk is not mounted
    assert run(desk, "now") == 3
    assert "is its disk in?" in capsys.readouterr().err
    assert list(shared.iterdir()) == []
    shared.rmdir()
    (tmp_path / "away").rename(shared)
    assert run(desk, "now") == 0


def test_who_leaves_a_folder_that_is_away_is_heard_of_once_it_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, sofa = data_folder(tmp_path, "desk", "a"), data_folder(tmp_path, "sofa")
    shared, away = tmp_path / "shared", tmp_path / "away"
    shared.mkdir(mode=SHARED_MODE)
    assert run(desk, "use", shared, "--name", "desk") == 0
    assert run(sofa, "use", shared, "--name", "sofa") == 0
    shared.rename(away)
    data_folder(tmp_path, "desk", "meanwhile")
    capsys.readouterr()
    assert run(desk, "leave") == 0
    assert "when it is there again" in capsys.readouterr().err
    shared.mkdir()  # where the disk is not mounted
    assert run(desk, "status") == 0
    assert list(shared.iterdir()) == []
    shared.rmdir()
    away.rename(shared)
    assert run(desk, "status") == 0
    assert not (desk / "computers" / "left").exists()
    assert run(sofa, "now") == 0
    assert "1 session" in capsys.readouterr().out  # that one from meanwhile
    assert run(sofa, "status") == 0
    assert "desk (left): 2 sessions" in capsys.readouterr().out


def test_on_a_full_disk_nothing_is_said_to_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, shared = data_folder(tmp_path, "desk", "a", "b"), tmp_path / "shared"
    shared.mkdir(mode=SHARED_MODE)

    def fail(_target: Path, _content: bytes, _start: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(own_log, "_append", fail)
        assert run(desk, "use", shared, "--name", "desk") == 3
        captured = capsys.readouterr()
        assert "written." not in captured.out and "No space left" in captured.err
    assert run(desk, "status") == 0
    assert "changes wait." in capsys.readouterr().out
    assert run(desk, "now") == 0
    assert "changes written." in capsys.readouterr().out
    assert run(desk, "status") == 0
    assert "wait." not in capsys.readouterr().out
    with monkeypatch.context() as patched:
        patched.setattr(own_log, "_append", fail)
        assert run(desk, "leave") == 0
        error = capsys.readouterr().err
        assert "No space left" in error and "not there" not in error


def test_what_came_is_taken_back_as_a_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, sofa = data_folder(tmp_path, "desk"), data_folder(tmp_path, "sofa", "a", "b")
    shared = tmp_path / "shared"
    shared.mkdir(mode=SHARED_MODE)
    assert run(desk, "undo") == 2  # no folder is in use
    assert run(desk, "use", shared, "--with-notes") == 0
    before = exported(desk)
    assert run(desk, "undo") == 2  # nothing came
    assert run(sofa, "use", shared, "--name", "sofa", "--with-notes") == 0
    assert run(desk, "now") == 0
    assert exported(desk) != before
    capsys.readouterr()
    assert run(desk, "undo") == 0
    text = capsys.readouterr().out
    assert "Taken back: From sofa: 2 sessions." in text
    assert "Your other computers take it back as well" in text
    assert exported(desk) == before
    assert run(desk, "undo") == 2
    assert run(sofa, "now") == 0
    assert exported(sofa) == before
