"""What the Plan page says."""

from datetime import date, timedelta

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import in_sentence, ngettext, pgettext
from backcompanion.training.planning.advice import Advice
from backcompanion.training.planning.plan_day import PlanDay, TodaysPlan
from backcompanion.training.planning.program_changes import PlanOffer
from backcompanion.training.planning.weekdays import DayTask
from backcompanion.training.session.record import Break, BreakReason
from backcompanion.ui.text import formats
from backcompanion.ui.text.week import advice_line


def reason_name(reason: BreakReason) -> str:
    return {
        "holiday": _("Holiday"),
        "illness": _("Illness"),
        "rest": pgettext("why there is a break of days", "Rest"),
    }[reason]


def end_break_label(reason: BreakReason) -> str:
    """On the button that ends a break of that reason."""
    return {"holiday": _("I am back"), "illness": _("I am well"), "rest": _("Go on")}[reason]


def break_days(break_: Break, today: date) -> str:
    """since Tue 17 Nov, or 1 Aug 2026 – 14 Aug 2026"""
    if break_.end is None:
        since = break_.start <= today
        form = _("since {day}") if since else _("from {day}")
        return form.format(day=formats.near_day(break_.start, today))
    if break_.start == break_.end:
        return formats.full_day(break_.start)
    return f"{formats.near_day(break_.start, today)} – {formats.near_day(break_.end, today)}"


def goal(days: int) -> str:
    return ngettext("Goal: {n} day a week", "Goal: {n} days a week", days).format(n=days)


def since_day(day: date, today: date) -> str:
    """After "since": today, yesterday, Tuesday."""
    days_ago = (today - day).days
    if days_ago == 0:
        return _("today")
    if days_ago == 1:
        return _("yesterday")
    return formats.weekday(day.weekday(), long=True)


def task(name: DayTask) -> str:
    """What a day is for, short."""
    return {
        "workout": _("Workout"),
        "other-work": _("Legs or cardio"),
        "walk": _("A walk"),
        "rest": pgettext("what a day is for", "Rest"),
    }[name]


def headline(advice: Advice) -> str:
    """What the day is for, in a few words."""
    return {
        "painful": _("Rest today"),
        "sore-for-long": _("Let a doctor have a look"),
        "very-sore": _("Rest today"),
        "go-lighter": _("Go lighter today"),
        "done-today": _("Done for today"),
        "on-break": _("You are on a break"),
        "after-illness": _("Begin gently again"),
        "welcome-back": _("Good to have you back"),
        "rest-day": _("A day of rest, if you like"),
        "first-time": _("A good day to begin"),
        "week-met": _("This week’s goal is met"),
        "streak-safe": _("A good day to train"),
        "week-open": _("A good day to train"),
    }[advice.kind]


# Where nothing of the body and of the week speaks against it, the day's task is the headline.
_NOTHING_AGAINST = ("streak-safe", "week-open", "first-time")


def today_headline(today: TodaysPlan) -> str:
    if today.advice.kind not in _NOTHING_AGAINST or today.task is None:
        return headline(today.advice)
    return {
        "workout": _("A good day to train"),
        "other-work": _("Legs or cardio today"),
        "walk": _("A walk today"),
        "rest": _("Rest and stretches today"),
    }[today.task]


def today_reason(today: TodaysPlan) -> str:
    """Why, and what comes next."""
    advice = today.advice
    sentences = [_reason(today)]
    if today.next_day is not None and advice.kind not in ("painful", "sore-for-long"):
        sentences.append(_("Your next training day is {day}.").format(day=_next_day_text(today)))
    return " ".join(sentences)


def _reason(today: TodaysPlan) -> str:
    advice = today.advice
    if advice.kind in _NOTHING_AGAINST and today.task not in (None, "workout"):
        return _("Your back is not on the list today.")
    if advice.kind in _NOTHING_AGAINST and today.makes_up:
        return _("One of this week’s days is still to be done, and today has room for it.")
    # What the headline says already is not said again.
    short_reasons = {
        "on-break": _("Enjoy it; training counts all the same."),
        "after-illness": _("Good that you are well again. One round is plenty."),
        "welcome-back": _("Begin with one round if you like."),
        "week-met": _("Anything more is a gift."),
    }
    if advice.kind == "on-break" and advice.is_ill:
        return advice_line(advice, today.day)
    return short_reasons.get(advice.kind) or advice_line(advice, today.day)


def _next_day_text(today: TodaysPlan) -> str:
    assert today.next_day is not None
    ahead = (today.next_day - today.day).days
    if ahead == 1:
        return _("tomorrow")
    return (
        formats.weekday(today.next_day.weekday(), long=True)
        if ahead < 7
        else formats.short_day(today.next_day)
    )


def offer_text(offer: PlanOffer) -> str:
    if offer.kind == "repeat":
        return _("Last week had less in it than it asked for. You can do week {n} again.").format(
            n=offer.number
        )
    return _("It has been a while. You can begin again at week {n}, a step easier.").format(
        n=offer.number
    )


def day_description(plan_day: PlanDay, today: date) -> str:
    """All that is known of a day of the calendar."""
    parts = []
    if plan_day.done:
        parts.append(_("trained"))
    if plan_day.break_reason:
        parts.append(
            _("break ({reason})").format(reason=in_sentence(reason_name(plan_day.break_reason)))
        )
    if plan_day.planned:
        parts.append(_("workout planned"))
    elif (
        plan_day.task and plan_day.day >= today and not plan_day.done and plan_day.task != "workout"
    ):
        parts.append(in_sentence(task(plan_day.task)))
    if not parts:
        parts.append(_("nothing planned") if plan_day.day >= today else _("not trained"))
    name = formats.full_day(plan_day.day)
    if plan_day.day == today:
        name = _("Today, {day}").format(day=name)
    return _("{day}: {what}").format(day=name, what=", ".join(parts))


def start_sentence(day: date, today: date) -> str:
    if day <= today:
        return _("It begins today.")
    if day - today == timedelta(days=1):
        return _("It begins tomorrow.")
    return _("It begins on {day}.").format(day=formats.short_day(day))
