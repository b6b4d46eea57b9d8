"""A session as a blind person has it: begun, changed, ended and reviewed by AT-SPI actions alone,
on a bus of its own, and what is announced meanwhile.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from journeys.screen import Program, Screen, wait_for
from support.places import TESTS

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"


def need_bus() -> str:
    launcher = next((path for path in LAUNCHERS if Path(path).exists()), "")
    has_gi = not subprocess.run(
        [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"],
        stderr=subprocess.DEVNULL,
        check=False,
    ).returncode
    if launcher and has_gi and shutil.which("dbus-daemon"):
        return launcher
    missing = "at-spi2-core, python3-gi and gir1.2-atspi-2.0"
    if os.environ.get("CI"):
        pytest.fail(f"CI has to have {missing}")
    pytest.skip(f"needs {missing}")


class Reader:
    """What a screen reader knows and does."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(TESTS / "journeys" / "at_client.py")],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.announced: list[str] = []

    def ask(self, **request: object) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def find(self, role: str, name: str) -> dict[str, Any] | None:
        tree = self.ask(ask="tree")
        return next((n for n in tree if n["role"] == role and n["name"].startswith(name)), None)

    def wait(self, role: str, name: str) -> dict[str, Any]:
        found: dict[str, Any] = wait_for(f"{role} {name!r}", lambda: self.find(role, name))
        return found

    def do(self, role: str, name: str) -> None:
        wait_for(f"{role} {name!r} to act", lambda: self.ask(ask="do", role=role, name=name))

    def hears(self, text: str) -> None:
        def heard() -> bool:
            self.announced += self.ask(ask="said")
            return any(text in said for said in self.announced)

        wait_for(f"{text!r} to be announced, after {self.announced}", heard)

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()


@pytest.fixture
def bus(screen: Screen, tmp_path: Path) -> Iterator[dict[str, str]]:
    """What a program needs to be read aloud there."""
    launcher = need_bus()
    socket = tmp_path / "bus"
    address = f"unix:path={socket}"
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"],
        stderr=subprocess.DEVNULL,
    )
    wait_for("the bus", socket.exists)
    environment = {"DBUS_SESSION_BUS_ADDRESS": address}
    spoken = subprocess.Popen(
        [launcher, "--launch-immediately"],
        env={**screen.environment, **environment},
        stderr=subprocess.DEVNULL,
    )
    yield environment
    for process in (spoken, daemon):
        process.terminate()
        process.wait(60)


@pytest.fixture
def reader(screen: Screen, bus: dict[str, str]) -> Iterator[Reader]:
    made = Reader({**screen.environment, **bus})
    yield made
    made.close()


def test_a_session_by_actions_alone(
    start: Callable[..., Program], bus: dict[str, str], reader: Reader, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    settings = {"welcomed": True, "voice": False, "already_warm": True}
    (tmp_path / "data" / "settings.json").write_text(json.dumps(settings))
    program = start("--speed", "4", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", **bus)

    # The list: choosing a row shows it.
    reader.wait("heading", "Upper and lower back")
    reader.do("list item", "Russian twists")
    reader.wait("heading", "Russian twists")
    assert "SELECTED" in reader.wait("list item", "Russian twists")["states"]
    reader.do("radio button", "1 round")

    reader.do("push button", "Start workout")
    reader.hears("Back bows. Round 1 of 1 · exercise 1 of 8")
    reader.do("push button", "Pause")
    reader.hears("Paused")
    reader.do("push button", "Go on")
    reader.hears("Going on: Back bows")
    reader.do("push button", "Easier")
    reader.hears("Easier: chest only")
    reader.do("push button", "Skip")
    reader.hears("Russian twists. Round 1 of 1 · exercise 2 of 8")
    reader.do("push button", "That hurt")
    reader.hears("What would help?")
    assert reader.wait("dialog", "What would help?")
    reader.do("push button", "Skip this one")
    reader.hears("Pilates swimmers")

    reader.do("push button", "End")
    reader.hears("End here?")
    reader.do("push button", "End and save")
    reader.wait("heading", "Saved as far as you came.")
    assert reader.ask(ask="value", role="slider", name="", to=6)
    reader.wait("slider", "How hard it was: 6 of 10")
    reader.do("push button", "See progress")

    reader.wait("heading", "Progress")
    reader.wait("chart", "Chart: Sessions a week")
    wait_for("the effort", lambda: program.rows("SELECT effort FROM sessions") == [(6,)])
    program.close()
