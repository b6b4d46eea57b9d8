"""A fact of a month as a sentence."""

from collections.abc import Callable

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.month_review import MonthFact
from backcompanion.ui.text import formats, training_text


def month_sentence(
    fact: MonthFact, before: str, exercise_name: Callable[[str], str], unit: str
) -> str:
    """`before`: name of the month before, "" of a span that is none; `exercise_name`: within a
    sentence; `unit`: kg or lb.
    """
    now = round(fact.now)
    match fact.kind:
        case "days":
            return _days(now, round(fact.before), before, has_sessions=bool(fact.ids))
        case "weeks":
            return _weeks(now, fact.of, fact.missing)
        case "planned":
            return _planned(now, round(fact.before), fact.of)
        case "effort":
            return _effort(fact.now, fact.before)
        case "back":
            return _back(now, fact.of)
        case "weight":
            name = exercise_name(fact.exercise)
            template = (
                _("In {name} the weight went up to {weight}.")
                if fact.now > fact.before
                else _("In {name} the weight went down to {weight}.")
            )
            return template.format(name=name, weight=formats.weight(fact.now, unit))
        case "harder":
            return ngettext(
                "{n} set was a harder variant, after {then}.",
                "{n} sets were harder variants, after {then}.",
                now,
            ).format(n=now, then=round(fact.before))
    return ngettext("{name}: it hurt once.", "{name}: it hurt in {n} sessions.", now).format(
        name=_upper(exercise_name(fact.exercise)), n=now
    )


def _days(now: int, then: int, before: str, *, has_sessions: bool) -> str:
    if not now and not then:
        if has_sessions:
            return _("None of the sessions counted as a training day.")
        return _("No training days.")
    if not now:
        days = training_text.days(then)
        if not before:
            return _("No training days, after {days} in the time before.").format(days=days)
        return _("No training days, after {days} in {month}.").format(days=days, month=before)
    if not then:
        return ngettext("You trained on {n} day.", "You trained on {n} days.", now).format(n=now)
    if not before:
        return ngettext(
            "You trained on {n} day, after {then} in the time before.",
            "You trained on {n} days, after {then} in the time before.",
            now,
        ).format(n=now, then=then)
    return ngettext(
        "You trained on {n} day, after {then} in {month}.",
        "You trained on {n} days, after {then} in {month}.",
        now,
    ).format(n=now, then=then, month=before)


def _weeks(met: int, held: int, missing: int) -> str:
    if not held:
        return ngettext(
            "This week needs {n} more day.", "This week needs {n} more days.", missing
        ).format(n=missing)
    weeks = ngettext(
        "{met} of {n} week met the goal", "{met} of {n} weeks met the goal", held
    ).format(met=met, n=held)
    if not missing:
        return _("{weeks}.").format(weeks=weeks)
    return ngettext(
        "{weeks}; this one needs {n} more day.", "{weeks}; this one needs {n} more days.", missing
    ).format(weeks=weeks, n=missing)


def _planned(done: int, moved: int, due: int) -> str:
    if not moved:
        return ngettext(
            "{done} of {n} planned day trained.", "{done} of {n} planned days trained.", due
        ).format(done=done, n=due)
    return ngettext(
        "{done} of {n} planned day trained, {moved} more moved.",
        "{done} of {n} planned days trained, {moved} more moved.",
        due,
    ).format(done=done, n=due, moved=moved)


def _effort(now: float, then: float) -> str:
    new, old = formats.decimal(now), formats.decimal(then)
    if new == old:
        return _("Effort stayed at {n} of 10.").format(n=new)
    template = (
        _("Effort fell from {old} to {new} of 10.")
        if now < then
        else _("Effort rose from {old} to {new} of 10.")
    )
    return template.format(old=old, new=new)


def _back(sore: int, count: int) -> str:
    if not sore:
        return ngettext(
            "Your back was well after the session that you rated.",
            "Your back was well after all {n} sessions that you rated.",
            count,
        ).format(n=count)
    return ngettext(
        "Your back was sore or painful after {sore} of {n} session.",
        "Your back was sore or painful after {sore} of {n} sessions.",
        count,
    ).format(sore=sore, n=count)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
