"""What a routine that is being put together comes to: how long, place by place, and what for."""

from collections.abc import Mapping
from dataclasses import replace

from backcompanion.application.routine_versions import Spot
from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.routine_building import BLOCKS
from backcompanion.training.exercise.routine_changes import group_of, places_of
from backcompanion.training.exercise.terms import Block, Equipment, Position
from backcompanion.training.session.prescription import Choices, Prescription, prescribe

TRIAL_READY_SECONDS = 10
# What is done in these is done on a mat.
_ON_THE_MAT: frozenset[Position] = frozenset(
    ("prone", "hands-and-knees", "kneeling-back", "lying-back", "lying-side")
)


@dataclass(frozen=True, slots=True)
class RoutineLength:
    """Seconds, with the time to get ready. `places`: of one round, by block and index there.

    `pieces`: all that is done, in order: block, index, to get ready for it, and it itself.
    """

    whole: float
    blocks: Mapping[Block, float]
    places: Mapping[tuple[Block, int], float]
    pieces: tuple[tuple[Block, int, float, float], ...]


@dataclass(frozen=True, slots=True)
class RoutineNeeds:
    """`things`: what to have at hand for it as written, the first of what would do."""

    mat: bool
    wall: bool
    things: tuple[Equipment, ...]


def routine_length(routine: Routine, library: Library, choices: Choices) -> RoutineLength:
    """As this person would train it today, with its warm-up and in all its rounds."""
    choices = replace(choices, rounds=routine.rounds, warm_up=True)
    blocks: dict[Block, float] = {"warm-up": 0.0, "round": 0.0, "cool-down": 0.0}
    places: dict[tuple[Block, int], float] = {}
    prescription = prescribe(routine, library, choices)
    for step in prescription.steps:
        seconds = step.get_ready_seconds + step.seconds
        blocks[step.block] = blocks[step.block] + seconds
        if step.round == 1:
            key = (step.block, step.place)
            places[key] = places.get(key, 0.0) + seconds
    pieces = tuple(
        (step.block, step.place, float(step.get_ready_seconds), step.seconds)
        for step in prescription.steps
    )
    return RoutineLength(prescription.seconds, blocks, places, pieces)


def trial_of(routine: Routine, spot: Spot, library: Library, choices: Choices) -> Prescription:
    """That place alone, once through, with time to get there."""
    places = places_of(routine, spot.block)
    first, *more = (places[index] for index in group_of(places, spot.index))
    first = replace(first, get_ready_seconds=max(first.get_ready_seconds, TRIAL_READY_SECONDS))
    alone = replace(routine, rounds=1, warm_up=(), round=(first, *more), cool_down=(), kcal=(0, 0))
    return prescribe(alone, library, replace(choices, rounds=1))


def trial_from(
    routine: Routine, spot: Spot, library: Library, choices: Choices
) -> Prescription | None:
    """From that place on, in the first of its rounds, to the end, with time to get there. None
    where nothing is left to be done.
    """
    whole = prescribe(routine, library, replace(choices, rounds=routine.rounds, warm_up=True))
    places = places_of(routine, spot.block)
    begin = BLOCKS.index(spot.block), 1, group_of(places, spot.index).start
    steps = [
        step for step in whole.steps if (BLOCKS.index(step.block), step.round, step.place) >= begin
    ]
    if not steps:
        return None
    ready = max(steps[0].get_ready_seconds, TRIAL_READY_SECONDS)
    steps[0] = replace(steps[0], get_ready_seconds=ready)
    return replace(whole, steps=tuple(steps), kcal=(0, 0))


def routine_needs(routine: Routine, library: Library) -> RoutineNeeds:
    """Whatever there is today."""
    places = (*routine.warm_up, *routine.round, *routine.cool_down)
    exercises = [library.exercises[id] for id in dict.fromkeys(each.exercise for each in places)]
    things = [options[0] for each in exercises for options in each.standard.needs]
    return RoutineNeeds(
        any(each.position in _ON_THE_MAT for each in exercises),
        any(each.wall for each in exercises),
        tuple(dict.fromkeys(things)),
    )
