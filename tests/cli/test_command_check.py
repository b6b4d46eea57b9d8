"""The command `check`: what works here, and what to do where it does not."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from backcompanion.base.paths import folders
from backcompanion.cli import check, desktop_checks
from backcompanion.cli.main import main
from backcompanion.sound import sound_trial
from backcompanion.sound.sound_trial import SoundCheckResult
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
def test_check_tells_what_does_not(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], None],
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "minimal")
    folder = tmp_path / "data"
    spoil(folder)
    capsys.readouterr()
    assert main(["--data-dir", str(folder), "check"]) == 3
    printed = capsys.readouterr()
    assert "History: no. " in printed.out
    assert "cannot be done here" in printed.out
    assert printed.err == ""


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty file finds room there, so that it was said to work."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=4096))
    result = check.data_folder(folders(tmp_path))
    assert result.needed and "is full" in result.advice
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=10**9))
    assert not check.data_folder(folders(tmp_path)).advice


def test_check_without_a_display(tmp_path: Path) -> None:
    done = run("-m", "backcompanion", "--data-dir", str(tmp_path), "check")
    assert done.returncode == 3
    assert "Display: no. There is no display here" in done.stdout


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which all is found, but no screen can be kept on."""
    monkeypatch.setattr(desktop_checks, "_can_load", lambda library: True)
    monkeypatch.setattr(desktop_checks, "_has_qt_module", lambda name: True)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")


class Checked:
    """What `check` printed, and its status."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.status = main(["--data-dir", str(folder), "check", *arguments])
        self.lines = capsys.readouterr().out.splitlines()

    def line(self, name: str) -> str:
        (line,) = [line for line in self.lines if line.startswith(f"{name}: ")]
        return line


def heard(monkeypatch: pytest.MonkeyPatch, result: SoundCheckResult) -> None:
    monkeypatch.setattr(sound_trial, "check_sound", lambda tell, aloud: result)


@pytest.mark.usefixtures("here")
def test_a_library_that_was_found_is_not_said_to_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checked = Checked(tmp_path, capsys)
    assert checked.status == 0
    for name in ("Sound", "Voice"):
        tried = "library found; not tried (check --sound tries it)"
        assert checked.line(name) == f"{name}: {tried}"


@pytest.mark.usefixtures("here")
def test_what_was_tried_and_works_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = ("There is no voice for Klingon on this machine; another one is used.",)
    heard(monkeypatch, SoundCheckResult("Headphones", "speechd", "English", (), strange))
    checked = Checked(tmp_path, capsys, "--sound")
    assert checked.line("Sound") == "Sound: works (Headphones)"
    assert checked.line("Voice") == f"Voice: works (English, speechd). {strange[0]}"
    assert checked.lines[-1] == ("A session can be done here, without: Keeping the screen awake.")


@pytest.mark.usefixtures("here")
def test_without_a_device_nothing_is_said_to_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    no_device = "No loudspeaker or headphones were found."
    heard(monkeypatch, SoundCheckResult(tone_problems=(no_device,)))
    checked = Checked(tmp_path, capsys, "--sound")
    assert checked.status == 0
    assert checked.line("Sound") == f"Sound: not here. {no_device}"
    assert checked.line("Voice").startswith("Voice: not here. ")
    assert checked.lines[-1].endswith("without: Keeping the screen awake, Sound, Voice.")
    assert "All that a session needs works." not in checked.lines


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("sound", [(), ("--sound",)])
def test_a_missing_library_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    sound: tuple[str, ...],
) -> None:
    heard(monkeypatch, SoundCheckResult())
    monkeypatch.setattr(desktop_checks, "_can_load", lambda library: False)
    monkeypatch.setattr("shutil.which", lambda name: None)
    checked = Checked(tmp_path, capsys, *sound)
    assert checked.status == 0
    assert "libpulse0" in checked.line("Sound")
    assert "espeak-ng" in checked.line("Voice")
    assert "libpulse0" not in checked.line("Voice")


@pytest.mark.usefixtures("here")
def test_a_service_that_listens_speaks_though_its_program_is_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in a sandbox."""
    monkeypatch.setattr("shutil.which", lambda name: None)
    (tmp_path / "speechd.sock").touch()
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path}/speechd.sock")
    assert "not tried" in Checked(tmp_path, capsys).line("Voice")


@pytest.mark.usefixtures("here")
def test_elsewhere_than_on_linux_it_is_addons_that_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(desktop_checks, "_has_qt_module", lambda name: False)
    checked = Checked(tmp_path, capsys)
    for name in ("Sound", "Voice"):
        assert "PySide6-Addons" in checked.line(name)
        assert "libpulse0" not in checked.line(name)


@pytest.mark.usefixtures("here")
def test_linux_does_without_addons_but_not_without_the_library_for_tones(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(desktop_checks, "_has_qt_module", lambda name: False)
    checked = Checked(tmp_path, capsys)
    for name in ("Sound", "Voice"):
        assert "library found" in checked.line(name)
    monkeypatch.setattr(desktop_checks, "_can_load", lambda library: False)
    assert "libpulse0" in Checked(tmp_path, capsys).line("Sound")


def test_qts_modules_are_found_where_they_are() -> None:
    assert desktop_checks._has_qt_module("QtCore")
    assert not desktop_checks._has_qt_module("QtNowhere")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("granted", "message"),
    [(True, "works"), (False, "not here. This desktop does not let the screen be kept on.")],
)
def test_the_screen_is_kept_on_for_a_moment_to_see_whether_it_can(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    granted: bool,
    message: str,
) -> None:
    @contextmanager
    def lock() -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(active=granted)

    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    monkeypatch.setattr("backcompanion.system.keep_awake.presentation_mode", lock)
    line = Checked(tmp_path, capsys).line("Keeping the screen awake")
    assert line.startswith(f"Keeping the screen awake: {message}")
