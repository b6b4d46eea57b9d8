"""What a session that was fitted into so many minutes leaves out, in a line."""

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.session.prescription import Prescription
from backcompanion.ui.text.reasons import exercise_name, join_with_and

# More of one kind are counted and not named.
_MOST_NAMES = 2


def left_out_line(prescription: Prescription, routine: Routine, library: Library) -> str:
    """Empty where it was not fitted, or nothing is left out."""
    if not prescription.minutes:
        return ""
    missing: dict[str, list[str]] = {"warm-up": [], "work": [], "stretch": []}
    for name in prescription.left_out:
        missing[library.exercises[name].kind].append(name)
    pieces = [_rounds(prescription, routine), _warm_up(prescription, len(missing["warm-up"]))]
    if missing["work"]:
        count = len(missing["work"])
        counted = ngettext("{n} exercise", "{n} exercises", count).format(n=count)
        pieces += _named(missing["work"], counted, library)
    if missing["stretch"]:
        count = len(missing["stretch"])
        counted = ngettext("{n} stretch", "{n} stretches", count).format(n=count)
        pieces += _named(missing["stretch"], counted, library)
    what = join_with_and(piece for piece in pieces if piece)
    if not what:
        return ""
    line = _("Leaves out {what}.").format(what=what)
    return f"{line} {_('That comes first next time.')}" if prescription.left_out else line


def _rounds(prescription: Prescription, routine: Routine) -> str:
    """Of the routine's rounds, what is not in it."""
    if prescription.rounds < routine.rounds:
        last = routine.rounds
        return _("round {n}").format(n=last)
    sets = [step for step in prescription.steps if step.block == "round"]
    left = len(routine.round) - sum(step.round == prescription.rounds for step in sets)
    if not left or prescription.rounds > routine.rounds or prescription.rounds < 2:
        return ""
    text = ngettext("{n} exercise of round {of}", "{n} exercises of round {of}", left)
    return text.format(n=left, of=prescription.rounds)


def _warm_up(prescription: Prescription, left_out: int) -> str:
    if not left_out:
        return ""
    if not any(step.block == "warm-up" for step in prescription.steps):
        return _("the warm-up")
    return ngettext("{n} warm-up move", "{n} warm-up moves", left_out).format(n=left_out)


def _named(names: list[str], counted: str, library: Library) -> list[str]:
    if len(names) > _MOST_NAMES:
        return [counted]
    return [exercise_name(name, library) for name in names]
