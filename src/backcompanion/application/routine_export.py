"""A routine written into a file to keep or to give away, by the ending of its name."""

from pathlib import Path

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.i18n import language
from backcompanion.library.own_exercises import OwnExerciseFiles
from backcompanion.library.package_files import texts_for
from backcompanion.library.routine_package import write_package
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.training.sheet.sheet_writer import sheet_of

ENDINGS = (".txt", ".toml", ".backroutine")


def sheet_text(routine: Routine, library: Library) -> str:
    """In the words of the language in force."""
    return sheet_of(routine, SheetReader(library.exercises, language()))


def write_routine(routine: Routine, library: Library, own: OwnExerciseFiles, target: Path) -> bool:
    """Whether it is one of `ENDINGS`; else nothing is written. `own`: where the exercises lie that
    go with it. Raises KnownError, OSError.
    """
    match target.suffix.lower():
        case ".txt":
            write_atomically(target, (sheet_text(routine, library),))
        case ".toml":
            from backcompanion.library.routine_toml import routine_toml

            write_atomically(target, (routine_toml(routine),))
        case ".backroutine":
            from backcompanion.library.routine_toml import routine_toml

            sheet = sheet_text(routine, library)
            write_package(target, routine_toml(routine), sheet, texts_for(routine, library, own))
        case _:
            return False
    return True
