"""Journeys need a screen: without the tools they skip, unless this is CI."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journeys.screen import Program, Screen, missing_tools


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = missing_tools()
    for item in items:
        if "journeys" not in str(item.path):
            continue
        item.add_marker(pytest.mark.journey)
        if missing and not os.environ.get("CI"):
            reason = f"needs {', '.join(missing)}"
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.fixture
def start(screen: Screen, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts the program over one data folder; what is still running at the end is killed."""
    started: list[Program] = []

    def begin(*options: str, **environment: str) -> Program:
        program = Program(screen, tmp_path / "data", *options, **environment)
        started.append(program)
        return program

    yield begin
    for program in started:
        program.kill()
