"""The log makes room for itself, at a launch and while the window stays open for weeks."""

import errno
import io
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backcompanion.base import log_file
from backcompanion.base.log_file import LogFile
from support.command_line import run

ENTRY = "x" * 1000
FULL = Path("/dev/full")
Open = Callable[[], LogFile]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setattr(log_file, "MAX_BYTES", 10_000)
    log_files: list[LogFile] = []

    def make() -> LogFile:
        log_files.append(LogFile(tmp_path / "backcompanion.log"))
        return log_files[-1]

    yield make
    for each in log_files:
        each.close()


def say(handler: LogFile, text: str) -> None:
    handler.handle(logging.LogRecord("test", logging.INFO, "", 0, text, None, None))


def test_it_makes_room_while_it_is_open(opened: Open, tmp_path: Path) -> None:
    handler = opened()
    for n in range(505):
        say(handler, f"{ENTRY} {n}")
    files = {file.name: file.read_text() for file in tmp_path.iterdir()}
    assert set(files) == {"backcompanion.log", "backcompanion.1.log"}
    assert all(len(text) < 12_000 for text in files.values())
    both = files["backcompanion.1.log"] + files["backcompanion.log"]
    numbers = [int(line.rpartition(" ")[2]) for line in both.splitlines()]
    assert numbers == list(range(numbers[0], 505)), "nothing between the two is missing"


def test_one_that_has_grown_before_makes_room_at_once(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "backcompanion.log").write_text("before" * 5000)
    say(opened(), "after")
    assert (tmp_path / "backcompanion.1.log").read_text().startswith("before")
    assert (tmp_path / "backcompanion.log").read_text().endswith("INFO test after\n")


def test_where_no_room_can_be_made_it_goes_on(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "backcompanion.1.log").mkdir()
    handler = opened()
    for n in range(12):
        say(handler, f"{ENTRY} {n}")
    assert (tmp_path / "backcompanion.log").read_text().endswith(" 11\n")


def test_a_disk_that_fails_prints_no_traceback(
    opened: Open, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "backcompanion.log").mkdir()
    say(opened(), "lost")
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not FULL.exists(), reason="no file here that is always full")
@pytest.mark.parametrize("entry", ["short", "x" * 20_000])
def test_a_full_disk_raises_nowhere_and_the_log_goes_on_afterwards(
    opened: Open, tmp_path: Path, capsys: pytest.CaptureFixture[str], entry: str
) -> None:
    file = tmp_path / "backcompanion.log"
    file.symlink_to(FULL)
    handler = opened()
    for _n in range(3):
        say(handler, entry)
    handler.close()
    file.unlink()
    say(handler, "after")
    assert file.read_text().endswith("INFO test after\n")
    assert capsys.readouterr().err == ""


def test_it_is_begun_anew_where_it_was_moved_or_deleted(opened: Open, tmp_path: Path) -> None:
    handler, file = opened(), tmp_path / "backcompanion.log"
    say(handler, "first")
    file.rename(tmp_path / "moved")
    say(handler, "second")
    file.unlink()
    say(handler, "third")
    assert file.read_text().endswith("INFO test third\n") and "second" not in file.read_text()
    assert (tmp_path / "moved").read_text().endswith("INFO test first\n")


def test_it_waits_for_a_folder_that_has_gone_and_makes_none_in_its_place(
    opened: Open, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "log"
    folder.mkdir()
    handler = LogFile(folder / "backcompanion.log")
    say(handler, "first")
    away = folder.rename(tmp_path / "away")
    say(handler, "lost")
    assert not folder.exists()
    away.rename(folder)
    say(handler, "back")
    handler.close()
    assert "INFO test back" in (folder / "backcompanion.log").read_text()
    say(handler, "after it was closed")
    assert capsys.readouterr().err == ""
    handler.close()


def test_a_folder_that_cannot_be_written(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_named: object) -> io.TextIOWrapper:
        raise PermissionError(errno.EACCES, "Permission denied")

    handler = opened()
    monkeypatch.setattr(logging.FileHandler, "_open", refused)
    say(handler, "lost")
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_in_its_place_is_not_waited_for(opened: Open, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "backcompanion.log")
    say(opened(), "lost")


def test_nothing_heavy_is_loaded_for_it() -> None:
    done = run(
        "-c", "import backcompanion.base.log_file, sys; sys.exit('logging.handlers' in sys.modules)"
    )
    assert done.returncode == 0, done.stderr
