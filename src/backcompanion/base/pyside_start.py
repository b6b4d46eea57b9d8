"""What PySide6 does when it is first imported, and nothing here needs.

A release that does not do it is left alone. Kept apart from Qt, so that the sound processes have it
as well.
"""

import builtins
from collections.abc import Callable
from functools import partial
from importlib import import_module
from threading import RLock
from types import CodeType
from typing import Any

from backcompanion.base.quick_enums import make_enums_quickly

# What tells of a wrong call how the right one is, and writes stubs.
_LATE_FILES = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in (
        "mapping",
        "errorhandler",
        "layout",
        "parser",
        "lib/tool",
        "lib/enum_sig",
        "lib/pyi_generator",
    )
)
_STAND_IN = """
def __getattr__(name):
    from backcompanion.base.pyside_start import load_late
    return load_late(globals(), name)
"""
# shiboken6 looks it up in that module's dictionary, at the first wrong call and before all else.
_STAND_IN_OF_MAPPING = """
def update_mapping():
    return __getattr__("update_mapping")()
"""
_late: dict[str, Callable[[], CodeType]] = {}  # by the module's name
_lock = RLock()
_usual_compile = builtins.compile


def import_pyside() -> None:
    """Imports what PySide6 begins with. To be called before anything of it is imported.

    It brings the sources of fourteen modules along and compiles them at each start. Seven of them
    are for the signatures of Qt's functions, 25 ms with their patterns of 1,300 characters: they
    are compiled when the first is asked for, as by a call with the wrong arguments; then all is as
    ever.

    For `from __feature__ import …`, which nothing here has, it takes each import into Python, and
    reads the source of each module that is imported after it: 20 ms of a launch.
    """
    # WORKAROUND: PySide6 and shiboken6 6.11 (shibokensupport); every release so far does both.
    make_enums_quickly()
    builtins.compile = _compile_late
    try:
        import_module("shiboken6.Shiboken")
    finally:
        builtins.compile = _usual_compile
    import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    import_module("linecache").clearcache()  # 0.2 MiB of what was read until then


def _compile_late(source: Any, filename: Any, *rest: Any, **more: Any) -> Any:
    whole = partial(_usual_compile, source, filename, *rest, **more)
    if filename not in _LATE_FILES:
        return whole()
    _late[filename.removesuffix(".py").replace("/", ".")] = whole
    stand_in = _STAND_IN + (_STAND_IN_OF_MAPPING if filename.endswith("/mapping.py") else "")
    return _usual_compile(stand_in, filename, *rest, **more)


def load_late(module: dict[str, Any], name: str) -> Any:
    """What the module with these globals has under that name, now that the whole of it is run."""
    if not name.startswith("__"):
        with _lock:  # the first wrong call may be made in two threads at once
            whole = _late.pop(module["__name__"], None)
            if whole is not None:
                exec(whole(), module)  # noqa: S102
            if name in module:
                return module[name]
    raise AttributeError(f"module {module['__name__']!r} has no attribute {name!r}")
