"""A sequence of poses while it is changed: which is in hand, and undo and redo to the beginning."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from backcompanion.application.pose_sequence import PoseSequence
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.pose_handles import Contact, Handle
from backcompanion.figure.model.pose_limits import Stop
from backcompanion.figure.model.pose_moves import Moved, move, pose_of, set_contact
from backcompanion.figure.model.pose_numbers import Number, set_number
from backcompanion.figure.model.space import Vec


class PoseEditing(QObject):
    """`changed`: poses, the one in hand, or what can be undone are others. `stopped`: that part
    went no farther, and why (None: nothing is in the way).

    A drag is one step of undo, and so is a number as it is typed: `move` and `set_number` change
    what is seen, `commit` makes it a step.
    """

    changed = Signal()
    stopped = Signal(str, object)

    def __init__(self, sequence: PoseSequence) -> None:
        super().__init__()
        self.sequence, self.chosen = sequence, 0
        self.undo_steps: list[tuple[PoseSequence, int]] = []
        self._after: list[tuple[PoseSequence, int]] = []
        self._kept = sequence, 0

    @property
    def key(self) -> KeyPose:
        """The pose in hand."""
        return self.sequence.poses[self.chosen].key

    @property
    def _begin(self) -> KeyPose:
        """The pose where the drag began, or the typing: a way back leaves nothing behind."""
        return self._kept[0].poses[self.chosen].key

    @property
    def can_undo(self) -> bool:
        return bool(self.undo_steps)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def choose(self, index: int) -> None:
        self.chosen = index
        self._kept = self._kept[0], index
        self.changed.emit()

    def move(self, handle: Handle, to: Vec) -> None:
        self._take(handle, move(self._begin, handle, to, self.sequence.props))

    def set_contact(self, handle: Handle, contact: Contact) -> None:
        self._take(handle, set_contact(self.key, handle, contact, self.sequence.props))
        self.commit()

    def set_number(self, handle: Handle, name: Number, value: float) -> None:
        begin = self._begin
        moved = set_number(begin, pose_of(begin), handle, name, value, self.sequence.props)
        self._take(handle, moved)

    def set_times(self, index: int, *, way: float | None = None, hold: float | None = None) -> None:
        pose = self.sequence.poses[index]
        way = pose.way if way is None else way
        hold = pose.hold if hold is None else hold
        changed = replace(pose, way=way, hold=hold)
        self.change(self.sequence.with_pose(index, changed), self.chosen)

    def change(self, sequence: PoseSequence, chosen: int) -> None:
        """All at once, as one step."""
        self.sequence, self.chosen = sequence, min(chosen, len(sequence.poses) - 1)
        self.commit()

    def commit(self) -> None:
        """What is seen is a step of undo from now on."""
        if self.sequence != self._kept[0]:
            self.undo_steps.append(self._kept)
            self._after.clear()
        self._kept = self.sequence, self.chosen
        self.changed.emit()

    def undo(self) -> None:
        self._go(self.undo_steps, self._after)

    def redo(self) -> None:
        self._go(self._after, self.undo_steps)

    def _go(
        self, source: list[tuple[PoseSequence, int]], other: list[tuple[PoseSequence, int]]
    ) -> None:
        if source:
            other.append((self.sequence, self.chosen))
            self.sequence, self.chosen = self._kept = source.pop()
            self.changed.emit()

    def _take(self, handle: Handle, moved: Moved) -> None:
        stop: Stop | None = moved.stop
        self.sequence = self.sequence.with_key(self.chosen, moved.key)
        self.stopped.emit(handle, stop)
        self.changed.emit()
