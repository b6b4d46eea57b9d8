"""What PySide6 does when it is first imported, and nothing here needs.

A release that does not do it is left alone. Kept apart from Qt, so that the sound processes have it
as well.
"""

import re
import sys
from importlib import import_module
from typing import Any

# Its patterns for signatures have 1,300 characters and more; nobody else's have so many.
_LONG = 800


def import_pyside() -> None:
    """Imports what PySide6 begins with. To be called before anything of it is imported.

    It makes three patterns for the signatures of Qt's functions, 15 ms of each start: they are
    compiled when they are first used, as by a call with the wrong arguments; then all is as ever.

    For `from __feature__ import …` it reads the source of each module that is imported after it,
    and keeps it: 20 ms of a launch. A module is taken for one that has no feature on, as those are
    that name PySide6 in their source.
    """
    # WORKAROUND: PySide6 and shiboken6 6.11 (shibokensupport); every release so far does both.
    usual = re.compile
    re.compile = _compile_late
    try:
        import_module("shiboken6.Shiboken")
    finally:
        re.compile = usual
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _without_a_look


def _without_a_look(_module: object) -> bool:
    return True


def _compile_late(pattern: Any, flags: Any = 0) -> Any:
    is_long = isinstance(pattern, str) and len(pattern) > _LONG
    return _LatePattern(pattern, flags) if is_long else re._compile(pattern, flags)  # type: ignore[attr-defined]


class _LatePattern:
    """Of a pattern, nothing but its methods is used."""

    def __init__(self, pattern: str, flags: Any) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: Any, **more: Any) -> Any:
            return getattr(re.compile(self._pattern, self._flags), name)(*arguments, **more)

        return call
