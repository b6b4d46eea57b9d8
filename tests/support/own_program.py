"""The program in a place of its own, so that its files can be damaged."""

import shutil
from pathlib import Path

from backcompanion.base import paths

BOWS = "exercises/back-bows.toml"
ROUTINE = "routines/upper-lower-back.toml"


def own_program(folder: Path, *, damaged: str = "") -> Path:
    """The folder to put on PYTHONPATH; of the file `damaged`, line 2 cannot be read."""
    source, resources = folder / "program" / "src", folder / "program" / "resources"
    shutil.copytree(
        Path(paths.__file__).parents[1],
        source / "backcompanion",
        # From a wheel, the resources lie in the package, and would hide the damaged ones.
        ignore=shutil.ignore_patterns("__pycache__", "resources"),
    )
    shutil.copytree(paths.resources(), resources)
    if damaged:
        file = resources / damaged
        first, *rest = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join((first, "rotten\n", *rest)), encoding="utf-8")
    return source
