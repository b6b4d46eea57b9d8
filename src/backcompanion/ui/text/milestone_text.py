"""A milestone as a short sentence."""

from collections.abc import Callable

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.milestones import Milestone

# In these the step from easier to standard is that the legs come along.
LEGS_LIFT = ("back-bows", "pilates-swimmers")


def sentence(
    milestone: Milestone, exercise_name: Callable[[str], str], way: Callable[[str, str], str]
) -> str:
    """`exercise_name` gives an exercise's name within a sentence, `way` that of its variant at a
    level.
    """
    match milestone.kind:
        case "first-session":
            return _("Your first session.")
        case "all-sets":
            return _("All sets done for the first time.")
        case "sessions":
            return ngettext("{n} session.", "{n} sessions.", milestone.count).format(
                n=milestone.count
            )
        case "level":
            name = exercise_name(milestone.exercise)
            if milestone.exercise in LEGS_LIFT and milestone.level == "standard":
                return _("Your legs lifted in {name}.").format(name=name)
            template = _("A step up in {name}: {way}.")
            return template.format(name=name, way=way(milestone.exercise, milestone.level))
        case "written":
            return milestone.text
