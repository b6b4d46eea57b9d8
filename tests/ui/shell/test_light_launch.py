"""What a launch has loaded when the first page is complete: not a timing, but what makes one.

`docs/performance.md` says what a module costs. Where a new one is wanted on the first page, the
number is raised with it; where it is not, it is imported in the function that wants it.
"""

import json
import os
import subprocess
import sys

import pytest

from backcompanion.application.routine_shelf import RoutineShelf
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

def opening():  # how many modules each piece brings, and the page after them
    from importlib import import_module
    from backcompanion.ui.shell.finish_opening import FINISH_MODULES
    from backcompanion.ui.shell.page_opening import PROGRESS_MODULES
    from backcompanion.ui.shell.scene_preparation import SESSION_MODULES
    import backcompanion.ui.widgets.figure_view  # which Workout shows by then
    counts = []
    whole = ["backcompanion.ui.finish.page", "backcompanion.ui.progress.page"]
    for name in (*PROGRESS_MODULES, *SESSION_MODULES, *FINISH_MODULES, *whole):
        before = len(sys.modules)
        import_module(name)
        counts.append(len(sys.modules) - before)
    return counts

def create_and_patch(*arguments, **more):
    from backcompanion.ui.shell.main_window import MainWindow

    def tell(window):  # in place of what comes after the first paint of the page
        button = window.home.workout.start_button
        assert button.isVisible()
        seen = sorted(sys.modules), list(linecache.cache)
        from backcompanion.ui.workout.exercise_detail import ExerciseDetail
        assert window.findChild(ExerciseDetail).isVisible()  # all of it in one paint
        pieces = opening()
        import backcompanion.base.packing, backcompanion.ui.widgets.frame_files  # of a session
        import backcompanion.system.screen_inhibition
        print(json.dumps([*seen, pieces, sorted(sys.modules)]), flush=True)
        os._exit(0)

    MainWindow.finish_page = tell
    return create_shell(*arguments, **more)

backcompanion.app.create_shell = create_and_patch
sys.exit(command_line.main(["--data-dir", sys.argv[1]]))
"""
OWN_ROUTINE = 'id = "mine"\nname = "Mine"\nround = [{ exercise = "bridge", sets = 2 }]\n'
MOST_OF_OURS = 167
MOST_OF_A_PIECE = 14
HEAVY = {
    "asyncio", "email", "http", "icalendar", "importlib.metadata", "msgspec", "multiprocessing",
    "numpy", "platformdirs", "pyqtgraph", "socket", "ssl", "subprocess", "tomllib",
    "unittest", "urllib.request", "wakepy", "xml", "zoneinfo",
}  # fmt: skip
# `_hashlib`: OpenSSL, three megabytes.
HEAVY_IN_A_SESSION = {"_hashlib", "numpy", "pyqtgraph", "subprocess", "wakepy"}
OF_QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg"}
ROOMS_UNSEEN = (
    "figure", "history.exchange", "sound", "training.coaching", "ui.charts",
    "ui.finish", "ui.help", "ui.player", "ui.plan", "ui.progress", "ui.settings", "ui.welcome",
)  # fmt: skip


# Modules that are loaded, sources that were read, modules by piece of the openings of pages, and
# all modules after them and with what a session wants.
Launch = tuple[set[str], list[str], list[int], set[str]]


@pytest.fixture(scope="module")
def launch(tmp_path_factory: pytest.TempPathFactory) -> Launch:
    data = tmp_path_factory.mktemp("data")
    # As any but the first: that one makes the history, and compiles what was changed since a build
    # and what there is of one's own.
    create_or_migrate(folders(data).data)
    (data / "routines").mkdir()
    (data / "routines/mine.toml").write_text(OWN_ROUTINE)
    shelf = RoutineShelf(load_library(resources(), folders(data).cache), folders(data))
    assert "mine" in shelf.library.routines
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(data)],
        env={**os.environ, "PYTHONPATH": SOURCE, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules, read, opening, opened = json.loads(done.stdout)
    return set(modules), read, opening, set(opened)


def test_the_first_page_loads_no_more_than_it_needs(launch: Launch) -> None:
    modules, _read, _opening, _opened = launch
    assert "backcompanion.ui.workout.page" in modules
    ours = {name for name in modules if name.startswith("backcompanion.")}
    unseen = tuple(f"backcompanion.{room}" for room in ROOMS_UNSEEN)
    assert [name for name in sorted(ours) if name.startswith(unseen)] == []
    assert len(ours) <= MOST_OF_OURS, sorted(ours)


def test_nothing_heavy_is_loaded_for_it(launch: Launch) -> None:
    modules, _read, _opening, _opened = launch
    assert modules & HEAVY == set()
    qt = {name for name in modules if name.startswith("PySide6.Qt")}
    assert qt - OF_QT == set()


def test_no_source_is_read_for_it(launch: Launch) -> None:
    """PySide6 would: base/pyside_start.py."""
    _modules, read, _opening, _opened = launch
    assert [name for name in read if "backcompanion" in name] == []


def test_no_piece_of_opening_a_page_brings_many_modules(launch: Launch) -> None:
    """A module takes 0.2 to 0.4 ms, and a piece holds the window for as long as it takes."""
    _modules, _read, opening, _opened = launch
    assert max(opening) <= MOST_OF_A_PIECE, opening
    assert opening[-2:] == [0, 0]


def test_nothing_heavy_is_loaded_for_a_session(launch: Launch) -> None:
    _modules, _read, _opening, opened = launch
    assert opened & HEAVY_IN_A_SESSION == set()
