"""What there is of one's own beside what is shipped, as read from the data folder."""

from dataclasses import replace

from backcompanion.base.dataclass import dataclass
from backcompanion.library.library_error import LibraryError
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library, Routine


@dataclass(frozen=True, slots=True)
class OwnExercises:
    """`motions`: a checksum by the id of each motion of one's own.

    `problems`: what cannot be read as it is; what it said before may be there all the same.
    """

    exercises: tuple[Exercise, ...] = ()
    motions: tuple[tuple[str, int], ...] = ()
    problems: tuple[LibraryError, ...] = ()

    def added_to(self, library: Library) -> Library:
        if not self.exercises:
            return library
        own = {each.id: each for each in self.exercises}
        return replace(library, exercises={**library.exercises, **own})


@dataclass(frozen=True, slots=True)
class OwnRoutines:
    """`problems`: what cannot be read as it is; a routine of that id may be there as it was.

    `own`: the exercises of one's own that they may name.
    """

    routines: tuple[Routine, ...] = ()
    problems: tuple[LibraryError, ...] = ()
    own: OwnExercises = OwnExercises()

    def added_to(self, library: Library) -> Library:
        return replace(
            self.own.added_to(library),
            routines={**library.routines, **{each.id: each for each in self.routines}},
        )
