"""A session by single sets, where whole places of a routine are too long to choose from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from backcompanion.training.session.prescription import PlannedStep

Steps = tuple[PlannedStep, ...]

# Rests are made so much shorter or longer where nothing else can be.
LEAST_RESTS, MOST_RESTS = 0.7, 2.0


def work_by_sets(
    rounds: Sequence[Steps],
    seconds: float,
    times_done: Mapping[str, int],
    *,
    round_by_round: bool = False,
) -> Steps:
    """As many sets as go into that time: of every place the first, then the second, round by round.
    `round_by_round`: nothing of a further round before the one before is whole.

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
        if round_by_round and any(id(step) not in chosen for step in steps):
            break
    kept = [step for steps in rounds for step in steps if id(step) in chosen]
    return tuple(_counted(step, kept) for step in kept)


def with_sets(
    ranked: Sequence[Steps],
    rounds: Sequence[Steps],
    seconds: float,
    times_done: Mapping[str, int],
) -> tuple[list[Steps], Steps | None]:
    """`ranked`, whole exercises, and what goes by sets, in the order to be tried; and what of it
    may rest for longer or shorter. Sets are left out before exercises are.
    """
    to_try = [*ranked, work_by_sets(rounds, seconds, times_done)]
    if all(step.sets == 1 for steps in rounds[:1] for step in steps):
        return to_try, None
    by_sets = work_by_sets(rounds, seconds, times_done, round_by_round=True)
    has_more = bool(ranked) and _count_places(by_sets) > _count_places(ranked[0])
    to_try.insert(0 if has_more else len(ranked), by_sets)
    return to_try, by_sets


def _count_places(steps: Steps) -> int:
    return len({step.place for step in steps})


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
