"""A milestone as a short sentence."""

from collections.abc import Callable

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.milestones import Milestone
from backcompanion.ui.text import formats

# In these the step from easier to standard is that the legs come along.
LEGS_LIFT = ("back-bows", "pilates-swimmers")


def sentence(
    milestone: Milestone,
    exercise_name: Callable[[str], str],
    way: Callable[[str, str], str],
    unit: str = "kg",
) -> str:
    """`exercise_name` gives an exercise's name within a sentence, `way` that of its variant at a
    level; `unit` of weights: kg or lb.
    """
    match milestone.kind:
        case "first-session":
            return _("Your first session.")
        case "all-sets":
            return _("All sets done for the first time.")
        case "sessions":
            return ngettext("{n} session.", "{n} sessions.", milestone.count).format(
                n=formats.number(milestone.count)
            )
        case "year":
            return ngettext(
                "A year kept up: you trained in each of its months.",
                "{n} years kept up, without a month left out.",
                milestone.count,
            ).format(n=formats.number(milestone.count))
        case "streak":
            return ngettext(
                "Your longest streak, {n} week, passed.",
                "Your longest streak, {n} weeks, passed.",
                milestone.count,
            ).format(n=formats.number(milestone.count))
        case "weight":
            return _("More weight than before in {name}: {weight}.").format(
                name=exercise_name(milestone.exercise),
                weight=formats.weight(milestone.load_kg, unit),
            )
        case "level":
            name = exercise_name(milestone.exercise)
            if milestone.exercise in LEGS_LIFT and milestone.level == "standard":
                return _("Your legs lifted in {name}.").format(name=name)
            template = _("A step up in {name}: {way}.")
            return template.format(name=name, way=way(milestone.exercise, milestone.level))
        case "written":
            return milestone.text
