"""The routines and exercises that there are, shipped and one's own, and the routine in use."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import language
from backcompanion.base.paths import resources
from backcompanion.training.exercise.routine import Library, Routine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from backcompanion.application.bringing import TakenIn
    from backcompanion.application.brought_preview import BroughtPreview
    from backcompanion.application.live_settings import LiveSettings
    from backcompanion.base.paths import Folders
    from backcompanion.library.own_exercises import OwnExerciseFiles
    from backcompanion.library.own_library import OwnRoutines
    from backcompanion.library.own_routines import OwnRoutineFiles
    from backcompanion.training.exercise.exercise import Exercise
    from backcompanion.training.sheet.reader import SheetReader
    from backcompanion.training.sheet.sheet import Sheet

OWN_FOLDERS = ("routines", "exercises", "motions")


class KnownExercises(dict[str, "Exercise"]):
    """By id. One that has gone is not among them, and yet whoever asks for it by its id gets it: a
    session that was begun with it goes on. One that never was there is a draft by its id.
    """

    def __init__(self, exercises: "Mapping[str, Exercise]") -> None:
        super().__init__(exercises)
        self._gone: dict[str, Exercise] = {}

    def take(self, exercises: "Mapping[str, Exercise]") -> None:
        """These from now on."""
        self.update(exercises)
        for id in self.keys() - exercises.keys():
            self._gone[id] = self.pop(id)

    def __missing__(self, id: str) -> "Exercise":
        if id not in self._gone:
            from pathlib import Path

            from backcompanion.library.own_exercises import own_exercise

            name = id.replace("-", " ").capitalize()
            self._gone[id] = own_exercise(Path(f"{id}.toml"), {"id": id, "name": name})
        return self._gone[id]


class RoutineShelf(QObject):
    """`changed`: there are others now, or another one is in use.

    `folders`: where one's own lie; `live`: where it is kept which one is in use. Without them there
    is only what is shipped.
    """

    changed = Signal()

    def __init__(
        self,
        shipped: Library,
        folders: "Folders | None" = None,
        live: "LiveSettings | None" = None,
    ) -> None:
        super().__init__()
        self._shipped, self._folders, self._live = shipped, folders, live
        # Pages keep a library: the exercises in it are these, and come and go for all of them.
        self._exercises = KnownExercises(shipped.exercises)
        self._library = replace(shipped, exercises=self._exercises)
        self._problems: tuple[str, ...] = ()
        self._motions: tuple[tuple[str, int], ...] = ()
        self._read()
        if live is not None:
            live.changed.connect(self._on_setting_changed)

    @property
    def library(self) -> Library:
        """With one's own routines."""
        return self._library

    @property
    def routine(self) -> Routine:
        """The one in use; one that has gone leaves the main one."""
        chosen = self._live.now.routine if self._live is not None else ""
        return self._library.routines.get(chosen) or self.main

    @property
    def in_use_is_own(self) -> bool:
        return self.is_own(self.routine.id)

    @property
    def in_use_is_planned(self) -> bool:
        """Whether a plan says how it is trained: the main one, changed here and there or not."""
        return (self.routine.based_on or self.routine.id) == self.main.id

    @property
    def problems(self) -> "Sequence[str]":
        """What is wrong with files of one's own, a sentence each."""
        return self._problems

    @property
    def main(self) -> Routine:
        """The whole workout that is shipped."""
        return next(iter(self._shipped.routines.values()))

    def is_own(self, id: str) -> bool:
        return id not in self._shipped.routines

    def choose(self, id: str) -> None:
        """From now on Start trains that one, in as many rounds as it says."""
        if self._live is not None and id in self._library.routines:
            chosen = id if id != self.main.id else ""
            self._live.change(routine=chosen, rounds=self._library.routines[id].rounds)

    def follow_files(self, parent: QObject) -> None:
        """As long as `parent` is there, what is saved in a text editor is taken at once."""
        if self._folders is not None:
            from backcompanion.application.folder_watch import FolderWatch

            watch = FolderWatch(self._folders.data, parent)
            watch.changed.connect(self.check_for_changes)

    def check_for_changes(self) -> None:
        """Takes what was written into the folder meanwhile."""
        before = self._state()
        self._read()
        if before != self._state():
            self.changed.emit()

    def _state(self) -> tuple[object, ...]:
        return dict(self._exercises), self._library.routines, self._motions, self._problems

    def save_sheet(self, sheet: "Sheet", id: str = "") -> Routine:
        """What is understood of it becomes a routine of one's own, or the one of that id from now
        on. What is not is kept as a note. Raises KnownError.
        """
        from backcompanion.application.sheet_routine import routine_from_sheet

        routine = routine_from_sheet(sheet, self._library.exercises, id)
        if not id:
            routine = replace(routine, id=self.free_id(routine.name))
        self.write(routine)
        return routine

    def write(self, routine: Routine) -> None:
        """One's own, new or changed: comments and order in its file stay. Raises KnownError."""
        from backcompanion.library.routine_file import check_length
        from backcompanion.library.routine_toml import routine_toml

        files = self._files()
        check_length(files.path(routine.id), routine, self._library.exercises)
        is_good = files.path(routine.id).is_file() and not files.problem_of(
            routine.id, self._shipped
        )
        files.write(routine.id, routine_toml(routine, self.text(routine.id) if is_good else ""))
        self.check_for_changes()

    def save(self, routine: Routine) -> None:
        """One of one's own, as it is now. Raises KnownError."""
        from backcompanion.library.routine_file import check_length
        from backcompanion.library.routine_toml import routine_toml

        check_length(self._files().path(routine.id), routine, self._library.exercises)
        before = self.text(routine.id) if routine.id in self._files().ids() else ""
        self.restore(routine.id, routine_toml(routine, before))

    def free_id(self, name: str) -> str:
        """For another one of that name. Raises KnownError."""
        from backcompanion.library.own_routines import free_id

        return free_id(name, frozenset(self._library.routines) | self._files().ids())

    def text(self, id: str) -> str:
        """Of the file of one of one's own. Raises KnownError."""
        from backcompanion.library.sheet_file import read_sheet_file

        return read_sheet_file(self._files().path(id))

    def restore(self, id: str, text: str) -> None:
        """One that was removed or changed, as `text` had it. Raises KnownError."""
        self._files().write(id, text)
        self.check_for_changes()

    def sheet_of_file(self, file: "Path", reader: "SheetReader") -> str:
        """A routine's TOML file as a sheet. Raises KnownError."""
        from backcompanion.library.routine_file import parse_routine
        from backcompanion.library.source_files import read_file
        from backcompanion.library.toml_file import parse_toml
        from backcompanion.training.sheet.sheet_writer import sheet_of

        mapping = parse_toml(file, read_file(file))
        routine = parse_routine(file, mapping, self._library.exercises, at_home=False)
        return sheet_of(routine, reader)

    def preview_file(self, file: "Path") -> "BroughtPreview | None":
        """What becomes of another program's file; None where it is of none. Raises KnownError."""
        from backcompanion.application.bringing import preview_file

        return preview_file(file, self._library, language(), self._files().own.exercises.ids())

    def plan_taking_in(self, shown: "BroughtPreview") -> "TakenIn":
        """Nothing is written yet. Raises KnownError where something is not understood."""
        from backcompanion.application.bringing import plan_taking_in

        return plan_taking_in(shown, self._library.routines, self._files().ids())

    def take_in(self, taken: "TakenIn") -> None:
        """All of it or nothing. Raises KnownError."""
        from backcompanion.application.bringing import write_taken_in

        write_taken_in(taken, self._files())
        self.check_for_changes()

    def take_out(self, taken: "TakenIn") -> None:
        """As if it had not been taken in. Raises KnownError."""
        from backcompanion.application.bringing import remove_taken_in

        remove_taken_in(taken, self._files())
        self.check_for_changes()

    def remove(self, id: str) -> None:
        """One of one's own. Raises KnownError."""
        if self.is_own(id):
            self._files().remove(id)
            self.check_for_changes()

    def own_exercise_files(self) -> "OwnExerciseFiles":
        """Raises KnownError where there is no folder for them."""
        return self._files().own

    def _files(self) -> "OwnRoutineFiles":
        # Not at each launch: it reads TOML.
        from backcompanion.library.own_routines import OwnRoutineFiles

        if self._folders is None:
            raise KnownError(_("There is no folder for routines of your own."))
        return OwnRoutineFiles(self._folders.data, self._folders.cache)

    def _read(self) -> None:
        folders = self._folders
        if folders is None or not any((folders.data / name).is_dir() for name in OWN_FOLDERS):
            self._take(self._shipped)
            self._problems, self._motions = (), ()
            return
        from backcompanion.library.compiled_own import read_own

        own = read_own(folders.data, folders.cache, resources(), self._shipped, self._parse)
        self._motions = own.own.motions
        self._take(own.added_to(self._shipped))
        self._problems = tuple(str(problem) for problem in own.problems)

    def _parse(self, shipped: Library) -> "OwnRoutines":
        return self._files().read(shipped)

    def _take(self, library: Library) -> None:
        self._exercises.take(library.exercises)
        self._library = replace(library, exercises=self._exercises)

    def _on_setting_changed(self, name: str) -> None:
        if name == "routine":
            self.changed.emit()
