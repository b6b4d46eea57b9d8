"""Plots are brought in by a thread, and PySide's classes are made by the window's own before."""

import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.ui.charts import pyqtgraph_loader
from backcompanion.ui.charts.pyqtgraph_loader import PyqtgraphLoader
from support.child_process import must_succeed


def test_all_of_qt_that_pyqtgraph_asks_for_is_there_before_it_is_imported():
    code = (
        "import sys\n"
        "from backcompanion.ui.charts.pyqtgraph_loader import look_up_classes\n"
        "for _class in look_up_classes(): pass\n"
        # PySide makes an enumeration with each class that has one.
        "import enum\n"
        "make = enum.EnumType.__dict__['_create_']\n"
        "made = set()\n"
        "def told(cls, name, *more, **by_name):\n"
        "    made.add(name)\n"
        "    return make(cls, name, *more, **by_name)\n"
        "enum.EnumType._create_ = told\n"
        "before = {name for name in sys.modules if name.startswith('PySide6')}\n"
        "import pyqtgraph\n"
        "after = {name for name in sys.modules if name.startswith('PySide6')} | made\n"
        "sys.exit(', '.join(sorted(after - before)) or 0)\n"
    )
    must_succeed(code)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What happened in turn, and whether in the window's thread."""
    seen: list[tuple[str, bool]] = []
    mine = threading.current_thread()

    def look_up():
        for name in ("first", "second"):
            seen.append((name, threading.current_thread() is mine))
            yield

    def import_module(name: str) -> None:
        seen.append((name, threading.current_thread() is mine))

    monkeypatch.setattr(pyqtgraph_loader, "look_up_classes", look_up)
    monkeypatch.setattr(pyqtgraph_loader, "import_module", import_module)
    monkeypatch.setattr(pyqtgraph_loader, "SLICE_SECONDS", 0.0)
    return seen


def test_classes_are_made_here_and_plots_are_imported_beside(qtbot: QtBot, steps):
    plots = PyqtgraphLoader()
    results: list[bool] = []
    plots.finished.connect(
        lambda _trouble: results.append(threading.current_thread().name == "MainThread")
    )
    with qtbot.waitSignal(plots.finished) as finished:
        plots.request_load()
        plots.request_load()
    assert steps == [("first", True), ("second", True), (pyqtgraph_loader.PLOT_MODULE, False)]
    assert finished.args == [""]
    assert results == [True]
    assert sys.getswitchinterval() <= 0.001  # or the window waits 5 ms at each call into Qt


def test_what_is_missing_is_said(qtbot: QtBot, steps, monkeypatch: pytest.MonkeyPatch):
    def missing(name: str) -> None:
        raise ImportError("No module named 'pyqtgraph'")

    monkeypatch.setattr(pyqtgraph_loader, "import_module", missing)
    plots = PyqtgraphLoader()
    with qtbot.waitSignal(plots.finished) as finished:
        plots.request_load()
    assert finished.args == ["No module named 'pyqtgraph'"]


def test_a_window_that_was_closed_meanwhile_is_not_missed(qtbot: QtBot, steps, monkeypatch):
    went_on = threading.Event()
    closed = threading.Event()

    def import_slowly(name: str) -> None:
        went_on.set()
        closed.wait(60)

    monkeypatch.setattr(pyqtgraph_loader, "import_module", import_slowly)
    plots = PyqtgraphLoader()
    plots.request_load()
    qtbot.waitUntil(went_on.is_set)
    (worker,) = (thread for thread in threading.enumerate() if thread.name == "plot-loading")
    plots.deleteLater()
    del plots
    qtbot.wait(1)
    closed.set()
    worker.join(60)
    assert not worker.is_alive()
