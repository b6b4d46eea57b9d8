"""Quiet changes of the routine in use, each undone and redone like all else.

The one that is shipped is never changed: the first change makes one of one's own of it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.undo_stack import UndoableChange, UndoStack
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Routine


class RoutineEdits(QObject):
    """What is asked for has been done when a method gives True; False: there was nothing to do.

    All may raise KnownError, and then nothing has changed.
    """

    def __init__(self, shelf: RoutineShelf, live: LiveSettings, undo_stack: UndoStack) -> None:
        super().__init__()
        self._shelf, self._live, self._undo_stack = shelf, live, undo_stack

    def change(self, change: Callable[[Routine], Routine], text: str) -> bool:
        """`text`: what was done, a sentence."""
        before = self._shelf.routine
        after = change(before)
        if after == before:
            return False
        if self._shelf.is_own(before.id):
            self._change_own(before, after, text)
        else:
            self._make_own(before, after, text)
        return True

    def as_written(self) -> bool:
        """The one that is shipped is in use again; one's own stays among the routines."""
        routine = self._shelf.routine
        if not routine.based_on:
            return False
        text = _("“{name}” is left as it is; the routine is as written again.")
        self._switch(routine.based_on, text.format(name=routine.name))
        return True

    def set(self, text: str, **values: Any) -> bool:
        """Settings by their names."""
        before = {name: getattr(self._live.now, name) for name in values}
        if before == values:
            return False
        self._do(text, lambda: self._live.change(**values), lambda: self._live.change(**before))
        return True

    def _change_own(self, before: Routine, after: Routine, text: str) -> None:
        shelf = self._shelf
        written = shelf.text(before.id)
        self._do(text, lambda: shelf.save(after), lambda: shelf.restore(before.id, written))

    def _make_own(self, before: Routine, after: Routine, text: str) -> None:
        shelf, was_in_use = self._shelf, self._in_use()
        name = self._free_name(before.name)
        own = replace(
            after,
            id=shelf.free_id(name),
            name=name,
            rounds=max(1, self._live.now.rounds),
            kcal=_share_of_claim(before, after, self._live.now.rounds),
            based_on=before.id,
        )

        def do() -> None:
            shelf.save(own)
            shelf.choose(own.id)

        def undo() -> None:
            self._live.change(**was_in_use)
            shelf.remove(own.id)

        sentence = _("{what} The routine is “{name}” from now on.")
        self._do(sentence.format(what=text, name=name), do, undo)

    def _switch(self, id: str, text: str) -> None:
        was_in_use = self._in_use()
        self._do(text, lambda: self._shelf.choose(id), lambda: self._live.change(**was_in_use))

    def _in_use(self) -> dict[str, Any]:
        return {"routine": self._live.now.routine, "rounds": self._live.now.rounds}

    def _free_name(self, name: str) -> str:
        names = {routine.name for routine in self._shelf.library.routines.values()}
        mine = _("{name}, mine").format(name=name)
        more = (_("{name}, mine {n}").format(name=name, n=n) for n in range(2, len(names) + 3))
        return next(each for each in (mine, *more) if each not in names)

    def _do(self, text: str, do: Callable[[], object], undo: Callable[[], object]) -> None:
        do()
        self._undo_stack.push(UndoableChange(text, undo, do), tell=True)


def _share_of_claim(before: Routine, after: Routine, rounds: int) -> tuple[int, int]:
    """What the routine claims for all of it, for as many places and rounds as there are now."""
    share = len(after.round) / len(before.round) * max(1, rounds) / before.rounds
    return round(before.kcal[0] * share), round(before.kcal[1] * share)
