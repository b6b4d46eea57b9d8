"""How long a sheet and each of its lines take, as this person would train it today."""

from dataclasses import replace

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.sheet.routine_of import lines_of_places, routine_of
from backcompanion.training.sheet.sheet import Sheet


@dataclass(frozen=True, slots=True)
class SheetLength:
    """Seconds, with the time to get ready; `lines`: by index, of one time through each."""

    whole: float
    lines: dict[int, float]


def sheet_length(sheet: Sheet, library: Library, choices: Choices) -> SheetLength | None:
    """None where there is nothing to be done, or too much."""
    try:
        routine = routine_of(sheet, library.exercises, "own", "")
    except ValueError:
        return None
    prescription = prescribe(routine, library, replace(choices, rounds=routine.rounds))
    line_of, lines, places = lines_of_places(sheet), dict[int, float](), dict[int, int]()
    for step in prescription.steps:
        line = line_of.get((step.block, step.number))
        if line is None or step.round > 1 or places.setdefault(line, step.number) != step.number:
            continue
        lines[line] = round(lines.get(line, 0.0) + step.get_ready_seconds + step.seconds, 3)
    return SheetLength(prescription.seconds, lines)
