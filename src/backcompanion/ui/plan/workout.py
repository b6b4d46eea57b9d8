"""What the day's workout holds, in words."""

from backcompanion.i18n import gettext as _
from backcompanion.training.prescription import Choices, prescribe
from backcompanion.training.program import DayChoices
from backcompanion.training.today import Today, choices_today
from backcompanion.ui.parts import Parts
from backcompanion.ui.plan import words
from backcompanion.ui.words import minutes

_NOT_TODAY = ("painful", "sore-for-long", "very-sore", "done-today", "on-break")


def workout_words(today: Today, parts: Parts) -> str:
    """Two rounds, one repetition more in each set · 26 min; empty where there is none today."""
    if today.advice.kind in _NOT_TODAY or today.task not in (None, "workout"):
        return ""
    now = parts.live.now
    choices = choices_today(today, now.level, now.rounds)
    pieces = [words.rounds(choices.rounds)]
    if choices.extra_repetitions:
        pieces.append(_("one repetition more in each set"))
    if choices.harder_where_ready:
        pieces.append(_("harder where you are ready"))
    said = ", ".join(pieces)
    return f"{said[:1].upper()}{said[1:]} · {minutes(seconds_of(choices, parts))}"


def seconds_of(choices: DayChoices, parts: Parts) -> float:
    """How long the routine takes with these."""
    now = parts.live.now
    plan = prescribe(
        parts.routine,
        parts.library,
        Choices(
            equipment=frozenset(now.equipment),
            level=choices.level,
            rounds=choices.rounds,
            warm_up=not now.already_warm,
            rest_factor=now.rest_percent / 100,
            extra_repetitions=choices.extra_repetitions,
        ),
    )
    return plan.seconds
