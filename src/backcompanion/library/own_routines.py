"""Routines of one's own: TOML files of the data folder, in the form of those that are shipped.

A file that has a mistake is told with file, line and what was expected; what it said before is kept
beside the cache and stays in use until it is mended.
"""

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import MachineError
from backcompanion.base.i18n import gettext as _
from backcompanion.library.field_lines import line_of_field
from backcompanion.library.library_error import LibraryError
from backcompanion.library.routine_file import parse_routine
from backcompanion.library.source_files import read_file, read_folder
from backcompanion.library.toml_file import parse_toml
from backcompanion.training.exercise.routine import Library, Routine

FOLDER = "routines"
LAST_GOOD = "own-routines"
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class OwnRoutines:
    """`problems`: what cannot be read as it is; a routine of that id may be there as it was."""

    routines: tuple[Routine, ...] = ()
    problems: tuple[LibraryError, ...] = ()

    def added_to(self, library: Library) -> Library:
        return replace(
            library, routines={**library.routines, **{each.id: each for each in self.routines}}
        )


class OwnRoutineFiles:
    """Those of one data folder. `cache`: where what was good last is kept."""

    def __init__(self, data: Path, cache: Path) -> None:
        self.folder = data / FOLDER
        self._data, self._last_good = data, cache / LAST_GOOD

    def read(self, library: Library) -> OwnRoutines:
        """All that there are, by id. `library`: what is shipped; its ids are taken."""
        try:
            sources = read_folder(self._data, FOLDER)
        except LibraryError as error:
            return OwnRoutines(problems=(error,))
        routines, problems = [], []
        for name, content in sources.items():
            file = self._data / name
            try:
                routine = parse_own_routine(file, content, library)
                self._keep(file.name, content)
            except LibraryError as error:
                problems.append(error)
                last = self._read_last_good(file, library)
                if last is None:
                    continue
                routine = last
            routines.append(routine)
        return OwnRoutines(tuple(routines), tuple(problems))

    def ids(self) -> frozenset[str]:
        """Of all files that there are, whatever is in them."""
        try:
            return frozenset(path.stem for path in self.folder.glob("*.toml"))
        except OSError:
            return frozenset()

    def problem_of(self, id: str, library: Library) -> LibraryError | None:
        """What is wrong with that file as it is now."""
        try:
            parse_own_routine(self.path(id), read_file(self.path(id)), library)
        except LibraryError as error:
            return error
        return None

    def path(self, id: str) -> Path:
        return self.folder / f"{id}.toml"

    def write(self, id: str, text: str) -> None:
        """In one step. Raises MachineError."""
        self._change(lambda: write_atomically(self._ready_path(id), (text,)))

    def remove(self, id: str) -> None:
        """The file goes, and what was kept of it. Raises MachineError, LibraryError if missing."""
        if not self.path(id).is_file():
            raise LibraryError(self.path(id), "", _("a routine of your own"))
        self._change(self.path(id).unlink)
        with suppress(OSError):
            (self._last_good / f"{id}.toml").unlink(missing_ok=True)

    def _ready_path(self, id: str) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self.path(id)

    def _change(self, change: Callable[[], object]) -> None:
        try:
            change()
        except OSError as error:
            message = _("{folder} cannot be written ({why}); nothing was changed.")
            raise MachineError(message.format(folder=self.folder, why=error.strerror)) from error

    def _keep(self, name: str, content: bytes) -> None:
        """Where it cannot be kept, a later mistake only costs more."""
        target = self._last_good / name
        with suppress(OSError, UnicodeDecodeError):
            if target.is_file() and target.read_bytes() == content:
                return
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, (content.decode("utf-8"),), durable=False)

    def _read_last_good(self, file: Path, library: Library) -> Routine | None:
        try:
            return parse_own_routine(file, read_file(self._last_good / file.name), library)
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
    candidates = (start, *(f"{start}-{n}" for n in range(2, len(taken) + 3)))
    return next(each for each in candidates if each not in taken)
