"""An exercise of one's own for a line of a sheet that names one which there is not."""

from dataclasses import replace

from backcompanion.application.exercise_form import ExerciseFields, PhaseFields
from backcompanion.training.exercise.terms import Position, Sides
from backcompanion.training.sheet.sheet import SheetStep

_LONGEST_HOLD = 600.0

# What therapists give most and is not shipped: where one is for it, and which side works.
_KNOWN: dict[str, tuple[Position, Sides]] = {
    "wall slide": ("standing", "both"),
    "press up": ("prone", "both"),
    "cobra": ("prone", "both"),
    "cobra stretch": ("prone", "both"),
    "sit to stand": ("seated", "both"),
    "open book": ("lying-side", "one"),
    "single leg bridge": ("lying-back", "one"),
    "marching bridge": ("lying-back", "alternating"),
    "abdominal bracing": ("lying-back", "both"),
    "hip flexor stretch": ("standing", "one"),
    "calf stretch": ("standing", "one"),
    "mini squat": ("standing", "both"),
    "lunge": ("standing", "alternating"),
    "band row": ("standing", "both"),
    "bent over row": ("hinged", "both"),
    "seated twist": ("seated", "one"),
}


def fields_of_line(name: str, step: SheetStep | None) -> ExerciseFields:
    """What the line says of it; the rest stays open. What lasts a time is one hold of so long."""
    position, sides = _KNOWN.get(_plain(name), ("", ""))
    fields = ExerciseFields(name=name[:1].upper() + name[1:], position=position, sides=sides)
    if step is None:
        return fields
    if step.dose.per_side and sides in ("", "both"):
        fields = replace(fields, sides="one")
    if step.dose.seconds and not step.dose.repetitions:
        hold = PhaseFields("hold", min(step.dose.seconds, _LONGEST_HOLD))
        fields = replace(fields, phases=(hold,), repetitions=1)
    return fields


def _plain(name: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word
