"""No exercise too often in a round, whatever it stands in for."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from backcompanion.training.exercise.routine import Library, RoutineStep
from backcompanion.training.exercise.terms import Equipment, Remark
from backcompanion.training.session.reason import Reason
from backcompanion.training.session.substitution import Substitution, each_alternative

# An exercise may stand in a round at most so often, as itself or in place of another.
MAX_OCCURRENCES = 2


def limit_occurrences(
    routine_steps: tuple[RoutineStep, ...],
    substitutions: list[Substitution],
    library: Library,
    equipment: frozenset[Equipment],
    remarks: frozenset[Remark],
) -> list[Substitution]:
    """No exercise in more places than `MAX_OCCURRENCES`: what stands in gives way, the last one
    first.

    Raises nothing where the library has too little: then it comes as often as it must.
    """
    occurrences: dict[str, int] = {}
    for substitution in substitutions:
        occurrences[substitution.exercise.id] = occurrences.get(substitution.exercise.id, 0) + 1
    for index in reversed(range(len(substitutions))):
        substitution, written = (
            substitutions[index],
            library.exercises[routine_steps[index].exercise],
        )
        name = substitution.exercise.id
        if occurrences[name] <= MAX_OCCURRENCES or name == written.id:
            continue
        options = each_alternative(written, substitution.level, library, equipment, remarks)
        other = _least_seen(options, occurrences)
        if other is None:
            continue
        kept = tuple(reason for reason in substitution.reasons if reason not in other.reasons)
        occurrences[name] -= 1
        occurrences[other.exercise.id] = occurrences.get(other.exercise.id, 0) + 1
        substitutions[index] = replace(
            other, reasons=(*kept, *other.reasons, Reason("often", name))
        )
    return substitutions


def _least_seen(
    options: Iterable[Substitution], occurrences: Mapping[str, int]
) -> Substitution | None:
    """The first that does not stand there yet, else the first of those that stand there least."""
    best, least = None, MAX_OCCURRENCES
    for option in options:
        times = occurrences.get(option.exercise.id, 0)
        if times < least:
            best, least = option, times
        if least == 0:
            break
    return best
