"""The line under the routine's name: how long, how hard, how much energy, how many rounds."""

from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.recording import expected_energy
from backcompanion.ui.text import formats, training_text


def summarize_routine(routine: Routine, prescription: Prescription, weight_kg: float | None) -> str:
    """Energy by its own name: the routine's estimate, or worked out from the body's weight."""
    energy = expected_energy(prescription, weight_kg)
    if energy.basis == "body-weight":
        kcal = _("about {n} kcal (from your weight)").format(n=formats.number(energy.low))
    else:
        kcal = _("{n} kcal (the routine’s own estimate)").format(
            n=formats.number_range(energy.low, energy.high)
        )
    pieces = (
        formats.minutes(prescription.seconds),
        routine.intensity.split(",")[0],
        kcal,
        _("{exercises}, {rounds}").format(
            exercises=training_text.exercises(len(routine.round)),
            rounds=training_text.rounds(prescription.rounds),
        ),
    )
    return " · ".join(pieces)
