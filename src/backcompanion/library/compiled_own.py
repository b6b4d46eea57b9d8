"""One's own routines and exercises as they were read last, in one file that is read without
tomllib and msgspec: 25 ms of a launch, and of each return to the window.

Kept only where nothing is wrong with any of them, and taken only where all is as it was: each file
by its checksum, what is shipped, and the language, in which drafts are completed.
"""

import os
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

from backcompanion import __version__
from backcompanion.base.i18n import language
from backcompanion.library.compiled_library import read_compiled_from, save_compiled
from backcompanion.library.library_error import LibraryError
from backcompanion.library.own_folder import OwnFolder
from backcompanion.library.own_library import OwnExercises, OwnRoutines
from backcompanion.library.source_files import read_file
from backcompanion.training.exercise.routine import Library

_FOLDERS = ("routines", "exercises", "motions")
_FILE = "compiled-own.json"


def read_own(
    data: Path,
    cache: Path,
    resources_dir: Path,
    shipped: Library,
    parse: Callable[[Library], OwnRoutines],
) -> OwnRoutines:
    """What `parse` reads of the folder `data`, or what it read last. `shipped`: of `resources_dir`.

    Where `cache` cannot be written, it is parsed each time.
    """
    file = cache / _FILE
    checksums = _checksums(data, cache, resources_dir, shipped)
    if checksums is not None and (kept := read_compiled_from(file, checksums)) is not None:
        return _as_own(kept, checksums)
    own = parse(shipped)
    if checksums is not None and not own.problems:
        library = Library(
            {each.id: each for each in own.own.exercises}, {each.id: each for each in own.routines}
        )
        # Not where a file was changed meanwhile.
        if _checksums(data, cache, resources_dir, shipped) == checksums:
            save_compiled(file, checksums, library)
    return own


def _as_own(kept: Library, checksums: dict[str, int]) -> OwnRoutines:
    motions = tuple(
        (name.removeprefix("motions/").removesuffix(".toml"), checksum)
        for name, checksum in checksums.items()
        if name.startswith("motions/")
    )
    exercises = OwnExercises(tuple(kept.exercises.values()), motions)
    return OwnRoutines(tuple(kept.routines.values()), (), exercises)


def _checksums(
    data: Path, cache: Path, resources_dir: Path, shipped: Library
) -> dict[str, int] | None:
    """Of all that is read for it; None where a file or folder cannot be read."""
    try:
        checksums = {"shipped": crc32(repr(_state_of(resources_dir, shipped)).encode())}
        for name in _FOLDERS:
            files, problems = OwnFolder(data, cache, name).files()
            if problems:
                return None
            for file in files:
                checksums[f"{name}/{file.name}"] = crc32(read_file(file))
    except (LibraryError, OSError):
        return None
    return checksums


def _state_of(resources_dir: Path, shipped: Library) -> tuple[object, ...]:
    """Times of change will do: after an installation one launch more reads all."""
    entries = [
        (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
        for folder in ("exercises", "routines")
        for entry in os.scandir(resources_dir / folder)
    ]
    return __version__, language(), list(shipped.exercises), list(shipped.routines), sorted(entries)
