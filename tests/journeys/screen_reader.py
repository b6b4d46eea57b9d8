"""A bus of its own for what is read aloud, and a screen reader's side of it."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from journeys.screen import AnyScreen, wait_for
from support.child_process import end
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
        node: dict[str, Any] = wait_for(f"{role} {name!r}", lambda: self.find(role, name))
        return node

    def do(self, role: str, name: str) -> None:
        wait_for(f"{role} {name!r} to act", lambda: self.ask(ask="do", role=role, name=name))

    def set_value(self, role: str, name: str, value: float) -> None:
        request = {"ask": "value", "role": role, "name": name, "to": value}
        wait_for(f"{role} {name!r} to take {value}", lambda: self.ask(**request))

    def set_text(self, role: str, name: str, text: str) -> None:
        request = {"ask": "text", "role": role, "name": name, "to": text}
        wait_for(f"{role} {name!r} to take {text!r}", lambda: self.ask(**request))

    def pick(self, box: str, choice: str) -> None:
        """In a box of choices, which has to be opened for it."""
        self.do("combo box", box)
        self.do("list item", choice)

    def wait_gone(self, role: str, name: str) -> None:
        wait_for(f"{role} {name!r} to go", lambda: self.find(role, name) is None)

    def focused(self) -> list[str]:
        """What has the focus, and what is current in it."""
        return [node["name"] for node in self.ask(ask="tree") if "FOCUSED" in node["states"]]

    def names(self, role: str) -> list[str]:
        return [node["name"] for node in self.ask(ask="tree") if node["role"] == role]

    def wait_named(self, role: str, part: str) -> str:
        """The whole name of what has that in its name."""

        def name() -> str | None:
            return next((name for name in self.names(role) if part in name), None)

        full_name: str = wait_for(f"{role} with {part!r}", name)
        return full_name

    def hears(self, text: str) -> None:
        def heard() -> bool:
            self.announced += self.ask(ask="said")
            return any(text in announcement for announcement in self.announced)

        wait_for(f"{text!r} to be announced, after {self.announced}", heard)

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        end(self._process, asking=False)
        self._process.stdout.close()


@contextmanager
def own_bus(screen: AnyScreen, folder: Path) -> Iterator[dict[str, str]]:
    """What a program needs in its environment to be read aloud there; `folder` for its socket."""
    launcher = need_bus()
    socket = folder / "bus"
    address = f"unix:path={socket}"
    environment = {"DBUS_SESSION_BUS_ADDRESS": address}
    with ExitStack() as running:

        def start(*command: str) -> None:
            process = subprocess.Popen(
                command, env={**screen.environment, **environment}, stderr=subprocess.DEVNULL
            )
            running.callback(end, process)

        start("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}")
        wait_for("the bus", socket.exists)
        start(launcher, "--launch-immediately")
        yield {**environment, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
