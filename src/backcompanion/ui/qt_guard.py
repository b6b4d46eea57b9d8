"""Guards every place where Qt calls a method of ours: a fault there is reported, and Qt goes on.

What PySide6 6.11 does by itself (`findings/pyside6-faults-in-overrides.sh`): a fault in a slot or a
timer's slot reaches `sys.excepthook`, and all goes on. One in an override (showEvent, sizeHint,
data …) waits, half raised, until the innermost call from Python to Qt returns, and comes out
there, in code that has nothing to do with it and is not finished then. One in a paintEvent leaves
its QPainter open, for which Qt ends the process.
"""

import sys
from collections.abc import Callable
from functools import wraps
from types import TracebackType

from PySide6.QtCore import QObject, QRectF, QSize

# What is left undone after a fault. Of a key or a press, Qt's own answer would be a second action;
# of a close, it would be what happens anyway.
_NOT_TRIED_AGAIN = ("key", "mouse", "wheel", "close", "contextMenu", "drag", "drop", "timer", "tab")
# Methods that Qt calls, beside those whose name ends with Event.
_VIRTUAL = """
    accept addItem blockBoundingRect boundingRect canInsertFromMimeData columnCount count
    createEditor data done editorEvent event eventFilter expandingDirections fixup flags
    focusNextPrevChild hasHeightForWidth headerData heightForWidth helpEvent hitButton index
    hidePopup initStyleOption insertFromMimeData itemAt maximumSize mimeData mimeTypes minimumSize
    minimumSizeHint nextCheckState paint paintSection parent reject rowCount scrollContentsBy
    setData setEditorData setGeometry setModelData shape showPopup sizeHint
    sizeHintForColumn sizeHintForRow stepBy stepEnabled takeAt textFromValue updateEditorGeometry
    validate valueFromText
"""
_CALLED_BY_QT = frozenset(_VIRTUAL.split())
# Where Qt has no answer of its own, or one that would do all of it once more.
_ANSWERS: dict[str, object] = {
    "accept": None,
    "boundingRect": QRectF(),
    "columnCount": 0,
    "count": 0,
    "event": False,
    "eventFilter": False,
    "insertFromMimeData": None,
    "minimumSize": QSize(),
    "rowCount": 0,
}
# Where Qt leaves it to whoever derives from it, as with a layout.
_ANSWERS_OF_NOBODY: dict[str, object] = {"maximumSize": QSize(), "sizeHint": QSize()}

Method = Callable[..., object]


def guard_overrides(package: str) -> None:
    """Of all classes of that package that are made from now on."""

    def init_subclass(cls: type, **_arguments: object) -> None:
        if cls.__module__.partition(".")[0] == package:
            _guard(cls)

    QObject.__init_subclass__ = classmethod(init_subclass)  # type: ignore[assignment, arg-type]


def is_guarded(method: object) -> bool:
    return hasattr(method, "_guarded_by_qt_guard")


def report_fault(error: Exception) -> None:
    """As if nobody had caught it."""
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        release_frames(error.__traceback__)


def run_guarded(*actions: Callable[[], object]) -> None:
    """All of them, one after another, whatever becomes of one."""
    for action in actions:
        try:
            action()
        except Exception as error:  # noqa: BLE001 - the next one is to be done all the same
            report_fault(error)


def release_frames(trace: TracebackType | None) -> None:
    """Lets go of all that the functions of a fault still hold, their QPainters first.

    Where one is open while Qt takes its widget or pixmap away, Qt ends the process. One that Qt
    has handed in is Qt's to end.
    """
    import traceback

    from PySide6.QtGui import QPainter
    from shiboken6 import Shiboken

    for frame, _line in traceback.walk_tb(trace):
        for value in list(frame.f_locals.values()):
            if (
                isinstance(value, QPainter)
                and Shiboken.isValid(value)
                and Shiboken.ownedByPython(value)
                and value.isActive()
            ):
                value.end()
    traceback.clear_frames(trace)


def overridden(cls: type, is_wanted: Callable[[str], bool] = bool) -> tuple[str, ...]:
    """The methods of the class itself that stand in for one of Qt's; by name only those wanted."""
    qt_bases = [base for base in cls.__mro__[1:] if base.__module__.startswith("PySide6.")]
    return tuple(
        name
        for name, method in vars(cls).items()
        if is_wanted(name)
        and not name.startswith("_")
        and callable(method)
        and any(hasattr(base, name) for base in qt_bases)
    )


def is_called_by_qt(name: str) -> bool:
    return name.endswith("Event") or name in _CALLED_BY_QT


def _guard(cls: type) -> None:
    # By name first: asking Qt's classes costs a launch some milliseconds.
    for name in overridden(cls, is_called_by_qt):
        setattr(cls, name, _guarded(cls, name, vars(cls)[name]))


def _guarded(cls: type, name: str, method: Method) -> Method:
    @wraps(method)
    def call(self: QObject, *arguments: object) -> object:
        try:
            return method(self, *arguments)
        except Exception as error:  # noqa: BLE001 - it must not reach Qt
            report_fault(error)
        return _answer_instead(cls, name, self, arguments)

    call._guarded_by_qt_guard = True  # type: ignore[attr-defined]
    return call


def _answer_instead(
    cls: type, name: str, instance: QObject, arguments: tuple[object, ...]
) -> object:
    if name in _ANSWERS:
        return _ANSWERS[name]
    if name.endswith("Event") and name.startswith(_NOT_TRIED_AGAIN):
        return None
    try:
        return getattr(super(cls, instance), name)(*arguments)
    except Exception:  # noqa: BLE001 - Qt has none
        return _ANSWERS_OF_NOBODY.get(name)
