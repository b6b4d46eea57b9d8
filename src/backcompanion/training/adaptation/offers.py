"""A step up or down that an exercise seems ready for: offered with its reason, never forced."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import LEVELS, Exercise
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.terms import MAX_LEVEL_STEPS, Level
from backcompanion.training.session.prescription import Choices, substitution_for
from backcompanion.training.session.record import SessionRecord, StepRecord

# CR10 ratings from 0 rest to 10 as hard as one can: up to "somewhat hard".
EASY_EFFORT = 4
REQUIRED_SESSIONS = 2

OfferReason = Literal["easy", "hurt", "unfinished"]


@dataclass(frozen=True, slots=True)
class LevelOffer:
    """`exercise`: its id as the routine has it. `step`: 1 up, -1 down, to `level`."""

    exercise: str
    step: int
    level: Level
    reason: OfferReason


def find_offers(
    newest_first: Iterable[SessionRecord],
    routine: Routine,
    library: Library,
    choices: Choices,
    answered: Mapping[str, date] | None = None,
) -> tuple[LevelOffer, ...]:
    """Down first; otherwise in the routine's order.

    The sessions come with their steps. `choices`: as of today. `answered`: by id, the day of the
    last session when it was answered; sessions up to then do not speak any more.
    """
    sessions = tuple(newest_first)
    result = []
    for exercise in dict.fromkeys(routine_step.exercise for routine_step in routine.round):
        since = (answered or {}).get(exercise, date.min)
        done = [
            (session, steps)
            for session in sessions
            if session.local_date > since and (steps := _steps(session, exercise))
        ]
        offer = _offer(library.exercises[exercise], done, library, choices)
        if offer is not None:
            result.append(offer)
    return tuple(sorted(result, key=lambda offer: offer.step))


def ready_exercises(
    newest_first: Iterable[SessionRecord], routine: Routine, library: Library, choices: Choices
) -> frozenset[str]:
    """Ids of the exercises that a plan may take a level up."""
    result = find_offers(newest_first, routine, library, choices)
    return frozenset(offer.exercise for offer in result if offer.step > 0)


def with_level_step(steps: Mapping[str, int], exercise: str, by: int) -> dict[str, int]:
    """`steps`: what a person has agreed to. With that exercise so many levels further up or down;
    none left: gone.
    """
    step = max(-MAX_LEVEL_STEPS, min(MAX_LEVEL_STEPS, steps.get(exercise, 0) + by))
    others = without_exercise(steps, exercise)
    return {**others, exercise: step} if step else others


def without_exercise(steps: Mapping[str, int], exercise: str) -> dict[str, int]:
    return {name: step for name, step in steps.items() if name != exercise}


def _offer(
    written: Exercise,
    done: list[tuple[SessionRecord, list[StepRecord]]],
    library: Library,
    choices: Choices,
) -> LevelOffer | None:
    reason, step = _find_reason(written, done, library, choices)
    if reason is None:
        return None
    # What it is without the gentleness that passes by itself.
    usual = replace(choices, start_gently=choices.start_gently - {written.id})
    stepped = {**choices.level_offsets, written.id: choices.level_offsets.get(written.id, 0) + step}
    present = substitution_for(written, library, usual)
    proposed = substitution_for(written, library, replace(usual, level_offsets=stepped))
    moved = LEVELS.index(proposed.level) - LEVELS.index(present.level)
    if proposed.exercise.id != present.exercise.id or moved * step <= 0:
        return None
    return LevelOffer(written.id, step, proposed.level, reason)


def _find_reason(
    written: Exercise,
    done: list[tuple[SessionRecord, list[StepRecord]]],
    library: Library,
    choices: Choices,
) -> tuple[OfferReason | None, int]:
    if not done:
        return None, 0
    if any(step.outcome == "hurt" for step in done[0][1]):
        return "hurt", -1
    latest = done[:REQUIRED_SESSIONS]
    if len(latest) < REQUIRED_SESSIONS:
        return None, 0
    if all(any(s.outcome in ("partial", "skipped") for s in steps) for _session, steps in latest):
        return "unfinished", -1
    substitution = substitution_for(written, library, choices)
    as_now = all(
        (step.exercise, step.variant) == (substitution.exercise.id, substitution.level)
        for _session, steps in latest
        for step in steps
    )
    if as_now and all(_was_easy(session) for session, _steps in latest):
        return "easy", 1
    return None, 0


def _was_easy(session: SessionRecord) -> bool:
    return (
        session.effort is not None
        and session.effort <= EASY_EFFORT
        and 0 < session.sets_planned == session.sets_done
    )


def _steps(session: SessionRecord, exercise: str) -> list[StepRecord]:
    """Those of that place, where it was come to at all."""
    result = [
        step
        for step in session.steps
        if step.kind == "work" and (step.instead_of or step.exercise) == exercise
    ]
    return result if any(step.outcome != "unreached" for step in result) else []
