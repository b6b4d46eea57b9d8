"""Faults of ours in every slot: all that is connected while a window lives is written down, and met
as Qt calls it, while everything that the program can show is open.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from inspect import unwrap
from pathlib import Path
from types import CodeType, FunctionType, MethodType
from typing import Any
from weakref import WeakMethod

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget

from backcompanion.application.running_session import RunningSession
from backcompanion.base.crash_report import CrashReporter
from backcompanion.system.single_instance import PipeInstance
from backcompanion.ui.qt_guard import release_frames
from backcompanion.ui.shell.crash_window import CrashWindow
from support.edge_faults import failing, slots
from support.long_texts import LONG_WORD
from support.moments import fixed_now
from support.places import SOURCE
from support.scenes import Check
from support.window import Window

_connect = SignalInstance.connect
Find = Callable[[], object]


@dataclass
class Connections:
    """`slots`: of ours, by their code, with where one is to be found. `sites`: the lines that
    connect something, by file and number.
    """

    slots: dict[CodeType, list[Find]] = field(default_factory=dict)
    sites: set[tuple[str, int]] = field(default_factory=set)

    def add(self, slot: object) -> None:
        caller = sys._getframe(2)
        if caller.f_code.co_filename.startswith(SOURCE):
            self.sites.add((caller.f_code.co_filename, caller.f_lineno))
        function = function_of(slot)
        if function is not None and function.__module__.startswith("backcompanion."):
            find = WeakMethod(slot) if isinstance(slot, MethodType) else partial(_same, slot)
            self.slots.setdefault(function.__code__, []).append(find)


def _same(slot: object) -> object:
    return slot


def function_of(slot: object) -> FunctionType | None:
    """The one of Python's that is called in the end; None where it is Qt's, or a signal."""
    while isinstance(slot, partial):
        slot = slot.func
    if isinstance(slot, MethodType):
        slot = slot.__func__
    slot = unwrap(slot) if callable(slot) else slot
    return slot if isinstance(slot, FunctionType) else None


@contextmanager
def recorded_connections() -> Iterator[Connections]:
    connections, single_shot = Connections(), QTimer.singleShot

    def connect(signal: SignalInstance, slot: object, *arguments: Any, **named: Any) -> object:
        connections.add(slot)
        return _connect(signal, slot, *arguments, **named)

    def later(*arguments: Any) -> None:
        connections.add(arguments[-1])
        single_shot(*arguments)

    SignalInstance.connect = connect  # type: ignore[method-assign, assignment]
    QTimer.singleShot = later  # type: ignore[method-assign]
    try:
        yield connections
    finally:
        SignalInstance.connect = _connect  # type: ignore[method-assign]
        QTimer.singleShot = single_shot  # type: ignore[method-assign]


class _Probe(QObject):
    fire = Signal()


class SlotFaults:
    """`check` meets each that is connected, or that what is open has, and was not met before.

    `every`: one of so many. `failures`: what was broken, with what was open.
    """

    def __init__(
        self, window: Window, folder: Path, connections: Connections, *, every: int = 1
    ) -> None:
        self.window, self.connections, self.every = window, connections, every
        self.met: set[CodeType] = set()
        self.failures: list[str] = []
        self._seen: set[CodeType] = set()
        self._log = folder / "log"
        self.reporter = CrashReporter(self._log, now=fixed_now, private_words=())
        self.reporter.release_frames = release_frames
        window.main.connect_process(self.reporter, PipeInstance(None, None))

    def check(
        self,
        name: str,
        root: QWidget,
        *,
        within: QWidget | None = None,
        message: QWidget | None = None,
    ) -> None:
        for code, slot in [*self._connected(), *self._of_what_is_open()]:
            if code not in self._seen:
                self._seen.add(code)
                if len(self._seen) % self.every == 0:
                    self.met.add(code)
                    self._meet(name, slot)

    def _connected(self) -> Iterator[tuple[CodeType, object]]:
        for code, places in list(self.connections.slots.items()):
            slot = next((each for find in reversed(places) if (each := find())), None)
            if slot is not None:
                yield code, slot

    def _of_what_is_open(self) -> Iterator[tuple[CodeType, object]]:
        """Also those that are connected only while something is being done."""
        main = self.window.main
        objects = {type(each): each for each in (main, *main.findChildren(QObject))}
        for edge in slots():
            if edge.cls in objects:
                yield edge.find_method().__code__, getattr(objects[edge.cls], edge.name)

    def _meet(self, scene: str, slot: Any) -> None:
        function, running = function_of(slot), self.window.main.flow.running
        assert function is not None
        try:
            with failing(function):
                probe = _Probe()
                _connect(probe.fire, slot)
                probe.fire.emit()
                QApplication.processEvents()
        except Exception as error:  # noqa: BLE001 - what comes out of Qt is what is looked for
            self._fail(scene, function, f"{error!r} came out of Qt")
        self._look(scene, function, running)

    def _look(self, scene: str, slot: FunctionType, running: RunningSession | None) -> None:
        reports = list(self._log.glob("fault-*.txt"))
        for report in reports:
            report.unlink()
        self.reporter._seen.clear()
        main = self.window.main
        if len(reports) != 1:
            self._fail(scene, slot, f"{len(reports)} reports")
        if not main.isVisible():
            self._fail(scene, slot, "the window has gone")
            main.show()
        windows = main.findChildren(CrashWindow)
        if sum(LONG_WORD not in window.report for window in windows) > 1:
            self._fail(scene, slot, "more than one window tells it")
        if main.flow.running is not running:
            self._fail(scene, slot, "the session has gone")

    def _fail(self, scene: str, slot: FunctionType, what: str) -> None:
        self.failures.append(f"{slot.__module__}.{slot.__qualname__} in {scene}: {what}")


def show_pages_and_session(window: Window, check: Check, *, with_history: bool) -> None:
    """As `show_everything`, of which it is a part, and the quicker one."""
    main = window.main
    for page in range(5):
        main.show_page(page)
        check(f"page {page}", main)
    main.show_page(0)
    window.start()
    check("Player", main)
    window.running.end()
    window.settle()
    check("Finish", main)
