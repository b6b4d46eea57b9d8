"""Compiles resources/*.toml into the one file that a launch reads: library/compiled_library.py."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileLibrary(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from backcompanion.library.compiled_library import write_compiled
        finally:
            sys.path.pop(0)
        write_compiled(root / "resources", root / "src/backcompanion/library/compiled.json")
