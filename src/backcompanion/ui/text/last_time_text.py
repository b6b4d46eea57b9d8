"""What the session before is worth a word now, as short sentences."""

from collections.abc import Callable, Sequence

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.adaptation.last_time import LastTimeFact
from backcompanion.ui.text import formats

# More names than this say less.
MOST_NAMES = 2


def last_time_sentence(fact: LastTimeFact, exercise_name: Callable[[str], str], unit: str) -> str:
    """`exercise_name`: within a sentence; `unit` of weights: kg or lb."""
    names = _names([exercise_name(id_) for id_ in fact.exercises])
    match fact.kind:
        case "hurt":
            template = (
                _("What hurt comes back gentler: {names}.")
                if fact.gentler
                else _("This hurt: {names}.")
            )
        case "skipped":
            template = _("Skipped: {names}.")
        case "easier":
            template = _("Easier than before: {names}.")
        case "harder":
            template = _("Harder than before: {names}.")
        case "weight":
            weight = formats.weight(fact.load_kg, unit)
            return _("Weight in {names}: {weight}.").format(names=names, weight=weight)
        case "soreness" if not fact.value:
            return _("The day after, your back was not sore.")
        case "soreness":
            return _("The day after, your back was sore {n} of 10.").format(n=fact.value)
        case "all-sets":
            return _("All sets done for the first time.")
        case "no-easier":
            return _("For the first time nothing was made easier.")
    return template.format(names=names)


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    if more <= 0:
        return shown
    return ngettext("{names} and {n} more", "{names} and {n} more", more).format(
        names=shown, n=more
    )
