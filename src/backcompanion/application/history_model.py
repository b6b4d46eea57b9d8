"""The history as the pages ask for it: read from the store, written through its writer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcompanion.application.context import AppContext
from backcompanion.application.sessions_on_record import still_on_record
from backcompanion.application.undo_stack import UndoableChange, UndoStack
from backcompanion.history.store import new_id
from backcompanion.history.write_future import WriteFuture
from backcompanion.training.adaptation.recent import RECENT_SESSIONS
from backcompanion.training.planning.consistency import goal_on, local_date_of
from backcompanion.training.session.record import Break, Goal, History, Preferences, SessionRecord

if TYPE_CHECKING:
    from backcompanion.history.set_aside import SetAside
    from backcompanion.training.adaptation.loads import UsedWeight
    from backcompanion.training.planning.advice import Advice
    from backcompanion.training.planning.program import Plan
    from backcompanion.training.planning.stats import Stats

# How many of the latest sessions say what hurt and what is familiar.

# How long the window may be held; a disk that takes longer is not waited for.
_WAIT_SECONDS = 0.02


class HistoryModel(QObject):
    """`changed`: something was written (it stands on disk), here or by another process.

    What a person changes can be undone by `undo_stack`; its entries bear the `text` that is handed
    in with the change.
    """

    changed = Signal()
    _stats: "tuple[History, date, Stats] | None" = None
    _advice: "tuple[tuple[int, date], Advice] | None" = None

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context, self._store = context, context.store
        self._version = -1
        self._history = History()
        self._latest: tuple[int, tuple[SessionRecord, ...]] | None = None
        self._unreadable: tuple[int, tuple[SetAside, ...]] | None = None
        self.undo_stack = UndoStack(self)

    # --- reading -----------------------------------------------------------------------------

    def now(self) -> datetime:
        """An aware moment, by the clock on the wall."""
        return self._context.now()

    def today(self) -> date:
        """By the hour at which the person's day begins."""
        return local_date_of(self.now(), self.preferences().day_starts_minutes)

    def history(self) -> History:
        """All of it, without steps; read again only where something has changed."""
        version = self._store.version()
        if version != self._version:
            self._history = self._store.read()
            self._version = version
        return self._history

    def unreadable(self) -> "tuple[SetAside, ...]":
        """What on record cannot be right and is left out, steps too; looked for after a change."""
        version = self._store.version()
        if self._unreadable is None or self._unreadable[0] != version:
            self._unreadable = (version, self._store.read_all(steps=True)[1])
        return self._unreadable[1]

    def unreadable_in_portions(self) -> "Iterator[tuple[SetAside, ...] | None]":
        """The same without holding the window: None after each portion, and at last the answer."""
        return self._store.unreadable_in_portions()

    def stats(self) -> "Stats":
        """Of all of it as of today; counted again only where something has changed."""
        from backcompanion.training.planning.stats import compute_stats

        history, today = self.history(), self.today()
        counted = self._stats
        if counted is None or counted[0] is not history or counted[1] != today:
            counted = self._stats = (history, today, compute_stats(history, today))
        return counted[2]

    def stats_with(self, record: SessionRecord) -> "Stats":
        """As if that session, which is on its way to the disk, stood there already."""
        from backcompanion.training.planning.stats import compute_stats

        history = self.history()
        other_sessions = tuple(s for s in history.sessions if s.id != record.id)
        return compute_stats(replace(history, sessions=(*other_sessions, record)), self.today())

    def plan(self) -> "Plan":
        from backcompanion.history.values.plan_store import read_plan

        return read_plan(self._store)

    def advice(self) -> "Advice":
        from backcompanion.training.planning.advice import advise

        history, stats = self.history(), self.stats()
        key = (self._version, stats.as_of)
        if self._advice is None or self._advice[0] != key:
            self._advice = (key, advise(history, stats, self.soreness()))
        return self._advice[1]

    def latest(self) -> tuple[SessionRecord, ...]:
        """The latest sessions with their steps, newest first; read again only after a change."""
        history = self.history()
        if self._latest is None or self._latest[0] != self._version:
            newest = reversed(history.sessions[-RECENT_SESSIONS:])
            self._latest = (self._version, self._store.sessions([each.id for each in newest]))
        return self._latest[1]

    def used_weights(self, session: SessionRecord) -> "tuple[UsedWeight, ...]":
        """Of that session, beside what was used in others lately."""
        from backcompanion.training.adaptation.loads import last_loads, used_weights

        usual = last_loads(other for other in self.latest() if other.id != session.id)
        return used_weights(session, self._context.library, usual)

    def soreness(self) -> "dict[date, int]":
        """What was said on which day, 0 to 10."""
        from backcompanion.history.values.dated_values import SORENESS

        return SORENESS.read(self._store)

    def record_soreness(self, value: int) -> None:
        """How sore the back is today."""
        from backcompanion.history.values.dated_values import SORENESS

        self.notify_when_written(SORENESS.write(self._store, self.today(), value))

    def experience(self) -> dict[str, tuple[int, int]]:
        """By exercise: in how many of the latest sessions it was done, and days since the last."""
        known: dict[str, tuple[int, int]] = {}
        today = self.today()
        for session in self.latest():
            for exercise in {step.exercise for step in session.steps if step.outcome == "done"}:
                times, days = known.get(exercise, (0, (today - session.local_date).days))
                known[exercise] = (times + 1, days)
        return known

    def check_for_changes(self) -> None:
        """Tells if another process changed the history meanwhile."""
        if self._store.version() != self._version:
            self.changed.emit()

    # --- what decides the numbers --------------------------------------------------------------

    def preferences(self) -> Preferences:
        return self.history().preferences

    def set_preferences(self, preferences: Preferences) -> None:
        self.notify_when_written(self._store.set_preferences(preferences))

    def goal_today(self) -> int:
        return goal_on(self.today(), self.history().goals)

    def goal_is_planned(self) -> bool:
        """Whether the weeks of a plan set it now."""
        from backcompanion.training.planning.program import is_active_plan, plan_week

        plan = self.plan()
        week = plan_week(plan, self.history(), self.today())
        return is_active_plan(plan) and not (week is not None and week.keeping)

    def set_goal(self, days_per_week: int, text: str = "") -> None:
        today = self.today()
        before = next((goal for goal in self.history().goals if goal.start == today), None)
        redo = partial(self._set_goal, Goal(today, days_per_week))
        undo = (
            partial(self._remove_goal, today) if before is None else partial(self._set_goal, before)
        )
        self._do(UndoableChange(text, undo, redo))

    def set_break(self, days_off: Break, text: str = "") -> None:
        """Adds it, or takes the place of the one that begins on the same day."""
        self._change_break(days_off.start, partial(self._set_break, days_off), text)

    def end_break(self, start: date, end: date, text: str = "") -> None:
        """Gives it its last day; one before `start` removes it."""
        self._change_break(start, partial(self._end_break, start, end), text)

    def remove_break(self, start: date, text: str = "") -> None:
        self._change_break(start, partial(self._remove_break, start), text)

    def _change_break(self, start: date, redo: Callable[[], None], text: str) -> None:
        before = next((each for each in self.history().breaks if each.start == start), None)
        if before is None:
            undo = partial(self._remove_break, start)
        else:
            undo = partial(self._set_break, before)
        self._do(UndoableChange(text, undo, redo))

    def _set_goal(self, goal: Goal) -> None:
        self.notify_when_written(self._store.set_goal(goal.start, goal.days_per_week))

    def _remove_goal(self, start: date) -> None:
        self.notify_when_written(self._store.remove_goal(start))

    def _set_break(self, days_off: Break) -> None:
        self.notify_when_written(self._store.set_break(days_off))

    def _end_break(self, start: date, end: date) -> None:
        self.notify_when_written(self._store.end_break(start, end))

    def _remove_break(self, start: date) -> None:
        self.notify_when_written(self._store.remove_break(start))

    def _do(self, change: UndoableChange) -> None:
        """Raises KnownError where it cannot be done; then there is nothing to undo either.

        A change without a text is none that a person takes back.
        """
        change.redo()
        if change.text:
            self.undo_stack.push(change)

    # --- sessions ------------------------------------------------------------------------------

    def session(self, session_id: str) -> SessionRecord | None:
        return self._store.session(session_id)

    def new_id(self) -> str:
        return new_id()

    def add(self, session: SessionRecord, text: str = "") -> None:
        self._store.add(session, on_saved=self._on_written)
        if text:
            undo = partial(self._delete, (session.id,))
            self.undo_stack.push(UndoableChange(text, undo, partial(self._restore, (session.id,))))

    def edit(self, session: SessionRecord, text: str = "") -> None:
        before = self._store.session(session.id) if text else None
        if before is None:
            self._edit(session)
        else:
            self._do(
                UndoableChange(text, partial(self._edit, before), partial(self._edit, session))
            )

    def delete(self, *session_ids: str, text: str = "") -> None:
        """All of them in one change."""
        self._do(
            UndoableChange(
                text, partial(self._restore, session_ids), partial(self._delete, session_ids)
            )
        )

    def restore(self, *session_ids: str) -> None:
        """Undoes `delete`, within a day."""
        self._restore(session_ids)

    def _edit(self, session: SessionRecord) -> None:
        still_on_record(self._store, (session.id,))
        self._store.edit(session, on_saved=self._on_written)

    def _delete(self, session_ids: Sequence[str]) -> str:
        there, remark = still_on_record(self._store, session_ids)
        for session_id in there:
            self._store.delete(session_id, on_saved=self._on_written)
        return remark

    def _restore(self, session_ids: Sequence[str]) -> str:
        there, remark = still_on_record(self._store, session_ids, deleted=True)
        for session_id in there:
            self._store.restore(session_id, on_saved=self._on_written)
        return remark

    def export(self, path: Path) -> None:
        from backcompanion.application.person_settings import person_from_settings
        from backcompanion.base.own_files import refuse_own_file
        from backcompanion.history.exchange.import_export import export_history

        refuse_own_file(path, self._context.folders)
        export_history(self._store, path, person_from_settings(self._context.live.now))

    def notify_when_written(self, future: WriteFuture) -> None:
        """Tells of the change: at once where the disk is as quick as disks are, else when it can.

        What cannot be written for now is told as well: it is read from memory meanwhile.
        """
        if future.wait(_WAIT_SECONDS) or self._store.writer.memory_copy is not None:
            self._on_written()
        else:
            future.then(self._on_written)

    def _on_written(self) -> None:
        # From the writer's thread the signal goes over to the window's by itself.
        self.changed.emit()
