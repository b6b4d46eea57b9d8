"""What other programs of the desktop do with the window: start it again, control its session."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from journeys import launcher_window
from journeys.screen import AnyScreen, Program, wait_for
from journeys.wayland_screen import WaylandScreen

PLAYER = "org.mpris.MediaPlayer2.Player"
# As `start` does it, but what the program says to the compositor goes into a file.
LOGGED = ("sh", "-c", 'exec "$0" -m backcompanion "$@" 2>"$SAID"', sys.executable)


def test_media_keys_lead_the_session(
    start: Callable[..., Program], bus: dict[str, str], screen: AnyScreen
) -> None:
    program = start("--speed", "5", **bus)
    program.press("space")

    def call(method: str, *arguments: str) -> str:
        to = ["--dest", "org.mpris.MediaPlayer2.backcompanion"]
        to += ["--object-path", "/org/mpris/MediaPlayer2", "--method", method, *arguments]
        done = subprocess.run(
            ["gdbus", "call", "--session", *to],
            env={**screen.environment, **bus},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    state = ("org.freedesktop.DBus.Properties.Get", PLAYER, "PlaybackStatus")
    wait_for("the session to be on the bus", lambda: "Playing" in call(*state))
    commands: list[str] = []
    for method, command in (("PlayPause", "pause"), ("PlayPause", "resume"), ("Next", "skip")):
        call(f"{PLAYER}.{method}")
        commands.append(command)
        wait_for(command, lambda: program.commands() == commands)


def test_a_start_by_a_click_elsewhere_has_the_right_to_come_forward(
    screen: AnyScreen, tmp_path: Path
) -> None:
    """sway 1.7 marks a window whatever the right, so it is looked whether it was made use of."""
    protocol, asked = tmp_path / "protocol", tmp_path / "asked"
    program = Program(
        screen, tmp_path / "data", command=LOGGED, SAID=str(protocol), WAYLAND_DEBUG="1"
    )
    opener = tmp_path / "bin/xdg-open"
    opener.parent.mkdir()
    second = f'"{sys.executable}" -m backcompanion --data-dir "{tmp_path / "data"}"'
    opener.write_text(
        f'#!/bin/sh\n{second} >"{asked}.part" 2>&1\n'
        f'echo "token=$XDG_ACTIVATION_TOKEN" >>"{asked}.part"\nmv "{asked}.part" "{asked}"\n'
    )
    opener.chmod(0o755)
    launcher = subprocess.Popen(
        [sys.executable, launcher_window.__file__],
        env={**screen.environment, "PATH": f"{opener.parent}:{os.environ['PATH']}"},
        stderr=subprocess.DEVNULL,
    )
    try:
        if isinstance(screen, WaylandScreen):
            window = wait_for("the launcher", lambda: screen.find_window(launcher.pid))
        else:
            search = ("xdotool", "search", "--onlyvisible", "--name", "^Launcher$")
            window = wait_for("the launcher", lambda: screen.run(*search).strip())
        screen.focus(window)
        wait_for("it to be in front", lambda: screen.is_active(window))
        if isinstance(screen, WaylandScreen):
            screen.run("wtype", "-s", "150", "-k", "space", "-s", "100")
        else:
            screen.press(window, "space")
        wait_for("the second start", asked.exists)
        *message, token = asked.read_text().splitlines()
        assert message == ["Back Companion is open already; its window was asked to come forward."]
        if isinstance(screen, WaylandScreen):
            token = token.removeprefix("token=")
            used = re.compile(rf'xdg_activation_v1@\d+\.activate\("{token}", wl_surface')
            assert token
            wait_for("it to be made use of", lambda: used.search(protocol.read_text()))
        else:
            wait_for("the window to be active", program.is_active)
    finally:
        launcher.kill()
        launcher.wait(60)
        program.kill()
