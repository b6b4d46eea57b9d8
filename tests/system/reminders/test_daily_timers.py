"""Each system's own timer, with a stand-in for its commands."""

import plistlib
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from backcompanion.base.errors import MachineError
from backcompanion.base.paths import Folders
from backcompanion.system.reminders.daily_timer import DailyTimer, create_daily_timer
from backcompanion.system.reminders.system_command import run_command


class Commands:
    """What the system was asked, and what it refuses."""

    def __init__(self, *refused: str) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.refused = refused

    def __call__(self, arguments: Sequence[str]) -> None:
        self.asked.append(tuple(arguments))
        if any(word in arguments for word in self.refused):
            raise MachineError("refused")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    return tmp_path


def timer_of(
    platform: str, run: Commands, monkeypatch: pytest.MonkeyPatch, *, apart: Path | None = None
) -> DailyTimer:
    monkeypatch.setattr(sys, "platform", platform)
    usual = [Path("/data"), Path("/config"), Path("/cache"), Path("/log")]
    return create_daily_timer(Folders(*([apart] * 4 if apart else usual)), run)


def test_systemd(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Commands()
    timer = timer_of("linux", run, monkeypatch)
    timer.remove()
    assert not run.asked, "nothing is asked where there is no timer"

    timer.set_daily(17 * 60 + 45)
    units = home / "config" / "systemd" / "user"
    assert "OnCalendar=*-*-* 17:45:00" in (units / "backcompanion-reminder.timer").read_text()
    service = (units / "backcompanion-reminder.service").read_text()
    assert service.splitlines()[-2].endswith('"-m" "backcompanion" "remind"')
    assert service.splitlines()[-1] == "KillMode=process", "or the window ends with the reminder"
    assert ("systemctl", "--user", "restart", "backcompanion-reminder.timer") in run.asked

    timer.remove()
    assert not list(units.iterdir())
    assert run.asked[-1] == ("systemctl", "--user", "daemon-reload")


def test_a_folder_of_its_own_has_a_timer_of_its_own(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = home / '50 % "off" $HOME'
    timer_of("linux", Commands(), monkeypatch).set_daily(60)
    timer_of("linux", Commands(), monkeypatch, apart=apart).set_daily(60)
    services = sorted((home / "config" / "systemd" / "user").glob("*.service"))
    assert len(services) == 2
    # Its quotes, its specifiers and its variables, as systemd.service(5) wants them.
    assert '"--data-dir" ' in services[0].read_text()
    assert '50 %% \\"off\\" $$HOME"' in services[0].read_text()


def test_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Commands()
    timer = timer_of("win32", run, monkeypatch, apart=Path("/my data"))
    timer.set_daily(6 * 60 + 5)
    (create,) = run.asked
    assert create[:5] == ("schtasks", "/Create", "/F", "/SC", "DAILY")
    assert create[-2:] == ("/ST", "06:05")
    assert create[create.index("/TR") + 1].endswith('-m backcompanion remind --data-dir "/my data"')
    timer.remove()
    assert run.asked[-1][:3] == ("schtasks", "/Delete", "/F")
    gone = Commands("/Query")
    timer_of("win32", gone, monkeypatch).remove()
    assert len(gone.asked) == 1, "where there is none, nothing is deleted"


def test_macos(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Commands("bootout")  # as where it was not loaded yet
    timer = timer_of("darwin", run, monkeypatch)
    timer.set_daily(18 * 60)
    (file,) = (home / "home" / "Library" / "LaunchAgents").iterdir()
    agent = plistlib.loads(file.read_bytes())
    assert agent["StartCalendarInterval"] == {"Hour": 18, "Minute": 0}
    assert agent["ProgramArguments"][-1] == "remind"
    assert run.asked[-1][1] == "bootstrap"
    timer.remove()
    assert not file.exists()


def test_a_system_without_it_is_told_in_a_sentence() -> None:
    with pytest.raises(MachineError, match=r"no-such-command is not there\."):
        run_command(("no-such-command",))


@pytest.mark.parametrize(("platform", "refused"), [("linux", "restart"), ("darwin", "bootstrap")])
def test_what_could_not_be_switched_on_leaves_nothing_that_starts_later(
    home: Path, monkeypatch: pytest.MonkeyPatch, platform: str, refused: str
) -> None:
    """Without a session bus: “Failed to connect to bus”, and two units lay there."""
    with pytest.raises(MachineError):
        timer_of(platform, Commands(refused), monkeypatch).set_daily(60)
    assert [path for path in home.rglob("*") if path.is_file()] == []
    timer_of(platform, Commands(), monkeypatch).set_daily(60)
    kept = [path for path in home.rglob("*") if path.is_file()]
    with pytest.raises(MachineError):
        timer_of(platform, Commands(refused), monkeypatch).set_daily(90)
    assert [path for path in home.rglob("*") if path.is_file()] == kept, "it was on before"


@pytest.mark.parametrize("refused", ["disable", "daemon-reload", "--user"])
def test_what_the_system_cannot_be_told_is_taken_away_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    """Without a session bus the units stayed, and the switch with them."""
    timer_of("linux", Commands(), monkeypatch).set_daily(60)
    assert timer_of("linux", Commands(), monkeypatch).remove() == ""
    timer_of("linux", Commands(), monkeypatch).set_daily(60)
    assert timer_of("linux", Commands(refused), monkeypatch).remove() == "refused"
    assert [path for path in home.rglob("*") if path.is_file()] == []
