"""What the day's workout holds, in words."""

from collections.abc import Sequence

from backcompanion.i18n import gettext as _
from backcompanion.training.agreed import days_from
from backcompanion.training.lately import Lately, lately
from backcompanion.training.prescription import prescribe
from backcompanion.training.program import DayChoices
from backcompanion.training.record import SessionRecord
from backcompanion.training.today import Today, choices_today
from backcompanion.ui.parts import Parts
from backcompanion.ui.plan import words
from backcompanion.ui.words import minutes
from backcompanion.ui.workout.choosing import Planned, choices_from, planned_for

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
    pieces = [words.rounds(prescription.rounds)]
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
