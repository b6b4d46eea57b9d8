"""What a person may do with the plan: begin, go to another week, leave; and what to offer."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.planning.consistency import (
    LONG_GAP_DAYS,
    WEEK,
    active_days_of,
    goal_on,
    needed_days,
    sessions_until,
    week_start,
)
from backcompanion.training.planning.program import (
    STAGES,
    Anchor,
    Plan,
    days_of_week,
    in_break,
    plan_week,
    previous_stage_week,
)
from backcompanion.training.planning.weekdays import USUAL_WEEKDAYS
from backcompanion.training.session.record import History


@dataclass(frozen=True, slots=True)
class PlanOffer:
    """The plan may go to that week now: `repeat` (last week fell short) or `step-back` (a gap)."""

    kind: Literal["repeat", "step-back"]
    number: int


def begin_plan(plan: Plan, history: History, today: date) -> Plan:
    """With a plan that begins today, or next week where this one has no room for it any more.

    So that following it from its first day on meets its first week.
    """
    weekdays = plan.weekdays or USUAL_WEEKDAYS
    starts = history.preferences.week_starts
    week = week_start(today, starts)
    reached = _active_days(history, week, today)
    reached |= {
        day
        for day in days_of_week(week)
        if day >= today and day.weekday() in weekdays and not in_break(history, day)
    }
    enough = len(reached) >= min(STAGES[0].days, len(weekdays))
    return Plan(
        anchors=(Anchor(today if enough else week + WEEK, 1),),
        weekdays=weekdays,
        goal_before=goal_on(today, history.goals),
    )


def move_to_week(plan: Plan, day: date, number: int) -> Plan:
    """With the plan at the week of that number from the week of `day` on, whatever was before."""
    before = tuple(anchor for anchor in plan.anchors if anchor.day < day)
    return replace(plan, anchors=(*before, Anchor(day, number)))


def repeat_week(plan: Plan, history: History, today: date) -> Plan:
    """With this week of the plan once more in the next."""
    week = plan_week(plan, history, today)
    return plan if week is None else move_to_week(plan, week.start + WEEK, week.number)


def leave_plan(plan: Plan, today: date) -> Plan:
    """From today on none runs; one that has not begun yet is gone."""
    if plan.anchors and plan.anchors[0].day >= today:
        return replace(plan, anchors=(), left_on=None)
    return replace(plan, left_on=today)


def find_plan_offer(plan: Plan, history: History, today: date) -> PlanOffer | None:
    """What would be good to do about the plan now. Never in a break, never twice in a week."""
    week = plan_week(plan, history, today)
    if week is None or in_break(history, today):
        return None
    starts = history.preferences.week_starts
    if week_start(plan.anchors[-1].day, starts) == week.start:
        return None
    active = active_days_of(sessions_until(history, today))
    since = max([plan.anchors[0].day, *active])
    if (today - since).days >= LONG_GAP_DAYS:
        back = previous_stage_week(week.number)
        return PlanOffer("step-back", back) if back < week.number else None
    last = plan_week(plan, history, week.start - timedelta(days=1))
    if last is None or last.keeping or last.number == week.number:
        return None
    free = sum(in_break(history, candidate) is None for candidate in days_of_week(last.start))
    trained = len(_active_days(history, last.start, today))
    trained -= len(_active_days(history, week.start, today))
    return PlanOffer("repeat", last.number) if trained < needed_days(last.days, free) else None


def _active_days(history: History, first: date, today: date) -> set[date]:
    return {day for day in active_days_of(sessions_until(history, today)) if day >= first}
