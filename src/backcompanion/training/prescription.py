"""The plan of one session: fixed when it starts, stored with it, enough to replay it from.

Nothing here looks anything up again: a session that was cut off can be continued whatever has
changed in the routine since.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from backcompanion.training.exercise import (
    LEVELS,
    Equipment,
    Exercise,
    Kind,
    Level,
    Part,
    Phase,
    Side,
    Tempo,
    opposite,
)
from backcompanion.training.routine import Library, Place, Routine

Block = Literal["warm-up", "round", "cool-down"]

# What anyone has: bottles of water for dumbbells, a cushion to sit on.
ALWAYS_THERE: frozenset[Equipment] = frozenset({"water-bottles", "cushion"})


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step as prescribed.

    `number` of `count`: its place among the steps of its block (exercise 3 of 8). `side` is what is
    recorded for a one-sided step; `leads` is the side that the first repetition goes to.
    `held`: what is used of the equipment. `reason`: why it differs from the routine ("no
    physio-ball"), or empty. `tempos` holds every level that the step can be changed to.
    """

    exercise: str
    instead_of: str | None
    reason: str
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

    @property
    def seconds(self) -> float:
        return self.tempos[self.level].seconds


@dataclass(frozen=True, slots=True)
class Prescription:
    """`kcal`: the routine's own claim, (low, high), in proportion to the rounds."""

    routine: str
    rounds: int
    kcal: tuple[float, float]
    steps: tuple[PlannedStep, ...]

    @property
    def seconds(self) -> float:
        return sum(step.get_ready_seconds + step.seconds for step in self.steps)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has and wants today. `rest_factor` multiplies every time to get ready.

    `gentler`: ids of exercises to begin at their easier level, because they hurt last time.
    """

    equipment: frozenset[Equipment] = frozenset({"dumbbells", "physio-ball"})
    level: Level = "standard"
    rounds: int = 2
    warm_up: bool = True
    rest_factor: float = 1.0
    gentler: frozenset[str] = field(default_factory=frozenset)


def prescribe(routine: Routine, library: Library, choices: Choices) -> Prescription:
    """The session's plan for these choices."""
    steps: list[PlannedStep] = []
    if choices.warm_up:
        steps += _block(routine.warm_up, "warm-up", 1, library, choices)
    for number in range(1, choices.rounds + 1):
        steps += _block(routine.round, "round", number, library, choices)
    steps += _block(routine.cool_down, "cool-down", 1, library, choices)
    share = choices.rounds / routine.rounds
    kcal = (routine.kcal[0] * share, routine.kcal[1] * share)
    return Prescription(routine.id, choices.rounds, kcal, tuple(steps))


def _block(
    places: tuple[Place, ...], block: Block, number: int, library: Library, choices: Choices
) -> Iterator[PlannedStep]:
    for index, place in enumerate(places):
        written = library.exercises[place.exercise]
        level: Level = choices.level if written.kind == "work" else "standard"
        if written.id in choices.gentler:
            level = "easier"
        exercise, level, reason = fitting(written, level, library, choices.equipment)
        # The second round begins on the other side.
        leads: Side = "right" if number % 2 else "left"
        yield PlannedStep(
            exercise=exercise.id,
            instead_of=None if exercise.id == written.id else written.id,
            reason=reason,
            kind=exercise.kind,
            block=block,
            round=number,
            number=index + 1,
            count=len(places),
            side=place.side,
            leads=place.side or leads,
            get_ready_seconds=round(place.get_ready_seconds * choices.rest_factor),
            level=level,
            tempos={name: v.tempo for name, v in exercise.variants.items()},
            held=held_for(exercise, level, choices.equipment),
        )


def fitting(
    written: Exercise, level: Level, library: Library, equipment: frozenset[Equipment]
) -> tuple[Exercise, Level, str]:
    """What can be done of `written` with that equipment: exercise, level, and why it differs.

    The reason is the id of the missing equipment, or empty.
    """
    wanted = written.variant(level)
    missing = _missing(written, wanted.level, equipment)
    if missing is None:
        return written, wanted.level, ""
    stand_in = (written.without or {}).get(missing, "")
    if stand_in:
        exercise, got, _ = fitting(library.exercises[stand_in], level, library, equipment)
        return exercise, got, missing
    for other in LEVELS[: LEVELS.index(wanted.level)][::-1]:
        if other in written.variants and _missing(written, other, equipment) is None:
            return written, other, missing
    exercise, got, _ = fitting(library.exercises[written.swap], level, library, equipment)
    return exercise, got, missing


def held_for(
    exercise: Exercise, level: Level, equipment: frozenset[Equipment]
) -> tuple[Equipment, ...]:
    """What is used: of each need the first that the person has, else what anyone has."""
    held: list[Equipment] = []
    for alternatives in exercise.variant(level).needs:
        have = [it for it in alternatives if it in equipment]
        have += [it for it in alternatives if it in ALWAYS_THERE]
        held += have[:1]
    return tuple(held)


def _missing(exercise: Exercise, level: Level, equipment: frozenset[Equipment]) -> Equipment | None:
    there = equipment | ALWAYS_THERE
    for alternatives in exercise.variant(level).needs:
        if not there.intersection(alternatives):
            return alternatives[0]
    return None


def repeated_to(tempo: Tempo, seconds: float) -> Tempo:
    """As many whole repetitions of the tempo as come nearest to that time, at least one.

    A tempo of several parts goes on in its last one. A single held repetition (a stretch) is held
    for exactly that time.
    """
    part = tempo.parts[-1]
    if len(tempo.parts) == 1 and part.repetitions == 1 and len(part.phases) == 1:
        held = replace(part.phases[0], seconds=seconds)
        return replace(tempo, parts=(Part(1, (held,)),))
    count = max(1, round(seconds / part.repetition_seconds))
    return replace(tempo, parts=(Part(count, part.phases),))


def side_of(leads: Side, tempo: Tempo, repetition: int, phase: Phase) -> Side | None:
    """The side that a phase goes to in the repetition of that number (0 the first)."""
    if not tempo.sided:
        return None
    side = opposite(leads) if tempo.alternating and repetition % 2 else leads
    return opposite(side) if phase.other_side else side


def to_json(prescription: Prescription) -> str:
    """As text to store; `from_json` gives the same value back."""
    from dataclasses import asdict

    return json.dumps(asdict(prescription), separators=(",", ":"))


def from_json(text: str) -> Prescription:
    """Raises ValueError where the text is not one that `to_json` wrote."""
    try:
        raw = json.loads(text)
        steps = tuple(_step(step) for step in raw["steps"])
        low, high = raw["kcal"]
        return Prescription(raw["routine"], raw["rounds"], (low, high), steps)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a prescription: {error}") from error


def _step(raw: dict[str, Any]) -> PlannedStep:
    tempos = {name: _tempo(tempo) for name, tempo in raw.pop("tempos").items()}
    held = tuple(raw.pop("held"))
    return PlannedStep(**raw, tempos=tempos, held=held)


def _tempo(raw: dict[str, Any]) -> Tempo:
    parts = tuple(
        Part(part["repetitions"], tuple(Phase(**phase) for phase in part["phases"]))
        for part in raw["parts"]
    )
    return Tempo(parts, raw["alternating"], raw["breath_seconds"])
