"""The line under the routine's name: how long, how hard, how much energy, how many rounds."""

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.recording import expected_energy
from backcompanion.ui.text import training_text


def summarize_routine(routine: Routine, prescription: Prescription, weight_kg: float | None) -> str:
    """Energy by its own name: the routine's estimate, or worked out from the body's weight."""
    energy = expected_energy(prescription, weight_kg)
    if energy.basis == "body-weight":
        kcal = _("about {n} kcal (from your weight)").format(n=round(energy.low))
    else:
        kcal = _("{n} kcal (the routine’s own estimate)").format(
            n=f"{round(energy.low)}–{round(energy.high)}"
        )
    rounds = ngettext("{n} round", "{n} rounds", prescription.rounds).format(n=prescription.rounds)
    pieces = (
        training_text.minutes(prescription.seconds),
        routine.intensity.split(",")[0],
        kcal,
        _("{n} exercises, {rounds}").format(n=len(routine.round), rounds=rounds),
    )
    return " · ".join(pieces)
