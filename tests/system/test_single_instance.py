"""One window a folder; a second start is heard by the first."""

import os
import select
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcompanion.base.errors import MachineError
from backcompanion.system import single_instance
from backcompanion.system.instance_request import StartRequest, parse_request
from backcompanion.system.single_instance import (
    PipeInstance,
    acquire_instance,
    pipe_path,
)
from backcompanion.system.single_instance_qt import acquire_with_qt
from support.child_process import start_python

CLAIMING = """
import sys
from pathlib import Path
from backcompanion.system.single_instance import acquire_instance
print("first" if acquire_instance(Path(sys.argv[1])) else "second", flush=True)
sys.stdin.read()
"""


def claimed(folder: Path) -> PipeInstance:
    instance = acquire_instance(folder)
    assert isinstance(instance, PipeInstance)
    return instance


@pytest.fixture(autouse=True)
def runtime_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    monkeypatch.delenv("DESKTOP_STARTUP_ID", raising=False)
    return folder


def start(folder: Path) -> "subprocess.Popen[str]":
    return start_python("-c", CLAIMING, str(folder))


def test_the_second_is_heard_by_the_first(tmp_path: Path) -> None:
    first = claimed(tmp_path)
    assert first.take_request() is None
    second = start(tmp_path)
    assert second.communicate("")[0] == "second\n"
    assert first.pipe is not None and select.select([first.pipe], [], [], 5)[0]
    assert first.take_request() == StartRequest() and first.take_request() is None
    first.release()


def test_a_dead_owner_s_lock_is_taken_over(tmp_path: Path) -> None:
    owner = start(tmp_path)
    assert owner.stdout is not None and owner.stdout.readline() == "first\n"
    assert acquire_instance(tmp_path) is None
    owner.kill()
    owner.communicate()
    again = claimed(tmp_path)
    assert again.take_request() is None  # what was asked of the dead one is forgotten
    again.release()


def test_each_folder_has_its_own(tmp_path: Path) -> None:
    first, other = claimed(tmp_path / "one"), claimed(tmp_path / "other")
    first.release()
    other.release()


def test_nothing_lies_in_the_data_folder_at_which_a_reader_would_wait(tmp_path: Path) -> None:
    """A backup program that reads every file waits for ever at a named pipe."""
    folder = tmp_path / "data"
    folder.mkdir()
    os.mkfifo(folder / "window.pipe")  # as 0.2.0 left it
    first = claimed(folder)
    assert all(stat.S_ISREG(path.stat().st_mode) for path in folder.iterdir())
    first.release()


def test_it_is_private_and_what_lies_in_its_place_goes(
    tmp_path: Path, runtime_folder: Path
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    pipe = pipe_path(folder)
    assert pipe is not None and pipe.is_relative_to(runtime_folder)
    pipe.write_text("not a pipe")
    first = claimed(folder)
    assert first.pipe is not None
    assert all(path.stat().st_mode & 0o077 == 0 for path in (pipe, pipe.parent))
    first.release()


def test_a_place_that_others_can_write_to_is_not_used(tmp_path: Path, runtime_folder: Path) -> None:
    (runtime_folder / "backcompanion").mkdir()
    (runtime_folder / "backcompanion").chmod(0o777)
    assert claimed(tmp_path / "data").pipe is None


def test_without_a_runtime_folder_there_is_another_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first = claimed(tmp_path / "data")
    assert first.pipe is not None
    first.release()


def test_the_same_folder_by_another_path(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    assert pipe_path(tmp_path / "data") == pipe_path(tmp_path / "link")


def test_the_token_of_the_one_who_asks_comes_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = claimed(tmp_path / "data")
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "sway-42")
    start(tmp_path / "data").communicate("")
    assert first.take_request() == StartRequest("sway-42")
    first.release()


def test_a_file_of_its_own_comes_when_the_window_has_come_to_itself(
    tmp_path: Path, qtbot: QtBot
) -> None:
    asked: list[StartRequest] = []
    for acquire in (acquire_instance, acquire_with_qt):
        first = acquire(tmp_path / acquire.__name__, "/a.backroutine")
        assert first is not None
        parent = QObject()
        first.listen(asked.append, parent)
        assert asked == []
        qtbot.waitUntil(lambda: asked == [StartRequest(file=Path("/a.backroutine"))])
        asked.clear()
        first.release()
        first = acquire(tmp_path / acquire.__name__, begin=True)
        assert first is not None
        first.listen(asked.append, parent)
        qtbot.waitUntil(lambda: asked == [StartRequest(begin=True)])
        asked.clear()
        first.release()


def test_a_file_comes_along_whatever_it_is_called(tmp_path: Path) -> None:
    first = claimed(tmp_path / "data")
    file = tmp_path / "Rücken\nfür zwei.backroutine"
    assert acquire_instance(tmp_path / "data", str(file)) is None
    assert first.take_request() == StartRequest(file=file)
    # What does not fit is left out, and the window comes forward all the same.
    assert acquire_instance(tmp_path / "data", "x" * 3000) is None
    assert first.take_request() == StartRequest()
    first.release()
    assert parse_request(b"open zz\nshow t\n") == StartRequest("t")
    assert parse_request(b"begin\nshow t\n") == StartRequest("t", begin=True)
    assert parse_request(b"") is None


def test_a_window_that_cannot_be_asked_is_not_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was opened where pipes lie elsewhere, or hears nothing any more."""
    monkeypatch.setattr(single_instance, "ATTEMPT_SECONDS", 0.0)
    first = claimed(tmp_path / "data")
    with monkeypatch.context() as patched:
        (elsewhere := tmp_path / "elsewhere").mkdir(mode=0o700)
        patched.setenv("XDG_RUNTIME_DIR", str(elsewhere))
        with pytest.raises(MachineError, match="cannot be reached"):
            acquire_instance(tmp_path / "data", str(tmp_path / "a"))
    assert acquire_instance(tmp_path / "data") is None
    first.release()
    with_qt = acquire_with_qt(tmp_path / "other")  # and does not listen yet
    assert with_qt is not None
    with pytest.raises(MachineError, match="cannot be reached"):
        acquire_with_qt(tmp_path / "other")
    with_qt.release()


def test_what_runs_without_pipes(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows: Qt's lock and Qt's socket."""
    shown: list[StartRequest] = []
    first = acquire_with_qt(tmp_path / "data")
    assert first is not None
    parent = QObject()
    first.listen(shown.append, parent)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-1")
    assert acquire_with_qt(tmp_path / "data", str(tmp_path / "a"), begin=True) is None
    qtbot.waitUntil(lambda: shown == [StartRequest("token-1", tmp_path / "a", begin=True)])
    first.release()
    again = acquire_with_qt(tmp_path / "data")
    assert again is not None
    again.release()


def test_a_folder_that_cannot_be_made_does_not_stop_the_window(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert claimed(tmp_path / "file" / "folder").pipe is None


def test_a_start_that_says_nothing_holds_no_window(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtNetwork import QLocalSocket

    from backcompanion.system import single_instance_qt

    def waits(_socket: QLocalSocket, _milliseconds: int) -> bool:
        raise AssertionError("it waits in the window's thread")

    parent, requests = QObject(), list[StartRequest]()
    owner = single_instance_qt.acquire_with_qt(tmp_path)
    assert owner is not None
    owner.listen(requests.append, parent)
    monkeypatch.setattr(QLocalSocket, "waitForReadyRead", waits)
    silent = QLocalSocket(parent)
    silent.connectToServer(single_instance_qt._server_name(tmp_path))
    assert single_instance_qt.acquire_with_qt(tmp_path) is None
    qtbot.waitUntil(lambda: bool(requests))
    silent.write(b"show late\n")
    qtbot.waitUntil(lambda: len(requests) == 2)
    owner.release()
    parent.deleteLater()
