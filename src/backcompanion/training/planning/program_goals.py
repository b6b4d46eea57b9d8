"""How a plan sets the goal: by entries of its own, so that following it never ends a streak.

Weeks that have begun keep the goal they began with, or a lower one; only what lies ahead is written
anew when the plan or the breaks change.
"""

from dataclasses import replace
from datetime import date, timedelta

from backcompanion.base.dataclass import dataclass
from backcompanion.training.planning.consistency import WEEK, goal_on, week_start
from backcompanion.training.planning.program import (
    KEEPING_WEEK,
    STAGES,
    Plan,
    is_active_plan,
    plan_week,
)
from backcompanion.training.session.record import Goal, History

# A break without an end would make the plan go on for ever.
_MAX_WEEKS_AHEAD = 60


@dataclass(frozen=True, slots=True)
class GoalChanges:
    """`plan`: with its own entries as they stand then. `remove`: dates of entries to take out."""

    plan: Plan
    write: tuple[Goal, ...] = ()
    remove: tuple[date, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.write or self.remove)


def goal_changes(plan: Plan, history: History, today: date) -> GoalChanges:
    """What is to be written so that the plan's weeks set the goal from now on."""
    this_week = week_start(today, history.preferences.week_starts)
    own = tuple(goal for goal in plan.goals if goal in history.goals)
    ahead = tuple(goal for goal in own if goal.start > this_week)
    other_goals = tuple(goal for goal in history.goals if goal not in ahead)
    wanted = (
        _wanted(plan, replace(history, goals=other_goals), today) if is_active_plan(plan) else ()
    )
    write = tuple(goal for goal in wanted if goal not in history.goals)
    replaced = {goal.start for goal in wanted}
    remove = tuple(goal.start for goal in ahead if goal.start not in replaced)
    kept = tuple(goal for goal in own if goal.start not in replaced and goal.start not in remove)
    goals = tuple(sorted((*kept, *wanted), key=lambda goal: goal.start))
    return GoalChanges(replace(plan, goals=goals), write, remove)


def goal_after_leaving(plan: Plan, history: History, today: date) -> Goal | None:
    """For a plan that was just left: what held before it, from next week on."""
    next_week = week_start(today, history.preferences.week_starts) + WEEK
    own_ahead = {goal for goal in plan.goals if goal.start >= next_week}
    other_goals = [goal for goal in history.goals if goal not in own_ahead]
    if goal_on(next_week, other_goals) == plan.goal_before:
        return None
    return Goal(next_week, plan.goal_before)


def _wanted(plan: Plan, history: History, today: date) -> tuple[Goal, ...]:
    """Entries that are missing, from this week on; `history` is without those that lie ahead."""
    starts = history.preferences.week_starts
    first = max(week_start(today, starts), week_start(plan.anchors[0].day, starts))
    missing_goals: list[Goal] = []
    was_keeping = True
    for number in range(_MAX_WEEKS_AHEAD):
        start = first + number * WEEK
        week = plan_week(plan, history, start + timedelta(days=6))
        if week is None or (week.keeping and was_keeping):
            break
        before = goal_on(start, (*history.goals, *missing_goals))
        days = (
            min(STAGES[-1].days, len(plan.weekdays)) if week.number == KEEPING_WEEK else week.days
        )
        if start < today:
            days = min(before, days)
        if days != before:
            missing_goals.append(Goal(start, days))
        was_keeping = week.keeping
    return tuple(missing_goals)
