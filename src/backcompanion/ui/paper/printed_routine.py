"""What of a routine is printed: each exercise once, with how much of it and one cue."""

from collections.abc import Sequence

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.repetitions import amount_of
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.terms import Kind, Level
from backcompanion.training.session.prescription import PlannedStep, Prescription
from backcompanion.ui.text import formats, training_text

# A shorter one belongs to the way up and down, and is not worth a word.
_LEAST_HOLD_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class PrintedExercise:
    """`motion`: id of what shows it, at `level`, with what is `held`."""

    kind: Kind
    name: str
    dose: str
    cue: str
    motion: str
    level: Level
    held: frozenset[str]


@dataclass(frozen=True, slots=True)
class PrintedRoutine:
    """`lines` stand under the name; `notes` at the end, what the person or the therapist wrote."""

    name: str
    lines: tuple[str, ...]
    exercises: tuple[PrintedExercise, ...]
    notes: tuple[str, ...] = ()


def printed_routine(
    routine: Routine, session: Prescription, library: Library, unit: str = "kg"
) -> PrintedRoutine:
    """`unit`: of weights, "kg" or "lb"."""
    groups: dict[tuple[str, str, Level, float], list[PlannedStep]] = {}
    for step in session.steps:
        tempo = step.tempos[step.level]
        groups.setdefault((step.kind, step.exercise, step.level, tempo.seconds), []).append(step)
    exercises = tuple(_exercise(steps, library, unit) for steps in groups.values())
    work = sum(each.kind == "work" for each in exercises)
    minutes = max(1, round(session.seconds / 60))
    count = ngettext("{n} exercise", "{n} exercises", work).format(n=work)
    length = ngettext("about {n} minute", "about {n} minutes", minutes).format(n=minutes)
    needed = _needed(session, library)
    return PrintedRoutine(
        routine.name,
        (
            f"{count} · {length}",
            _("Needs a mat, {things}. Stop if anything hurts.").format(things=needed)
            if needed
            else _("Needs a mat. Stop if anything hurts."),
        ),
        exercises,
        routine.notes,
    )


def _needed(session: Prescription, library: Library) -> str:
    held = dict.fromkeys(
        (name, training_text.weights_held(step, library))
        for step in session.steps
        for name in step.held
    )
    most = {name: max(count for other, count in held if other == name) for name, _count in held}
    return ", ".join(training_text.equipment_in_sentence(name, most[name]) for name in most)


def _exercise(steps: Sequence[PlannedStep], library: Library, unit: str) -> PrintedExercise:
    first = steps[0]
    exercise = library.exercises[first.exercise]
    return PrintedExercise(
        first.kind,
        exercise.name,
        dose(steps, unit),
        training_text.cues(exercise, first, first.level).move,
        first.motion,
        first.level,
        frozenset(first.held),
    )


def dose(steps: Sequence[PlannedStep], unit: str = "kg") -> str:
    """Of the steps that are one exercise: 3 × 10, hold 5 s, 2 kg."""
    first = steps[0]
    tempo = first.tempos[first.level]
    sides = len({step.side for step in steps})
    sets, counted = len(steps) // sides, amount_of(tempo)
    count = counted.of(tempo.seconds)
    each_side = counted.unit == "each-side" or sides > 1
    text = _amount(sets, count, in_seconds=counted.unit == "seconds", each_side=each_side)
    hold = max(
        (phase.seconds for part in tempo.parts for phase in part.phases if phase.name == "hold"),
        default=0.0,
    )
    if counted.unit != "seconds" and hold >= _LEAST_HOLD_SECONDS:
        text = _("{dose}, hold {n} s").format(dose=text, n=formats.plain_number(hold))
    if first.load_kg:
        weight = formats.weight(first.load_kg, unit)
        text = _("{dose}, {weight}").format(dose=text, weight=weight)
    return text


def _amount(sets: int, count: int, *, in_seconds: bool, each_side: bool) -> str:
    if sets == 1:
        if in_seconds:
            text = _("{n} s each side") if each_side else _("{n} s")
        else:
            text = _("{n} each side") if each_side else ngettext("{n} time", "{n} times", count)
    elif in_seconds:
        text = _("{sets} × {n} s each side") if each_side else _("{sets} × {n} s")
    else:
        text = _("{sets} × {n} each side") if each_side else _("{sets} × {n}")
    return text.format(sets=formats.number(sets), n=formats.number(count))
