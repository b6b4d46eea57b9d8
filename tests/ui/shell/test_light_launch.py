"""What a launch has loaded when the first page is complete: not a timing, but what makes one.

`docs/performance.md` says what a module costs. Where a new one is wanted on the first page, the
number is raised with it; where it is not, it is imported in the function that wants it.
"""

import json
import os
import subprocess
import sys

import pytest

from backcompanion.base.paths import folders, resources
from backcompanion.history.database import create_or_migrate
from backcompanion.library.loader import load_library
from support.places import SOURCE

SCRIPT = """
import json, linecache, os, sys
from pathlib import Path
from backcompanion.cli import main as command_line
import backcompanion.app

create_shell = backcompanion.app.create_shell

def create_and_patch(*arguments, **more):
    from backcompanion.ui.shell.main_window import MainWindow

    def tell(window):  # in place of what comes after the first paint of the page
        button = window.home.workout.start_button
        assert button.isVisible()
        print(json.dumps([sorted(sys.modules), list(linecache.cache)]), flush=True)
        os._exit(0)

    MainWindow.finish_page = tell
    return create_shell(*arguments, **more)

backcompanion.app.create_shell = create_and_patch
sys.exit(command_line.main(["--data-dir", sys.argv[1]]))
"""
MOST_OF_OURS = 130
HEAVY = {
    "asyncio", "email", "http", "icalendar", "importlib.metadata", "msgspec", "multiprocessing",
    "numpy", "platformdirs", "socket", "ssl", "subprocess", "tomllib",
    "unittest", "urllib.request", "wakepy", "xml", "zoneinfo",
}  # fmt: skip
OF_QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg"}
ROOMS_UNSEEN = (
    "figure", "history.exchange", "history.values", "sound", "training.coaching", "ui.charts",
    "ui.finish", "ui.help", "ui.player", "ui.plan", "ui.progress", "ui.settings", "ui.welcome",
)  # fmt: skip


@pytest.fixture(scope="module")
def launch(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], list[str]]:
    data = tmp_path_factory.mktemp("data")
    # As any but the first: that one makes the history, and compiles what was changed since a build.
    create_or_migrate(folders(data).data)
    load_library(resources(), folders(data).cache)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(data)],
        env={**os.environ, "PYTHONPATH": SOURCE, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules, read = json.loads(done.stdout)
    return set(modules), read


def test_the_first_page_loads_no_more_than_it_needs(launch: tuple[set[str], list[str]]) -> None:
    modules, _read = launch
    assert "backcompanion.ui.workout.page" in modules
    ours = {name for name in modules if name.startswith("backcompanion.")}
    unseen = tuple(f"backcompanion.{room}" for room in ROOMS_UNSEEN)
    assert [name for name in sorted(ours) if name.startswith(unseen)] == []
    assert len(ours) <= MOST_OF_OURS, sorted(ours)


def test_nothing_heavy_is_loaded_for_it(launch: tuple[set[str], list[str]]) -> None:
    modules, _read = launch
    assert modules & HEAVY == set()
    qt = {name for name in modules if name.startswith("PySide6.Qt")}
    assert qt - OF_QT == set()


def test_no_source_is_read_for_it(launch: tuple[set[str], list[str]]) -> None:
    """PySide6 would: system/feature_search.py."""
    _modules, read = launch
    assert [name for name in read if "backcompanion" in name] == []
