"""The plan of one session: fixed when it starts, stored with it, enough to replay it from.

Nothing here looks anything up again: a session that was cut off can be continued whatever has
changed in the routine since.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import (
    LEVELS,
    Exercise,
    Phase,
    Tempo,
    opposite,
)
from backcompanion.training.exercise.repetitions import add_repetitions, fit_to_duration
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep
from backcompanion.training.exercise.terms import Equipment, Kind, Level, Remark, Side
from backcompanion.training.session.occurrences import limit_occurrences
from backcompanion.training.session.reason import Reason, SessionChange
from backcompanion.training.session.substitution import (
    Substitution,
    figure_of,
    find_substitution,
    held_today,
    highest_level,
    missing_equipment,
)

Block = Literal["warm-up", "round", "cool-down"]

# With these remarks one round is enough.
ONE_ROUND_REMARKS: tuple[Remark, ...] = ("anaemia",)
# Times to get ready are so much longer with them.
REST_FACTORS: Mapping[Remark, float] = {"anaemia": 1.5, "dizziness": 1.25}
# To another position on the floor, in seconds.
CHANGE_SECONDS = 10
_WEIGHTS: frozenset[Equipment] = frozenset({"dumbbells", "water-bottles", "medicine-ball"})


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step as prescribed.

    `number` of `count`: its place among the steps of its block (exercise 3 of 8). `side` is what is
    recorded for a one-sided step; `leads` is the side that the first repetition goes to.
    `figure`: id of the motion that shows it, "" for its own.
    `held`: what is used of the equipment. `reasons`: why it differs from the routine as written;
    empty where it does not. `tempos` holds every level that the step can be
    changed to.
    """

    exercise: str
    instead_of: str | None
    kind: Kind
    block: Block
    round: int
    number: int
    count: int
    side: Side | None
    leads: Side
    get_ready_seconds: float
    level: Level
    tempos: Mapping[Level, Tempo]
    held: tuple[Equipment, ...] = ()
    load_kg: float | None = None
    reasons: tuple[Reason, ...] = ()
    figure: str = ""

    @property
    def motion(self) -> str:
        """Id of the motion that shows it."""
        return self.figure or self.exercise

    @property
    def seconds(self) -> float:
        return self.tempos[self.level].seconds


@dataclass(frozen=True, slots=True)
class Prescription:
    """`kcal`: the routine's own claim, (low, high), in proportion to the rounds.

    `changes`: what holds for the whole of it and why. `minutes`: what it was fitted into, or 0;
    `left_out`: ids, as the routine has them, of what does not come at all for that.
    """

    routine: str
    rounds: int
    kcal: tuple[float, float]
    steps: tuple[PlannedStep, ...]
    changes: tuple[SessionChange, ...] = ()
    minutes: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        return sum(step.get_ready_seconds + step.seconds for step in self.steps)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has and wants today. `rest_factor` multiplies every time to get ready.

    `rounds` may be 0: no work at all.

    `start_gently`: ids of exercises to begin at their easier level, because they hurt last time.
    `level_offsets`: by id, how many levels up or down from `level` the person agreed to.
    `level_up`: ids that the week of a plan takes a level up. All ids as the routine has them.
    `extra_repetitions`: in each set, on each side. `loads`: kg used last, by what is done, and
    `practised`: what was done lately (None: everything).
    """

    equipment: frozenset[Equipment] = frozenset({"dumbbells", "physio-ball"})
    level: Level = "standard"
    rounds: int = 2
    warm_up: bool = True
    rest_factor: float = 1.0
    start_gently: frozenset[str] = frozenset()
    remarks: frozenset[Remark] = frozenset()
    level_offsets: Mapping[str, int] = field(default_factory=dict)
    level_up: frozenset[str] = frozenset()
    extra_repetitions: int = 0
    loads: Mapping[str, float] = field(default_factory=dict)
    practised: frozenset[str] | None = None


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
    steps += _joined([*_plan_block(routine.cool_down, "cool-down", 1, library, choices)], library)
    share = rounds / routine.rounds
    kcal = (routine.kcal[0] * share, routine.kcal[1] * share)
    return Prescription(routine.id, rounds, kcal, tuple(steps), tuple(changes))


def _plan_block(
    routine_steps: tuple[RoutineStep, ...],
    block: Block,
    number: int,
    library: Library,
    choices: Choices,
) -> Iterator[PlannedStep]:
    substitutions = [
        substitution_for(library.exercises[routine_step.exercise], library, choices)
        for routine_step in routine_steps
    ]
    if block == "round":
        substitutions = limit_occurrences(
            routine_steps, substitutions, library, choices.equipment, choices.remarks
        )
    pairs = zip(routine_steps, substitutions, strict=True)
    for index, (routine_step, substitution) in enumerate(pairs):
        exercise = substitution.exercise
        written = library.exercises[routine_step.exercise]
        held = held_today(exercise, substitution.held, choices.practised)
        # The second round begins on the other side.
        leads: Side = "right" if number % 2 else "left"
        side = routine_step.side if exercise.id == written.id or exercise.sides == "one" else None
        yield PlannedStep(
            exercise=exercise.id,
            instead_of=None if exercise.id == written.id else written.id,
            kind=exercise.kind,
            block=block,
            round=number,
            number=index + 1,
            count=len(routine_steps),
            side=side,
            leads=side or leads,
            get_ready_seconds=round(routine_step.get_ready_seconds * choices.rest_factor),
            level=substitution.level,
            tempos=_tempos(written, substitution, choices),
            held=held,
            load_kg=choices.loads.get(exercise.id) if _WEIGHTS.intersection(held) else None,
            reasons=substitution.reasons,
            figure=figure_of(exercise, substitution.reasons),
        )


def _joined(steps: list[PlannedStep], library: Library) -> list[PlannedStep]:
    """A cool-down in which nobody is told to change into what they do already.

    What stands in for two stretches in a row is held once, for the time of both and of the change
    between; and getting into what stands in takes longer than into the next of a kind. The whole
    keeps its time.
    """
    joined: list[PlannedStep] = []
    for step in steps:
        last = joined[-1] if joined else None
        tempo = step.tempos[step.level]
        if (
            last is not None
            and step.instead_of is not None
            and (last.exercise, last.side, last.level) == (step.exercise, step.side, step.level)
        ):
            seconds = last.seconds + step.get_ready_seconds + step.seconds
            reasons = tuple(dict.fromkeys((*last.reasons, *step.reasons)))
            tempos = {step.level: fit_to_duration(tempo, seconds)}
            joined[-1] = replace(last, tempos=tempos, reasons=reasons)
            continue
        more = CHANGE_SECONDS - step.get_ready_seconds
        before = library.exercises[last.exercise].position if last is not None else None
        moves = library.exercises[step.exercise].position != before
        if more > 0 and step.instead_of is not None and (moves or not _is_held(step)):
            if _is_held(step):
                step = replace(_shorter(step, more), get_ready_seconds=CHANGE_SECONDS)
            elif last is not None and _is_held(last) and last.seconds >= CHANGE_SECONDS + more:
                joined[-1] = _shorter(last, more)
                step = replace(step, get_ready_seconds=CHANGE_SECONDS)
        joined.append(step)
    return [
        replace(step, number=number, count=len(joined))
        for number, step in enumerate(joined, start=1)
    ]


def _is_held(step: PlannedStep) -> bool:
    tempo = step.tempos[step.level]
    return tempo.repetitions == 1 and len(tempo.parts[0].phases) == 1


def _shorter(step: PlannedStep, seconds: float) -> PlannedStep:
    tempo = fit_to_duration(step.tempos[step.level], step.seconds - seconds)
    return replace(step, tempos={step.level: tempo})


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


def _tempos(written: Exercise, substitution: Substitution, choices: Choices) -> dict[Level, Tempo]:
    """Of every level that can be done today. Outside the rounds the time of the place is kept."""
    exercise = substitution.exercise
    highest = LEVELS.index(highest_level(exercise, choices.remarks))
    tempo_by_level: dict[Level, Tempo] = {}
    for level, variant in exercise.variants.items():
        possible = (
            LEVELS.index(level) <= highest
            and missing_equipment(exercise, level, choices.equipment) is None
        )
        if level != substitution.level and not possible:
            continue
        tempo = variant.tempo
        if exercise.kind == "work":
            tempo = add_repetitions(tempo, choices.extra_repetitions)
        elif exercise.id != written.id:
            tempo = fit_to_duration(tempo, written.standard.tempo.seconds)
        tempo_by_level[level] = tempo
    return tempo_by_level


def phase_side(leads: Side, tempo: Tempo, repetition: int, phase: Phase) -> Side | None:
    """The side that a phase goes to in the repetition of that number (0 the first)."""
    if not tempo.sided:
        return None
    side = opposite(leads) if tempo.alternating and repetition % 2 else leads
    return opposite(side) if phase.other_side else side
