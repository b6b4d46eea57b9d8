"""The plan as a calendar file: once, or kept up to date by itself."""

from datetime import datetime
from pathlib import Path

from backcompanion.application.planned_workouts import estimated_seconds, planned_workouts
from backcompanion.application.settings import Settings
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange.ics import CalendarClock, write_calendar
from backcompanion.history.store import Store
from backcompanion.history.values.plan_store import make_calendar_id, read_plan, read_reminders
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.planning.program import DayChoices, DayWorkout


def export_calendar(
    path: Path,
    store: Store,
    settings: Settings,
    routine: Routine,
    library: Library,
    now: datetime,
) -> int:
    """How many workouts the file holds now. Raises KnownError where it cannot be written, and
    where there is nothing to write.
    """
    plan = read_plan(store)
    if not plan.weekdays:
        raise KnownError(
            _("No weekdays are chosen, so there are no days to write. Choose them on Plan first.")
        )
    history = store.read()
    day_starts = history.preferences.day_starts_minutes

    def length(choices: DayChoices, workout: DayWorkout | None) -> float:
        return estimated_seconds(choices, settings, routine, library, workout)

    names = {id: each.name for id, each in library.routines.items()}
    today = local_date_of(now, day_starts)
    workouts = planned_workouts(plan, history, today, settings, length, names)
    clock = CalendarClock(read_reminders(store), day_starts)
    write_calendar(path, workouts, clock, make_calendar_id(store), now)
    return len(workouts)
