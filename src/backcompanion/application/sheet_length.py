"""A sheet as this person would train it today: how long its lines take, and from one of them on."""

from dataclasses import replace

from backcompanion.application.edited_routine import trial_from
from backcompanion.application.routine_versions import Spot
from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.routine_building import BLOCKS
from backcompanion.training.session.prescription import Choices, Prescription, prescribe
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


def trial_of_sheet(
    sheet: Sheet, line: int, library: Library, choices: Choices
) -> Prescription | None:
    """What is understood of it, from that line on, by index; behind the last step from that one.
    None where there is nothing to be done, or too much.
    """
    try:
        routine = routine_of(sheet, library.exercises, "own", "")
    except ValueError:
        return None
    lines = lines_of_places(sheet)
    spots = [
        Spot(block, number - 1)
        for block in BLOCKS
        for number in range(1, 1 + sum(kind == block for kind, _number in lines))
    ]
    later = [spot for spot in spots if lines[spot.block, spot.index + 1] >= line]
    return trial_from(routine, later[0] if later else spots[-1], library, choices)
