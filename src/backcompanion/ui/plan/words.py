"""What the Plan page says."""

from datetime import date
from gettext import gettext as _

from backcompanion.training.advice import Advice
from backcompanion.training.record import Break, Reason
from backcompanion.ui.progress.words import full_day, plain_day, short_day, weekday


def reason_name(reason: Reason) -> str:
    return {"holiday": _("Holiday"), "illness": _("Illness"), "rest": _("Rest")}[reason]


def end_of(reason: Reason) -> str:
    """On the button that ends a break of that reason."""
    return {"holiday": _("I am back"), "illness": _("I am well"), "rest": _("Go on")}[reason]


def break_days(one: Break, today: date) -> str:
    """since Tue 17 Nov, or 1 Aug 2026 – 14 Aug 2026"""
    if one.end is None:
        since = one.start <= today
        form = _("since {day}") if since else _("from {day}")
        return form.format(day=short_day(one.start))
    if one.start == one.end:
        return full_day(one.start)
    near = abs((one.end - today).days) < 180
    form_day = short_day if near else plain_day
    return f"{form_day(one.start)} – {form_day(one.end)}"


def since_day(day: date, today: date) -> str:
    """After "since": today, yesterday, Tuesday."""
    back = (today - day).days
    if back == 0:
        return _("today")
    if back == 1:
        return _("yesterday")
    return weekday(day.weekday(), long=True)


def headline(advice: Advice) -> str:
    """What the day is for, in a few words."""
    return {
        "painful": _("Rest today"),
        "sore-for-long": _("Let a doctor have a look"),
        "very-sore": _("Rest today"),
        "go-lighter": _("Go lighter today"),
        "done-today": _("Done for today"),
        "on-break": _("You are on a break"),
        "welcome-back": _("Good to have you back"),
        "rest-day": _("A day of rest, if you like"),
        "first-time": _("A good day to begin"),
        "week-met": _("This week’s goal is met"),
        "streak-safe": _("A good day to train"),
        "week-open": _("A good day to train"),
    }[advice.kind]
