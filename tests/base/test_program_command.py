"""What a timer or a notification starts is there when it does."""

import sys
from pathlib import Path

import pytest

from backcompanion.base.program_command import program_command


def test_a_checkout_or_an_environment_is_started_by_its_python() -> None:
    assert program_command("remind") == (sys.executable, "-m", "backcompanion", "remind")


def test_on_windows_without_a_console(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pythonw.exe").touch()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert program_command()[0] == str(tmp_path / "pythonw.exe")


@pytest.mark.parametrize(
    ("folder", "started"),
    [
        ("/tmp/.mount_Back1", "/home/ann/Back_Companion.AppImage"),
        ("/tmp/.mount_Terminal", "/tmp/.mount_Back1/usr/lib/backcompanion/backcompanion"),
    ],
)
def test_of_an_app_image_the_file_is_started_and_not_what_it_shows_while_it_runs(
    folder: str, started: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program = "/tmp/.mount_Back1/usr/lib/backcompanion/backcompanion"
    monkeypatch.setattr(sys, "executable", program)
    monkeypatch.setenv("APPDIR", folder)
    monkeypatch.setenv("APPIMAGE", "/home/ann/Back_Companion.AppImage")
    assert program_command("remind") == (started, "remind")


def test_a_bundle_is_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("APPIMAGE", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/lib/backcompanion/backcompanion")
    assert program_command("remind") == ("/usr/lib/backcompanion/backcompanion", "remind")
