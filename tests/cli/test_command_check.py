"""The command `check`: what works here, and what to do where it does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backcompanion.cli import check
from backcompanion.cli.main import main
from backcompanion.sound import sound_trial as sound_check
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


def report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *arguments: str) -> int:
    monkeypatch.setattr(check, "_can_load", lambda library: True)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return main(["--data-dir", str(tmp_path), "check", *arguments])


def test_a_library_that_was_found_is_not_said_to_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(monkeypatch, tmp_path) == 0
    told = capsys.readouterr().out.splitlines()
    for name in ("Sound", "Voice"):
        assert f"{name}: library found; not tried (check --sound tries it)" in told


def test_what_was_tried_stands_in_place_of_what_was_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        sound_check, "check_sound", lambda tell, aloud: sound_check.SoundCheckResult()
    )
    assert report(monkeypatch, tmp_path, "--sound") == 0
    told = capsys.readouterr().out
    assert "not tried" not in told
    assert "Sound: " not in told
    assert told.count("Voice: ") == 1
    assert "Sound device: none" in told
    assert "Voice: none" in told


def test_with_the_sound_check_a_missing_library_is_named_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        sound_check, "check_sound", lambda tell, aloud: sound_check.SoundCheckResult()
    )
    monkeypatch.setattr(check.sys, "platform", "linux")
    monkeypatch.setattr(check, "_can_load", lambda library: False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(["--data-dir", str(tmp_path), "check", "--sound"]) == 0
    told = capsys.readouterr().out
    assert "libpulse0" in told
    assert "espeak-ng" in told
