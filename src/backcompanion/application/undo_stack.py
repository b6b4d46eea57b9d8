"""What a person has changed, back to the beginning, and forth again.

Not QUndoStack: that one is of QtGui, and counts a step as taken back though the history refused it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from backcompanion.application.background_task import BackgroundTask
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError


class NothingLeftError(KnownError):
    """What the change was about has gone meanwhile: it can never be undone or redone any more."""


@dataclass(frozen=True, slots=True)
class LongStep:
    """An undo or redo that takes long: `work` in a thread, then `finish` with what that gives.

    `title`: what is going on. Both may raise KnownError.
    """

    title: str
    work: Callable[[], Any]
    finish: Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class UndoableChange:
    """`text`: what was done, a sentence. `undo` and `redo` may raise KnownError.

    They may give a `LongStep`, which is what has to be done then, or a sentence to be added to what
    the person is told.
    """

    text: str
    undo: Callable[[], object]
    redo: Callable[[], object]


class UndoStack(QObject):
    """`changed`: something else can be undone or redone. `message_requested`: what was just done,
    where only the stack tells of it. `undone`, `redone`: the change's text.

    `failed`: why a change cannot be undone or redone; it stays where it is, unless nothing is left
    of it. `working`: a task that takes long, and its title; until it has ended nothing else is
    undone or redone.
    """

    changed = Signal()
    message_requested = Signal(str)
    undone = Signal(str)
    redone = Signal(str)
    failed = Signal(str)
    working = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[UndoableChange] = []
        self._undone: list[UndoableChange] = []
        self._step: _RunningStep | None = None
        self._ended: _RunningStep | None = None

    def push(self, change: UndoableChange, *, tell: bool = False) -> None:
        """It has been done already. What was undone before can no longer be redone.

        `tell`: the person is to be told of it, and nobody else does.
        """
        self._done.append(change)
        self._undone.clear()
        self.changed.emit()
        if tell:
            self.message_requested.emit(change.text)

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

    @property
    def is_working(self) -> bool:
        return self._step is not None

    def undo(self) -> None:
        """Takes the latest change back; nothing where there is none."""
        self.undo_until(1)

    def undo_until(self, count: int) -> None:
        """The latest `count` changes, one after another, as far as that goes."""
        if self._step is None:
            self._move(count, back=True)

    def redo(self) -> None:
        if self._step is None:
            self._move(1, back=False)

    def _move(self, count: int, *, back: bool) -> None:
        changes = self._done if back else self._undone
        for left in range(count - 1, -1, -1):
            if not changes:
                return
            change = changes[-1]
            try:
                result = change.undo() if back else change.redo()
            except KnownError as error:
                self._fail(change, error, back=back)
                return
            if isinstance(result, LongStep):
                self._start(_RunningStep(change, result, left, back))
                return
            self._moved(change, result, back=back)

    def _moved(self, change: UndoableChange, remark: object, *, back: bool) -> None:
        there, here = (self._done, self._undone) if back else (self._undone, self._done)
        if change in there:  # not where something else was changed during a long step
            there.remove(change)
        here.append(change)
        text = f"{change.text} {remark}" if isinstance(remark, str) and remark else change.text
        self.changed.emit()
        (self.undone if back else self.redone).emit(text)

    def _fail(self, change: UndoableChange, error: KnownError, *, back: bool) -> None:
        if isinstance(error, NothingLeftError):
            (self._done if back else self._undone).remove(change)
            self.changed.emit()
        self.failed.emit(str(error))

    # --- what takes long -----------------------------------------------------------------------

    def _start(self, running: "_RunningStep") -> None:
        self._step = running
        task = BackgroundTask(self, "undo", abortable=False)
        task.ended.connect(self._on_work_ended)
        task.succeeded.connect(self._on_worked)
        task.failed.connect(self.failed)
        self.working.emit(task, running.step.title)
        task.start(running.step.work)

    def _on_work_ended(self) -> None:
        """However it ends, also by a fault of ours."""
        self._ended, self._step = self._step, None

    def _on_worked(self, result: object) -> None:
        running = self._ended
        assert running is not None
        try:
            remark = running.step.finish(result)
        except KnownError as error:
            self._fail(running.change, error, back=running.back)
            return
        self._moved(running.change, remark, back=running.back)
        self._move(running.left, back=running.back)


@dataclass(frozen=True, slots=True)
class _RunningStep:
    """`left`: how many changes come after it."""

    change: UndoableChange
    step: LongStep
    left: int
    back: bool


def _run_all(actions: Sequence[Callable[[], object]]) -> None:
    for action in actions:
        action()
