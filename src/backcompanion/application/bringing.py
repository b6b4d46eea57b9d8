"""A file of another program taken in: its routines and the exercises in them, or nothing."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from backcompanion.application.brought_preview import BroughtPreview, preview_of
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.library.foreign.recognise import read_foreign
from backcompanion.library.own_routines import OwnRoutineFiles, free_id
from backcompanion.library.routine_file import check_length
from backcompanion.library.routine_toml import routine_toml
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.sheet.routine_of import routine_of


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What is new, by id: the texts of exercises and of routines. `there`: what was there already.

    `names`: of the new routines, by id.
    """

    exercises: Mapping[str, str]
    routines: Mapping[str, str]
    names: Mapping[str, str]
    there: tuple[str, ...] = ()


def preview_file(
    file: Path, library: Library, language: str, taken: frozenset[str] = frozenset()
) -> BroughtPreview | None:
    """None where it is of no program that is known. Raises KnownError.

    `taken`: ids of exercises that are not free, beside those of the library.
    """
    brought = read_foreign(file)
    if brought is None:
        return None
    return preview_of(brought, library.exercises, taken, language, file.stem)


def plan_taking_in(
    shown: BroughtPreview, routines: Mapping[str, Routine], taken: frozenset[str], name: str = ""
) -> TakenIn:
    """Nothing is written yet. `routines`: what there is; `taken`: further ids that are not free.

    `name`: for the only one. Raises KnownError where something is not understood.
    """
    if shown.open_lines:
        raise KnownError(_("Nothing was taken in."))
    if name and len(shown.routines) != 1:
        raise KnownError(_("--as is for one routine; in this file there are several, or none."))
    ids = {*routines, *taken}
    texts, names, there = dict[str, str](), dict[str, str](), list[str]()
    for preview in shown.routines:
        routine = routine_of(preview.sheet, shown.exercises, "", preview.name)
        routine = replace(routine, name=name or routine.name)
        check_length(Path(f"{routine.name}.toml"), routine, shown.exercises)
        if any(replace(routine, id=id) == other for id, other in routines.items()):
            there.append(routine.name)
            continue
        routine = replace(routine, id=free_id(routine.name, frozenset(ids)))
        ids.add(routine.id)
        texts[routine.id], names[routine.id] = routine_toml(routine), routine.name
    drafts = {draft.id: draft.text for draft in shown.drafts}
    return TakenIn(drafts, texts, names, tuple(there))


def write_taken_in(taken: TakenIn, files: OwnRoutineFiles) -> None:
    """All or none. Raises MachineError."""
    files.own.exercises.write_all(taken.exercises)
    try:
        files.write_all(taken.routines)
    except KnownError:
        for id in taken.exercises:
            files.own.exercises.remove(id)
        raise


def remove_taken_in(taken: TakenIn, files: OwnRoutineFiles) -> None:
    """Raises KnownError; what has gone meanwhile is no matter."""
    for folder, ids in ((files, taken.routines), (files.own.exercises, taken.exercises)):
        for id in ids:
            if folder.path(id).is_file():
                folder.remove(id)
