"""What a package carries beside its routine: gathered for one, and taken in from one."""

from collections.abc import Iterable, Mapping

from backcompanion.base.errors import KnownError, MachineError
from backcompanion.base.i18n import gettext as _
from backcompanion.library.own_exercises import EXERCISES, MOTIONS, OwnExerciseFiles
from backcompanion.library.own_folder import OwnFolder
from backcompanion.library.routine_package import RoutinePackage
from backcompanion.library.sheet_file import read_sheet_file
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library, Routine


def texts_for(routine: Routine, library: Library, files: OwnExerciseFiles) -> dict[str, str]:
    """The files of its own exercises, of what stands in for them, and of their motions, by their
    names in a package. Raises LibraryError.
    """
    own = _own_exercises(routine, library)
    texts = {
        f"{EXERCISES}/{each.id}.toml": read_sheet_file(files.exercises.path(each.id))
        for each in own
    }
    motions = {each.motion for each in own} & files.motions.ids()
    return texts | {
        f"{MOTIONS}/{id}.toml": read_sheet_file(files.motions.path(id)) for id in motions
    }


def _own_exercises(routine: Routine, library: Library) -> list[Exercise]:
    wanted = [step.exercise for step in (*routine.warm_up, *routine.round, *routine.cool_down)]
    exercises: dict[str, Exercise] = {}
    while wanted:
        exercise = library.exercises[wanted.pop()]
        if exercise.is_own and exercise.id not in exercises:
            exercises[exercise.id] = exercise
            tables = (exercise.without, exercise.swap_with, exercise.remarks)
            stand_ins = [id for table in tables for id in (table or {}).values()]
            wanted += [id for id in (exercise.swap, *stand_ins) if id]
    return list(exercises.values())


def take_in(package: RoutinePackage, files: OwnExerciseFiles) -> Mapping[str, str]:
    """Writes what is not there yet, all or none; the new files, by their names in the package. One
    that is there and says something else stands, and nothing is written. Raises KnownError.
    """
    new = {}
    for name, text in (package.texts or {}).items():
        folder, id = _place(name, files)
        if not folder.path(id).exists():
            new[name] = text
        elif read_sheet_file(folder.path(id)) != text:
            message = _("There is another {name} of your own; rename that one first.")
            raise KnownError(message.format(name=name))
    write_files(new, files)
    return new


def write_files(texts: Mapping[str, str], files: OwnExerciseFiles) -> None:
    """By their names in a package, all or none: motions first, so that no exercise names one that
    is not there yet. Raises MachineError.
    """
    written: list[str] = []
    try:
        for name in sorted(texts, reverse=True):
            folder, id = _place(name, files)
            folder.write(id, texts[name])
            written.append(name)
    except MachineError:
        remove_files(written, files)
        raise


def remove_files(names: Iterable[str], files: OwnExerciseFiles) -> None:
    """Exercises first. What has gone meanwhile is no matter. Raises MachineError."""
    for name in sorted(names):
        folder, id = _place(name, files)
        if folder.path(id).is_file():
            folder.remove(id)


def _place(name: str, files: OwnExerciseFiles) -> tuple[OwnFolder, str]:
    folder, _slash, file = name.partition("/")
    return {EXERCISES: files.exercises, MOTIONS: files.motions}[folder], file.removesuffix(".toml")
