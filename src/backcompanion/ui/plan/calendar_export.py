"""The days to come into a calendar file."""

from datetime import date, timedelta
from pathlib import Path

from backcompanion.application.context import Parts
from backcompanion.application.history_model import Numbers
from backcompanion.application.plan_editor import PlanKeeping
from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange.ics import PlannedWorkout, write_calendar
from backcompanion.history.values.plan_store import read_exported, write_exported
from backcompanion.training.planning.consistency import active_days_of, week_start
from backcompanion.training.planning.program import Plan, choices_of, plan_week, planned_days
from backcompanion.training.session.record import History
from backcompanion.ui.plan.workout_summary import seconds_of
from backcompanion.ui.text import plan_text

# A quarter of a year: the eight weeks, and some more where breaks lie between them.
WEEKS = 13


def export_days(path: Path, numbers: Numbers, parts: Parts, keeping: PlanKeeping) -> int:
    """How many workouts the file holds now. Raises KnownError where it cannot be written."""
    today = numbers.today()
    workouts = planned_workouts(keeping.plan(), numbers.history(), today, parts)
    there = {workout.uid: workout.day for workout in workouts}
    before = read_exported(parts.store)
    done = active_days_of(numbers.history().sessions)
    gone = {
        uid: day
        for uid, day in before.items()
        if day >= today and day not in done and uid not in there
    }
    write_calendar(path, workouts, keeping.kept().reminders, parts.now(), gone)
    # What is called off stays so in the next file too: this one may never be imported.
    write_exported(parts.store, there | gone)
    return len(workouts)


def planned_workouts(
    plan: Plan, history: History, today: date, parts: Parts
) -> tuple[PlannedWorkout, ...]:
    """From today on, those of today left out if it is done."""
    now = parts.live.now
    done = active_days_of(history.sessions)
    first = week_start(today, history.preferences.week_starts)
    found = []
    for number in range(WEEKS):
        start = first + timedelta(weeks=number)
        week = plan_week(plan, history, start + timedelta(days=6))
        choices = choices_of(week, now.level, now.rounds)
        seconds = seconds_of(choices, parts)
        about = plan_text.rounds(choices.rounds)
        if week is not None:
            about = f"{plan_text.week_number(week.number)}: {plan_text.week_asks(week)}"
        for place, day in enumerate(planned_days(plan, history, start), start=1):
            if day >= today and day not in done:
                found.append(PlannedWorkout(day, start, place, about + _remark(), seconds))
    return tuple(found)


def _remark() -> str:
    return "\n" + _("Stop if anything hurts. A day off is no harm.")
