"""One round more or less of a session that is put right."""

from collections.abc import Sequence
from dataclasses import replace

from backcompanion.training.session.record import StepRecord

# Of a session that a person fills in; one that was recorded or read may have more.
MOST_ROUNDS = 20

Steps = tuple[StepRecord, ...]


def last_round(steps: Sequence[StepRecord]) -> int:
    """Its number; 0 where no set is on record."""
    return max((step.round for step in steps if step.kind == "work"), default=0)


def with_round_added(steps: Sequence[StepRecord]) -> Steps:
    """As the last one was to be, done to the end, after its last set."""
    number = last_round(steps)
    added = [
        replace(
            step,
            round=number + 1,
            outcome="done",
            done_seconds=step.planned_seconds,
        )
        for step in steps
        if step.kind == "work" and step.round == number
    ]
    end = 1 + max((n for n, step in enumerate(steps) if step.kind == "work"), default=-1)
    return (*steps[:end], *added, *steps[end:])


def with_round_removed(steps: Sequence[StepRecord]) -> Steps:
    """Without the sets of the last one."""
    number = last_round(steps)
    return tuple(step for step in steps if step.kind != "work" or step.round != number)


def indices_elsewhere(steps: Sequence[StepRecord], index: int) -> list[int]:
    """The sets of that one's place in other rounds that were done otherwise than it."""
    step = steps[index]
    return [
        other
        for other, one in enumerate(steps)
        if one.kind == step.kind == "work"
        and _place(one) == _place(step)
        and one.round != step.round
        and replace(one, round=step.round) != step
    ]


def with_same_in_every_round(steps: Sequence[StepRecord], index: int) -> Steps:
    """That set done in every round as in its own."""
    others = indices_elsewhere(steps, index)
    return tuple(
        replace(steps[index], round=one.round) if n in others else one
        for n, one in enumerate(steps)
    )


def _place(step: StepRecord) -> tuple[object, ...]:
    return step.instead_of or step.exercise, step.side
