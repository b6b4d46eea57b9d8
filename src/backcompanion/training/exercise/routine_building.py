"""A routine put together place by place: added, doubled, moved anywhere, begun and ended otherwise.

Beside `routine_changes`, which changes one that is whole: here the rounds may be empty meanwhile.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.exercise.routine_changes import (
    CHANGE_SECONDS,
    Places,
    group_of,
    groups_of,
    places_of,
    with_block,
    with_places,
)
from backcompanion.training.exercise.terms import Block, Kind

BLOCKS: tuple[Block, ...] = ("warm-up", "round", "cool-down")
MOST_PLACES = 200
"""In each block: a file with more is not read."""

SidesDone = Literal["together", "each", "left", "right"]
Edge = Literal["built-in", "shorter", "none", "own"]

_READY_SECONDS: Mapping[Kind, int] = {"warm-up": 0, "work": 15, "stretch": 5}


class TooManyPlacesError(ValueError):
    """There is no room for another one in that block."""


def block_for(exercise: Exercise, beside: Block | None) -> Block:
    """Where it is added when the place that is selected is in block `beside`."""
    if exercise.kind == "work" or beside is None:
        return "round" if exercise.kind != "warm-up" else "warm-up"
    if exercise.kind == "stretch":
        return "cool-down" if beside == "warm-up" else beside
    return "warm-up" if beside == "cool-down" else beside


def with_added(
    routine: Routine, block: Block, at: int, exercise: Exercise, exercises: Mapping[str, Exercise]
) -> Routine:
    """Before the place that is `at` now. Raises TooManyPlacesError."""
    dose = Dose(per_side=True) if exercise.sides == "one" else Dose()
    places = places_of(routine, block)
    ready = _READY_SECONDS[exercise.kind]
    if block != "warm-up" and at:
        before = exercises[places[at - 1].exercise]
        if before.position != exercise.position:
            ready = max(ready, CHANGE_SECONDS)
    return _put_in(routine, block, at, (RoutineStep(exercise.id, ready, None, dose),), exercises)


def with_double(
    routine: Routine, block: Block, index: int, exercises: Mapping[str, Exercise]
) -> Routine:
    """The same again behind it. Raises TooManyPlacesError."""
    places = places_of(routine, block)
    group = group_of(places, index)
    # Other objects, as `with_places` tells places apart by them.
    again = tuple(replace(place) for place in places[group.start : group.stop])
    return _put_in(routine, block, group.stop, again, exercises)


def with_removed(
    routine: Routine, block: Block, index: int, exercises: Mapping[str, Exercise]
) -> Routine:
    """Also the last one."""
    places = places_of(routine, block)
    group = group_of(places, index)
    left = (*places[: group.start], *places[group.stop :])
    return with_places(routine, block, left, exercises)


def with_moved_to(
    routine: Routine, block: Block, index: int, to: int, exercises: Mapping[str, Exercise]
) -> tuple[Routine, int]:
    """Before the group that is number `to` of the block now; behind the last one where there are
    no more. Gives its new index as well.
    """
    places = places_of(routine, block)
    groups = groups_of(places)
    number = next(n for n, group in enumerate(groups) if index in group)
    order = [n for n in range(len(groups)) if n != number]
    order.insert(to - (to > number), number)
    if order == sorted(order):
        return routine, groups[number].start
    moved = tuple(place for n in order for place in places[groups[n].start : groups[n].stop])
    start = sum(len(groups[n]) for n in order[: order.index(number)])
    return with_places(routine, block, moved, exercises), start


def with_moved_into(
    routine: Routine,
    spot: tuple[Block, int],
    block: Block,
    to: int,
    exercises: Mapping[str, Exercise],
) -> tuple[Routine, int]:
    """Out of its block (`spot`: that, and its index there) into another one, before the group that
    is number `to` there; behind the last one where there are no more. Gives its new index as well.
    Raises TooManyPlacesError.
    """
    places = places_of(routine, spot[0])
    group = group_of(places, spot[1])
    ready = _READY_SECONDS[exercises[places[group.start].exercise].kind]
    taken = [replace(place) for place in places[group.start : group.stop]]
    if block != "warm-up":  # where one follows the other at once
        taken[0] = replace(taken[0], get_ready_seconds=max(taken[0].get_ready_seconds, ready))
    groups = groups_of(places_of(routine, block))
    at = groups[to].start if to < len(groups) else len(places_of(routine, block))
    without = with_removed(routine, spot[0], spot[1], exercises)
    return _put_in(without, block, at, tuple(taken), exercises), at


def with_ready(routine: Routine, block: Block, index: int, seconds: float) -> Routine:
    """So much time to get ready before it."""
    places = places_of(routine, block)
    first = group_of(places, index).start
    changed = replace(places[first], get_ready_seconds=seconds)
    return with_block(routine, block, (*places[:first], changed, *places[first + 1 :]))


def with_note(
    routine: Routine, block: Block, index: int, note: str, *, say: bool = False
) -> Routine:
    """`say`: the coach says it."""
    places = places_of(routine, block)
    group = group_of(places, index)
    changed = (
        replace(each, note=note, say_note=say and bool(note))
        for each in places[group.start : group.stop]
    )
    return with_block(routine, block, (*places[: group.start], *changed, *places[group.stop :]))


def sides_of(places: Places, index: int) -> SidesDone:
    """How the sides of that place are done."""
    place = places[index]
    if len(group_of(places, index)) > 1 or place.dose.per_side:
        return "each"
    return place.side or "together"


def with_sides(routine: Routine, block: Block, index: int, sides: SidesDone) -> Routine:
    """One place of them, unless they are done like that already."""
    places = places_of(routine, block)
    if sides_of(places, index) == sides:
        return routine
    group = group_of(places, index)
    first = places[group.start]
    side = sides if sides in ("left", "right") else None
    changed = replace(first, side=side, dose=replace(first.dose, per_side=sides == "each"))
    return with_block(routine, block, (*places[: group.start], changed, *places[group.stop :]))


def shorter(places: Places) -> Places:
    """Every other one of them, from the first on, both sides where there are two."""
    kept = groups_of(places)[::2]
    return tuple(place for group in kept for place in places[group.start : group.stop])


def places_at_edge(edge: Edge, built_in: Places, own: Places) -> Places:
    """What stands there for that choice."""
    if edge == "shorter":
        return shorter(built_in)
    return {"built-in": built_in, "none": (), "own": own}[edge]


def edge_of(places: Places, built_in: Places) -> Edge:
    """Which of the warm-ups, or of the cool-downs, it is."""
    if not places:
        return "none"
    if places == built_in:
        return "built-in"
    return "shorter" if places == shorter(built_in) else "own"


def _put_in(
    routine: Routine, block: Block, at: int, new: Places, exercises: Mapping[str, Exercise]
) -> Routine:
    places = places_of(routine, block)
    if len(places) + len(new) > MOST_PLACES:
        raise TooManyPlacesError
    return with_places(routine, block, (*places[:at], *new, *places[at:]), exercises)
