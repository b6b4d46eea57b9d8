"""Exercises and motions of one's own: TOML files of the data folder, in the form of those shipped.

An exercise may leave out nearly all: then it is a draft and says what it lacks.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from zlib import crc32

from backcompanion.base.i18n import gettext as _
from backcompanion.library.exercise_drafts import completed
from backcompanion.library.exercise_file import parse_exercise
from backcompanion.library.field_lines import line_of_field
from backcompanion.library.library_error import LibraryError
from backcompanion.library.own_folder import OwnFolder
from backcompanion.library.own_library import OwnExercises
from backcompanion.library.source_files import read_file
from backcompanion.library.toml_file import parse_toml
from backcompanion.library.toml_library import check_substitutes, substitutes_of
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library

EXERCISES, MOTIONS = "exercises", "motions"


class OwnExerciseFiles:
    """Those of one data folder."""

    def __init__(self, data: Path, cache: Path) -> None:
        self.exercises = OwnFolder(data, cache, EXERCISES)
        self.motions = OwnFolder(data, cache, MOTIONS)

    def read(self, shipped: Library) -> OwnExercises:
        """All that there are, by id. The ids of `shipped` are taken."""
        motions, problems = self._read_motions()
        files, folder_problems = self.exercises.files()
        ids = frozenset(id for id, _checksum in motions)
        exercises: dict[str, Exercise] = {}
        for file in files:
            try:
                content = read_file(file)
                exercise = parse_own_exercise(file, content, shipped, ids)
                self.exercises.keep(file.name, content)
            except LibraryError as error:
                problems = (*problems, error)
                last = self._last_good(file, shipped, ids)
                if last is None:
                    continue
                exercise = last
            exercises[exercise.id] = exercise
        problems = (*problems, *folder_problems)
        return self._with_stand_ins(exercises, shipped, motions, problems)

    def _with_stand_ins(
        self,
        exercises: dict[str, Exercise],
        shipped: Library,
        motions: tuple[tuple[str, int], ...],
        problems: tuple[LibraryError, ...],
    ) -> OwnExercises:
        """Without those that name a stand-in which does not exist, or no longer does so."""
        everything = {**shipped.exercises, **exercises}
        waiting, wrong = dict(exercises), list(problems)
        while waiting:
            gone = set()
            for id, exercise in waiting.items():
                try:
                    check_substitutes(self.exercises.path(id), exercise, everything)
                except LibraryError as error:
                    wrong.append(error)
                    gone.add(id)
            for id in gone:
                del everything[id]
            # Only those that named one of these: a long row of them would take its square.
            waiting = {
                id: exercise
                for id, exercise in exercises.items()
                if id in everything and not gone.isdisjoint(substitutes_of(exercise).values())
            }
        kept = tuple(exercise for id, exercise in exercises.items() if id in everything)
        return OwnExercises(kept, motions, tuple(wrong))

    def _read_motions(self) -> tuple[tuple[tuple[str, int], ...], tuple[LibraryError, ...]]:
        """Their syntax alone: what they mean is for the figure to say."""
        files, folder_problems = self.motions.files()
        motions, problems = [], list[LibraryError]()
        for file in files:
            try:
                content = read_file(file)
                motions.append((file.stem, crc32(content)))
                parse_toml(file, content)
            except LibraryError as error:
                problems.append(error)
        return tuple(motions), (*problems, *folder_problems)

    def _last_good(
        self, file: Path, shipped: Library, motion_ids: frozenset[str]
    ) -> Exercise | None:
        try:
            content = self.exercises.last_good(file.name)
            return parse_own_exercise(file, content, shipped, motion_ids)
        except LibraryError:
            return None

    def problem_of(self, id: str, shipped: Library) -> LibraryError | None:
        """What is wrong with that exercise's file as it is now."""
        file = self.exercises.path(id)
        try:
            parse_own_exercise(file, read_file(file), shipped, self.motions.ids())
        except LibraryError as error:
            return error
        return None


def parse_own_exercise(
    file: Path, content: bytes, shipped: Library, motion_ids: frozenset[str] = frozenset()
) -> Exercise:
    """Raises LibraryError, with the line also where a field is wrong."""
    mapping = parse_toml(file, content)
    try:
        exercise = own_exercise(file, mapping, motion_ids)
        if exercise.id in shipped.exercises:
            expected = _("another one: “{id}” is shipped").format(id=exercise.id)
            raise LibraryError(file, "id", expected)
    except LibraryError as error:
        line = line_of_field(content.decode("utf-8"), error.field) if error.field else None
        raise LibraryError(error.file, error.field, error.expected, line) from error
    return exercise


def own_exercise(
    file: Path, mapping: Mapping[str, Any], motion_ids: frozenset[str] = frozenset()
) -> Exercise:
    """A draft says in `lacks` what it leaves out. Raises LibraryError."""
    whole, lacks = completed(mapping)
    exercise = parse_exercise(file, whole)
    if not exercise.figure and exercise.id not in motion_ids:
        lacks = (*lacks, "figure")
    return replace(exercise, lacks=lacks, is_own=True)
