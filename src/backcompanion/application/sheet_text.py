"""What is missing in a line of a sheet, in words; at the command line as in the window."""

from collections.abc import Mapping

from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.sheet import SheetFinding


def expected_text(finding: SheetFinding, exercises: Mapping[str, Exercise]) -> str:
    """What was expected in its place: a noun, without a full stop."""
    names = [exercises[each].name for each in finding.options if each in exercises]
    match finding.expected:
        case "exercise" if names:
            text = _("an exercise that is known by that name (a little like it: {names})")
            return text.format(names=", ".join(names))
        case "which-exercise":
            return _("one of {names}").format(names=", ".join(names))
        case "range":
            low, high = finding.options
            return _("a number from {low} to {high} that makes sense there").format(
                low=low, high=high
            )
        case expected:
            return _texts()[expected]


def _texts() -> dict[str, str]:
    return {
        "exercise": _("an exercise that is known by that name"),
        "repetitions": _("how many repetitions there are, such as “x 8”"),
        "unit": _("what is counted: “reps”, “s” or “min”"),
        "purpose": _("what that time is for: “hold”, “rest”, “pause”, or a time alone"),
        "order": _("which number is the sets, such as “3 sets of 10”"),
        "one-number": _("one number"),
        "tempo": _(
            "a pace such as “80 %”: how many seconds lowering, holding and lifting take is not read"
        ),
        "once": _("to be told this once"),
        "no-sides": _("no side: both sides work at once in this exercise"),
        "known-words": _("words that say how much; a remark goes behind “//”"),
        "lines": _("lines that belong to it"),
        "no-group": _("no group within a group"),
        "short-line": _("a shorter line"),
    }
