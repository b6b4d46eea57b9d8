"""What a package carries beside its routine: gathered for one, and taken in from one."""

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.library.own_exercises import EXERCISES, MOTIONS, OwnExerciseFiles
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
    found: dict[str, Exercise] = {}
    while wanted:
        exercise = library.exercises[wanted.pop()]
        if exercise.is_own and exercise.id not in found:
            found[exercise.id] = exercise
            tables = (exercise.without, exercise.swap_with, exercise.remarks)
            stand_ins = [id for table in tables for id in (table or {}).values()]
            wanted += [id for id in (exercise.swap, *stand_ins) if id]
    return list(found.values())


def take_in(package: RoutinePackage, files: OwnExerciseFiles) -> tuple[str, ...]:
    """Writes what is not there yet; the names of the new files. One that is there and says
    something else stands, and nothing is written. Raises KnownError.
    """
    folders = {EXERCISES: files.exercises, MOTIONS: files.motions}
    new = []
    for name, text in (package.texts or {}).items():
        folder, _slash, file = name.partition("/")
        path = folders[folder].folder / file
        if not path.exists():
            new.append(name)
        elif read_sheet_file(path) != text:
            message = _("There is another {name} of your own; rename that one first.")
            raise KnownError(message.format(name=name))
    for name in new:
        folder, _slash, file = name.partition("/")
        folders[folder].write(file.removesuffix(".toml"), (package.texts or {})[name])
    return tuple(new)
