"""A routine with one thing otherwise: a place left out, moved, swapped, or with more or less of it.

A stretch that is written once for each side is one place for these.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.dosing import is_one_hold, one_side, with_dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.exercise.terms import Block

Places = tuple[RoutineStep, ...]

# To another position there has to be so much time.
CHANGE_SECONDS = 10


def groups_of(places: Places) -> list[range]:
    """What a person takes for one place each: two sides, one behind the other, are one."""
    groups: list[range] = []
    at = 0
    while at < len(places):
        two = at + 1 < len(places) and _other_side(places[at], places[at + 1])
        groups.append(range(at, at + 2 if two else at + 1))
        at = groups[-1].stop
    return groups


def group_of(places: Places, index: int) -> range:
    """That place, and its other side where that is written beside it."""
    return next(group for group in groups_of(places) if index in group)


def without(
    routine: Routine, block: Block, index: int, exercises: Mapping[str, Exercise]
) -> Routine:
    """Raises ValueError where it is the last one of the rounds."""
    places = places_of(routine, block)
    group = group_of(places, index)
    left = tuple(place for number, place in enumerate(places) if number not in group)
    if not left and block == "round":
        raise ValueError("nothing would be left to do")
    return with_places(routine, block, left, exercises)


def moved(
    routine: Routine, block: Block, index: int, by: int, exercises: Mapping[str, Exercise]
) -> Routine:
    """Past the one before it (`by` -1) or after it (1); as it is where there is none."""
    places = places_of(routine, block)
    group = group_of(places, index)
    beside = group.start - 1 if by < 0 else group.stop
    if not 0 <= beside < len(places):
        return routine
    other = group_of(places, beside)
    first, second = (other, group) if by < 0 else (group, other)
    changed = (
        *places[: first.start],
        *places[second.start : second.stop],
        *places[first.start : first.stop],
        *places[second.stop :],
    )
    return with_places(routine, block, changed, exercises)


def swapped(
    routine: Routine,
    block: Block,
    index: int,
    exercise: Exercise,
    exercises: Mapping[str, Exercise],
) -> Routine:
    """Another exercise there, as long as the one before, in as many sets."""
    places = places_of(routine, block)
    group = group_of(places, index)
    place = places[index]
    written = exercises[place.exercise]
    dose = Dose(sets=place.dose.sets, rest_seconds=place.dose.rest_seconds)
    if place.dose.seconds is not None or place.dose.repetitions is not None:
        dose = replace(dose, seconds=_seconds(written, place.dose))
    elif is_one_hold(exercise.standard.tempo):
        dose = replace(dose, seconds=written.standard.tempo.seconds)
    if exercise.sides == "one":
        dose = replace(dose, per_side=True)
    ready = places[group.start].get_ready_seconds
    put = RoutineStep(exercise.id, ready, None, dose, place.note, place.say_note)
    changed = (*places[: group.start], put, *places[group.stop :])
    return with_places(routine, block, changed, exercises)


def with_dose_of(
    routine: Routine, block: Block, index: int, change: Callable[[Dose], Dose]
) -> Routine:
    """More or less of it, on both sides."""
    places = places_of(routine, block)
    group = group_of(places, index)
    changed = tuple(
        replace(place, dose=change(place.dose)) if number in group else place
        for number, place in enumerate(places)
    )
    return with_block(routine, block, changed)


def _seconds(exercise: Exercise, dose: Dose) -> float:
    tempo = exercise.standard.tempo
    return with_dose(one_side(tempo) if dose.per_side else tempo, dose, dose.pace).seconds


def places_of(routine: Routine, block: Block) -> Places:
    if block == "round":
        return routine.round
    return routine.warm_up if block == "warm-up" else routine.cool_down


def with_block(routine: Routine, block: Block, places: Places) -> Routine:
    if block == "round":
        return replace(routine, round=places)
    if block == "warm-up":
        return replace(routine, warm_up=places)
    return replace(routine, cool_down=places)


def _other_side(place: RoutineStep, other: RoutineStep) -> bool:
    return place.exercise == other.exercise and place.side not in (None, other.side)


def with_places(
    routine: Routine, block: Block, places: Places, exercises: Mapping[str, Exercise]
) -> Routine:
    """With time to get into another position where another one came before until now."""
    before = places_of(routine, block)
    led_in_by = {id(place): before[n - 1] if n else None for n, place in enumerate(before)}
    first_ready = before[0].get_ready_seconds if before else 0
    fitted: list[RoutineStep] = []
    last: RoutineStep | None = None
    for place in places:
        ready = place.get_ready_seconds
        if led_in_by.get(id(place), place) is not last and block != "warm-up":
            if last is None:
                ready = max(ready, first_ready)
            elif exercises[last.exercise].position != exercises[place.exercise].position:
                ready = max(ready, CHANGE_SECONDS)
        fitted.append(replace(place, get_ready_seconds=ready))
        last = place
    return with_block(routine, block, tuple(fitted))
