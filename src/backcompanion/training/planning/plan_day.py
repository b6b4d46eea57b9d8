"""What a day of the plan is for, and the weeks around it day by day."""

from dataclasses import replace
from datetime import date, timedelta

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.advice import Advice
from backcompanion.training.planning.consistency import (
    WEEK,
    active_days_of,
    sessions_until,
    week_start,
)
from backcompanion.training.planning.program import (
    DayChoices,
    DayWorkout,
    Plan,
    PlanWeek,
    Stage,
    choices_for_week,
    days_of_week,
    in_break,
    is_active_plan,
    plan_week,
    planned_days,
    stage_for_week,
    workout_of,
)
from backcompanion.training.planning.weekdays import DayTask, day_tasks
from backcompanion.training.session.record import BreakReason, History

# Where the day's advice is one of these, a session begins with one round.
GENTLE_ADVICE = ("go-lighter", "after-illness", "welcome-back")
# A break without an end: it is not worth looking further for the next day.
_MAX_WEEKS_SEARCHED = 30


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A day in the calendar. `done`: an active day. `planned`: to come, or today and not done."""

    day: date
    done: bool
    planned: bool
    break_reason: BreakReason | None
    task: DayTask | None


@dataclass(frozen=True, slots=True)
class TodaysPlan:
    """`task`: what the day is for, None where no weekdays were chosen.

    `makes_up`: it is for a workout because too few of the week's days are left otherwise.
    `break_reason`: the reason of the break that today lies in. `next_day`: on which to train, after
    today. `first_stage`: what a plan that is still to begin will begin with. `workout`: what was
    said for this weekday.
    """

    day: date
    advice: Advice
    week: PlanWeek | None
    task: DayTask | None
    makes_up: bool
    break_reason: BreakReason | None
    next_day: date | None
    first_stage: Stage | None = None
    workout: DayWorkout | None = None


def plan_today(plan: Plan, history: History, advice: Advice, today: date) -> TodaysPlan:
    days = plan_days_around(plan, history, today, behind=0, ahead=0)
    current = next(plan_day for plan_day in days if plan_day.day == today)
    planned = sum(plan_day.planned for plan_day in days)
    task = current.task
    week = plan_week(plan, history, today)
    waits = week is None and is_active_plan(plan) and plan.anchors[0].day > today
    makes_up = (
        task not in (None, "workout")
        and not current.done
        and current.break_reason is None
        and advice.active_days < advice.needs
        and planned + advice.active_days < advice.needs
    )
    return TodaysPlan(
        day=today,
        advice=advice,
        week=week,
        task="workout" if makes_up else task,
        makes_up=makes_up,
        break_reason=current.break_reason,
        next_day=next_planned_day(plan, history, today),
        first_stage=stage_for_week(plan.anchors[0].number) if waits else None,
        workout=workout_of(plan, today) if task == "workout" else None,
    )


def choices_for_today(
    today: TodaysPlan, level: Level, rounds: int, *, follow_advice: bool = True
) -> DayChoices:
    """What a session of today begins with; `level` and `rounds` are the person's own.

    By the plan's week, or by its first one before it begins: nobody does two rounds today and one
    on Monday. One round where the day's advice is to go gently, if that is followed.
    """
    choices = choices_for_week(today.week, level, rounds)
    if today.first_stage is not None:
        choices = replace(choices, rounds=min(rounds, today.first_stage.rounds))
    if follow_advice and today.advice.kind in GENTLE_ADVICE:
        return replace(choices, rounds=1, extra_repetitions=0, harder_where_ready=False)
    return choices


def next_planned_day(plan: Plan, history: History, today: date) -> date | None:
    """The first day after today on which to train."""
    if not plan.weekdays:
        return None
    for number in range(_MAX_WEEKS_SEARCHED):
        for day in planned_days(plan, history, today + number * WEEK):
            if day > today:
                return day
    return None


def plan_days_around(
    plan: Plan, history: History, today: date, *, behind: int, ahead: int
) -> tuple[PlanDay, ...]:
    """Whole weeks, from so many before the current one to so many after it."""
    starts = history.preferences.week_starts
    this_week = week_start(today, starts)
    active = active_days_of(sessions_until(history, today))
    result: list[PlanDay] = []
    for number in range(-behind, ahead + 1):
        week = this_week + number * WEEK
        planned = planned_days(plan, history, week) if number >= 0 else ()
        workouts = {day.weekday() for day in planned} or set(plan.weekdays)
        task_by_weekday = day_tasks(workouts, starts) if _has_days(plan, history, week) else None
        for day in days_of_week(week):
            time_off = in_break(history, day)
            result.append(
                PlanDay(
                    day=day,
                    done=day in active,
                    planned=day in planned and day >= today and day not in active,
                    break_reason=time_off.reason if time_off else None,
                    task=task_by_weekday[day.weekday()]
                    if task_by_weekday and not time_off
                    else None,
                )
            )
    return tuple(result)


def _has_days(plan: Plan, history: History, week: date) -> bool:
    if not plan.weekdays:
        return False
    return (
        not is_active_plan(plan) or plan_week(plan, history, week + timedelta(days=6)) is not None
    )
