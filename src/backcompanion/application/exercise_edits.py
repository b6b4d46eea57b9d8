"""Exercises of one's own made, changed and removed, each undone and redone like all else."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from backcompanion.application.exercise_form import OWN_FIGURE, ExerciseFields, mapping_of
from backcompanion.application.level_fields import FURTHER_LEVELS
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.undo_stack import UndoableChange, UndoStack
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.library.library_error import LibraryError
from backcompanion.library.own_folder import OwnFolder
from backcompanion.library.own_routines import free_id
from backcompanion.library.own_toml import exercise_toml, motion_toml
from backcompanion.library.sheet_file import read_sheet_file

# The texts of an exercise's file and of its motion's; None: there is none.
Texts = tuple[str | None, str | None]


class ExerciseEdits:
    """All may raise KnownError, and then nothing has changed."""

    def __init__(self, shelf: RoutineShelf, undo_stack: UndoStack) -> None:
        self._shelf, self._undo_stack = shelf, undo_stack
        self._files = shelf.own_exercise_files()

    def motion_text(self, id: str) -> str | None:
        """Of the motion of its own, if it has one."""
        return _text(self._files.motions, id)

    def save(self, fields: ExerciseFields, motion: Mapping[str, Any] | None) -> str:
        """Its id, which a new one gets by its name. `motion`: where its figure is one's own."""
        before = self._texts(fields.id) if fields.id else (None, None)
        if not fields.id:
            taken = frozenset(self._shelf.library.exercises) | self._files.exercises.ids()
            fields = replace(fields, id=free_id(fields.name, taken | self._files.motions.ids()))
        mapping = mapping_of(fields, self._shelf.library.exercises)
        own_tempos = [level for level in FURTHER_LEVELS if getattr(fields, level).own_tempo]
        exercise_text = exercise_toml(mapping, before[0] or "", own_tempos)
        motion_text = before[1]
        if fields.figure != OWN_FIGURE:
            motion_text = None
        elif motion is not None:
            motion_text = motion_toml(motion, before[1] or "")
        after: Texts = (exercise_text, motion_text)
        self._write(fields.id, after)
        text = _("“{name}” is saved.") if before[0] is None else _("“{name}” was changed.")
        self._push(text.format(name=fields.name), fields.id, before, after)
        return fields.id

    def remove(self, id: str) -> None:
        """Refused while a routine has it."""
        exercise = self._shelf.library.exercises[id]
        check_unused(self._shelf, (id,))
        before = self._texts(id)
        self._write(id, (None, None))
        text = _("“{name}” was removed; sessions keep what they were.")
        self._push(text.format(name=exercise.name), id, before, (None, None))

    def _push(self, text: str, id: str, before: Texts, after: Texts) -> None:
        change = UndoableChange(
            text, lambda: self._write(id, before), lambda: self._write(id, after)
        )
        self._undo_stack.push(change, tell=True)

    def _texts(self, id: str) -> Texts:
        return _text(self._files.exercises, id), _text(self._files.motions, id)

    def _write(self, id: str, texts: Texts) -> None:
        """The motion first: an exercise never names one that is not there yet."""
        for folder, text in ((self._files.motions, texts[1]), (self._files.exercises, texts[0])):
            if text is not None:
                folder.write(id, text)
            elif id in folder.ids():
                folder.remove(id)
        self._shelf.check_for_changes()


def check_unused(shelf: RoutineShelf, ids: Iterable[str]) -> None:
    """Raises KnownError where a routine has one of these exercises."""
    gone = frozenset(ids)
    for routine in shelf.library.routines.values():
        for step in (*routine.warm_up, *routine.round, *routine.cool_down):
            if step.exercise in gone:
                message = _("“{routine}” has “{name}” in it; take it out there first.")
                name = shelf.library.exercises[step.exercise].name
                raise KnownError(message.format(routine=routine.name, name=name))


def _text(folder: OwnFolder, id: str) -> str | None:
    with suppress(LibraryError):
        if folder.path(id).is_file():
            return read_sheet_file(folder.path(id))
    return None
