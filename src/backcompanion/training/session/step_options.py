"""In which ways a step of a session may have been done, as far as the library knows."""

from collections.abc import Iterator

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import LEVELS, Exercise
from backcompanion.training.exercise.repetitions import SECONDS, Amount, amount_of, fit_to_duration
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Equipment, Level
from backcompanion.training.session.record import StepRecord

_HAND_HELD: frozenset[Equipment] = frozenset({"dumbbells", "water-bottles", "medicine-ball"})
# Of one repetition: times are kept to a thousandth of a second.
_NEARLY = 0.02


@dataclass(frozen=True, slots=True)
class StepOption:
    """An exercise, by its id, in one of its variants."""

    exercise: str
    variant: Level


def option_of(step: StepRecord) -> StepOption:
    return StepOption(step.exercise, step.variant)


def options_for(step: StepRecord, library: Library) -> tuple[StepOption, ...]:
    """The variants of what the routine has there, then of what may stand in for it.

    What the library does not know is there as it is, and nothing else.
    """
    options = dict.fromkeys(
        StepOption(exercise.id, level)
        for exercise in _exercises(step, library)
        for level in LEVELS
        if level in exercise.variants
    )
    return tuple(options) if option_of(step) in options else (option_of(step), *options)


def amount_in(step: StepRecord, library: Library) -> Amount:
    """How it is counted what was done of that step."""
    exercise = library.exercises.get(step.exercise)
    if exercise is None or step.variant not in exercise.variants:
        return SECONDS
    amount = amount_of(exercise.variants[step.variant].tempo)
    whole = step.planned_seconds / amount.seconds
    # Trained in a tempo that nobody knows any more: its repetitions took longer, or less long.
    return amount if abs(whole - round(whole)) < _NEARLY else SECONDS


def seconds_in(option: StepOption, seconds: float, library: Library) -> float:
    """What of that time a step takes in that way: whole repetitions."""
    exercise = library.exercises.get(option.exercise)
    if exercise is None or option.variant not in exercise.variants or seconds <= 0:
        return seconds
    return fit_to_duration(exercise.variants[option.variant].tempo, seconds).seconds


def is_hand_held(step: StepRecord, library: Library) -> bool:
    """Whether it is done with a weight in the hands."""
    exercise = library.exercises.get(step.exercise)
    if exercise is None:
        return False
    needs = exercise.variant(step.variant).needs
    return any(_HAND_HELD.intersection(alternatives) for alternatives in needs)


def _exercises(step: StepRecord, library: Library) -> Iterator[Exercise]:
    written = library.exercises.get(step.instead_of or step.exercise)
    names = [step.instead_of or step.exercise]
    if written is not None:
        names += (written.without or {}).values()
        names.append(written.swap)
        names += (written.swap_with or {}).values()
        names += (written.remarks or {}).values()
    for name in (*names, step.exercise):
        exercise = library.exercises.get(name)
        if exercise is not None and exercise.kind == step.kind:
            yield exercise
