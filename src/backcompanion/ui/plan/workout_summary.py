"""What the day's workout holds, in words."""

from collections.abc import Sequence

from backcompanion.application.context import Parts
from backcompanion.application.todays_choices import Planned, choices_from, planned_for
from backcompanion.base.i18n import gettext as _
from backcompanion.training.adaptation.overrides import days_from
from backcompanion.training.adaptation.recent import Lately, lately
from backcompanion.training.planning.plan_day import Today, choices_today
from backcompanion.training.planning.program import DayChoices
from backcompanion.training.session.prescription import prescribe
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui.text import plan_text
from backcompanion.ui.text.training_text import minutes

_NOT_TODAY = ("painful", "sore-for-long", "very-sore", "done-today", "on-break")


def workout_words(today: Today, parts: Parts, newest: Sequence[SessionRecord]) -> str:
    """Two rounds, one repetition more in each set · 26 min; empty where there is none today.

    The same workout as on the Workout page. `newest`: the latest sessions with their steps.
    """
    if today.advice.kind in _NOT_TODAY or today.task not in (None, "workout"):
        return ""
    now = parts.live.now
    heard = lately(newest, days_from(now.not_gentler))
    planned = planned_for(today, parts, newest, heard)
    prescription = prescribe(parts.routine, parts.library, choices_from(now, heard, planned))
    asked = choices_today(today, now.level, now.rounds)
    pieces = [plan_text.rounds(prescription.rounds)]
    if asked.extra_repetitions:
        pieces.append(_("one repetition more in each set"))
    if asked.harder_where_ready:
        pieces.append(_("harder where you are ready"))
    said = ", ".join(pieces)
    return f"{said[:1].upper()}{said[1:]} · {minutes(prescription.seconds)}"


def seconds_of(choices: DayChoices, parts: Parts) -> float:
    """How long the routine takes on a day to come with these, for this person."""
    planned = Planned(choices.rounds, choices.extra_repetitions)
    chosen = choices_from(parts.live.now, Lately(), planned)
    return prescribe(parts.routine, parts.library, chosen).seconds
