"""A routine as a sheet in a reader's words: reading it again gives the same routine."""

from collections.abc import Iterator

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.exercise.terms import Side
from backcompanion.training.sheet.claims import MANY_SETS
from backcompanion.training.sheet.names import ExerciseNames
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.training.sheet.routine_of import usual_get_ready
from backcompanion.training.sheet.spoken_notes import written_note
from backcompanion.training.sheet.step_of import is_odd_time, may_be_seconds
from backcompanion.training.sheet.words import SheetWords

_INDENT = "  "


def sheet_of(routine: Routine, reader: SheetReader) -> str:
    """What a sheet cannot say (the claim of energy, the intensity, the id) is left out."""
    words = reader.words
    notes = (written_note(note, words, say=False) for note in routine.notes)
    lines = [f"# {routine.name}", *(f"// {note}" for note in notes), ""]
    for kind, places in (
        (words.warm_up[0], routine.warm_up),
        ("", routine.round),
        (words.cool_down[0], routine.cool_down),
    ):
        if not kind and routine.rounds > 1:
            kind = f"{routine.rounds} {words.rounds[0]}"
        block = list(_lines(places, reader))
        if not block:
            continue
        if kind:
            lines += [f"{kind[:1].upper()}{kind[1:]}:", *(f"{_INDENT}{line}" for line in block), ""]
        else:
            lines += [*block, ""]
    return "\n".join(lines)


def place_lines(routine: Routine, reader: SheetReader) -> Iterator[str]:
    """What it asks for, without name and notes."""
    for places in (routine.warm_up, routine.round, routine.cool_down):
        yield from _lines(places, reader)


def brought_line(
    called: str, dose: Dose, side: Side | None, amount: str, reader: SheetReader
) -> str:
    """Of an exercise as another program calls it: by its name here where there is just one.

    `amount`: how much, as it is written there, instead of the dose.
    """
    words, plain = reader.words, plain_name(called)
    ids = reader.names.find(plain)
    exercise = reader.exercises[ids[0]] if len(ids) == 1 else None
    name = plain if exercise is None else _name(exercise, reader.names)
    written = _amount(dose, exercise, words)
    clauses = [f"{name} {amount}" if amount else name + written]
    if side:
        clauses.append((words.left if side == "left" else words.right)[0])
    return ", ".join([*clauses, *_clauses(dose, words)])


def plain_name(called: str) -> str:
    """Without what means something else in a sheet."""
    return " ".join(called.replace("//", " ").strip(" #:,").split())


def get_ready_clause(seconds: float, words: SheetWords) -> str:
    return f", {words.get_ready[0]} {_seconds(seconds, words)}"


def _lines(places: tuple[RoutineStep, ...], reader: SheetReader) -> Iterator[str]:
    words = reader.words
    before: Exercise | None = None
    for place in places:
        exercise = reader.exercises[place.exercise]
        more = place.get_ready_seconds - usual_get_ready(before, exercise)
        if more >= 1:
            yield f"{words.rest[0].capitalize()} {_seconds(more, words)}"
        clauses = [_name(exercise, reader.names) + _amount(place.dose, exercise, words)]
        if place.side:
            clauses.append((words.left if place.side == "left" else words.right)[0])
        clauses += _clauses(place.dose, words)
        if more < 0 or 0 < more < 1:
            clauses.append(f"{words.get_ready[0]} {_seconds(place.get_ready_seconds, words)}")
        note = written_note(place.note, words, say=place.say_note)
        yield ", ".join(clauses) + (f" // {note}" if place.note else "")
        before = exercise


def _name(exercise: Exercise, names: ExerciseNames) -> str:
    """The first of its names that stands for nothing else."""
    for name in (exercise.name, *exercise.also):
        if names.exact(name) == (exercise.id,):
            return name
    return exercise.id


def _amount(dose: Dose, exercise: Exercise | None, words: SheetWords) -> str:
    each = _each(dose, words)
    sets = f" {dose.sets} {words.times[0]}"
    if dose.until_done:
        return f"{sets} {words.until_done[0]}" if dose.sets > 1 else f" {words.until_done[0]}"
    if dose.repetitions is not None:
        plain = dose.sets >= MANY_SETS or (
            exercise is not None and may_be_seconds(dose.repetitions, exercise)
        )
        return f"{sets} {dose.repetitions}{f' {words.repetitions[0]}' if plain else ''}{each}"
    if dose.seconds is not None:
        is_odd = exercise is not None and is_odd_time(dose.seconds, exercise)
        by_time = f", {words.by_time[0]}" if is_odd else ""
        time = _seconds(dose.seconds, words)
        return f"{sets if dose.sets > 1 else ''} {time}{each}{by_time}"
    if dose.sets > 1:
        return f" {dose.sets} {words.sets[0]} {words.as_written[0]}{each}"
    needs_word = dose.hold_seconds is not None
    return f"{f' {words.as_written[0]}' if needs_word else ''}{each}"


def _each(dose: Dose, words: SheetWords) -> str:
    return f" {words.each[0]} {words.side_nouns[0]}" if dose.per_side else ""


def _clauses(dose: Dose, words: SheetWords) -> Iterator[str]:
    if dose.until_done and dose.per_side:
        yield _each(dose, words).strip()
    for key, seconds in (
        (words.hold[0], dose.hold_seconds),
        (words.pause[0], dose.pause_seconds),
        (words.rest[0], dose.rest_seconds),
    ):
        if seconds is not None:
            yield f"{key} {_seconds(seconds, words)}"
    if dose.load_kg is not None:
        yield f"{_number(dose.load_kg)} {words.kg[0]}"
    if dose.pace != 100:
        yield f"{dose.pace} %"


def _seconds(seconds: float, words: SheetWords) -> str:
    if seconds >= 60 and seconds % 60 == 0:
        return f"{_number(seconds / 60)} {words.minutes[0]}"
    if seconds > 60 and seconds == int(seconds):
        return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
    return f"{_number(seconds)} {words.seconds[0]}"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
