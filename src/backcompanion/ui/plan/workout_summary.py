"""What the day's workout holds, in words."""

from collections.abc import Sequence

from backcompanion.application.context import AppContext
from backcompanion.application.day_workout import (
    is_in_use,
    prescription_of_day,
    routine_of_day,
)
from backcompanion.application.todays_choices import (
    adjustment_for,
    choices_from_settings,
)
from backcompanion.application.todays_prescription import prescribe_in_time
from backcompanion.base.i18n import gettext as _
from backcompanion.training.adaptation.recent import recent_sessions
from backcompanion.training.planning.plan_day import TodaysPlan, choices_for_today
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui.text import formats, training_text

_NOT_TODAY = ("painful", "sore-for-long", "very-sore", "done-today", "on-break")


def workout_summary(today: TodaysPlan, context: AppContext, newest: Sequence[SessionRecord]) -> str:
    """Two rounds, one repetition more in each set · 26 min; empty where there is none today.

    The same workout as on the Workout page. `newest`: the latest sessions with their steps.
    """
    if today.advice.kind in _NOT_TODAY or today.task not in (None, "workout"):
        return ""
    now = context.live.now
    recent = recent_sessions(newest, now.not_gentler)
    if (workout := today.workout) is not None and not is_in_use(workout, context):
        prescription = prescription_of_day(workout, context, recent)
        name = routine_of_day(workout, context.library, context.routine).name
        return f"{name} · {formats.minutes(prescription.seconds)}"
    planned = None
    if context.shelf.in_use_is_planned:  # others are; else that is trained as it was written
        planned = adjustment_for(today, now, context.routine, context.library, newest, recent)
    choices = choices_from_settings(now, recent, planned, routine=context.routine.id)
    prescription = prescribe_in_time(context.routine, context.library, choices, now.minutes, recent)
    choices_of_today = choices_for_today(today, now.level, now.rounds)
    phrases = [training_text.rounds(prescription.rounds)]
    if choices_of_today.extra_repetitions:
        phrases.append(_("one repetition more in each set"))
    if choices_of_today.harder_where_ready:
        phrases.append(_("harder where you are ready"))
    text = ", ".join(phrases)
    return f"{text[:1].upper()}{text[1:]} · {formats.minutes(prescription.seconds)}"
