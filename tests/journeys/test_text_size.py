"""The desktop's text size on Wayland: in force from the second start on."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journeys.screen import Program, wait_for
from journeys.wayland_screen import WaylandScreen
from support.child_process import environment
from support.places import TESTS

pytestmark = pytest.mark.parametrize("screen", ["wayland"], indirect=True)


@pytest.fixture
def desktop(screen: WaylandScreen, bus: dict[str, str]) -> Iterator[dict[str, str]]:
    """One whose text is 125 % of the usual size; how it is reached."""
    portal = subprocess.Popen(
        [sys.executable, str(TESTS / "journeys" / "portal.py"), "text-scaling-factor", "1.25"],
        env=environment(**bus),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert portal.stdout is not None and portal.stdout.readline() == "there\n"
        yield {**bus, "QT_SCALE_FACTOR": ""}
    finally:
        portal.terminate()
        portal.communicate()


def test_it_is_asked_for_and_in_force_from_the_next_start_on(
    start: Callable[..., Program], desktop: dict[str, str], screen: WaylandScreen, data: Path
) -> None:
    def size() -> tuple[int, int]:
        (window,) = screen.windows()
        return window["rect"]["width"], window["rect"]["height"]

    def kept() -> bool:
        return json.loads((data / "settings.json").read_text()).get("system_text_percent") == 125

    program = start(**desktop)
    wait_for("the window to be as large as usual", lambda: size() == (1280, 800))
    wait_for("the answer to be kept", kept)
    program.close()
    program = start(**desktop)
    # 1600 × 1000 would be too large for this screen of 1400 × 900.
    wait_for("the window to fill the screen", lambda: size()[0] > 1350)
    program.close()
    assert kept()
