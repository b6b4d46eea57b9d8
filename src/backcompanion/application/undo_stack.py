"""What a person has changed, back to the beginning, and forth again.

Not QUndoStack: that one is of QtGui, and counts a step as taken back though the history refused it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from backcompanion.base.errors import KnownError


@dataclass(frozen=True, slots=True)
class UndoableChange:
    """`text`: what was done, a sentence. `undo` and `redo` may raise KnownError."""

    text: str
    undo: Callable[[], object]
    redo: Callable[[], object]


class UndoStack(QObject):
    """`changed`: something else can be undone or redone. `undone`, `redone`: the change's text.

    `failed`: why a change cannot be undone or redone; it stays where it is.
    """

    changed = Signal()
    undone = Signal(str)
    redone = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[UndoableChange] = []
        self._undone: list[UndoableChange] = []

    def push(self, change: UndoableChange) -> None:
        """It has been done already. What was undone before can no longer be redone."""
        self._done.append(change)
        self._undone.clear()
        self.changed.emit()

    def join(self, count: int, text: str) -> None:
        """The latest `count` changes are one from now on."""
        parts = self._done[-count:]
        del self._done[-count:]
        undo = partial(_run_all, [change.undo for change in reversed(parts)])
        self.push(UndoableChange(text, undo, partial(_run_all, [change.redo for change in parts])))

    def texts(self) -> tuple[str, ...]:
        """What can be undone, the latest first."""
        return tuple(change.text for change in reversed(self._done))

    def redo_text(self) -> str:
        """What would be redone, or ""."""
        return self._undone[-1].text if self._undone else ""

    def is_latest(self, undo: Callable[[], object]) -> bool:
        """Whether the change that would be undone now is the one with that `undo`."""
        return bool(self._done) and self._done[-1].undo == undo

    def undo(self) -> None:
        """Takes the latest change back; nothing where there is none."""
        try:
            self.undo_or_raise()
        except KnownError as error:
            self.failed.emit(str(error))

    def undo_or_raise(self) -> None:
        """As `undo`, for one who tells by himself why it cannot be. Raises KnownError."""
        if self._done:
            self._done[-1].undo()
            change = self._done.pop()
            self._undone.append(change)
            self.changed.emit()
            self.undone.emit(change.text)

    def undo_until(self, count: int) -> None:
        """The latest `count` changes, one after another, as far as that goes."""
        for _n in range(count):
            before = len(self._done)
            self.undo()
            if len(self._done) == before:
                return

    def redo(self) -> None:
        if not self._undone:
            return
        try:
            self._undone[-1].redo()
        except KnownError as error:
            self.failed.emit(str(error))
        else:
            change = self._undone.pop()
            self._done.append(change)
            self.changed.emit()
            self.redone.emit(change.text)


def _run_all(actions: Sequence[Callable[[], object]]) -> None:
    for action in actions:
        action()
