"""`routine import` of another program's file: every routine in it, or none."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

from backcompanion.application.brought_preview import RoutinePreview, preview_text
from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.library.foreign.brought import Brought
from backcompanion.library.foreign.jawt_writer import jawt_json
from backcompanion.library.own_routines import OwnRoutineFiles, free_id
from backcompanion.library.routine_toml import routine_toml
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.terms import Equipment
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.sheet.routine_of import routine_of

EXIT_BAD = 2


def print_preview(brought: Brought, shown: tuple[RoutinePreview, ...]) -> None:
    for text in preview_text(brought, shown):
        print(text)


def open_problems(file: Path, shown: tuple[RoutinePreview, ...]) -> Iterator[str]:
    """File and place of all that is not understood."""
    for routine in shown:
        for line in routine.lines:
            if line.problem:
                yield _("{file}, {place}: {problem}.").format(
                    file=file, place=line.place, problem=line.problem
                )


def import_previews(
    file: Path,
    name: str,
    found: tuple[Brought, tuple[RoutinePreview, ...]],
    files: OwnRoutineFiles,
    shipped: Library,
) -> int:
    """Says of each item what became of it. Raises KnownError; nothing is written then."""
    brought, shown = found
    print_preview(brought, shown)
    problems = list(open_problems(file, shown))
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(_("Nothing was taken in."), file=sys.stderr)
        return EXIT_BAD
    if name and len(shown) > 1:
        raise KnownError(_("--as is for one routine; in this file there are several."))
    there = files.read(shipped).added_to(shipped).routines
    new = list(_new_routines(shown, name, files, shipped, there))
    files.write_all({routine.id: routine_toml(routine) for routine in new})
    for routine in new:
        print(_("{name} was taken in, as {id}.").format(name=routine.name, id=routine.id))
    for _same in range(len(shown) - len(new)):
        print(_("One is there already."))
    return 0


def _new_routines(
    shown: tuple[RoutinePreview, ...],
    name: str,
    files: OwnRoutineFiles,
    shipped: Library,
    there: Mapping[str, Routine],
) -> Iterator[Routine]:
    """Those that are not there already, each with an id of its own."""
    taken = {*there, *files.ids()}
    for preview in shown:
        routine = routine_of(preview.sheet, shipped.exercises, "", preview.name)
        routine = replace(routine, name=name or routine.name)
        if any(replace(routine, id=id) == other for id, other in there.items()):
            continue
        routine = replace(routine, id=free_id(routine.name, frozenset(taken)))
        taken.add(routine.id)
        yield routine


def with_free_id(routine: Routine, known: Mapping[str, Routine], files: OwnRoutineFiles) -> Routine:
    """An id holds Latin letters alone, so that names of other scripts would share one."""
    there = known.get(routine.id)
    if there is None or there.name == routine.name:
        return routine
    same = (id for id, each in known.items() if each == replace(routine, id=id))
    free = free_id(routine.name, frozenset({*known, *files.ids()}))
    return replace(routine, id=next(same, free))


def write_jawt(routine: Routine, library: Library, target: Path) -> None:
    """Says what such a file cannot hold. Raises OSError."""
    everything = frozenset(get_args(Equipment))
    session = prescribe(routine, library, Choices(everything, rounds=routine.rounds))
    text, left_out = jawt_json(routine, session, library.exercises)
    write_atomically(target, (text,))
    print(_("JAWT cannot hold:"))
    for each in left_out:
        print(f"  {each}")
