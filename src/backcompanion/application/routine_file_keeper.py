"""The file of a routine that is being put together: as it was, where its value is as it was."""

from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.training.exercise.routine import Routine


class RoutineFileKeeper:
    """Writes one routine as it is changed; a value that the file had before is written as it was
    then, byte for byte.
    """

    def __init__(self, shelf: RoutineShelf, routine: Routine) -> None:
        self._shelf = shelf
        self._texts: dict[Routine, str] = {}
        self._written = ""
        if routine.id in shelf.library.routines and shelf.is_own(routine.id):
            self._remember(routine)

    def save(self, routine: Routine) -> str:
        """What the file said before, or "". Raises KnownError, and then nothing has changed."""
        shelf, id = self._shelf, routine.id
        before = shelf.text(id) if id in shelf.library.routines else ""
        text = self._texts.get(routine)
        if text is not None and before == self._written:
            shelf.restore(id, text)
        else:  # also where somebody else has changed the file meanwhile
            shelf.write(routine)
        self._remember(routine)
        return before

    def _remember(self, routine: Routine) -> None:
        self._written = self._shelf.text(routine.id)
        self._texts[routine] = self._written
