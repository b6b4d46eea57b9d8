"""What a person does with sessions, in the model of the safety net: they train, correct, delete,
undo and redo.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from backcompanion.training.session.record import SessionRecord
from support.histories import EVENING, prescription
from support.net_ground import RUNNING, NetGround, Sessions, State


@dataclass(frozen=True)
class Change:
    """One on the stack of undo: how to take it back and do it again, and what there is then."""

    undo: Callable[[], object]
    redo: Callable[[], object]
    before: Sessions
    after: Sessions


class NetSessions(NetGround):
    def __init__(self) -> None:
        super().__init__()
        self.done: list[Change] = []
        self.undone: list[Change] = []
        self.running, self.last_heartbeat, self.beats = "", self.now, False

    @rule()
    def train(self) -> None:
        record = self.new()
        assert self.store.finish(record).wait(60)
        self.see({**self.state.sessions, record.id: record})

    @rule(days=st.integers(1, 7))
    def set_goal(self, days: int) -> None:
        assert self.store.set_goal(EVENING.date(), days).wait(60)
        self.state = replace(self.state, goal=days)

    # --- corrections ---------------------------------------------------------------------------

    @rule()
    def add_by_hand(self) -> None:
        record = self.new()
        before = self.state.sessions
        assert self.store.add(record).wait(60)
        self.see({**before, record.id: record})
        undo, redo = partial(self._delete, record.id), partial(self._bring_back, record.id)
        self._push(Change(undo, redo, before, self.state.sessions))

    @rule(data=st.data())
    @precondition(lambda self: self.state.sessions)
    def correct(self, data: st.DataObject) -> None:
        before = data.draw(st.sampled_from(list(self.state.sessions.values())))
        self.number += 1
        after = replace(before, note=f"corrected {self.number}", effort=self.number % 10 + 1)
        if self.number % 2:  # of a weight alone
            steps = tuple(replace(step, load_kg=float(self.number)) for step in before.steps)
            after = replace(before, steps=steps)
        self._do(partial(self._edit, before), partial(self._edit, after))

    @rule(data=st.data())
    @precondition(lambda self: self.state.sessions)
    def delete(self, data: st.DataObject) -> None:
        id_ = data.draw(st.sampled_from(sorted(self.state.sessions)))
        self._do(partial(self._bring_back, id_), partial(self._delete, id_))

    def _edit(self, record: SessionRecord) -> None:
        """One that is in progress ends by it."""
        assert self.store.edit(record).wait(60)
        is_open = record.id == self.state.open
        self.see(
            {**self.state.sessions, record.id: record}, open="" if is_open else self.state.open
        )
        if is_open:
            self.running = ""

    def _delete(self, id_: str) -> None:
        assert self.store.delete(id_).wait(60)
        left = dict(self.state.sessions)
        self.see(left, deleted={**self.state.deleted, id_: (left.pop(id_), self.now)})

    def _bring_back(self, id_: str) -> None:
        assert self.store.restore(id_).wait(60)
        deleted = dict(self.state.deleted)
        if id_ in deleted:  # an import may have brought it back since
            record, _at = deleted.pop(id_)
            self.see({**self.state.sessions, id_: record}, deleted=deleted)

    # --- undo and redo -------------------------------------------------------------------------

    def _do(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        before = self.state.sessions
        redo()
        self._push(Change(undo, redo, before, self.state.sessions))

    def _push(self, change: Change) -> None:
        self.done.append(change)
        self.undone.clear()

    @rule()
    @precondition(lambda self: self.done)
    def undo(self) -> None:
        change = self.done.pop()
        is_latest = self.state.sessions == change.after
        change.undo()
        assert not is_latest or self.state.sessions == change.before
        self.undone.append(change)

    @rule()
    @precondition(lambda self: self.undone)
    def redo(self) -> None:
        change = self.undone.pop()
        is_latest = self.state.sessions == change.before
        change.redo()
        assert not is_latest or self.state.sessions == change.after
        self.done.append(change)

    def forget_changes(self) -> None:
        """As after a start, and where what was changed is another one's now."""
        self.done.clear()
        self.undone.clear()

    # --- a session in progress -----------------------------------------------------------------

    @rule()
    def begin(self) -> None:
        self.end_what_runs()
        started_at = EVENING + timedelta(days=400, minutes=self.number)
        self.running = self.store.begin(PRESCRIPTION, started_at)
        assert self.store.heartbeat(self.running, 5.0).wait(60)
        self.last_heartbeat, self.beats = self.now, True
        record = self.store.session(self.running)
        assert record is not None
        self.see({**self.state.sessions, self.running: record}, open=self.running)

    @rule()
    @precondition(lambda self: self.running)
    def end_running(self) -> None:
        self.end_what_runs()

    def end_what_runs(self) -> None:
        if self.running in self.state.sessions:
            assert self.store.end_as_written(self.running).wait(60)
            self.state = replace(self.state, open="")
        self.running = ""

    def is_running(self) -> bool:
        """What came back with another state runs in no window."""
        is_young = abs(self.now - self.last_heartbeat) < RUNNING
        return self.beats and is_young and self.running in self.state.sessions

    def came_back(self, state: State) -> None:
        """It was put in the place of what was there."""
        self.state, self.beats = state, False


PRESCRIPTION = prescription()
