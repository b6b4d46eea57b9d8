"""What every test is held to: it expects each warning, Qt's too, and leaves nothing behind."""

import gc
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.helpers_left import end_helpers_since, helpers
from support.patience import PATIENCE_SECONDS
from support.real_time import holds_journeys, holds_real_time, mark_real_time
from support.shared_compilation import import_own_share
from support.surroundings import own_surroundings
from support.thoroughness import load_profiles, wanted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

own_surroundings()
load_profiles()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    # Qt's messages come by the program's own log, and are held to the same as all others.
    config.option.qt_log = False


@pytest.hookimpl(trylast=True)  # what is imported before coverage begins would count as not run
def pytest_sessionstart(session: pytest.Session) -> None:
    if not session.config.option.markexpr.startswith(("realtime", "journey")):
        import_own_share(session.config)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where only journeys or those of real time are to run, the others need not even be read."""
    wanted: str = config.option.markexpr
    if wanted.startswith("realtime"):
        return None if holds_real_time(collection_path) else True
    if wanted.startswith("journey"):
        return None if holds_journeys(collection_path) else True
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        mark_real_time(item)
    items[:] = wanted(items)


def pytest_collection_finish() -> None:
    if "PySide6.QtWidgets" in sys.modules:  # the rooms below Qt are tested without it too
        from backcompanion.system.qt_messages import log_qt_messages
        from backcompanion.ui.widgets.packing_import import packing_imported
        from support.leftovers import watch_starts

        log_qt_messages()
        watch_starts()
        packing_imported().wait()  # frames are kept from the first on, in every test
    # What is there for all tests is not looked through for each that ends with a window.
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture
def qtbot(qapp: "QApplication", request: pytest.FixtureRequest) -> "QtBot":
    """In place of pytest-qt's own, which gives up after five seconds."""
    from support.patient_bot import PatientBot

    return PatientBot(request)


@pytest.fixture(autouse=True)
def nothing_left_behind(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """No window, timer, animation, thread or process that still runs; no other locale, no warning.

    One fixture for all of it, as each costs every one of thousands of tests as much as many take.
    """
    threads, processes = set(threading.enumerate()), helpers()
    if "PySide6.QtWidgets" in sys.modules:  # the rooms below Qt are tested without it too
        from support.leftovers import Before

        before: Before | None = Before()
    else:
        before = None
    yield
    left = [] if before is None else before.differences()
    left += _threads_left(threads)
    left += [f"the process {command}" for command in end_helpers_since(processes)]
    # In no thread that a test has started, as in the program: Qt objects may be among it.
    _collect_garbage()
    assert not left, f"left behind: {left}"
    if request.node.get_closest_marker("expects_log"):
        return
    unexpected = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call", "teardown")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not unexpected, f"the log holds what the test did not expect: {unexpected}"


def _threads_left(before: set[threading.Thread]) -> list[str]:
    left = []
    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE_SECONDS)  # one that ends may be slow to, where the machine is busy
        if thread.is_alive():
            left.append(f"the thread {thread.name}")
    return left


def _collect_garbage() -> None:
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            break
