"""Whether somebody who asked for it is to be reminded today."""

from backcompanion.training.planning.advice import AdviceKind
from backcompanion.training.planning.plan_day import TodaysPlan

# What speaks against training today, or has seen to it.
_QUIET_ADVICE: tuple[AdviceKind, ...] = (
    "painful",
    "sore-for-long",
    "very-sore",
    "done-today",
    "on-break",
)


def is_reminder_due(today: TodaysPlan) -> bool:
    """On a weekday chosen for it, not done yet; in no break, and not while the advice is rest.

    `today.day` is the day of the training, which may begin in the small hours.
    """
    return (
        today.task == "workout"
        and not today.makes_up
        and today.break_reason is None
        and today.advice.kind not in _QUIET_ADVICE
    )


def days_still_needed(today: TodaysPlan) -> int:
    """How many active days the week's goal still lacks."""
    return max(0, today.advice.needs - today.advice.active_days)


def days_still_possible(today: TodaysPlan) -> int:
    """On how many days of the week, today with them, somebody could still train who has not yet."""
    return (today.advice.last_day - today.day).days + 1
