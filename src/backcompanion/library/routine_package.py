"""One `.backroutine` file to give away: a zip with a routine's TOML and the same as a sheet.

Nothing is ever unpacked: the entries are known by name, and each is read into memory up to a bound.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backcompanion.base.atomic_file import replacing
from backcompanion.library.library_error import LibraryError
from backcompanion.library.routine_file import parse_routine
from backcompanion.library.source_files import MAX_FILE_BYTES
from backcompanion.library.toml_file import parse_toml
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine

ROUTINE, SHEET = "routine.toml", "sheet.txt"
MAX_PACKAGE_BYTES = 256 * 1024
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
# The earliest that a zip knows: two packages of one routine are the same, byte for byte.
_DATE = (1980, 1, 1, 0, 0, 0)
_LINK_MODE, _MODE_SHIFT, _KIND_OF_FILE = 0o120000, 16, 0o170000


def write_package(target: Path, toml: str, sheet: str) -> None:
    """In one step. Raises OSError."""
    with replacing(target) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in ((ROUTINE, toml), (SHEET, sheet)):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode("utf-8"))


def read_package(
    file: Path, exercises: Mapping[str, Exercise], changes: Mapping[str, Any] | None = None
) -> Routine:
    """`changes`: another id and name for it. Raises LibraryError, with the entry as the place."""
    mapping = parse_toml(file, _routine_bytes(file)) | dict(changes or {})
    try:
        return parse_routine(Path(f"{mapping.get('id')}.toml"), mapping, exercises)
    except LibraryError as error:
        place = f"{ROUTINE}: {error.field}" if error.field else ROUTINE
        raise LibraryError(file, place, error.expected) from error


def _routine_bytes(file: Path) -> bytes:
    content = _bounded(file)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _check_entries(file, entries)
            entry = next(each for each in entries if each.filename == ROUTINE)
            with package.open(entry) as source:
                routine = source.read(MAX_FILE_BYTES + 1)
    except _DAMAGE as error:
        raise LibraryError(file, "", "a package that is whole") from error
    if len(routine) > MAX_FILE_BYTES:
        raise LibraryError(file, ROUTINE, f"at most {MAX_FILE_BYTES // 1024} KiB")
    return routine


def _bounded(file: Path) -> bytes:
    if file.exists() and not file.is_file():
        raise LibraryError(file, "", "a file")
    try:
        with file.open("rb") as source:
            content = source.read(MAX_PACKAGE_BYTES + 1)
    except OSError as error:
        raise LibraryError(file, "", f"a file that can be read ({error.strerror})") from error
    if len(content) > MAX_PACKAGE_BYTES:
        raise LibraryError(file, "", f"at most {MAX_PACKAGE_BYTES // 1024} KiB")
    return content


def _check_entries(file: Path, entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    for entry in entries:
        if entry.filename not in (ROUTINE, SHEET):
            raise LibraryError(file, entry.filename, f"nothing but {ROUTINE} and {SHEET}")
        if (entry.external_attr >> _MODE_SHIFT) & _KIND_OF_FILE == _LINK_MODE:
            raise LibraryError(file, entry.filename, "a file, not a link")
    if names.count(ROUTINE) != 1 or names.count(SHEET) > 1:
        raise LibraryError(file, ROUTINE, "just one of these")
