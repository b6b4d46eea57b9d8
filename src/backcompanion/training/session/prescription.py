"""The plan of one session: fixed when it starts, stored with it, enough to replay it from.

Nothing here looks anything up again: a session that was cut off can be continued whatever has
changed in the routine since.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from backcompanion.training.exercise.exercise import LEVELS, Exercise, Phase, Tempo, opposite
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep
from backcompanion.training.exercise.terms import Block, Remark, Side
from backcompanion.training.session.joined_stretches import join_stretches
from backcompanion.training.session.occurrences import limit_occurrences
from backcompanion.training.session.place import Place, steps_of_place
from backcompanion.training.session.planned import Choices, PlannedStep, Prescription
from backcompanion.training.session.reason import Reason, SessionChange
from backcompanion.training.session.substitution import Substitution, find_substitution

__all__ = [
    "Choices",
    "PlannedStep",
    "Prescription",
    "phase_side",
    "prescribe",
    "substitution_for",
]

# With these remarks one round is enough.
ONE_ROUND_REMARKS: tuple[Remark, ...] = ("anaemia",)
# Times to get ready are so much longer with them.
REST_FACTORS: Mapping[Remark, float] = {"anaemia": 1.5, "dizziness": 1.25}


def prescribe(routine: Routine, library: Library, choices: Choices) -> Prescription:
    """The session's plan for these choices."""
    remarks = choices.remarks
    changes = [
        SessionChange("rounds", remark)
        for remark in ONE_ROUND_REMARKS
        if remark in remarks and choices.rounds > 1
    ]
    changes += [SessionChange("rest", remark) for remark in REST_FACTORS if remark in remarks]
    if choices.extra_repetitions:
        changes.append(SessionChange("repetitions", "plan"))
    rounds = min(1, choices.rounds) if remarks.intersection(ONE_ROUND_REMARKS) else choices.rounds
    rest_multiplier = max(
        (factor for remark, factor in REST_FACTORS.items() if remark in remarks), default=1.0
    )
    choices = replace(choices, rest_factor=choices.rest_factor * rest_multiplier)
    steps: list[PlannedStep] = []
    if choices.warm_up:
        steps += _plan_block(routine.warm_up, "warm-up", 1, library, choices)
    for number in range(1, rounds + 1):
        steps += _plan_block(routine.round, "round", number, library, choices)
    steps += _plan_block(routine.cool_down, "cool-down", 1, library, choices)
    share = rounds / routine.rounds
    kcal = (routine.kcal[0] * share, routine.kcal[1] * share)
    return Prescription(routine.id, rounds, kcal, tuple(steps), tuple(changes), pace=choices.pace)


def _plan_block(
    routine_steps: tuple[RoutineStep, ...],
    block: Block,
    number: int,
    library: Library,
    choices: Choices,
) -> list[PlannedStep]:
    kept = [*_kept_today(routine_steps, block, choices)]
    routine_steps = tuple(step for _index, step in kept)
    # Once for each exercise, however often it comes: a library may have hundreds to choose from.
    substitution_of = {
        id: substitution_for(library.exercises[id], library, choices)
        for id in dict.fromkeys(step.exercise for step in routine_steps)
    }
    substitutions = [substitution_of[step.exercise] for step in routine_steps]
    written = [library.exercises[step.exercise] for step in routine_steps]
    # Stretches alone are held one after the other wherever they stand.
    joins = block == "cool-down" or all(each.kind == "stretch" for each in written)
    if block == "round" and not joins:
        substitutions = limit_occurrences(
            routine_steps, substitutions, library, choices.equipment, choices.remarks
        )
    steps: list[PlannedStep] = []
    for place_number, (index, routine_step) in enumerate(kept, start=1):
        place = Place(routine_step, block, number, place_number, len(kept), index)
        exercise, substitution = written[place_number - 1], substitutions[place_number - 1]
        steps += steps_of_place(place, exercise, substitution, choices)
    return join_stretches(steps, library) if joins else steps


def _kept_today(
    routine_steps: tuple[RoutineStep, ...], block: Block, choices: Choices
) -> Iterator[tuple[int, RoutineStep]]:
    """What is not left out today, with its index; after a gap, with the longer time to change."""
    ready = 0.0
    for index, step in enumerate(routine_steps):
        ready = max(ready, step.get_ready_seconds)
        if (block, index) not in choices.left_out:
            yield index, replace(step, get_ready_seconds=ready)
            ready = 0.0


def substitution_for(written: Exercise, library: Library, choices: Choices) -> Substitution:
    """What stands in that exercise's place today."""
    if written.kind != "work":
        return find_substitution(written, "standard", library, choices.equipment, choices.remarks)
    level = choices.level
    reason: Reason | None = None
    level_offset = choices.level_offsets.get(written.id, 0) + (written.id in choices.level_up)
    if level_offset:
        index = min(max(LEVELS.index(level) + level_offset, 0), len(LEVELS) - 1)
        if LEVELS[index] != level:
            reason = Reason("plan" if written.id in choices.level_up else "step")
            level = LEVELS[index]
    if written.id in choices.start_gently:
        level, reason = "easier", Reason("hurt") if level != "easier" else reason
    substitution = find_substitution(written, level, library, choices.equipment, choices.remarks)
    if reason is None:
        return substitution
    unadjusted = find_substitution(
        written, choices.level, library, choices.equipment, choices.remarks
    )
    if (substitution.exercise.id, substitution.level) == (unadjusted.exercise.id, unadjusted.level):
        return substitution
    return replace(substitution, reasons=(*substitution.reasons, reason))


def phase_side(leads: Side, tempo: Tempo, repetition: int, phase: Phase) -> Side | None:
    """The side that a phase goes to in the repetition of that number (0 the first)."""
    if not tempo.sided:
        return None
    side = opposite(leads) if tempo.alternating and repetition % 2 else leads
    return opposite(side) if phase.other_side else side
