"""PySide6 searches each module for its features; nothing here uses them, so it need not."""

import sys
from typing import Any


def skip_feature_search() -> None:
    """To be called once PySide6 is loaded, before what uses it.

    For `from __feature__ import …` PySide6 reads the source of each module that is imported after
    it, and keeps it: 20 ms of a launch. A module is then taken for one that has no feature on,
    as those are that name PySide6 in their source. A release without that search is left alone.
    """
    # WORKAROUND: PySide6 6.11; every release with features so far does it.
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _without_a_look


def _without_a_look(_module: object) -> bool:
    return True
