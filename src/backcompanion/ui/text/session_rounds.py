"""What became of each set of a session, in words: a line for each round."""

from collections.abc import Callable

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import SessionRecord, StepRecord
from backcompanion.ui.text import formats


def round_texts(session: SessionRecord, name: Callable[[str], str], unit: str) -> list[str]:
    """“Round 1: Back bows, Roll downs (easier, 4 kg)”; nothing where no sets are known.

    `name`: of an exercise, by its id; `unit`: of weights, "kg" or "lb".
    """
    sets_by_round: dict[int, list[str]] = {}
    for step in session.steps:
        if step.kind == "work":
            sets_by_round.setdefault(step.round, []).append(_step_text(step, name, unit))
    line = _("Round {n}: {sets}")
    return [line.format(n=number, sets=", ".join(sets)) for number, sets in sets_by_round.items()]


def _step_text(step: StepRecord, name: Callable[[str], str], unit: str) -> str:
    exercise_text = name(step.exercise)
    exercise_text = f"{exercise_text[:1].upper()}{exercise_text[1:]}"
    remarks = []
    if step.instead_of:
        remarks.append(_("instead of {name}").format(name=name(step.instead_of)))
    if step.variant != "standard":
        remarks.append({"easier": _("easier"), "harder": _("harder")}[step.variant])
    if step.load_kg:
        remarks.append(formats.weight(step.load_kg, unit))
    outcome_text = {
        "partial": _("in part"),
        "skipped": _("skipped"),
        "hurt": _("it hurt"),
        "unreached": _("not reached"),
    }.get(step.outcome)
    if outcome_text:
        remarks.append(outcome_text)
    return f"{exercise_text} ({', '.join(remarks)})" if remarks else exercise_text
