"""What a test of the window may not leave behind: it would go on in the next one."""

import gc
import weakref
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import (
    QAbstractAnimation,
    QCoreApplication,
    QEvent,
    QLocale,
    QObject,
    QThread,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QWidget

_started: "weakref.WeakSet[QObject]" = weakref.WeakSet()


def watch_starts() -> None:
    """Once a process: what runs by itself, and belongs to no window, is known only by its start."""
    for class_ in (QTimer, QAbstractAnimation, QThread):
        class_.start = _noted(class_.start)  # type: ignore[method-assign]


def _noted(start: Callable[..., Any]) -> Callable[..., Any]:
    def noted_start(self: QObject, *arguments: Any, **named: Any) -> Any:
        _started.add(self)
        return start(self, *arguments, **named)

    return noted_start


class Before:
    """What was there before a test."""

    def __init__(self) -> None:
        self._windows, self._locale = windows(), QLocale()

    def differences(self) -> list[str]:
        """Windows and a locale that are new, and what runs."""
        left = left_behind(self._windows)
        if QLocale() != self._locale:
            left.append(f"the locale of {QLocale().name()}")
        return left


def windows() -> set[QWidget]:
    return set(QApplication.topLevelWidgets()) if QApplication.instance() else set()


def left_behind(windows_before: set[QWidget]) -> list[str]:
    """Windows that were not there before, and all timers, animations and threads that run."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = _left(windows_before)
    if left:
        gc.collect()  # what nobody holds any more goes by itself
        left = _left(windows_before)
    found = [f"{type(one).__name__} {one.objectName()!r} of {one.parent()!r}" for one in left]
    for one in left:
        one.deleteLater()  # it is told once
    return found


def _left(windows_before: set[QWidget]) -> list[QObject]:
    return [*(windows() - windows_before), *(one for one in list(_started) if _runs(one))]


def _runs(one: QObject) -> bool:
    if not shiboken6.isValid(one):
        return False
    match one:
        case QTimer():
            return one.isActive()
        case QAbstractAnimation():
            return one.state() is not QAbstractAnimation.State.Stopped
        case QThread():
            return one.isRunning()
    return False
