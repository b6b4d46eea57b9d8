"""A sheet that was understood as a routine.

Lines that are not understood are left out; whoever asks says so. Time to get ready is what a place
usually has, unless the line says otherwise, and a rest before it is added.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.sheet.sheet import Sheet, SheetLine, SheetStep

USUAL_SECONDS = 15
CHANGE_SECONDS = 10
"""More, to another position."""

MOST_PLACES = 200
_MOST_ROUNDS = 3
LONGEST_NAME, LONGEST_NOTE, MOST_NOTES = 120, 400, 20


@dataclass(frozen=True, slots=True)
class _Place:
    """`rest`: seconds more before it; `line`: where it stands in the sheet."""

    step: SheetStep
    rest: float
    line: int


@dataclass(frozen=True, slots=True)
class _Block:
    kind: str
    rounds: int
    places: tuple["_Place", ...]


def routine_of(sheet: Sheet, exercises: Mapping[str, Exercise], id: str, name: str) -> Routine:
    """`name`: where the sheet has none. Raises ValueError where nothing in it is to be done."""
    warm_up, middle, cool_down = _parts(sheet)
    rounds = _rounds(middle)
    if rounds > 1:
        middle = [replace(middle[0], rounds=1)]
    names = [line.words for line in sheet.lines if line.kind == "name"]
    routine = Routine(
        id=id,
        name=(names[0] if names else name)[:LONGEST_NAME],
        intensity="",
        kcal=(0, 0),
        rounds=rounds,
        warm_up=_places(warm_up, exercises),
        round=_places(middle, exercises),
        cool_down=_places(cool_down, exercises),
        notes=_notes(sheet),
    )
    if not routine.round:
        raise ValueError("nothing to be done")
    if any(len(b) > MOST_PLACES for b in (routine.warm_up, routine.round, routine.cool_down)):
        raise ValueError("too much to be done")
    return routine


def lines_of_places(sheet: Sheet) -> dict[tuple[str, int], int]:
    """By block and number of the place, from 1, the line on which it stands first."""
    lines: dict[tuple[str, int], int] = {}
    for kind, blocks in zip(("warm-up", "round", "cool-down"), _parts(sheet), strict=True):
        number = 0
        for block in blocks:
            for _round in range(1 if kind == "round" and _rounds(blocks) > 1 else block.rounds):
                for place in block.places:
                    number += 1
                    lines[kind, number] = place.line
    return lines


def usual_get_ready(before: Exercise | None, exercise: Exercise) -> float:
    """Before a place, in seconds: more where the position is another one."""
    same = before is not None and before.position == exercise.position
    return USUAL_SECONDS if same else USUAL_SECONDS + CHANGE_SECONDS


def _parts(sheet: Sheet) -> tuple[list[_Block], list[_Block], list[_Block]]:
    """What comes before, in the middle and after."""
    blocks = list(_blocks(sheet))
    return (
        [block for block in blocks if block.kind == "warm-up"],
        [block for block in blocks if block.kind not in ("warm-up", "cool-down")],
        [block for block in blocks if block.kind == "cool-down"],
    )


def _rounds(middle: list[_Block]) -> int:
    """Of the routine: of the only group, where there are not too many."""
    return middle[0].rounds if len(middle) == 1 and middle[0].rounds <= _MOST_ROUNDS else 1


def _blocks(sheet: Sheet) -> Iterator[_Block]:
    """One after another; lines without a heading between them are one block."""
    head: int | None = None
    places: list[_Place] = []
    rest = 0.0
    for index, line in enumerate(sheet.lines):
        if sheet.group_of[index] != head and line.kind in ("step", "rest"):
            if places:
                yield _block(sheet, head, places)
            head, places = sheet.group_of[index], []
        if line.kind == "rest" and line.understood:
            rest += line.number
        elif line.kind == "step" and line.understood and line.step is not None:
            places.append(_Place(_with_notes(line.step, sheet, index), rest, index))
            rest = 0.0
    if places:
        yield _block(sheet, head, places)


def _block(sheet: Sheet, head: int | None, places: list[_Place]) -> _Block:
    line: SheetLine | None = None if head is None else sheet.lines[head]
    if line is None:
        return _Block("", 1, tuple(places))
    return _Block(line.kind, round(line.number) if line.kind == "rounds" else 1, tuple(places))


def _with_notes(step: SheetStep, sheet: Sheet, index: int) -> SheetStep:
    """With the notes on the lines that follow it; one of them spoken, all are."""
    notes, spoken = [step.note] if step.note else [], step.say_note
    for line in sheet.lines[index + 1 :]:
        if line.kind == "note":
            notes.append(line.words)
            spoken = spoken or line.spoken
        elif line.kind != "blank":
            break
    note = "; ".join(each for each in notes if each)[:LONGEST_NOTE]
    return replace(step, note=note, say_note=spoken)


def _notes(sheet: Sheet) -> tuple[str, ...]:
    """Those before the first step are of the whole."""
    notes = []
    for line in sheet.lines:
        if line.kind in ("step", "rest"):
            break
        if line.kind == "note" and line.words:
            notes.append(line.words[:LONGEST_NOTE])
    return tuple(notes[:MOST_NOTES])


def _places(blocks: list[_Block], exercises: Mapping[str, Exercise]) -> tuple[RoutineStep, ...]:
    places: list[RoutineStep] = []
    before: Exercise | None = None
    for block in blocks:
        for _round in range(block.rounds):
            for place in block.places:
                step = place.step
                exercise = exercises[step.exercise]
                seconds = step.get_ready_seconds
                if seconds is None:
                    seconds = usual_get_ready(before, exercise) + place.rest
                note = step.note, step.say_note
                places.append(RoutineStep(step.exercise, seconds, step.side, step.dose, *note))
                before = exercise
                if len(places) > MOST_PLACES:
                    return tuple(places)
    return tuple(places)
