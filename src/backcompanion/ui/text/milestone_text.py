"""A milestone as a short sentence."""

from collections.abc import Callable

from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.milestones import Milestone

# In these the step from easier to standard is that the legs come along.
LEGS_LIFT = ("back-bows", "pilates-swimmers")


def sentence(one: Milestone, named: Callable[[str], str], way: Callable[[str, str], str]) -> str:
    """`named` gives an exercise's name within a sentence, `way` that of its variant at a level."""
    match one.kind:
        case "first-session":
            return _("Your first session.")
        case "all-sets":
            return _("All sets done for the first time.")
        case "sessions":
            return _("{n} sessions.").format(n=one.count)
        case "level":
            name = named(one.exercise)
            if one.exercise in LEGS_LIFT and one.level == "standard":
                return _("Your legs lifted in {name}.").format(name=name)
            said = _("A step up in {name}: {way}.")
            return said.format(name=name, way=way(one.exercise, one.level))
        case "written":
            return one.text
