"""What can be done of an exercise today: with these things, this body, at this level, and why.

A reason is a short text that is kept with the session: its kind and what it is about, joined by a
colon ("missing:physio-ball", "remark:stenosis", "hurt"). `kind_of` and `about` take it apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

from backcompanion.training.exercise.exercise import LEVELS, Exercise
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Equipment, Level, Remark

ReasonKind = Literal["missing", "remark", "hurt", "step", "often", "plan"]
"""missing: an equipment's id; remark: a health remark's; hurt: it hurt lately; step: up or down, as
the person agreed to; often: the id of an exercise that would come too often; plan: repetitions on
top, or a harder level where it is ready, from the plan's week."""

# What anyone has: bottles of water for dumbbells, a cushion to sit on.
ALWAYS_THERE: frozenset[Equipment] = frozenset({"water-bottles", "cushion"})

REMARKS: tuple[Remark, ...] = get_args(Remark)


@dataclass(frozen=True, slots=True)
class Fitting:
    """`held`: what is used of the equipment. `reasons`: why it is not what was asked for."""

    exercise: Exercise
    level: Level
    held: tuple[Equipment, ...] = ()
    reasons: tuple[str, ...] = ()


def reason(kind: ReasonKind, about: str = "") -> str:
    return f"{kind}:{about}" if about else kind


def kind_of(text: str) -> ReasonKind:
    return cast(ReasonKind, text.partition(":")[0])


def about(text: str) -> str:
    return text.partition(":")[2]


def kinds_of(reasons: Iterable[str]) -> set[ReasonKind]:
    return {kind_of(one) for one in reasons}


def fitting(
    written: Exercise,
    level: Level,
    library: Library,
    equipment: frozenset[Equipment],
    remarks: frozenset[Remark] = frozenset(),
) -> Fitting:
    """What stands in is looked at in the same way, until nothing is left to change.

    Where what stands in would lead back, what needs nothing and is left out by no remark does.
    """
    ordered = [remark for remark in REMARKS if remark in remarks]
    exercise, reasons = written, list[str]()
    seen = {written.id}
    while True:
        swapped = _swapped(exercise, library, equipment, ordered)
        if swapped is None:
            fits = _at_level(exercise, level, equipment, ordered)
            if fits is not None:
                return Fitting(exercise, fits.level, fits.held, _once((*reasons, *fits.reasons)))
            missing = missing_for(exercise, exercise.variant(level).level, equipment)
            assert missing is not None
            stand_in = (exercise.without or {}).get(missing) or exercise.swap
            swapped = stand_in, reason("missing", missing)
        target, why = swapped
        reasons.append(why)
        if not target or target in seen:
            return _anything(written, level, library, equipment, ordered, tuple(reasons))
        seen.add(target)
        exercise = library.exercises[target]


def allowed(exercise: Exercise, remarks: Sequence[Remark] | frozenset[Remark]) -> bool:
    """Whether no health remark puts another in its place."""
    swaps = exercise.remarks or {}
    return all(swaps.get(remark, exercise.id) == exercise.id for remark in remarks)


def alternatives(
    written: Exercise,
    level: Level,
    library: Library,
    equipment: frozenset[Equipment],
    remarks: frozenset[Remark],
) -> list[Fitting]:
    """Everything of the same kind that can be done as it stands: its own swaps first."""
    near = (*(written.without or {}).values(), written.swap, *(written.remarks or {}).values())
    first = [library.exercises[one] for one in near if one in library.exercises]
    rest = (library.exercises[one] for one in sorted(library.exercises))
    ordered = [remark for remark in REMARKS if remark in remarks]
    found: dict[str, Fitting] = {}
    for exercise in (*first, *rest):
        if exercise.kind == written.kind and allowed(exercise, remarks):
            fits = _at_level(exercise, level, equipment, ordered)
            if fits is not None:
                found.setdefault(exercise.id, fits)
    return list(found.values())


def held_for(
    exercise: Exercise, level: Level, equipment: frozenset[Equipment]
) -> tuple[Equipment, ...]:
    """What is used: of each need the first that the person has, else what anyone has."""
    held: list[Equipment] = []
    for needed in exercise.variant(level).needs:
        have = [it for it in needed if it in equipment]
        have += [it for it in needed if it in ALWAYS_THERE]
        held += have[:1]
    return tuple(held)


def highest_level(exercise: Exercise, remarks: frozenset[Remark]) -> Level:
    """The hardest that no health remark speaks against."""
    caps = exercise.remark_levels or {}
    indices = [LEVELS.index(caps[remark]) for remark in remarks if remark in caps]
    return LEVELS[min(indices, default=len(LEVELS) - 1)]


def care_cues(exercise: Exercise, reasons: Sequence[str]) -> tuple[str, ...]:
    """What to do differently for the health remarks among the reasons."""
    cues = exercise.remark_cues or {}
    found = (cues.get(cast(Remark, about(one))) for one in reasons if kind_of(one) == "remark")
    return tuple(dict.fromkeys(cue for cue in found if cue))


def _swapped(
    exercise: Exercise,
    library: Library,
    equipment: frozenset[Equipment],
    remarks: Sequence[Remark],
) -> tuple[str, str] | None:
    """What a remark puts in its place, and why."""
    for remark in remarks:
        target = (exercise.remarks or {}).get(remark, exercise.id)
        if target == exercise.id:
            continue
        if target == exercise.swap:
            for thing, better in (exercise.swap_with or {}).items():
                if thing in equipment and allowed(library.exercises[better], remarks):
                    target = better
        return target, reason("remark", remark)
    return None


def _at_level(
    exercise: Exercise,
    level: Level,
    equipment: frozenset[Equipment],
    remarks: Sequence[Remark],
) -> Fitting | None:
    """The exercise itself, at that level or the nearest gentler one; None where things are missing.

    What stands in for a thing (a dumbbell for the medicine ball) is a reason too.
    """
    reasons: list[str] = []
    caps = exercise.remark_levels or {}
    got = exercise.variant(level).level
    for remark in remarks:
        cap = caps.get(remark)
        if cap is not None and LEVELS.index(cap) < LEVELS.index(got):
            got = exercise.variant(cap).level
            reasons.append(reason("remark", remark))
        elif cap is not None or remark in (exercise.remark_cues or {}):
            reasons.append(reason("remark", remark))
    missing = missing_for(exercise, got, equipment)
    if missing is not None:
        if exercise.without and missing in exercise.without:
            return None
        gentler = [one for one in LEVELS[: LEVELS.index(got)][::-1] if one in exercise.variants]
        free = next((one for one in gentler if not missing_for(exercise, one, equipment)), None)
        if free is None:
            return None
        got = free
        reasons.append(reason("missing", missing))
    held = held_for(exercise, got, equipment)
    for thing, needed in zip(held, exercise.variant(got).needs, strict=True):
        if thing != needed[0]:
            reasons.append(reason("missing", needed[0]))
    return Fitting(exercise, got, held, tuple(reasons))


def _anything(
    written: Exercise,
    level: Level,
    library: Library,
    equipment: frozenset[Equipment],
    remarks: Sequence[Remark],
    reasons: tuple[str, ...],
) -> Fitting:
    found = alternatives(written, level, library, equipment, frozenset(remarks))
    if not found:
        raise ValueError(f"nothing in the library can stand in for {written.id}")
    return Fitting(
        found[0].exercise, found[0].level, found[0].held, _once((*reasons, *found[0].reasons))
    )


def missing_for(
    exercise: Exercise, level: Level, equipment: frozenset[Equipment]
) -> Equipment | None:
    """The first thing that is needed and not there."""
    there = equipment | ALWAYS_THERE
    for needed in exercise.variant(level).needs:
        if not there.intersection(needed):
            return needed[0]
    return None


def _once(reasons: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reasons))
