"""The log makes room for itself, at a launch and while the window stays open for weeks."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backcompanion.base import log_file
from backcompanion.base.log_file import LogFile
from support.command_line import run

ENTRY = "x" * 1000
Open = Callable[[], LogFile]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setattr(log_file, "MAX_BYTES", 10_000)
    made: list[LogFile] = []

    def make() -> LogFile:
        made.append(LogFile(tmp_path / "backcompanion.log"))
        return made[-1]

    yield make
    for each in made:
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


def test_nothing_heavy_is_loaded_for_it() -> None:
    done = run(
        "-c", "import backcompanion.base.log_file, sys; sys.exit('logging.handlers' in sys.modules)"
    )
    assert done.returncode == 0, done.stderr
