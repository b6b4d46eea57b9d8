"""What went with the back, in words: never that anything was caused."""

from collections.abc import Callable

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.back_beside import About, BackBeside, BackRemark, RatedGroup
from backcompanion.ui.text import formats

Names = Callable[[str], str]


def remark_sentence(remark: BackRemark, exercise_name: Names, unit: str) -> str:
    what = subject(remark.about, exercise_name, unit)
    template = (
        _("{what} went with a sorer back.")
        if remark.with_it.mean > remark.without.mean
        else _("{what} went with a better back.")
    )
    return template.format(what=what)


def subject(about: About, exercise_name: Names, unit: str) -> str:
    """As the beginning of a sentence."""
    name = exercise_name(about.exercise)
    upper = name[:1].upper() + name[1:]
    match about.kind:
        case "gap":
            return _("Less than 48 hours between sessions")
        case "rounds":
            return ngettext("{n} round", "{n} rounds", about.rounds).format(n=about.rounds)
        case "load":
            return _("{name} with {weight}").format(
                name=upper, weight=formats.weight(about.load_kg, unit)
            )
        case "variant":
            return {
                "easier": _("{name}, the easier variant,"),
                "standard": _("{name}, the standard variant,"),
                "harder": _("{name}, the harder variant,"),
            }[about.variant].format(name=upper)
    return upper


def group_names(about: About) -> tuple[str, str]:
    """Of the sessions with it, and without it."""
    if about.kind == "gap":
        return _("under 48 hours"), _("48 hours or more")
    return _("with it"), _("without it")


def group_count(group: RatedGroup) -> str:
    """ "1.9 of 3, after 31 sessions" """
    return ngettext(
        "{mean} of 3, after {n} session", "{mean} of 3, after {n} sessions", len(group.ids)
    ).format(mean=formats.decimal(group.mean), n=formats.number(len(group.ids)))


def asked_sentence(back: BackBeside) -> str:
    """How much was asked, and how much of that can be relied on."""
    if not back.asked:
        return _(
            "Say after your workouts how your back feels; once there is enough to compare,"
            " it will stand here."
        )
    silent = back.asked - len(back.remarks)
    asked = ngettext("{n} thing was asked", "{n} things were asked", back.asked).format(
        n=formats.number(back.asked)
    )
    if not back.remarks:
        return _("{asked}; none showed anything to rely on.").format(asked=asked)
    if not silent:
        return _("“Went with” does not mean “caused”. {asked}. 0 is good, 3 painful.").format(
            asked=asked
        )
    showed = ngettext(
        "{n} showed nothing to rely on", "{n} showed nothing to rely on", silent
    ).format(n=formats.number(silent))
    return _("“Went with” does not mean “caused”. {asked}; {showed}. 0 is good, 3 painful.").format(
        asked=asked, showed=showed
    )
