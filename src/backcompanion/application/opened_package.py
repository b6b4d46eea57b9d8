"""A routine that somebody gave away, opened: its sheet, and the exercises that come with it."""

from collections.abc import Mapping
from pathlib import Path

from backcompanion.application.exercise_edits import check_unused
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.undo_stack import UndoableChange, UndoStack
from backcompanion.base.i18n import language, ngettext
from backcompanion.library.own_exercises import EXERCISES
from backcompanion.library.package_files import remove_files, take_in, write_files
from backcompanion.library.routine_package import read_package
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.training.sheet.sheet_writer import sheet_of


def sheet_of_package(file: Path, shelf: RoutineShelf, undo_stack: UndoStack) -> str:
    """The exercises in it are one's own from now on, which can be undone. Raises KnownError."""
    package = read_package(file, shelf.library)
    if package.texts:
        new = take_in(package, shelf.own_exercise_files())
        if new:
            shelf.check_for_changes()
            undo_stack.push(_change(new, shelf), tell=True)
    return sheet_of(package.routine, SheetReader(shelf.library.exercises, language()))


def _change(new: Mapping[str, str], shelf: RoutineShelf) -> UndoableChange:
    prefix = f"{EXERCISES}/"
    ids = [name.removeprefix(prefix)[: -len(".toml")] for name in new if name.startswith(prefix)]
    names = [shelf.library.exercises[id].name for id in ids]
    text = ngettext(
        "An exercise came with it and is your own now: {names}.",
        "{n} exercises came with it and are your own now: {names}.",
        len(ids),
    )

    def undo() -> None:
        check_unused(shelf, ids)
        remove_files(new, shelf.own_exercise_files())
        shelf.check_for_changes()

    def redo() -> None:
        write_files(new, shelf.own_exercise_files())
        shelf.check_for_changes()

    return UndoableChange(text.format(n=len(ids), names=", ".join(names)), undo, redo)
