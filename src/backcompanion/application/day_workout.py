"""What the plan has for a weekday: offered on that day, and taken back after it."""

from datetime import date
from typing import TYPE_CHECKING

from backcompanion.application.todays_choices import choices_from_settings
from backcompanion.application.todays_prescription import prescribe_in_time
from backcompanion.training.planning.consistency import active_days_of, sessions_until
from backcompanion.training.planning.program import DayWorkout, Plan, planned_days, workout_of

if TYPE_CHECKING:
    from backcompanion.application.context import AppContext
    from backcompanion.application.history_model import HistoryModel
    from backcompanion.training.adaptation.recent import RecentSessions
    from backcompanion.training.exercise.routine import Library, Routine
    from backcompanion.training.session.prescription import Prescription
    from backcompanion.training.session.record import History

_SEPARATOR = "|"


def routine_of_day(workout: DayWorkout | None, library: "Library", in_use: "Routine") -> "Routine":
    """One that has gone leaves the one in use."""
    return library.routines.get(workout.routine, in_use) if workout is not None else in_use


def offered_workout(
    plan: Plan, history: "History", context: "AppContext", today: date
) -> DayWorkout | None:
    """That of today, where it is still to be trained, is not in use and was not passed over."""
    workout, now = workout_of(plan, today), context.live.now
    if workout is None or now.plan_passed == today or is_in_use(workout, context):
        return None
    if today not in planned_days(plan, history, today):
        return None
    return None if today in active_days_of(sessions_until(history, today)) else workout


def is_in_use(workout: DayWorkout, context: "AppContext") -> bool:
    routine = routine_of_day(workout, context.library, context.routine)
    fits = not workout.minutes or context.live.now.minutes == workout.minutes
    return routine.id == context.routine.id and fits


def take_workout(workout: DayWorkout, context: "AppContext", today: date) -> None:
    """In use for today; what was in use is remembered."""
    live = context.live
    before = _state(context)
    routine = routine_of_day(workout, context.library, context.routine)
    if routine.id != context.routine.id:
        context.shelf.choose(routine.id)
    live.change(minutes=workout.minutes)
    live.change(before_plan=_SEPARATOR.join((today.isoformat(), *before, *_state(context))))


def give_back(context: "AppContext", today: date) -> None:
    """What was in use before the plan's, once that day is over; unless something else is by now."""
    live = context.live
    day, *states = live.now.before_plan.split(_SEPARATOR)
    if not day or day == today.isoformat():
        return
    live.change(before_plan="")
    if len(states) == 2 * len(_state(context)) and (*states[3:],) == _state(context):
        routine, minutes, rounds = states[:3]
        if routine and routine not in context.library.routines:
            return
        if minutes.isdecimal() and rounds.isdecimal():
            live.change(routine=routine, minutes=int(minutes), rounds=int(rounds))


def _state(context: "AppContext") -> tuple[str, str, str]:
    now = context.live.now
    return now.routine, str(now.minutes), str(now.rounds)


def prescription_as_planned(
    context: "AppContext", history_model: "HistoryModel", shown: "Prescription"
) -> "Prescription":
    """What the plan has for today, else `shown`: as a press of Start would begin it."""
    from backcompanion.training.adaptation.recent import recent_sessions

    workout = workout_of(history_model.plan(), history_model.today())
    if workout is None or is_in_use(workout, context):
        return shown
    recent = recent_sessions(history_model.latest(), context.live.now.not_gentler)
    return prescription_of_day(workout, context, recent)


def prescription_of_day(
    workout: DayWorkout, context: "AppContext", recent: "RecentSessions"
) -> "Prescription":
    """As it would be trained if it were taken."""
    from dataclasses import replace

    routine = routine_of_day(workout, context.library, context.routine)
    choices = choices_from_settings(context.live.now, recent, routine=routine.id)
    if routine.id != context.routine.id:
        choices = replace(choices, rounds=routine.rounds)
    return prescribe_in_time(routine, context.library, choices, workout.minutes, recent)
