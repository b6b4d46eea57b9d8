"""What became of the days that were planned: done, moved, missed, still to come; and the extra."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.planning.consistency import (
    WEEK,
    Week,
    active_days_of,
    days_off,
    sessions_until,
    week_goals,
    week_start,
)
from backcompanion.training.planning.program import (
    KEEPING_WEEK,
    Anchor,
    Plan,
    is_active_plan,
    is_running_on,
    plan_week,
    planned_days,
)
from backcompanion.training.session.record import Break, History

_TO_LAST_DAY = timedelta(days=6)

PlannedMark = Literal["done", "moved", "missed", "extra", "to-come"]


@dataclass(frozen=True, slots=True)
class PlannedCounts:
    """`moved`: trained on another day of its week. `extra`: trained beyond what was planned."""

    done: int = 0
    moved: int = 0
    missed: int = 0
    extra: int = 0
    to_come: int = 0


def planned_counts(
    plan: Plan,
    history: History,
    weeks: Sequence[Week],
    as_of: date,
    first: date = date.min,
    last: date = date.max,
) -> PlannedCounts | None:
    """Of the days from `first` to `last` in those weeks. None without a plan and weekdays."""
    if not plan.weekdays and not plan.anchors:
        return None
    if not plan.weekdays:
        return _goal_counts([week for week in weeks if first <= week.start <= last], as_of)
    marks = planned_marks(plan, history, weeks, as_of)
    counts = Counter(mark for day, mark in marks.items() if first <= day <= last)
    return PlannedCounts(
        counts["done"], counts["moved"], counts["missed"], counts["extra"], counts["to-come"]
    )


def planned_marks(
    plan: Plan, history: History, weeks: Sequence[Week], as_of: date
) -> dict[date, PlannedMark]:
    """By the day, for those that were planned or trained; weeks before a plan began have none."""
    marks: dict[date, PlannedMark] = {}
    if not weeks or not plan.weekdays:
        return marks
    active = active_days_of(sessions_until(history, as_of))
    if not active:
        return marks
    for start, planned in _planned_weeks(plan, history, weeks, min(active)):
        days = [start + timedelta(days=n) for n in range(7)]
        is_asked = [day for day in days if plan.anchors or plan.weekdays_on(day)]
        trained = [day for day in is_asked if day in active]
        spare = [day for day in trained if day not in planned]
        for day in planned:
            if day in active:
                marks[day] = "done"
            elif day >= as_of:
                marks[day] = "to-come"
            elif spare:
                marks[day] = "moved"
                spare.pop(0)
            else:
                marks[day] = "missed"
        marks.update((day, "extra") for day in spare)
    return marks


def _planned_weeks(
    plan: Plan, history: History, weeks: Sequence[Week], first: date
) -> Iterator[tuple[date, Sequence[date]]]:
    """Weeks that were planned, with the days to train on; none at all, in a break."""
    starts = [week.start for week in weeks]
    if plan.anchors:
        yield from _weeks_of_plan(plan, history, starts)
        return
    off = days_off(history.breaks, starts[0].toordinal(), starts[-1].toordinal() + 6)
    for start in starts:
        days = (start + timedelta(days=n) for n in range(7))
        # Where nobody knows when they were chosen, not before the first day that counts.
        yield (
            start,
            [
                day
                for day in days
                if day.weekday() in plan.weekdays_on(day)
                and day.toordinal() not in off
                and day >= first
            ],
        )


def _weeks_of_plan(
    plan: Plan, history: History, starts: Sequence[date]
) -> Iterator[tuple[date, Sequence[date]]]:
    """As it is asked for ten years at once, a plan that has come to keeping is not counted anew,
    and of its weeks without a break those with the same goal and weekdays are alike.
    """
    keeping_since: Anchor | None = None
    kept: dict[tuple[int, tuple[int, ...]], Sequence[timedelta]] = {}
    week_starts = history.preferences.week_starts
    anchored = {week_start(anchor.day, week_starts) for anchor in plan.anchors}
    goals = week_goals(history, starts[0].toordinal(), len(starts))
    for start, (goal, _needs) in zip(starts, goals, strict=True):
        if start in anchored:
            keeping_since = None
        asked, about = plan, history
        if keeping_since is not None:
            breaks = _breaks_in_week(history, start)
            last = start + _TO_LAST_DAY
            is_usual = not breaks and is_running_on(plan, last)
            is_usual &= not any(start < since <= last for since, _days in plan.choices)
            alike = goal, plan.as_chosen_on(last).weekdays
            if is_usual and alike in kept:
                yield start, [start + place for place in kept[alike]]
                continue
            asked = replace(plan, anchors=(plan.anchors[0], keeping_since))
            about = replace(history, breaks=breaks)
            if is_usual:
                kept[alike] = [day - start for day in planned_days(asked, about, start)]
        week = plan_week(asked, about, start + _TO_LAST_DAY)
        if week is not None and week.keeping and keeping_since is None:
            keeping_since = Anchor(start, KEEPING_WEEK)
        if week is not None or not is_active_plan(plan):
            yield start, planned_days(asked, about, start)


def _breaks_in_week(history: History, start: date) -> tuple[Break, ...]:
    last = start + _TO_LAST_DAY
    return tuple(
        each
        for each in history.breaks
        if each.start <= last and (each.end is None or each.end >= start)
    )


def _goal_counts(weeks: Sequence[Week], as_of: date) -> PlannedCounts:
    """Without weekdays the week's goal is the plan."""
    done = missed = extra = to_come = 0
    for week in weeks:
        done += min(week.active_days, week.needs)
        extra += max(0, week.active_days - week.needs)
        open_days = max(0, week.needs - week.active_days)
        if week.start + WEEK > as_of:
            to_come += open_days
        else:
            missed += open_days
    return PlannedCounts(done, 0, missed, extra, to_come)
