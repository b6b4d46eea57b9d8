"""The plan as the page changes it: kept in the store, together with the goals it sets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from backcompanion.application.history_model import HistoryModel
from backcompanion.application.undo_stack import UndoableChange
from backcompanion.base.dataclass import dataclass
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS
from backcompanion.history.values.plan_store import (
    Reminders,
    read_plan,
    read_reminders,
    write_plan,
    write_reminders,
)
from backcompanion.training.planning.program import Plan, is_active_plan
from backcompanion.training.planning.program_changes import leave_plan
from backcompanion.training.planning.program_goals import (
    GoalChanges,
    goal_after_leaving,
    goal_changes,
)
from backcompanion.training.session.record import Goal


@dataclass(frozen=True, slots=True)
class PlanState:
    """`soreness`: what the person said, by day."""

    plan: Plan
    soreness: Mapping[date, int]
    reminders: Reminders


class PlanEditor:
    """Each method may raise KnownError."""

    def __init__(self, history_model: HistoryModel, store: Store) -> None:
        self._history_model, self._store = history_model, store
        self._version = -1
        self._state = PlanState(Plan(), {}, Reminders())

    def state(self) -> PlanState:
        """Read again only where something has changed."""
        version = self._store.version()
        if version != self._version:
            store = self._store
            self._state = PlanState(read_plan(store), SORENESS.read(store), read_reminders(store))
            self._version = version
        return self._state

    def plan(self) -> Plan:
        return self.state().plan

    def set_reminders(self, reminders: Reminders) -> None:
        self._history_model.notify_when_written(write_reminders(self._store, reminders))

    def record_soreness(self, value: int | None) -> None:
        self._history_model.notify_when_written(
            SORENESS.write(self._store, self._history_model.today(), value)
        )

    def change(self, plan: Plan, text: str = "") -> None:
        """Puts it in force, with its goals; with a `text` it can be undone."""
        history, today = self._history_model.history(), self._history_model.today()
        self._do(goal_changes(plan, history, today), text)

    def leave(self, text: str = "") -> None:
        history, today = self._history_model.history(), self._history_model.today()
        after = goal_after_leaving(self.plan(), history, today)
        changes = goal_changes(leave_plan(self.plan(), today), history, today)
        if after is not None:
            stay = tuple(start for start in changes.remove if start != after.start)
            changes = replace(changes, write=(*changes.write, after), remove=stay)
        self._do(changes, text)

    def _do(self, changes: GoalChanges, text: str) -> None:
        plan, goals = self.plan(), self._history_model.history().goals
        self._write(changes)
        if text:
            # Worked out, not read: a slow disk may not have it yet.
            by_start = {goal.start: goal for goal in goals if goal.start not in changes.remove}
            by_start |= {goal.start: goal for goal in changes.write}
            after = tuple(by_start.values())
            undo = partial(self._write, _between(after, goals, plan))
            redo = partial(self._write, changes)
            self._history_model.undo_stack.push(UndoableChange(text, undo, redo))

    def move_goals_to_weeks(self) -> None:
        """Moves the plan's goals where breaks have moved its weeks."""
        plan = self.plan()
        if is_active_plan(plan):
            changes = goal_changes(plan, self._history_model.history(), self._history_model.today())
            if changes:
                self._write(changes)

    def _write(self, changes: GoalChanges) -> None:
        today = self._history_model.today()
        self._history_model.notify_when_written(write_plan(self._store, changes, today))


def _between(before: Sequence[Goal], after: Sequence[Goal], plan: Plan) -> GoalChanges:
    """What leads from some goals to others, and to that plan."""
    starts = {goal.start for goal in after}
    return GoalChanges(
        plan,
        write=tuple(goal for goal in after if goal not in before),
        remove=tuple(goal.start for goal in before if goal.start not in starts),
    )
