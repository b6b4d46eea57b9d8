"""A screen of its own with a window manager, and a program on it that is driven by keys."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Protocol

from support.child_process import end
from support.patience import PATIENCE_SECONDS

NEEDED = ("Xvfb", "openbox", "xdotool", "wmctrl", "import")


def missing_tools() -> list[str]:
    return [tool for tool in NEEDED if shutil.which(tool) is None]


def wait_for(what: str, ready: Callable[[], Any]) -> Any:
    """Asks until it gives something true; fails by name when it does not."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        answer = ready()
        if answer:
            return answer
        time.sleep(0.03)
    raise AssertionError(f"waited {PATIENCE_SECONDS:g} s for {what}")


class AnyScreen(Protocol):
    """What a program can be started on."""

    environment: dict[str, str]

    def run(self, *command: str) -> str: ...
    def close(self) -> None: ...
    def find_window(self, pid: int, /) -> str:
        """The id of its window once it is seen, or ""."""

    def windows_of_the_program(self) -> list[str]:
        """Those put away too."""

    def focus(self, id: str) -> None: ...
    def is_active(self, id: str) -> bool: ...
    def title(self, id: str) -> str: ...
    def press(self, id: str, *keys: str) -> None: ...
    def ask_to_close(self, id: str) -> None: ...
    def put_away(self, id: str) -> None:
        """Out of sight, as a person does who goes on to something else."""

    def picture(self, id: str, path: Path) -> None: ...


# No speech service: programs that are killed would leave theirs behind.
NO_SPEECH = {"SPEECHD_ADDRESS": "unix_socket:/nonexistent/speechd.sock"}


SCREEN_ATTEMPTS = 5


class Screen:
    """Xvfb with openbox, on the first display number that is free."""

    def __init__(self, size: str = "1400x900") -> None:
        for _attempt in range(SCREEN_ATTEMPTS):
            with ExitStack() as running:
                if self._starts(running, size):
                    self._running = running.pop_all()
                    return
        raise AssertionError(f"no window manager on {SCREEN_ATTEMPTS} screens")

    def _starts(self, running: ExitStack, size: str) -> bool:
        """False where it ended at once: beside others one may be given a number that goes again."""
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        running.callback(end, server)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.display = f":{pipe.readline().strip()}"
        self.environment = {
            **{k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY",)},
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            **NO_SPEECH,
        }
        manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)
        running.callback(end, manager)
        wait_for("the window manager", lambda: manager.poll() is not None or self._is_managed())
        return manager.poll() is None

    def _is_managed(self) -> bool:
        return "openbox" in self.run("wmctrl", "-m").lower()

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def close(self) -> None:
        self._running.close()

    # --- windows -----------------------------------------------------------------------------

    def find_window(self, _pid: int) -> str:
        windows = self.run("xdotool", "search", "--onlyvisible", "--name", "^Back Companion")
        return windows.split("\n")[0]

    def windows_of_the_program(self) -> list[str]:
        return self.run("xdotool", "search", "--name", "^Back Companion").split()

    def focus(self, id: str) -> None:
        self.run("xdotool", "windowactivate", "--sync", id)

    def is_active(self, id: str) -> bool:
        return self.run("xdotool", "getactivewindow").strip() == id

    def title(self, id: str) -> str:
        return self.run("xdotool", "getwindowname", id).strip()

    def press(self, id: str, *keys: str) -> None:
        for key in keys:
            self.run("xdotool", "key", "--window", id, key)

    def ask_to_close(self, id: str) -> None:
        self.run("wmctrl", "-ic", id)

    def put_away(self, id: str) -> None:
        self.run("xdotool", "windowminimize", "--sync", id)

    def picture(self, id: str, path: Path) -> None:
        self.run("import", "-window", id, str(path))


class Program:
    """The program in a real window, with a data folder of its own."""

    def __init__(
        self,
        screen: AnyScreen,
        folder: Path,
        *options: str,
        command: Sequence[str] = (sys.executable, "-m", "backcompanion"),
        **environment: str,
    ) -> None:
        self.screen, self.folder = screen, folder
        self._process = subprocess.Popen(
            [*command, "--data-dir", str(folder), *options],
            env={**screen.environment, **environment},
            stderr=subprocess.PIPE,
            text=True,
        )
        with ExitStack() as failing:  # nobody else could
            failing.callback(self.kill)
            self.id = wait_for("the window", self._window)
            self.activate()
            failing.pop_all()

    def _window(self) -> str:
        assert self._process.poll() is None, self._process.communicate()[1]
        return self.screen.find_window(self._process.pid)

    @property
    def pid(self) -> int:
        return self._process.pid

    def activate(self) -> None:
        self.screen.focus(self.id)
        wait_for("the window to be active", self.is_active)

    def is_active(self) -> bool:
        return self.screen.is_active(self.id)

    def title(self) -> str:
        return self.screen.title(self.id)

    def press(self, *keys: str) -> None:
        self.screen.press(self.id, *keys)

    def ask_to_close(self) -> None:
        """As a click on the window's cross does."""
        self.screen.ask_to_close(self.id)

    def wait_closed(self) -> int:
        return self.wait_ended()[0]

    def wait_ended(self) -> tuple[int, str]:
        """The exit status, and what was said on standard error."""
        status = self._process.wait(PATIENCE_SECONDS)
        assert self._process.stderr is not None
        errors = self._process.stderr.read()
        self._process.stderr.close()
        assert "Traceback" not in errors, errors
        return status, errors

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
        self.screen.picture(self.id, path)
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
    document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return document
