"""Journeys need a screen: without the tools they skip, unless this is CI.

Each is made twice, in a window on X11 and in one on Wayland; `-k wayland` chooses.
"""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journeys import screen as x11
from journeys import wayland_screen as wayland
from journeys.screen import AnyScreen, Program, Screen
from journeys.screen_reader import Reader, own_bus
from journeys.wayland_screen import WaylandScreen


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing_there = {"x11": x11.missing_tools(), "wayland": wayland.missing_tools()}
    for item in items:
        if "journeys" not in str(item.path):
            continue
        item.add_marker(pytest.mark.journey)
        called = getattr(item, "callspec", None)
        missing = missing_there.get(called.params.get("screen", "") if called else "", [])
        if missing and not os.environ.get("CI"):
            reason = f"needs {', '.join(missing)}"
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session", params=["x11", "wayland"])
def screen(request: pytest.FixtureRequest) -> Iterator[AnyScreen]:
    shown: AnyScreen = Screen() if request.param == "x11" else WaylandScreen()
    yield shown
    shown.close()


@pytest.fixture
def start(screen: AnyScreen, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts the program over one data folder; what is still running at the end is killed."""
    started: list[Program] = []

    def begin(*options: str, **environment: str) -> Program:
        program = Program(screen, tmp_path / "data", *options, **environment)
        started.append(program)
        return program

    yield begin
    for program in started:
        program.kill()


@pytest.fixture
def bus(screen: AnyScreen, tmp_path: Path) -> Iterator[dict[str, str]]:
    with own_bus(screen, tmp_path) as environment:
        yield environment


@pytest.fixture
def reader(screen: AnyScreen, bus: dict[str, str]) -> Iterator[Reader]:
    reader = Reader({**screen.environment, **bus})
    yield reader
    reader.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Of somebody who has been welcomed."""
    folder = tmp_path / "data"
    folder.mkdir()
    settings = {"welcomed": True, "voice": False, "already_warm": True}
    (folder / "settings.json").write_text(json.dumps(settings))
    return folder
