"""`routine check`, `import`, `export` and `remove`: routines as files, in and out."""

import sys
from collections.abc import Iterator
from pathlib import Path

from backcompanion.application.sheet_text import expected_text
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import language, ngettext
from backcompanion.library.exercise_file import parse_exercise
from backcompanion.library.library_error import LibraryError
from backcompanion.library.routine_file import parse_routine
from backcompanion.library.sheet_file import read_sheet_file
from backcompanion.library.source_files import read_file
from backcompanion.library.toml_file import parse_toml
from backcompanion.training.exercise.routine import Library
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.training.sheet.sheet import Sheet

EXIT_BAD = 2
SHEET, TOML = ".txt", ".toml"
READABLE = (SHEET, TOML)


def check(files: tuple[Path, ...], library: Library) -> int:
    """Says of each file whether it can be read, and what was expected where it cannot."""
    bad = False
    for file in files:
        try:
            problems = list(_check_file(file, library))
        except KnownError as error:
            problems = [str(error)]
        for problem in problems:
            print(problem, file=sys.stderr)
        bad = bad or bool(problems)
    return EXIT_BAD if bad else 0


def _check_file(file: Path, library: Library) -> Iterator[str]:
    match file.suffix.lower():
        case ".txt":
            sheet = SheetReader(library.exercises, language()).read(read_sheet_file(file))
            yield from sheet_problems(file, sheet, library)
            if not any(sheet.open_lines):
                _print_steps(file, sum(line.kind == "step" for line in sheet.lines))
        case ".toml":
            mapping = parse_toml(file, read_file(file))
            if "variants" in mapping:
                parse_exercise(file, mapping)
                print(_("{file}: an exercise, complete.").format(file=file))
            else:
                routine = parse_routine(file, mapping, library.exercises)
                blocks = (routine.warm_up, routine.round, routine.cool_down)
                _print_steps(file, sum(map(len, blocks)))
        case ending:
            raise unreadable(file, ending)


def unreadable(file: Path, ending: str) -> LibraryError:
    expected = _("a file that ends in {known}; {ending} cannot be read yet")
    return LibraryError(
        file, "", expected.format(known=_(" or ").join(READABLE), ending=ending or _("no ending"))
    )


def sheet_problems(file: Path, sheet: Sheet, library: Library) -> Iterator[str]:
    """File, line and place of all that is not understood."""
    if not any(line.kind == "step" for line in sheet.lines):
        yield _("{file}: expected at least one exercise.").format(file=file)
    for index, line in sheet.open_lines:
        for finding in line.findings:
            found = line.text[finding.start : finding.start + finding.length]
            text = _("{file}, line {line}, from {column}: “{found}” – expected {expected}.")
            yield text.format(
                file=file,
                line=index + 1,
                column=finding.start + 1,
                found=found if len(found) <= 80 else f"{found[:79]}…",
                expected=expected_text(finding, library.exercises),
            )


def _print_steps(file: Path, count: int) -> None:
    text = ngettext("{file}: {n} step, understood.", "{file}: {n} steps, understood.", count)
    print(text.format(file=file, n=count))
