"""Compiles what a launch reads: resources/*.toml into one file (library/compiled_library.py), and
locale/ into gettext's catalogues (tools/catalogues)."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileLibrary(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        paths = [str(root / "src"), str(root / "tools")]
        sys.path[:0] = paths
        try:
            from catalogues.catalogues import compile_all

            from backcompanion.library.compiled_library import write_compiled
        finally:
            del sys.path[: len(paths)]
        write_compiled(root / "resources", root / "src/backcompanion/library/compiled.json")
        compile_all(root / "src/backcompanion/locale", root)
