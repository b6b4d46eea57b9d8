"""Routines of one's own: TOML files of the data folder, in the form of those that are shipped.

A file that has a mistake is told with file, line and what was expected; what it said before is kept
beside the cache and stays in use until it is mended.
"""

import re
import unicodedata
from pathlib import Path

from backcompanion.base.i18n import gettext as _
from backcompanion.library.field_lines import line_of_field
from backcompanion.library.library_error import LibraryError
from backcompanion.library.own_exercises import OwnExerciseFiles
from backcompanion.library.own_folder import OwnFolder
from backcompanion.library.own_library import OwnRoutines
from backcompanion.library.routine_file import parse_routine
from backcompanion.library.source_files import read_file
from backcompanion.library.toml_file import parse_toml
from backcompanion.training.exercise.routine import Library, Routine

FOLDER = "routines"
_LONGEST_ID = 60
# Names that no file has on Windows.
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)\d")


class OwnRoutineFiles(OwnFolder):
    """Those of one data folder. `cache`: where what was good last is kept."""

    def __init__(self, data: Path, cache: Path) -> None:
        super().__init__(data, cache, FOLDER)
        self.own = OwnExerciseFiles(data, cache)

    def with_exercises(self, shipped: Library) -> Library:
        """What is shipped, with the exercises of one's own that can be read."""
        return self.own.read(shipped).added_to(shipped)

    def read(self, shipped: Library) -> OwnRoutines:
        """All that there are, by id, with one's own exercises. The ids of `shipped` are taken."""
        own = self.own.read(shipped)
        library = own.added_to(shipped)
        files, folder_problems = self.files()
        routines, problems = [], list(own.problems)
        for file in files:
            try:
                content = read_file(file)
                routine = parse_own_routine(file, content, library)
                self.keep(file.name, content)
            except LibraryError as error:
                problems.append(error)
                last = self._read_last_good(file, library)
                if last is None:
                    continue
                routine = last
            routines.append(routine)
        return OwnRoutines(tuple(routines), (*problems, *folder_problems), own)

    def problem_of(self, id: str, shipped: Library) -> LibraryError | None:
        """What is wrong with that file as it is now."""
        try:
            content = read_file(self.path(id))
            parse_own_routine(self.path(id), content, self.with_exercises(shipped))
        except LibraryError as error:
            return error
        return None

    def _read_last_good(self, file: Path, library: Library) -> Routine | None:
        try:
            return parse_own_routine(file, self.last_good(file.name), library)
        except LibraryError:
            return None


def parse_own_routine(file: Path, content: bytes, library: Library) -> Routine:
    """Raises LibraryError, with the line also where a field is wrong."""
    mapping = parse_toml(file, content)
    try:
        routine = parse_routine(file, mapping, library.exercises)
    except LibraryError as error:
        line = line_of_field(content.decode("utf-8"), error.field) if error.field else None
        raise LibraryError(error.file, error.field, error.expected, line) from error
    if routine.id in library.routines:
        raise LibraryError(file, "id", _("another one: “{id}” is shipped").format(id=routine.id))
    return routine


def free_id(name: str, taken: frozenset[str]) -> str:
    """An id made of a name, with a number where it is taken."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    start = "-".join(re.findall(r"[a-z0-9]+", letters))[:_LONGEST_ID].strip("-") or "routine"
    candidates = (start, *(f"{start}-{n}" for n in range(2, len(taken) + 4)))
    return next(each for each in candidates if each not in taken and not _DEVICE.fullmatch(each))
