"""The command `check`: what works here, and what to do where it does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.command_line import damaged, newer, no_folder, run, year_of_sessions


def test_check_tells_what_works(tmp_path: Path) -> None:
    year = year_of_sessions(tmp_path)
    done = run("-m", "backcompanion", "--data-dir", str(year), "check", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("Display: works", "Exercises: works", "Data folder: works"):
        assert name in done.stdout
    assert "History: works (156 sessions, intact)" in done.stdout
    for name in ("Figure: ", "Voice: ", "Sound: ", "Keeping the screen awake: "):
        assert name in done.stdout


@pytest.mark.parametrize("spoil", [newer, damaged, no_folder])
def test_check_tells_what_does_not(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    folder = tmp_path / "data"
    spoil(folder)
    done = run("-m", "backcompanion", "--data-dir", str(folder), "check", QT_QPA_PLATFORM="minimal")
    assert done.returncode == 3
    assert "History: no. " in done.stdout
    assert "cannot be done here" in done.stdout
    assert done.stderr == ""


def test_check_without_a_display(tmp_path: Path) -> None:
    done = run("-m", "backcompanion", "--data-dir", str(tmp_path), "check")
    assert done.returncode == 3
    assert "Display: no. There is no display here" in done.stdout
