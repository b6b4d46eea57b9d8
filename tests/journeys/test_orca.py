"""A session as somebody has it who works with Orca: by keys alone, and by what Orca says of them.

Orca writes what it says into its log, also where there is no speech to say it with; it needs a bus
and a window, and no desktop.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from journeys.screen import AnyScreen, Program, exported, wait_for
from journeys.screen_reader import SYSTEM_PYTHON, own_bus
from support.child_process import end
from support.places import TESTS

pytestmark = pytest.mark.parametrize("screen", ["x11"], indirect=True)
SAYS = "SPEECH OUTPUT: '"


class Orca:
    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self._log = folder / "orca.log"
        own = {"HOME": folder, "XDG_RUNTIME_DIR": folder, "GSETTINGS_BACKEND": "memory"}
        script = TESTS / "journeys" / "orca_by_lines.py"
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(script), "--replace", "--debug-file", str(self._log)],
            env={**environment, **{name: str(value) for name, value in own.items()}},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._past = 0

    def said(self) -> list[str]:
        """From the first word on."""
        if not self._log.exists():
            return []
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [line.split(SAYS)[1].rpartition("'")[0] for line in lines if SAYS in line]

    def says(self, text: str) -> None:
        """After what was waited for before."""

        def is_said() -> bool:
            sentences = self.said()
            for number in range(self._past, len(sentences)):
                if text in sentences[number]:
                    self._past = number + 1
                    return True
            return False

        wait_for(f"Orca to say {text!r}, after {self.said()[self._past :]}", is_said)

    def close(self) -> None:
        end(self._process)


@pytest.fixture
def orca(screen: AnyScreen, tmp_path: Path) -> Iterator[tuple[Orca, dict[str, str]]]:
    """And what a program needs in its environment to be read by it."""
    if shutil.which("orca") is None:
        if os.environ.get("CI"):
            pytest.fail("CI has to have orca")
        pytest.skip("needs orca")
    folder = tmp_path / "orca"
    folder.mkdir(mode=0o700)
    with (
        own_bus(screen, tmp_path) as bus,
        closing(Orca({**screen.environment, **bus}, folder)) as running,
    ):
        running.says("Screen reader on")
        yield running, bus


def test_a_session_is_begun_followed_ended_and_reviewed(
    start: Callable[..., Program], orca: tuple[Orca, dict[str, str]], tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    settings = {"welcomed": True, "voice": False, "already_warm": True}
    (tmp_path / "data" / "settings.json").write_text(json.dumps(settings))
    reader, bus = orca
    program = start("--speed", "4", **bus)
    reader.says("Back Companion")
    reader.says("Start workout push button")
    program.press("space")
    reader.says("Workout: space pauses and goes on, ? lists the keys")
    trained = "SELECT 1 FROM beats WHERE last_second > 0"
    wait_for("something to keep", lambda: program.rows(trained))
    program.press("space")  # a pause
    wait_for("the pause", lambda: "pause" in program.commands())
    reader.says("notification Paused")
    program.press("Tab")
    reader.says("push button")
    program.press("Escape")
    reader.says("End here? dialog")
    reader.says("Keep going push button")
    program.press("Tab")
    reader.says("End and save push button")
    program.press("Return")
    reader.says("Done push button")
    program.press("Tab")
    reader.says("See progress push button")
    program.press("Return")
    reader.says("Progress page tab")
    reader.says("Year")  # the span that is chosen
    program.press("Tab", "Tab", "Tab")
    reader.says("This week: 0 of 3")
    program.press("Tab")
    reader.says("This month: 0 days")
    program.close()
    assert not [each for each in reader.said() if "notification End here?" in each], "said twice"
    assert not [each for each in reader.said() if "layered pane" in each or "<p>" in each]
    (session,) = exported(tmp_path / "data")["sessions"]
    assert session["active_seconds"] > 0 and not session["finished"]
