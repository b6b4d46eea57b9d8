"""A screen on Wayland: sway on an output in memory, driven through its socket and by `wtype`."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any

from backcompanion.base.paths import APP_ID
from journeys.screen import NO_SPEECH, wait_for
from support.child_process import end

WAYLAND_NEEDED = ("sway", "swaymsg", "grim", "wtype")
CONFIGURATION = """
xwayland disable
output * resolution {width}x{height}
for_window [app_id=".*"] floating enable
default_border none
default_floating_border none
focus_follows_mouse no
"""


class WaylandScreen:
    """What `journeys.screen.Screen` is on X11. A window's id is that of sway's tree."""

    def __init__(self, width: int = 1400, height: int = 900) -> None:
        with ExitStack() as running:
            self._start(running, width, height)
            self._running = running.pop_all()

    def _start(self, running: ExitStack, width: int, height: int) -> None:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="sway-")))
        file = folder / "config"
        file.write_text(CONFIGURATION.format(width=width, height=height))
        inherited = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "SWAYSOCK")}
        self.environment = {
            **inherited,
            **NO_SPEECH,
            "XDG_RUNTIME_DIR": str(folder),
            "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
        }
        server = subprocess.Popen(
            [*_as_nobody_special(), "sway", "-c", str(file)],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        running.callback(end, server)
        socket = wait_for("sway", lambda: [*folder.glob("sway-ipc.*.sock")])[0]
        display = wait_for("the display", lambda: [*folder.glob("wayland-*[0-9]")])[0]
        self.environment |= {
            "SWAYSOCK": str(socket),
            "WAYLAND_DISPLAY": display.name,
            "QT_QPA_PLATFORM": "wayland",
        }
        # A keyboard that is always there: with each one that comes, a window has to learn of it,
        # and what is pressed meanwhile is lost.
        keyboard = subprocess.Popen(
            ["wtype", "-s", "2000000000", "-k", "Shift_L"], env=self.environment
        )
        running.callback(end, keyboard)

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def close(self) -> None:
        self._running.close()

    # --- windows -----------------------------------------------------------------------------

    def windows(self) -> list[dict[str, Any]]:
        """Each as sway tells of it, those put away too."""
        tree = self.run("swaymsg", "-r", "-t", "get_tree")
        return [*_windows_below(json.loads(tree))] if tree else []

    def _window(self, id: str) -> dict[str, Any]:
        return next((each for each in self.windows() if str(each["id"]) == id), {})

    def find_window(self, pid: int) -> str:
        windows = [each for each in self.windows() if each["pid"] == pid and each["visible"]]
        return str(windows[0]["id"]) if windows else ""

    def windows_of_the_program(self) -> list[str]:
        return [str(each["id"]) for each in self.windows() if each["app_id"] == APP_ID]

    def focus(self, id: str) -> None:
        self.run("swaymsg", f"[con_id={id}] focus")

    def is_active(self, id: str) -> bool:
        return bool(self._window(id).get("focused"))

    def let_windows_come_forward(self) -> None:
        """As some desktops do whenever a window asks for it."""
        self.run("swaymsg", "focus_on_window_activation focus")

    def is_marked(self) -> bool:
        return any(each["urgent"] for each in self.windows())

    def title(self, id: str) -> str:
        return str(self._window(id).get("name", ""))

    def press(self, id: str, *keys: str) -> None:
        """By one keyboard: of another, which has other keys, Qt would understand what it has not
        looked at yet as keys of the new one.
        """
        ours = [each for each in self.windows() if each["app_id"] == APP_ID]  # dialogs too
        assert any(each["focused"] for each in ours), f"{keys} would go to another program"
        self.run("wtype", "-s", "150", *chain.from_iterable(map(_typed, keys)))

    def ask_to_close(self, id: str) -> None:
        self.run("swaymsg", f"[con_id={id}] kill")

    def put_away(self, id: str) -> None:
        """To where no window is shown, as sway has no icons: behind another workspace."""
        self.run("swaymsg", "workspace 2")
        self.run("swaymsg", "focus_on_window_activation urgent")
        wait_for("it to be out of sight", lambda: not self._window(id)["visible"])

    def picture(self, id: str, path: Path) -> None:
        rect = self._window(id)["rect"]
        place = f"{rect['x']},{rect['y']} {rect['width']}x{rect['height']}"
        self.run("grim", "-g", place, str(path))


def missing_tools() -> list[str]:
    return [tool for tool in WAYLAND_NEEDED if shutil.which(tool) is None]


def _as_nobody_special() -> list[str]:
    """sway refuses to be started by root; in a name space of users of its own it is not."""
    return ["unshare", "--user", "--map-user=1000", "--map-group=1000"] if os.geteuid() == 0 else []


def _typed(key: str) -> list[str]:
    """As `wtype` is told it; `key` as `xdotool` is."""
    *modifiers, last = key.split("+")
    pressed = [word for each in modifiers for word in ("-M", each)]
    released = [word for each in reversed(modifiers) for word in ("-m", each)]
    return [*pressed, "-k", last, *released, "-s", "20"]


def _windows_below(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if node.get("pid"):
        yield node
    for child in (*node.get("nodes", ()), *node.get("floating_nodes", ())):
        yield from _windows_below(child)
