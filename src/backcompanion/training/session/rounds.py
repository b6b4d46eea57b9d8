"""One round, or one step, more or less of a session that is put right."""

from collections.abc import Sequence
from dataclasses import replace

from backcompanion.training.exercise.terms import Kind
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


def with_step_added(steps: Sequence[StepRecord], index: int) -> Steps:
    """One more of it, right after it: with the same weight and variant, done to the end."""
    step = steps[index]
    again = replace(step, outcome="done", done_seconds=step.planned_seconds)
    return (*steps[: index + 1], again, *steps[index + 1 :])


def with_step_removed(steps: Sequence[StepRecord], index: int) -> Steps:
    """As if it had never been part of the session; a step that was passed over is "skipped"."""
    return (*steps[:index], *steps[index + 1 :])


def reaches_end(steps: Sequence[StepRecord]) -> bool:
    """Whether its last step was come to, done or not."""
    return bool(steps) and steps[-1].outcome != "unreached"


def indices_by_place(steps: Sequence[StepRecord]) -> list[list[int]]:
    """Of the steps that the routine has at one place, in the order of the session."""
    groups: dict[tuple[Kind, str], list[int]] = {}
    for index, step in enumerate(steps):
        groups.setdefault((step.kind, place_of(step)), []).append(index)
    return list(groups.values())


def place_of(step: StepRecord) -> str:
    """The exercise that the routine has there, also where another one stood in for it."""
    return step.instead_of or step.exercise


def set_number(steps: Sequence[StepRecord], index: int) -> int:
    """Which set of its place, side and round it is, from 1; 0 where there is no other."""
    place = _set_of(steps[index])
    same = [n for n, step in enumerate(steps) if _set_of(step) == place]
    return same.index(index) + 1 if len(same) > 1 else 0


def _set_of(step: StepRecord) -> tuple[object, ...]:
    return step.kind, place_of(step), step.round, step.side


def indices_elsewhere(steps: Sequence[StepRecord], index: int) -> list[int]:
    """The sets of that one's place in other rounds that were done otherwise than it."""
    step = steps[index]
    return [
        other
        for other, candidate in enumerate(steps)
        if candidate.kind == step.kind == "work"
        and place_of(candidate) == place_of(step)
        and candidate.side == step.side
        and candidate.round != step.round
        and replace(candidate, round=step.round) != step
    ]


def with_same_in_every_round(steps: Sequence[StepRecord], index: int) -> Steps:
    """That set done in every round as in its own."""
    others = indices_elsewhere(steps, index)
    return tuple(
        replace(steps[index], round=each.round) if n in others else each
        for n, each in enumerate(steps)
    )
