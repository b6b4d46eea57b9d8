"""The library, by the fastest way that still gives what the TOML files say."""

from pathlib import Path

from backcompanion.base import i18n
from backcompanion.library.compiled_file import PACKAGED_LIBRARY
from backcompanion.library.compiled_library import read_compiled, save_compiled
from backcompanion.library.source_files import fingerprint, read_folder
from backcompanion.training.exercise.routine import Library


def load_library(
    resources_dir: Path, cache_dir: Path | None = None, compiled: Path | None = PACKAGED_LIBRARY
) -> Library:
    """Everything in `resources_dir`, in the person's language; raises LibraryError, never anything
    half read.

    A compiled file is taken where it was made from these very files: the one of the package, else
    that of an earlier launch in `cache_dir`. Otherwise the TOML is read (some 100 ms) and the
    result is left in `cache_dir` for the next launch, if it can be written.
    """
    library = _load(resources_dir, cache_dir, compiled)
    if not i18n.is_translated(i18n.EXERCISES):
        return library
    from backcompanion.library.translated_library import in_language

    return in_language(library)


def _load(resources_dir: Path, cache_dir: Path | None, compiled: Path | None) -> Library:
    sources = read_folder(resources_dir, "exercises") | read_folder(resources_dir, "routines")
    cache_file = cache_dir / PACKAGED_LIBRARY.name if cache_dir else None
    for candidate in (compiled, cache_file):
        if candidate and (library := read_compiled(candidate, sources)):
            return library

    # Only now: tomllib and msgspec cost more than all the rest of a launch's reading.
    from backcompanion.library.toml_library import parse_library

    library = parse_library(resources_dir, sources)
    if cache_file:
        save_compiled(cache_file, fingerprint(sources), library)
    return library
