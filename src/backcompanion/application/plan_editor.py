"""The plan as the page changes it: kept in the store, together with the goals it sets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from backcompanion.application.history_model import HistoryModel
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
        self._before: tuple[Plan, tuple[Goal, ...]] | None = None

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

    def change(self, plan: Plan) -> None:
        """Puts it in force, with its goals; `undo` brings back what was before."""
        history, today = self._history_model.history(), self._history_model.today()
        self._before = (self.plan(), history.goals)
        self._write(goal_changes(plan, history, today))

    def leave(self) -> None:
        history, today = self._history_model.history(), self._history_model.today()
        self._before = (self.plan(), history.goals)
        after = goal_after_leaving(self.plan(), history, today)
        changes = goal_changes(leave_plan(self.plan(), today), history, today)
        if after is not None:
            stay = tuple(start for start in changes.remove if start != after.start)
            changes = replace(changes, write=(*changes.write, after), remove=stay)
        self._write(changes)

    def undo(self) -> None:
        """Takes the last change back, with its goals."""
        if self._before is None:
            return
        plan, goals = self._before
        self._before = None
        now = self._history_model.history().goals
        starts = {goal.start for goal in goals}
        self._write(
            GoalChanges(
                plan,
                write=tuple(goal for goal in goals if goal not in now),
                remove=tuple(goal.start for goal in now if goal.start not in starts),
            )
        )

    def move_goals_to_weeks(self) -> None:
        """Moves the plan's goals where breaks have moved its weeks."""
        plan = self.plan()
        if is_active_plan(plan):
            changes = goal_changes(plan, self._history_model.history(), self._history_model.today())
            if changes:
                self._write(changes)

    def _write(self, changes: GoalChanges) -> None:
        self._history_model.notify_when_written(write_plan(self._store, changes))
