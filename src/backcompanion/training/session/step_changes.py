"""What a person puts right in a step of a session. What was not changed is given back as it was."""

from dataclasses import replace

from backcompanion.training.exercise.repetitions import Amount
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.limits import LONGEST_STEP_SECONDS
from backcompanion.training.session.record import Outcome, StepRecord
from backcompanion.training.session.step_options import (
    StepOption,
    amount_in,
    is_hand_held,
    option_of,
    seconds_in,
)

NOT_DONE: tuple[Outcome, ...] = ("skipped", "unreached")


def with_outcome(step: StepRecord, outcome: Outcome, amount: Amount) -> StepRecord:
    """`amount`: how it is counted. Of what was done in part, half is taken until it is said."""
    if outcome == step.outcome:
        return step
    planned, done = step.planned_seconds, step.done_seconds
    if outcome == "done":
        done = max(done, planned)
    elif outcome in NOT_DONE:
        done = 0.0
    elif outcome == "partial" and not 0 < done < planned:
        done = min(planned, max(1, amount.of(planned) // 2) * amount.seconds)
    return replace(step, outcome=outcome, done_seconds=done)


def with_amount(step: StepRecord, count: int, amount: Amount) -> StepRecord:
    """So many repetitions or seconds were done: all, in part, or nothing. What hurt, hurt."""
    if count == amount.of(step.done_seconds):
        return step
    planned = amount.of(step.planned_seconds)
    seconds = step.planned_seconds if count == planned else count * amount.seconds
    outcome: Outcome = "done" if count >= planned else "partial"
    if count == 0:
        outcome = step.outcome if step.outcome in NOT_DONE else "skipped"
    if step.outcome == "hurt":
        outcome = "hurt"
    return replace(step, outcome=outcome, done_seconds=min(seconds, LONGEST_STEP_SECONDS))


def with_load(step: StepRecord, kg: float | None) -> StepRecord:
    return step if kg == step.load_kg else replace(step, load_kg=kg)


def with_option(step: StepRecord, option: StepOption, library: Library) -> StepRecord:
    """Done in that way, in the time that it has in the session, to the same end.

    Why it was otherwise than the routine has it holds for another exercise no more.
    """
    if option == option_of(step):
        return step
    planned = seconds_in(option, step.planned_seconds, library)
    written = step.instead_of or step.exercise
    changed = replace(
        step,
        exercise=option.exercise,
        instead_of=None if option.exercise == written else written,
        variant=option.variant,
        planned_seconds=planned,
        done_seconds=_done_seconds(step, planned),
        reasons=step.reasons if option.exercise == step.exercise else (),
    )
    keeps_load = option.exercise == step.exercise and is_hand_held(changed, library)
    return changed if keeps_load else replace(changed, load_kg=None)


def settable_amount(step: StepRecord, library: Library) -> tuple[Amount, int, int]:
    """How it is counted, how many were done, and how many there were to do."""
    amount = amount_in(step, library)
    return amount, amount.of(step.done_seconds), amount.of(step.planned_seconds)


def most_of(amount: Amount) -> int:
    """More of them a record cannot say."""
    return amount.of(LONGEST_STEP_SECONDS)


def _done_seconds(step: StepRecord, planned: float) -> float:
    if step.outcome == "done" or step.done_seconds >= step.planned_seconds > 0:
        return planned
    return min(step.done_seconds, planned)
