"""Faults of ours where Qt calls us: put into every override and slot there is, and met in a window.

The fault goes into the code of the method itself, so that whatever guards it stays as it is.
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import CodeType, FunctionType

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from backcompanion import ui
from backcompanion.base.crash_report import CrashReporter
from backcompanion.system.single_instance import PipeInstance
from backcompanion.ui.qt_guard import is_called_by_qt, overridden, release_frames, run_guarded
from backcompanion.ui.shell.crash_window import CrashWindow
from support.moments import fixed_now
from support.window import Window, take_apart

CTRL = Qt.KeyboardModifier.ControlModifier
# Each page by its key, the last by the one for help.
PAGE_KEYS = (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1)


@dataclass(frozen=True, slots=True)
class Edge:
    """One method of ours that Qt calls. `kind`: its name, or "slot"; "made" where it makes one."""

    cls: type
    name: str
    kind: str

    def find_method(self) -> FunctionType:
        function: object = inspect.unwrap(vars(self.cls)[self.name])
        assert isinstance(function, FunctionType)
        return function

    def __str__(self) -> str:
        return f"{self.cls.__name__}.{self.name}"


# PySide's addLayout goes through the items of a layout and takes each for granted: of a fault there
# no answer is left that would not end the process. It is one line, which holds no second thing.
NOT_TO_BE_GUARDED = {"FlowLayout.itemAt"}


@dataclass(slots=True)
class Met:
    """What came of faults in one window. `began`: a session did; `closes`: it can be closed, at the
    second try at last.
    """

    reports: int = 0
    crash_windows: int = 0
    answers: bool = False
    began: bool = False
    saved: bool = False
    closes: bool = False

    @property
    def holds(self) -> bool:
        is_kept = self.saved or not self.began
        return self.crash_windows <= 1 and self.answers and is_kept and self.closes


@cache
def classes() -> tuple[type, ...]:
    """Of everything that is seen, in the order of their modules."""
    for module_info in walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module_info.name)
    ours: set[type] = {
        cls for cls in _subclasses(QObject) if cls.__module__.startswith(f"{ui.__name__}.")
    }
    return tuple(sorted(ours, key=lambda cls: (cls.__module__, cls.__name__)))


@cache
def edges() -> tuple[Edge, ...]:
    """Every override and every slot."""
    every: list[Edge] = []
    for cls in classes():
        every += (Edge(cls, name, name) for name in overridden(cls) if is_called_by_qt(name))
        every += (
            Edge(cls, name, "slot")
            for name, method in vars(cls).items()
            if isinstance(method, FunctionType)
            and (name in _connected(cls.__module__) or name.startswith("_on_"))
            and not is_called_by_qt(name)
        )
    return tuple(every)


@cache
def overrides() -> tuple[Edge, ...]:
    return tuple(edge for edge in edges() if edge.kind != "slot")


@cache
def slots() -> tuple[Edge, ...]:
    return tuple(edge for edge in edges() if edge.kind == "slot")


@cache
def makers() -> tuple[Edge, ...]:
    """Of everything that is made, be it in the midst of a session."""
    return tuple(Edge(cls, "__init__", "made") for cls in classes() if "__init__" in vars(cls))


@cache
def _connected(module: str) -> frozenset[str]:
    file = sys.modules[module].__file__
    assert file is not None
    calls = re.findall(
        r"(?:\.connect|singleShot|QShortcut)\([^\n]*", Path(file).read_text(encoding="utf-8")
    )
    return frozenset(re.findall(r"self\.(\w+)", " ".join(calls)))


def _subclasses(cls: type) -> Iterator[type]:
    below: list[type] = cls.__subclasses__()
    for widget in below:
        yield widget
        yield from _subclasses(widget)


@contextmanager
def faults_in(where: tuple[Edge, ...]) -> Iterator[None]:
    with failing(*(edge.find_method() for edge in where)):
        yield


@contextmanager
def failing(*functions: FunctionType) -> Iterator[None]:
    """Each raises, whoever has hold of it."""
    before = [(function, function.__code__) for function in functions]
    for function, code in before:
        function.__code__ = _failing(code, f"<{function.__module__}.{function.__qualname__}>")
    try:
        yield
    finally:
        for function, code in before:
            function.__code__ = code


def _failing(code: CodeType, file: str) -> CodeType:
    """With the same variables of functions around it, such as what `super()` needs."""
    names = ", ".join(code.co_freevars)
    name = code.co_name if code.co_name.isidentifier() else "nameless"
    source = (
        f"def around({names}):\n"
        f"    def {name}(*_arguments, **_named):\n"
        "        raise ZeroDivisionError('put there by a test')\n"
        f"        ({names},)\n"
        f"    return {name}\n"
    )
    if not names:
        source = source.replace("        (,)\n", "")
    makers: dict[str, Callable[..., FunctionType]] = {}
    exec(compile(source, file, "exec"), makers)
    return makers["around"](*code.co_freevars).__code__


def meet(folder: Path, where: tuple[Edge, ...]) -> Met:
    """Builds a window with faults there, looks at everything, trains, and closes.

    Raises what comes out of a call to Qt, which is what must not be.
    """
    met = Met()
    reporter = CrashReporter(folder / "log", now=fixed_now, private_words=())
    reporter.release_frames = release_frames
    hook, sys.excepthook = sys.excepthook, reporter.handle
    window: Window | None = None
    try:
        if all(edge.kind in ("slot", "made") for edge in where):  # in what comes after a launch
            window = Window(folder, painted=True)
        with faults_in(where):
            window = window or Window(folder, painted=True)
            run_guarded(partial(window.main.connect_process, reporter, PipeInstance(None, None)))
            _look_at_everything(window, where)
            _train(window, where, met)
            met.answers = window.main.isVisible() and _answers(window)
            met.crash_windows = sum(
                crash_window.isVisible() for crash_window in window.main.findChildren(CrashWindow)
            )
            met.closes = window.main.close() or window.main.close()
    finally:
        if window is not None:
            take_apart(window.main)
        sys.excepthook = hook
    met.reports = len(list((folder / "log").glob("fault-*.txt")))
    return met


def _look_at_everything(window: Window, where: tuple[Edge, ...]) -> None:
    main = window.main
    main.activateWindow()
    for theme, size in (("light", (960, 540)), ("dark", (1280, 800))):
        main.context.live.change(theme=theme)
        for key in PAGE_KEYS:
            QTest.keyClick(main, key, CTRL)
            _touch(main, where)
        QTest.keyClick(main, Qt.Key.Key_F1)
        _touch(main, where)
        main.resize(*size)
        QApplication.processEvents()
    main.context.live.change(theme="system")
    main.hide()
    main.show()
    QTest.keyClick(main, Qt.Key.Key_1, CTRL)
    window.settle()


def _touch(main: QWidget, where: tuple[Edge, ...]) -> None:
    """Tab goes on from control to control; what fails is met by mouse and keys, each once."""
    QApplication.processEvents()
    for _n in range(2):
        QTest.keyClick(main, Qt.Key.Key_Tab)
    for edge in where:
        if edge.kind == "slot":
            objects: list[QObject] = main.findChildren(edge.cls)
            for instance in objects[:1]:
                QTimer.singleShot(0, getattr(instance, edge.name))
        make = _EVENTS.get(edge.kind)
        if make is None or not issubclass(edge.cls, QWidget):
            continue
        for widget in main.findChildren(edge.cls)[:1]:
            QApplication.sendEvent(widget, make())
    QApplication.processEvents()


def _mouse(kind: QEvent.Type) -> Callable[[], QEvent]:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return lambda: QMouseEvent(kind, QPointF(3, 3), QPointF(3, 3), left, left, none)


def _wheel() -> QEvent:
    return QWheelEvent(
        QPointF(3, 3),
        QPointF(3, 3),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


_EVENTS: dict[str, Callable[[], QEvent]] = {
    "keyPressEvent": lambda: QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier
    ),
    "mousePressEvent": _mouse(QEvent.Type.MouseButtonPress),
    "mouseReleaseEvent": _mouse(QEvent.Type.MouseButtonRelease),
    "mouseDoubleClickEvent": _mouse(QEvent.Type.MouseButtonDblClick),
    "mouseMoveEvent": _mouse(QEvent.Type.MouseMove),
    "hitButton": _mouse(QEvent.Type.MouseButtonPress),
    "wheelEvent": _wheel,
    "enterEvent": lambda: QEnterEvent(QPointF(3, 3), QPointF(3, 3), QPointF(3, 3)),
    "leaveEvent": lambda: QEvent(QEvent.Type.Leave),
    "focusOutEvent": lambda: QFocusEvent(QEvent.Type.FocusOut),
}


def _train(window: Window, where: tuple[Edge, ...], met: Met) -> None:
    """And sees whether a session that was begun is on record in the end."""
    main = window.main
    main.home.workout.start_button.click()
    window.settle()
    running = main.flow.running
    if running is None:
        return
    met.began = True
    window.go(10)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Right):
        QTest.keyClick(main, key)
        _touch(main, where)
    window.go(40)
    running.end()
    assert main.context.store.writer.flush(60)
    window.settle()
    finish = main.scenes.finish_page
    if finish is not None:
        _touch(main, where)
        finish.done_button.click()
        window.settle()
    met.saved = running.id in {session.id for session in main.context.store.read().sessions}


def _answers(window: Window) -> bool:
    """Whether what is pressed is done: Settings come by their key, and the theme changes."""
    live = window.main.context.live
    QTest.keyClick(window.main, Qt.Key.Key_4, CTRL)
    QApplication.processEvents()
    before = live.now.rounds
    live.change(rounds=3 if before == 2 else 2)
    return live.now.rounds != before
