"""The workouts of the days to come, as a calendar wants them. Needs no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from backcompanion.application.settings import Settings
from backcompanion.application.todays_choices import PlanAdjustment, choices_from_settings
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.exchange.ics import PlannedWorkout
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.planning.consistency import active_days_of, week_start
from backcompanion.training.planning.program import (
    KEEPING_WEEK,
    LAST_WEEK,
    DayChoices,
    DayWorkout,
    Plan,
    PlanWeek,
    choices_for_week,
    plan_week,
    planned_days,
    workout_of,
)
from backcompanion.training.session.prescription import prescribe
from backcompanion.training.session.record import History

# A quarter of a year: the eight weeks, and some more where breaks lie between them.
WEEKS = 13


def planned_workouts(
    plan: Plan,
    history: History,
    today: date,
    settings: Settings,
    length: Callable[[DayChoices, DayWorkout | None], float],
    names: Mapping[str, str] | None = None,
) -> tuple[PlannedWorkout, ...]:
    """From today on, those of today left out if it is done. `length`: seconds of a workout, with
    what the plan has for its weekday. `names`: of the routines, by id.
    """
    done_days = active_days_of(history.sessions)
    first = week_start(today, history.preferences.week_starts)
    result = []
    for number in range(WEEKS):
        start = first + timedelta(weeks=number)
        week = plan_week(plan, history, start + timedelta(days=6))
        choices = choices_for_week(week, settings.level, settings.rounds)
        care = _("Stop if anything hurts. A day off is no harm.")
        for day in planned_days(plan, history, start):
            if day >= today and day not in done_days:
                workout = workout_of(plan, day)
                described = _of_day(workout, names or {}) or _description(week, choices)
                result.append(PlannedWorkout(day, f"{described}\n{care}", length(choices, workout)))
    return tuple(result)


def estimated_seconds(
    choices: DayChoices,
    settings: Settings,
    routine: Routine,
    library: Library,
    workout: DayWorkout | None = None,
) -> float:
    """How long the routine takes on a day to come with these, for this person. `workout`: what the
    plan has for that weekday.
    """
    if workout is not None and workout.minutes:
        return workout.minutes * 60.0
    of_day = library.routines.get(workout.routine) if workout is not None else None
    if of_day is not None:  # as it is written
        chosen = choices_from_settings(settings, RecentSessions(), routine=of_day.id)
        return prescribe(of_day, library, replace(chosen, rounds=of_day.rounds)).seconds
    planned = PlanAdjustment(choices.rounds, choices.extra_repetitions)
    chosen = choices_from_settings(settings, RecentSessions(), planned)
    return prescribe(routine, library, chosen).seconds


def _of_day(workout: DayWorkout | None, names: Mapping[str, str]) -> str:
    if workout is None:
        return ""
    if workout.minutes:
        return ngettext("{n} minute", "{n} minutes", workout.minutes).format(n=workout.minutes)
    return names.get(workout.routine, "")


def _description(week: PlanWeek | None, choices: DayChoices) -> str:
    if week is None:
        return rounds(choices.rounds)
    return _("{name}: {what}").format(name=week_number(week.number), what=week_requirements(week))


def rounds(count: int) -> str:
    return ngettext("{n} round", "{n} rounds", count).format(n=count)


def week_requirements(week: PlanWeek) -> str:
    """Two rounds, one repetition more in each set, 3 days a week"""
    parts = [rounds(week.rounds)]
    if week.extra_repetitions:
        parts.append(_("one repetition more in each set"))
    if week.level == "harder":
        parts.append(_("harder where you are ready"))
    parts.append(days_a_week(week.days, week.most_days))
    return ", ".join(parts)


def days_a_week(days: int, most: int) -> str:
    if most > days:
        return _("{days} to {most} days a week").format(days=days, most=most)
    return ngettext("{n} day a week", "{n} days a week", days).format(n=days)


def week_number(number: int) -> str:
    if number >= KEEPING_WEEK:
        return _("Keeping it")
    return _("Week {n} of {last}").format(n=number, last=LAST_WEEK)
