"""`routine check`, `import`, `export` and `remove`: routines as files, in and out."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from backcompanion.base.errors import KnownError, MachineError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import language, ngettext
from backcompanion.base.own_files import refuse_own_file
from backcompanion.base.paths import Folders
from backcompanion.cli.arguments import Arguments
from backcompanion.cli.sheet_source import ending_of, sheet_in, sheet_problems
from backcompanion.figure.model.motion import motion_from_mapping
from backcompanion.library.exercise_drafts import lack_text
from backcompanion.library.library_error import LibraryError
from backcompanion.library.own_exercises import own_exercise
from backcompanion.library.own_routines import OwnRoutineFiles, free_id
from backcompanion.library.picture_file import picture_kind
from backcompanion.library.routine_file import check_length, parse_routine
from backcompanion.library.routine_package import RoutinePackage
from backcompanion.library.source_files import read_file
from backcompanion.library.toml_file import parse_toml
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.training.sheet.routine_of import routine_of
from backcompanion.training.sheet.sheet_writer import place_lines

if TYPE_CHECKING:
    from backcompanion.application.brought_preview import BroughtPreview

EXIT_BAD = 2
_READABLE = (".txt", ".toml", ".backroutine", ".png", ".jpg")
_WRITABLE = (".txt", ".toml", ".backroutine", ".json", ".pdf", ".png")


def run(arguments: Arguments, app_folders: Folders, shipped: Library) -> int:
    """Raises KnownError. `shipped`: without what is one's own."""
    files = OwnRoutineFiles(app_folders.data, app_folders.cache)
    match arguments.action:
        case "check":
            return _check(arguments.files, files.with_exercises(shipped))
        case "import":
            return _import(arguments.file, arguments.name, files, files.with_exercises(shipped))
        case "export":
            refuse_own_file(arguments.file, app_folders)
            library = files.read(shipped).added_to(shipped)
            return _export(arguments.id, arguments.file, library, app_folders)
        case _:
            return _remove(arguments.id, files, shipped)


def _check(files: tuple[Path, ...], library: Library) -> int:
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
    if shown := foreign_preview(file, library):
        from backcompanion.cli.routine_imports import check_preview

        yield from check_preview(file, shown)
        return
    match ending_of(file):
        case ".txt":
            sheet = sheet_in(file, SheetReader(library.exercises, language()))
            problems = list(sheet_problems(file, sheet, library))
            yield from problems
            if not problems:
                _print_steps(file, sum(line.kind == "step" for line in sheet.lines))
        case ".toml":
            mapping = parse_toml(file, read_file(file))
            if "round" not in mapping and "phases" in mapping:
                motion_from_mapping(mapping, file.name)
                print(_("{file}: a motion, complete.").format(file=file))
            elif "round" not in mapping:
                _print_exercise(file, own_exercise(file, mapping))
            else:
                routine = parse_routine(file, mapping, library.exercises, at_home=False)
                _print_places(file, routine)
        case ".backroutine":
            from backcompanion.library.routine_package import read_package

            _print_places(file, read_package(file, library).routine)
        case ending:
            raise _unknown_ending(file, ending)


def _print_exercise(file: Path, exercise: Exercise) -> None:
    lacks = [lack_text(each) for each in exercise.lacks if each != "figure"]
    if lacks:
        text = _("{file}: an exercise, a draft. It lacks: {lacks}.")
        print(text.format(file=file, lacks=", ".join(lacks)))
    else:
        print(_("{file}: an exercise, complete.").format(file=file))


def foreign_preview(
    file: Path, library: Library, taken: frozenset[str] = frozenset()
) -> "BroughtPreview | None":
    """What becomes of another program's file; None where it is of none. Raises KnownError."""
    if file.suffix.lower() in (".toml", ".backroutine") or picture_kind(file):
        return None
    from backcompanion.application.bringing import preview_file

    return preview_file(file, library, language(), taken)


def _unknown_ending(file: Path, ending: str, endings: tuple[str, ...] = _READABLE) -> LibraryError:
    expected = _("a file that ends in {known}; {ending} cannot be read or written yet")
    known = _(" or ").join(endings)
    return LibraryError(file, "", expected.format(known=known, ending=ending or _("no ending")))


def _print_places(file: Path, routine: Routine) -> None:
    _print_steps(file, sum(map(len, (routine.warm_up, routine.round, routine.cool_down))))


def _print_steps(file: Path, count: int) -> None:
    text = ngettext("{file}: {n} step, understood.", "{file}: {n} steps, understood.", count)
    print(text.format(file=file, n=count))


# --- in and out --------------------------------------------------------------------------------


def _import(file: Path, name: str, files: OwnRoutineFiles, shipped: Library) -> int:
    from backcompanion.library.package_files import take_in
    from backcompanion.library.routine_toml import routine_toml

    if shown := foreign_preview(file, shipped, files.own.exercises.ids()):
        from backcompanion.cli.routine_imports import import_preview

        return import_preview(file, name, shown, files, shipped)
    reader = SheetReader(shipped.exercises, language())
    package = _read(file, name, reader, shipped)
    if package is None:
        print(_("Nothing was taken in."), file=sys.stderr)
        return EXIT_BAD
    known = files.read(shipped).added_to(shipped).routines
    if name or ending_of(file) == ".txt":
        from backcompanion.cli.routine_imports import with_free_id

        package = replace(package, routine=with_free_id(package.routine, known, files))
    routine = package.routine
    there = known.get(routine.id)
    if there == routine:
        print(_("{name} is there already, as {id}.").format(name=routine.name, id=routine.id))
        return 0
    if there is not None or files.path(routine.id).exists():
        message = _("There is another routine {id}; give this one a name of its own with --as.")
        raise KnownError(message.format(id=routine.id))
    new = take_in(package, files.own)
    files.write(routine.id, routine_toml(routine))
    for each in new:
        print(_("{name} was taken in.").format(name=each))
    print(_("{name} was taken in, as {id}:").format(name=routine.name, id=routine.id))
    reader = SheetReader(files.with_exercises(shipped).exercises, language())
    for line in place_lines(routine, reader):
        print(f"  {line}")
    return 0


def _read(file: Path, name: str, reader: SheetReader, shipped: Library) -> RoutinePackage | None:
    """With the id that it gets; None where something is not understood, which is said then."""
    changes = {"id": free_id(name, frozenset(shipped.routines)), "name": name} if name else {}
    match ending_of(file):
        case ".txt":
            sheet = sheet_in(file, reader)
            problems = list(sheet_problems(file, sheet, shipped))
            for problem in problems:
                print(problem, file=sys.stderr)
            if problems:
                return None
            routine = routine_of(sheet, shipped.exercises, "", file.stem)
            check_length(file, routine, shipped.exercises)
            routine = replace(routine, name=name or routine.name)
            id = free_id(routine.name, frozenset(shipped.routines))
            return RoutinePackage(replace(routine, id=id))
        case ".toml":
            mapping = parse_toml(file, read_file(file)) | changes
            return RoutinePackage(parse_routine(file, mapping, shipped.exercises, at_home=False))
        case ".backroutine":
            from backcompanion.library.routine_package import read_package

            return read_package(file, shipped, changes)
        case ending:
            raise _unknown_ending(file, ending)


def _export(id: str, target: Path, library: Library, app_folders: Folders) -> int:
    routine = library.routines.get(id)
    if routine is None:
        raise unknown_routine(id, library)
    try:
        _write(routine, target, library, app_folders)
    except OSError as error:
        message = _("{file} cannot be written: {why}.")
        raise MachineError(message.format(file=target, why=reason_of(error))) from error
    print(_("{name} written to {file}.").format(name=routine.name, file=target))
    return 0


def _write(routine: Routine, target: Path, library: Library, app_folders: Folders) -> None:
    from backcompanion.application.routine_export import write_routine

    files = OwnRoutineFiles(app_folders.data, app_folders.cache)
    if write_routine(routine, library, files.own, target):
        return
    match target.suffix.lower():
        case ".json":
            from backcompanion.cli.routine_imports import write_jawt

            write_jawt(routine, library, target)
        case ".pdf":
            from backcompanion.cli.routine_prints import print_routine

            print_routine(routine, library, target, app_folders)
        case ".png":
            from backcompanion.cli.routine_prints import draw_code

            draw_code(routine, library, target)
        case ending:
            raise _unknown_ending(target, ending, _WRITABLE)


def _remove(id: str, files: OwnRoutineFiles, shipped: Library) -> int:
    if id in shipped.routines:
        raise KnownError(_("{id} is built in, and stays.").format(id=id))
    if not files.path(id).is_file() or free_id(id, frozenset()) != id:
        raise unknown_routine(id, files.read(shipped).added_to(shipped))
    files.remove(id)
    print(_("{id} was removed; sessions keep what they were.").format(id=id))
    return 0


def unknown_routine(id: str, library: Library) -> KnownError:
    message = _("There is no routine {id}; there are: {ids}.")
    return KnownError(message.format(id=id, ids=", ".join(library.routines)))
