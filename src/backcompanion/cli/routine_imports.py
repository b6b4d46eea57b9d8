"""`routine check` and `import` of another program's file, and a routine for one."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

from backcompanion.application.bringing import plan_taking_in, write_taken_in
from backcompanion.application.brought_preview import BroughtPreview, preview_text
from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.i18n import gettext as _
from backcompanion.library.foreign.jawt_writer import jawt_json
from backcompanion.library.own_routines import OwnRoutineFiles, free_id
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.terms import Equipment
from backcompanion.training.session.prescription import Choices, prescribe

EXIT_BAD = 2


def check_preview(file: Path, shown: BroughtPreview) -> Iterator[str]:
    """Says of each item what becomes of it; yields what is not understood, with file and place."""
    for text in preview_text(shown):
        print(text)
    for routine in shown.routines:
        for line in routine.lines:
            if line.problem:
                yield _("{file}, {place}: {problem}.").format(
                    file=file, place=line.place, problem=line.problem
                )


def import_preview(
    file: Path, name: str, shown: BroughtPreview, files: OwnRoutineFiles, library: Library
) -> int:
    """Says of each item what became of it. Raises KnownError; nothing is written then."""
    problems = list(check_preview(file, shown))
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(_("Nothing was taken in."), file=sys.stderr)
        return EXIT_BAD
    there = files.read(library).added_to(library).routines
    taken = plan_taking_in(shown, there, files.ids(), name)
    write_taken_in(taken, files)
    for id, each in taken.names.items():
        print(_("{name} was taken in, as {id}.").format(name=each, id=id))
    for id in taken.exercises:
        print(_("The exercise {id} was taken in; it is a draft.").format(id=id))
    for each in taken.there:
        print(_("{name} is there already.").format(name=each))
    return 0


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
