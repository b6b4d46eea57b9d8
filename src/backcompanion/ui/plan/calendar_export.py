"""The days to come into a calendar file."""

from datetime import date, timedelta
from pathlib import Path

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.plan_editor import PlanEditor
from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange.ics import PlannedWorkout, write_calendar
from backcompanion.history.values.plan_store import read_exported, write_exported
from backcompanion.training.planning.consistency import active_days_of, week_start
from backcompanion.training.planning.program import Plan, choices_for_week, plan_week, planned_days
from backcompanion.training.session.record import History
from backcompanion.ui.plan.workout_summary import estimated_seconds
from backcompanion.ui.text import plan_text

# A quarter of a year: the eight weeks, and some more where breaks lie between them.
WEEKS = 13


def export_days(
    path: Path, history_model: HistoryModel, context: AppContext, editor: PlanEditor
) -> int:
    """How many workouts the file holds now. Raises KnownError where it cannot be written."""
    today = history_model.today()
    workouts = planned_workouts(editor.plan(), history_model.history(), today, context)
    planned_uids = {workout.uid: workout.day for workout in workouts}
    exported_before = read_exported(context.store)
    done_days = active_days_of(history_model.history().sessions)
    cancelled = {
        uid: day
        for uid, day in exported_before.items()
        if day >= today and day not in done_days and uid not in planned_uids
    }
    write_calendar(path, workouts, editor.state().reminders, context.now(), cancelled)
    # What is called off stays so in the next file too: this one may never be imported.
    write_exported(context.store, planned_uids | cancelled)
    return len(workouts)


def planned_workouts(
    plan: Plan, history: History, today: date, context: AppContext
) -> tuple[PlannedWorkout, ...]:
    """From today on, those of today left out if it is done."""
    now = context.live.now
    done_days = active_days_of(history.sessions)
    first = week_start(today, history.preferences.week_starts)
    workouts_found = []
    for number in range(WEEKS):
        start = first + timedelta(weeks=number)
        week = plan_week(plan, history, start + timedelta(days=6))
        choices = choices_for_week(week, now.level, now.rounds)
        seconds = estimated_seconds(choices, context)
        description = plan_text.rounds(choices.rounds)
        if week is not None:
            description = (
                f"{plan_text.week_number(week.number)}: {plan_text.week_requirements(week)}"
            )
        for number_in_week, day in enumerate(planned_days(plan, history, start), start=1):
            if day >= today and day not in done_days:
                workouts_found.append(
                    PlannedWorkout(day, start, number_in_week, description + _remark(), seconds)
                )
    return tuple(workouts_found)


def _remark() -> str:
    return "\n" + _("Stop if anything hurts. A day off is no harm.")
