"""What became of each set of a session, in words: a line for each round."""

from collections.abc import Callable

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import SessionRecord, StepRecord
from backcompanion.ui.text.training_text import kilograms


def rounds_told(session: SessionRecord, name: Callable[[str], str]) -> list[str]:
    """“Round 1: Back bows, Roll downs (easier, 4 kg)”; nothing where no sets are known.

    `name`: of an exercise, by its id.
    """
    rounds: dict[int, list[str]] = {}
    for step in session.steps:
        if step.kind == "work":
            rounds.setdefault(step.round, []).append(_step(step, name))
    line = _("Round {n}: {sets}")
    return [line.format(n=number, sets=", ".join(sets)) for number, sets in rounds.items()]


def _step(step: StepRecord, name: Callable[[str], str]) -> str:
    told = name(step.exercise)
    told = f"{told[:1].upper()}{told[1:]}"
    more = []
    if step.instead_of:
        more.append(_("instead of {name}").format(name=name(step.instead_of)))
    if step.variant != "standard":
        more.append({"easier": _("easier"), "harder": _("harder")}[step.variant])
    if step.load_kg:
        more.append(_("{kg} kg").format(kg=kilograms(step.load_kg)))
    became = {
        "partial": _("in part"),
        "skipped": _("skipped"),
        "hurt": _("it hurt"),
        "unreached": _("not reached"),
    }.get(step.outcome)
    if became:
        more.append(became)
    return f"{told} ({', '.join(more)})" if more else told
