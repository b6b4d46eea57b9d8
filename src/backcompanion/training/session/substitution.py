"""What can be done of an exercise today: with these things, this body, at this level, and why."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import get_args

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import LEVELS, Exercise
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Equipment, Level, Remark, that_hold
from backcompanion.training.session.reason import Reason

# What anyone has: bottles of water for dumbbells, a cushion to sit on.
ALWAYS_AVAILABLE: frozenset[Equipment] = frozenset({"water-bottles", "cushion"})

REMARKS: tuple[Remark, ...] = get_args(Remark)


@dataclass(frozen=True, slots=True)
class Substitution:
    """`held`: what is used of the equipment. `reasons`: why it is not what was asked for."""

    exercise: Exercise
    level: Level
    held: tuple[Equipment, ...] = ()
    reasons: tuple[Reason, ...] = ()


def find_substitution(
    written: Exercise,
    level: Level,
    library: Library,
    equipment: frozenset[Equipment],
    remarks: frozenset[Remark] = frozenset(),
) -> Substitution:
    """What stands in is looked at in the same way, until nothing is left to change.

    Where what stands in would lead back, what needs nothing and is left out by no remark does.
    """
    ordered = [remark for remark in REMARKS if remark in remarks]
    exercise, reasons = written, list[Reason]()
    seen = {written.id}
    while True:
        swapped = _swap_for_remark(exercise, library, equipment, ordered)
        if swapped is None:
            substitution = _at_nearest_level(exercise, level, equipment, ordered)
            if substitution is not None:
                return Substitution(
                    exercise,
                    substitution.level,
                    substitution.held,
                    _deduplicated((*reasons, *substitution.reasons)),
                )
            missing = missing_equipment(exercise, exercise.variant(level).level, equipment)
            assert missing is not None
            stand_in = (exercise.without or {}).get(missing) or exercise.swap
            swapped = stand_in, Reason("missing", missing)
        target, reason = swapped
        reasons.append(reason)
        if not target or target in seen:
            return _any_substitution(written, level, library, equipment, ordered, tuple(reasons))
        seen.add(target)
        exercise = library.exercises[target]


def is_allowed(exercise: Exercise, remarks: Sequence[Remark] | frozenset[Remark]) -> bool:
    """Whether no health remark puts another in its place."""
    swaps = exercise.remarks or {}
    return all(swaps.get(remark, exercise.id) == exercise.id for remark in remarks)


def alternatives(
    written: Exercise,
    level: Level,
    library: Library,
    equipment: frozenset[Equipment],
    remarks: frozenset[Remark],
) -> list[Substitution]:
    """Everything of the same kind that can be done as it stands: its own swaps first."""
    return list(each_alternative(written, level, library, equipment, remarks))


def each_alternative(
    written: Exercise,
    level: Level,
    library: Library,
    equipment: frozenset[Equipment],
    remarks: frozenset[Remark],
) -> Iterator[Substitution]:
    """The same, one after the other: the library may be large, and the first one do."""
    own_swaps = (*(written.without or {}).values(), written.swap, *(written.remarks or {}).values())
    first = [library.exercises[swap] for swap in own_swaps if swap in library.exercises]
    remaining = (exercise for _id, exercise in sorted(library.exercises.items()))
    ordered = [remark for remark in REMARKS if remark in remarks]
    seen: set[str] = set()
    for exercise in chain(first, remaining):
        if exercise.id in seen or exercise.kind != written.kind:
            continue
        seen.add(exercise.id)
        if is_allowed(exercise, remarks):
            substitution = _at_nearest_level(exercise, level, equipment, ordered)
            if substitution is not None:
                yield substitution


def held_equipment(
    exercise: Exercise, level: Level, equipment: frozenset[Equipment]
) -> tuple[Equipment, ...]:
    """What is used: of each need the first that the person has, else what anyone has."""
    held: list[Equipment] = []
    for needed in exercise.variant(level).needs:
        owned = [item for item in needed if item in equipment]
        owned += [item for item in needed if item in ALWAYS_AVAILABLE]
        held += owned[:1]
    return tuple(held)


def held_today(
    exercise: Exercise, held: tuple[Equipment, ...], practised: frozenset[str] | None
) -> tuple[Equipment, ...]:
    """Nothing, where an exercise is learnt with empty hands. `practised`: ids done lately, None
    for all.
    """
    new = practised is not None and exercise.id not in practised
    return () if new and exercise.first_without_weights else held


def comes_without_weights(exercise: Exercise, level: Level, held: Sequence[Equipment]) -> bool:
    """Whether it is for the first time, and so with empty hands."""
    return exercise.first_without_weights and not held and bool(exercise.variant(level).needs)


def highest_level(exercise: Exercise, remarks: frozenset[Remark]) -> Level:
    """The hardest that no health remark speaks against."""
    caps = exercise.remark_levels or {}
    indices = [LEVELS.index(caps[remark]) for remark in remarks if remark in caps]
    return LEVELS[min(indices, default=len(LEVELS) - 1)]


def care_cues(exercise: Exercise, reasons: Sequence[Reason]) -> tuple[str, ...]:
    """What to do differently for the health remarks among the reasons."""
    cues = exercise.remark_cues or {}
    candidates = (cues.get(reason.remark) for reason in reasons if reason.remark is not None)
    return tuple(dict.fromkeys(cue for cue in candidates if cue))


def figure_of(exercise: Exercise, reasons: Sequence[Reason]) -> str:
    """Id of the motion that a health remark asks for, or the exercise; "" for its own."""
    remarks = [reason.remark for reason in reasons if reason.remark is not None]
    return next(iter(that_hold(exercise.remark_figures, remarks)), exercise.figure)


def _swap_for_remark(
    exercise: Exercise,
    library: Library,
    equipment: frozenset[Equipment],
    remarks: Sequence[Remark],
) -> tuple[str, Reason] | None:
    """What a remark puts in its place, and why."""
    for remark in remarks:
        target = (exercise.remarks or {}).get(remark, exercise.id)
        if target == exercise.id:
            continue
        if target == exercise.swap:
            for thing, better in (exercise.swap_with or {}).items():
                if thing in equipment and is_allowed(library.exercises[better], remarks):
                    target = better
        return target, Reason("remark", remark)
    return None


def _at_nearest_level(
    exercise: Exercise,
    level: Level,
    equipment: frozenset[Equipment],
    remarks: Sequence[Remark],
) -> Substitution | None:
    """The exercise itself, at that level or the nearest gentler one; None where things are missing.

    What stands in for a thing (a dumbbell for the medicine ball) is a reason too.
    """
    reasons: list[Reason] = []
    caps = exercise.remark_levels or {}
    chosen_level = exercise.variant(level).level
    for remark in remarks:
        cap = caps.get(remark)
        if cap is not None and LEVELS.index(cap) < LEVELS.index(chosen_level):
            chosen_level = exercise.variant(cap).level
            reasons.append(Reason("remark", remark))
        elif cap is not None or any(
            remark in (texts or {})
            for texts in (exercise.remark_cues, exercise.cues_for, exercise.remark_figures)
        ):
            reasons.append(Reason("remark", remark))
    missing = missing_equipment(exercise, chosen_level, equipment)
    if missing is not None:
        if exercise.without and missing in exercise.without:
            return None
        gentler = [
            easier
            for easier in LEVELS[: LEVELS.index(chosen_level)][::-1]
            if easier in exercise.variants
        ]
        feasible_level = next(
            (easier for easier in gentler if not missing_equipment(exercise, easier, equipment)),
            None,
        )
        if feasible_level is None:
            return None
        chosen_level = feasible_level
        reasons.append(Reason("missing", missing))
    held = held_equipment(exercise, chosen_level, equipment)
    for thing, needed in zip(held, exercise.variant(chosen_level).needs, strict=True):
        if thing != needed[0]:
            reasons.append(Reason("missing", needed[0]))
    return Substitution(exercise, chosen_level, held, tuple(reasons))


def _any_substitution(
    written: Exercise,
    level: Level,
    library: Library,
    equipment: frozenset[Equipment],
    remarks: Sequence[Remark],
    reasons: tuple[Reason, ...],
) -> Substitution:
    candidates = alternatives(written, level, library, equipment, frozenset(remarks))
    if not candidates:
        raise ValueError(f"nothing in the library can stand in for {written.id}")
    return Substitution(
        candidates[0].exercise,
        candidates[0].level,
        candidates[0].held,
        _deduplicated((*reasons, *candidates[0].reasons)),
    )


def missing_equipment(
    exercise: Exercise, level: Level, equipment: frozenset[Equipment]
) -> Equipment | None:
    """The first thing that is needed and not there."""
    available = equipment | ALWAYS_AVAILABLE
    for needed in exercise.variant(level).needs:
        if not available.intersection(needed):
            return needed[0]
    return None


def _deduplicated(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))
