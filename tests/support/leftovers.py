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
        # One that let it run would end widgets while those of the next one are being painted.
        gc.disable()
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
    lines = [
        f"{type(left_over).__name__} {left_over.objectName()!r} of {left_over.parent()!r}"
        for left_over in left
    ]
    for left_over in left:
        left_over.deleteLater()  # it is told once
    return lines


def _left(windows_before: set[QWidget]) -> list[QObject]:
    return [*(windows() - windows_before), *(timer for timer in list(_started) if _runs(timer))]


def _runs(timer: QObject) -> bool:
    if not shiboken6.isValid(timer):
        return False
    match timer:
        case QTimer():
            return timer.isActive()
        case QAbstractAnimation():
            return timer.state() is not QAbstractAnimation.State.Stopped
        case QThread():
            return timer.isRunning()
    return False
