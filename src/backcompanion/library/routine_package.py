"""One `.backroutine` file to give away: a zip with a routine's TOML and the same as a sheet.

With it go the exercises of one's own that it names, and their motions. Nothing is ever unpacked:
the entries are known by name, and each is read into memory up to a bound.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from backcompanion.base.atomic_file import replacing
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.zip_damage import ZIP_DAMAGE
from backcompanion.library.library_error import LibraryError
from backcompanion.library.own_exercises import EXERCISES, MOTIONS, parse_own_exercise
from backcompanion.library.routine_file import parse_routine
from backcompanion.library.source_files import MAX_FILE_BYTES
from backcompanion.library.toml_file import parse_toml
from backcompanion.library.toml_library import check_substitutes
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library, Routine

ROUTINE, SHEET = "routine.toml", "sheet.txt"
MAX_PACKAGE_BYTES = 256 * 1024
MAX_ENTRIES = 100
_OWN_ENTRY = re.compile(rf"({EXERCISES}|{MOTIONS})/([a-z0-9]+(?:-[a-z0-9]+)*)\.toml")
# The earliest that a zip knows: two packages of one routine are the same, byte for byte.
_DATE = (1980, 1, 1, 0, 0, 0)
_LINK_MODE, _MODE_SHIFT, _KIND_OF_FILE = 0o120000, 16, 0o170000


@dataclass(frozen=True, slots=True)
class RoutinePackage:
    """`exercises`: of the giver's own; `texts`: their files and those of their motions, by
    "exercises/id.toml" and "motions/id.toml".
    """

    routine: Routine
    exercises: tuple[Exercise, ...] = ()
    texts: Mapping[str, str] | None = None


def write_package(
    target: Path, toml: str, sheet: str, own: Mapping[str, str] | None = None
) -> None:
    """In one step. `own`: texts as in `RoutinePackage`. Raises OSError."""
    entries = [(ROUTINE, toml), (SHEET, sheet), *sorted((own or {}).items())]
    with replacing(target) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in entries:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode("utf-8"))


def read_package(
    file: Path, shipped: Library, changes: Mapping[str, Any] | None = None
) -> RoutinePackage:
    """`shipped`: also with one's own exercises, which a package may name without carrying them.

    `changes`: another id and name for the routine. Raises LibraryError, with the entry as place.
    """
    content = _contents(file)
    own = _own_exercises(file, content, shipped)
    exercises = {**{each.id: each for each in own}, **shipped.exercises}
    for exercise in own:
        entry = f"{EXERCISES}/{exercise.id}.toml"
        try:
            check_substitutes(Path(entry), exercise, exercises)
        except LibraryError as error:
            raise _in_entry(file, entry, error) from error
    mapping = parse_toml(file, content[ROUTINE]) | dict(changes or {})
    try:
        routine = parse_routine(Path(f"{mapping.get('id')}.toml"), mapping, exercises)
    except LibraryError as error:
        raise _in_entry(file, ROUTINE, error) from error
    texts = {name: each.decode("utf-8") for name, each in content.items() if "/" in name}
    return RoutinePackage(routine, own, texts)


def _own_exercises(file: Path, content: Mapping[str, bytes], shipped: Library) -> tuple[Any, ...]:
    motion_ids = frozenset(_ids(content, MOTIONS))
    for id in motion_ids:
        entry = f"{MOTIONS}/{id}.toml"
        try:
            parse_toml(file, content[entry])
        except LibraryError as error:
            raise _in_entry(file, entry, error) from error
    # Where the same one is there already, it is read as it is here.
    of_program = {id: each for id, each in shipped.exercises.items() if not each.is_own}
    taken = replace(shipped, exercises=of_program)
    exercises = []
    for id in _ids(content, EXERCISES):
        entry = f"{EXERCISES}/{id}.toml"
        try:
            exercises.append(parse_own_exercise(Path(entry), content[entry], taken, motion_ids))
        except LibraryError as error:
            raise _in_entry(file, entry, error) from error
    return tuple(exercises)


def _ids(content: Iterable[str], folder: str) -> list[str]:
    matches = (_OWN_ENTRY.fullmatch(name) for name in content)
    return [match[2] for match in matches if match and match[1] == folder]


def _in_entry(file: Path, entry: str, error: LibraryError) -> LibraryError:
    place = f"{entry}: {error.field}" if error.field else entry
    return LibraryError(file, place, error.expected, error.line)


def _contents(file: Path) -> dict[str, bytes]:
    """Of each entry but the sheet."""
    content = _bounded(file)
    contents: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _check_entries(file, entries)
            for entry in entries:
                if entry.filename != SHEET:
                    with package.open(entry) as source:
                        contents[entry.filename] = source.read(MAX_FILE_BYTES + 1)
                    if len(contents[entry.filename]) > MAX_FILE_BYTES:
                        expected = _("at most {n} KiB").format(n=MAX_FILE_BYTES // 1024)
                        raise LibraryError(file, entry.filename, expected)
    except ZIP_DAMAGE as error:
        raise LibraryError(file, "", _("a package that is whole")) from error
    return contents


def _bounded(file: Path) -> bytes:
    if file.exists() and not file.is_file():
        raise LibraryError(file, "", _("a file"))
    try:
        with file.open("rb") as source:
            content = source.read(MAX_PACKAGE_BYTES + 1)
    except OSError as error:
        raise LibraryError(
            file, "", _("a file that can be read ({reason})").format(reason=reason_of(error))
        ) from error
    if len(content) > MAX_PACKAGE_BYTES:
        raise LibraryError(file, "", _("at most {n} KiB").format(n=MAX_PACKAGE_BYTES // 1024))
    return content


def _check_entries(file: Path, entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > MAX_ENTRIES:
        raise LibraryError(file, "", _("no more entries than {n}").format(n=MAX_ENTRIES))
    for entry in entries:
        if entry.filename not in (ROUTINE, SHEET) and not _OWN_ENTRY.fullmatch(entry.filename):
            expected = (
                f"nothing but {ROUTINE}, {SHEET} and TOML files in {EXERCISES}/ and {MOTIONS}/"
            )
            raise LibraryError(file, entry.filename, expected)
        if (entry.external_attr >> _MODE_SHIFT) & _KIND_OF_FILE == _LINK_MODE:
            raise LibraryError(file, entry.filename, _("a file, not a link"))
        if entry.file_size > MAX_FILE_BYTES:  # as it says; how much there is, is seen below
            expected = _("at most {n} KiB").format(n=MAX_FILE_BYTES // 1024)
            raise LibraryError(file, entry.filename, expected)
    for name in names:
        if names.count(name) > 1:
            raise LibraryError(file, name, _("just one of these"))
    if ROUTINE not in names:
        raise LibraryError(file, ROUTINE, _("just one of these"))
