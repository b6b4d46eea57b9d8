"""The plan: eight weeks to build up, then keeping it. Worked out from a few facts each time.

Nothing is counted along the way: the week that a plan stands at follows from the date it began,
from what the person said since (go to that week) and from the breaks.
"""

from collections.abc import Collection
from dataclasses import field, replace
from datetime import date, timedelta

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.consistency import (
    DEFAULT_GOAL,
    WEEK,
    goal_on,
    needed_days,
    week_start,
)
from backcompanion.training.planning.weekdays import spread_weekdays
from backcompanion.training.session.record import Break, Goal, History

LAST_WEEK = 8
KEEPING_WEEK = LAST_WEEK + 1
# A week of which breaks leave less than this stands still: it is done when there is time for it.
MIN_FREE_DAYS = 4
_TO_LAST_DAY = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Anchor:
    """From `day` on, and in the whole of its week, the plan stands at the week of that number."""

    day: date
    number: int


@dataclass(frozen=True, slots=True)
class DayWorkout:
    """What is trained on a weekday (0 Monday … 6 Sunday): the routine of that id, or so many
    `minutes` of the one in use. One that has gone leaves the one in use.
    """

    weekday: int
    routine: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The facts that are kept. No `anchors`: no plan was begun. `anchors` oldest first.

    `weekdays`: 0 Monday … 6 Sunday, on which the person means to train, in order. `left_on`: from
    that day on no plan runs. `goal_before`: the goal that held before the plan. `goals`: entries
    that the plan wrote itself. `day_workouts`: of the weekdays for which something was said, in
    their order. `choices`: from which day on which weekdays were chosen, oldest first; none where
    nobody knows.
    """

    anchors: tuple[Anchor, ...] = ()
    weekdays: tuple[int, ...] = ()
    left_on: date | None = None
    goal_before: int = DEFAULT_GOAL
    goals: tuple[Goal, ...] = ()
    day_workouts: tuple[DayWorkout, ...] = ()
    choices: tuple[tuple[date, tuple[int, ...]], ...] = field(default=(), compare=False)

    def weekdays_on(self, day: date) -> tuple[int, ...]:
        """What was chosen by then; where nobody knows since when, what is chosen now."""
        if not self.choices:
            return self.weekdays
        return next((days for since, days in reversed(self.choices) if since <= day), ())

    def as_chosen_on(self, day: date) -> "Plan":
        """With the weekdays of then, or the first that are known; now's where they still hold."""
        known = sum(since <= day for since, _days in self.choices) or 1
        if known >= len(self.choices):
            return self
        choices = self.choices[:known]
        return replace(self, weekdays=choices[-1][1], choices=choices)


@dataclass(frozen=True, slots=True)
class Stage:
    """What weeks of a plan ask for. `extra_repetitions`: more in each set than are written.

    `level` harder is meant where it is ready. `days` a week are the goal; up to `most_days`.
    """

    first: int
    rounds: int
    extra_repetitions: int
    level: Level
    days: int
    most_days: int


STAGES = (
    Stage(first=1, rounds=1, extra_repetitions=0, level="standard", days=3, most_days=3),
    Stage(first=3, rounds=2, extra_repetitions=0, level="standard", days=3, most_days=3),
    Stage(first=5, rounds=2, extra_repetitions=1, level="standard", days=3, most_days=3),
    Stage(first=7, rounds=2, extra_repetitions=1, level="harder", days=3, most_days=4),
    Stage(first=KEEPING_WEEK, rounds=2, extra_repetitions=1, level="harder", days=1, most_days=1),
)


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """A week of the calendar and of the plan: `number` 1 to 8, or KEEPING.

    `days` and `most_days` as in the stage, but no more than there are weekdays chosen.
    `stands_still`: a break takes so much of it that the next week has the same number.
    """

    start: date
    number: int
    rounds: int
    extra_repetitions: int
    level: Level
    days: int
    most_days: int
    stands_still: bool

    @property
    def keeping(self) -> bool:
        return self.number >= KEEPING_WEEK


@dataclass(frozen=True, slots=True)
class DayChoices:
    """What a session begins with. `harder_where_ready`: exercises that are ready go up a step."""

    rounds: int
    extra_repetitions: int
    level: Level
    harder_where_ready: bool = False


def plan_week(plan: Plan, history: History, day: date) -> PlanWeek | None:
    """None before the plan begins, once it was left, and where there is none."""
    if not is_running_on(plan, day) and not _begins_in_week_of(plan, history, day):
        return None
    starts = history.preferences.week_starts
    week = week_start(day, starts)
    anchor = next(a for a in reversed(plan.anchors) if week_start(a.day, starts) <= week)
    number = anchor.number
    counted_week = week_start(anchor.day, starts)
    while counted_week < week and number < KEEPING_WEEK:
        number += not _stands_still(history, counted_week)
        counted_week += WEEK
    stage = stage_for_week(number)
    days = most_days = len(plan.as_chosen_on(week + _TO_LAST_DAY).weekdays)
    if stage.first != KEEPING_WEEK:
        days, most_days = min(stage.days, days), min(stage.most_days, most_days)
    else:
        # Once a week keeps it; who wants more sets a goal of more.
        days = most_days = min(goal_on(week, history.goals), days)
    return PlanWeek(
        start=week,
        number=number,
        rounds=stage.rounds,
        extra_repetitions=stage.extra_repetitions,
        level=stage.level,
        days=days,
        most_days=most_days,
        stands_still=_stands_still(history, week),
    )


def is_running_on(plan: Plan, day: date) -> bool:
    """Whether the plan has begun by that day and was not left."""
    return (
        bool(plan.anchors)
        and plan.anchors[0].day <= day
        and (plan.left_on is None or day < plan.left_on)
    )


def is_active_plan(plan: Plan) -> bool:
    """Whether there is one that was not left, be it still to begin."""
    return bool(plan.anchors) and plan.left_on is None


def stage_for_week(number: int) -> Stage:
    return next(stage for stage in reversed(STAGES) if stage.first <= number)


def previous_stage_week(number: int) -> int:
    """The first week of the stage before; the first of all stays."""
    stage_index = STAGES.index(stage_for_week(number))
    return STAGES[max(0, stage_index - 1)].first


def workout_of(plan: Plan, day: date) -> DayWorkout | None:
    """What was said for that weekday, if it is one to train on; None: whatever is in use."""
    weekday = day.weekday()
    if weekday not in plan.weekdays:
        return None
    return next((each for each in plan.day_workouts if each.weekday == weekday), None)


def with_day_workout(plan: Plan, workout: DayWorkout) -> Plan:
    """Neither a routine nor minutes: nothing is said for that day any more."""
    others = [each for each in plan.day_workouts if each.weekday != workout.weekday]
    chosen = [workout] if workout.routine or workout.minutes else []
    in_order = sorted((*others, *chosen), key=lambda each: each.weekday)
    return replace(plan, day_workouts=tuple(in_order))


def planned_days(plan: Plan, history: History, day: date) -> tuple[date, ...]:
    """On which days of the week of `day` to train; none of them in a break.

    The weekdays that were chosen, no more of them than the plan's week wants; where a break takes
    so many of those that the week could not be met, other days stand in. Where others were chosen
    in the week, those before it stay as they were planned.
    """
    start = week_start(day, history.preferences.week_starts)
    last = start + _TO_LAST_DAY
    since = next((each for each, _days in plan.choices[:0:-1] if start < each <= last), None)
    if since is None:
        return _planned_days(plan.as_chosen_on(last), history, start)
    before = planned_days(plan.as_chosen_on(since - timedelta(days=1)), history, start)
    after = _planned_days(plan.as_chosen_on(last), history, start)
    return (
        *(planned for planned in before if planned < since),
        *(planned for planned in after if planned >= since),
    )


def _planned_days(plan: Plan, history: History, start: date) -> tuple[date, ...]:
    week = plan_week(plan, history, start + _TO_LAST_DAY)
    if week is None and is_active_plan(plan):
        return ()
    free = [candidate for candidate in days_of_week(start) if not in_break(history, candidate)]
    if week is None:
        return tuple(candidate for candidate in free if candidate.weekday() in plan.weekdays)
    still_running = [candidate for candidate in free if is_running_on(plan, candidate)]
    # By their place in the week, so that of equally good days the earliest are taken.
    chosen = {
        (candidate - start).days: candidate
        for candidate in still_running
        if candidate.weekday() in plan.weekdays
    }
    selected = {chosen[place] for place in spread_weekdays(chosen, week.most_days)}
    if len(free) < len(days_of_week(start)):
        remaining = [candidate for candidate in still_running if candidate not in selected]
        while remaining and len(selected) < needed_days(week.days, len(free)):
            farthest = max(remaining, key=lambda candidate: _distance(candidate, selected))
            remaining.remove(farthest)
            selected.add(farthest)
    return tuple(sorted(selected))


def days_of_week(week: date) -> tuple[date, ...]:
    """The seven days from the first of a week on."""
    return tuple(week + timedelta(days=n) for n in range(7))


def in_break(history: History, day: date) -> Break | None:
    """The break that takes that day, the latest begun of several."""
    selected = None
    for days_off in history.breaks:
        if (
            days_off.start <= day
            and (days_off.end is None or day <= days_off.end)
            and (selected is None or days_off.start > selected.start)
        ):
            selected = days_off
    return selected


def choices_for_week(week: PlanWeek | None, level: Level, rounds: int) -> DayChoices:
    """What to begin with: by the plan, or without one the person's own level and rounds."""
    if week is None:
        return DayChoices(rounds, 0, level)
    harder = week.level == "harder" and level != "easier"
    return DayChoices(week.rounds, week.extra_repetitions, level, harder_where_ready=harder)


def _begins_in_week_of(plan: Plan, history: History, day: date) -> bool:
    starts = history.preferences.week_starts
    return is_active_plan(plan) and week_start(plan.anchors[0].day, starts) == week_start(
        day, starts
    )


def _stands_still(history: History, week: date) -> bool:
    free = sum(in_break(history, candidate) is None for candidate in days_of_week(week))
    return free < MIN_FREE_DAYS


def _distance(day: date, remaining: Collection[date]) -> int:
    return min((abs((day - other).days) for other in remaining), default=0)
