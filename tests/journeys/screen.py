"""A screen of its own with a window manager, and a program on it that is driven by keys."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from support.patience import PATIENCE_SECONDS

NEEDED = ("Xvfb", "openbox", "xdotool", "wmctrl", "import")


def missing_tools() -> list[str]:
    return [tool for tool in NEEDED if shutil.which(tool) is None]


def wait_for(what: str, ready: Callable[[], Any]) -> Any:
    """Asks until it gives something true; fails by name when it does not."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        found = ready()
        if found:
            return found
        time.sleep(0.03)
    raise AssertionError(f"waited {PATIENCE_SECONDS:g} s for {what}")


class Screen:
    """Xvfb with openbox, on the first display number that is free."""

    def __init__(self, size: str = "1400x900") -> None:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.display = f":{pipe.readline().strip()}"
        self.environment = {
            **{k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY",)},
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            # No speech service: programs that are killed would leave theirs behind.
            "SPEECHD_ADDRESS": "unix_socket:/nonexistent/speechd.sock",
        }
        self._manager = subprocess.Popen(
            ["openbox"], env=self.environment, stderr=subprocess.DEVNULL
        )
        wait_for("the window manager", lambda: "openbox" in self.run("wmctrl", "-m").lower())

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def close(self) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(60)


class Program:
    """The program in a real window, with a data folder of its own."""

    def __init__(self, screen: Screen, folder: Path, *options: str, **environment: str) -> None:
        self.screen, self.folder = screen, folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "backcompanion", "--data-dir", str(folder), *options],
            env={**screen.environment, **environment},
            stderr=subprocess.PIPE,
            text=True,
        )
        self.id = wait_for("the window", self._window)
        self.activate()

    def _window(self) -> str:
        assert self._process.poll() is None, self._process.communicate()[1]
        found = self.screen.run("xdotool", "search", "--onlyvisible", "--name", "^Back Companion")
        return found.split("\n")[0]

    @property
    def pid(self) -> int:
        return self._process.pid

    def activate(self) -> None:
        self.screen.run("xdotool", "windowactivate", "--sync", self.id)
        wait_for(
            "the window to be active",
            lambda: self.screen.run("xdotool", "getactivewindow").strip() == self.id,
        )

    def title(self) -> str:
        return self.screen.run("xdotool", "getwindowname", self.id).strip()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.screen.run("xdotool", "key", "--window", self.id, key)

    def ask_to_close(self) -> None:
        """As a click on the window's cross does."""
        self.screen.run("wmctrl", "-ic", self.id)

    def wait_closed(self) -> int:
        return self.wait_ended()[0]

    def wait_ended(self) -> tuple[int, str]:
        """The exit status, and what was said on standard error."""
        status = self._process.wait(PATIENCE_SECONDS)
        assert self._process.stderr is not None
        said = self._process.stderr.read()
        self._process.stderr.close()
        assert "Traceback" not in said, said
        return status, said

    def close(self) -> None:
        self.ask_to_close()
        assert self.wait_closed() == 0

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(60)
        if self._process.stderr is not None:
            self._process.stderr.close()

    def stop(self) -> None:
        os.kill(self.pid, signal.SIGSTOP)

    def cont(self) -> None:
        os.kill(self.pid, signal.SIGCONT)

    def picture(self, path: Path) -> Path:
        self.screen.run("import", "-window", self.id, str(path))
        return path

    # --- what is on disk ---------------------------------------------------------------------

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Straight from the history's file, beside the running program; none before it is made."""
        file = self.folder / "history.sqlite3"
        if not file.exists():
            return []
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall():
                return []  # the window stands before its history is opened
            return connection.execute(query).fetchall()

    def commands(self) -> list[str]:
        """The log of the latest session."""
        return [
            command
            for (command,) in self.rows(
                "SELECT command FROM log WHERE session ="
                " (SELECT id FROM sessions ORDER BY started_us DESC LIMIT 1) ORDER BY n"
            )
        ]


def cli(folder: Path, *arguments: str) -> str:
    """The command line beside the window."""
    done = subprocess.run(
        [sys.executable, "-m", "backcompanion", "--data-dir", str(folder), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def exported(folder: Path) -> dict[str, Any]:
    file = folder.parent / "export.json"
    cli(folder, "export", str(file))
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found
