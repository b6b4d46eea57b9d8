"""The week so far, the streak, and one line of advice, in words."""

from datetime import date

from PySide6.QtCore import QLocale

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.advice import Advice
from backcompanion.training.planning.stats import Stats
from backcompanion.ui.text import formats

# Of a short name of a day: what is longer is a whole word.
_MOST_LETTERS = 5


def week_texts(stats: Stats, advice: Advice) -> tuple[str, str]:
    """The two lines of them."""
    return week_line(stats), advice_line(advice, stats.as_of)


def week_line(stats: Stats) -> str:
    """2 of 3 this week · 5-week streak. Empty before the first session that counts."""
    if not stats.weeks:
        return ""
    week = stats.this_week
    if week.needs > 0:
        line = _("{done} of {needs} this week").format(done=week.active_days, needs=week.needs)
    else:
        line = ngettext("{n} this week", "{n} this week", week.active_days).format(
            n=week.active_days
        )
    if stats.streak.weeks:
        line += " · " + ngettext("{n}-week streak", "{n}-week streak", stats.streak.weeks).format(
            n=stats.streak.weeks
        )
    return line


def advice_line(advice: Advice, today: date) -> str:
    """The day's advice."""
    if advice.kind == "on-break" and advice.is_ill:
        return _("Get well first. Your streak is safe meanwhile.")
    lines = {
        "painful": _("Your back was painful. Rest until it is not, and ask somebody if it stays."),
        "sore-for-long": _("Sore for more than five days: let a doctor have a look."),
        "very-sore": _("That sore, your back is better off resting today."),
        "go-lighter": _("A little sore: one round, or the easier level, is plenty today."),
        "done-today": _("You have trained today. Well done; let it sink in."),
        "on-break": _("You are on a break. Enjoy it; training counts all the same."),
        "after-illness": _("Good that you are well again. Begin gently, with one round."),
        "welcome-back": _("Good to have you back. Begin with one round if you like."),
        "rest-day": _("Trained less than two days ago. Muscles grow at rest, so no hurry."),
        "first-time": _("Your first time: take it slowly, and stop if anything hurts."),
        "week-met": _("This week's goal is met. Anything more is a gift."),
        "streak-safe": _streak_safe(advice, today),
        "week-open": _("Your back has had its rest."),
    }
    return lines[advice.kind]


def _streak_safe(advice: Advice, today: date) -> str:
    n = advice.streak_weeks
    if today == advice.last_day:
        return ngettext(
            "Your streak of {n} week is safe until tonight.",
            "Your streak of {n} weeks is safe until tonight.",
            n,
        ).format(n=n)
    return ngettext(
        "Your streak of {n} week is safe until {day}.",
        "Your streak of {n} weeks is safe until {day}.",
        n,
    ).format(n=n, day=formats.weekday(advice.last_day.weekday(), long=True))


def weekday_label(index: int) -> str:
    """As short as the locale has it; `index`: 0 Monday … 6 Sunday.

    What is called short is a whole word in some, as in Arabic. A letter alone says which it is only
    where no two are the same.
    """
    short = [formats.weekday(day) for day in range(7)]
    narrow = QLocale.FormatType.NarrowFormat
    letters = [QLocale().standaloneDayName(day + 1, narrow) for day in range(7)]
    is_long = any(len(name.rstrip(".")) > _MOST_LETTERS for name in short)
    return letters[index] if is_long and len(set(letters)) == len(letters) else short[index]
