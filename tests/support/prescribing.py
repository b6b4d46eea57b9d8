"""The real routine prescribed for anybody, so that a test reads what stands in for what."""

from backcompanion.training.exercise.terms import Equipment, Level, Remark
from backcompanion.training.session.prescription import (
    Choices,
    PlannedStep,
    Prescription,
    prescribe,
)
from support.shipped import shipped_library

LIBRARY = shipped_library()
ROUTINE = LIBRARY.routines["upper-lower-back"]


def prescribed(
    equipment: frozenset[Equipment] = frozenset({"dumbbells", "physio-ball"}),
    level: Level = "standard",
    remarks: frozenset[Remark] = frozenset(),
    **more: object,
) -> Prescription:
    choices = Choices(equipment=equipment, level=level, remarks=remarks, **more)  # type: ignore
    return prescribe(ROUTINE, LIBRARY, choices)


def in_the_round(prescription: Prescription) -> list[PlannedStep]:
    return [step for step in prescription.steps if step.block == "round" and step.round == 1]


def place(prescription: Prescription, written: str) -> PlannedStep:
    """What stands in the place of that exercise."""
    return next(s for s in prescription.steps if (s.instead_of or s.exercise) == written)


def tolerance_seconds(minutes: int) -> float:
    """How far from that many minutes a fitted session may be."""
    return max(15.0, 0.03 * minutes * 60)
