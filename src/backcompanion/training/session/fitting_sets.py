"""A session by single sets, where whole places of a routine are too long to choose from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from backcompanion.training.session.prescription import PlannedStep

Steps = tuple[PlannedStep, ...]

# Rests are made so much shorter or longer where nothing else can be.
LEAST_RESTS, MOST_RESTS = 0.7, 2.0


def work_by_sets(rounds: Sequence[Steps], seconds: float, times_done: Mapping[str, int]) -> Steps:
    """As many sets as go into that time: of every place the first, then the second, round by round.

    Both sides of a set go together; what was done least of late comes first. At least one set.
    """
    chosen: set[int] = set()
    left = seconds
    for steps in rounds:
        for unit in _in_turn(steps, times_done):
            length = sum(step.get_ready_seconds + step.seconds for step in unit)
            if length <= left or not chosen:
                chosen |= set(map(id, unit))
                left -= length
    kept = [step for steps in rounds for step in steps if id(step) in chosen]
    return tuple(_counted(step, kept) for step in kept)


def with_rests(steps: Steps, seconds: float) -> Steps:
    """With the times to get ready longer or shorter, as far as that may be, to last so long."""
    ready = sum(step.get_ready_seconds for step in steps)
    if not ready:
        return steps
    wanted = seconds - sum(step.seconds for step in steps)
    factor = min(max(wanted / ready, LEAST_RESTS), MOST_RESTS)
    return tuple(
        replace(step, get_ready_seconds=round(step.get_ready_seconds * factor)) for step in steps
    )


def _in_turn(steps: Steps, times_done: Mapping[str, int]) -> Iterable[Steps]:
    units: dict[tuple[int, int], list[PlannedStep]] = {}
    for step in steps:
        units.setdefault((step.number, step.set), []).append(step)

    def turn(unit: Sequence[PlannedStep]) -> tuple[int, int, int]:
        first = unit[0]
        done = times_done.get(first.instead_of or first.exercise, 0)
        return first.set, done, first.number

    return (tuple(unit) for unit in sorted(units.values(), key=turn))


def _counted(step: PlannedStep, kept: Sequence[PlannedStep]) -> PlannedStep:
    """One of the sets that there are now, on its side."""
    same = [
        other.set
        for other in kept
        if (other.round, other.number, other.side) == (step.round, step.number, step.side)
    ]
    return replace(step, set=same.index(step.set) + 1, sets=len(same))
