"""The plan of one session: fixed when it starts, stored with it, enough to replay it from.

Nothing here looks anything up again: a session that was cut off can be continued whatever has
changed in the routine since.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from backcompanion.training.exercise.exercise import LEVELS, Exercise, Part, Phase, Tempo, opposite
from backcompanion.training.exercise.repetitions import repeated_to, with_more
from backcompanion.training.exercise.routine import Library, Place, Routine
from backcompanion.training.exercise.terms import Equipment, Kind, Level, Remark, Side
from backcompanion.training.session.substitution import (
    Fitting,
    alternatives,
    fitting,
    highest_level,
    missing_for,
    reason,
)

Block = Literal["warm-up", "round", "cool-down"]

# An exercise may stand in a round at most so often, as itself or in place of another.
MOST_OFTEN = 2
# With these remarks one round is enough.
ONE_ROUND: tuple[Remark, ...] = ("anaemia",)
# Times to get ready are so much longer with them.
LONGER_REST: Mapping[Remark, float] = {"anaemia": 1.5, "dizziness": 1.25}
_WEIGHTS: frozenset[Equipment] = frozenset({"dumbbells", "water-bottles", "medicine-ball"})


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step as prescribed.

    `number` of `count`: its place among the steps of its block (exercise 3 of 8). `side` is what is
    recorded for a one-sided step; `leads` is the side that the first repetition goes to.
    `held`: what is used of the equipment. `reasons`: why it differs from the routine as written, as
    in `standing_in`; empty where it does not. `tempos` holds every level that the step can be
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
    reasons: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        return self.tempos[self.level].seconds


@dataclass(frozen=True, slots=True)
class Prescription:
    """`kcal`: the routine's own claim, (low, high), in proportion to the rounds.

    `changes`: what holds for the whole of it and why: "rounds:anaemia", "rest:dizziness".
    """

    routine: str
    rounds: int
    kcal: tuple[float, float]
    steps: tuple[PlannedStep, ...]
    changes: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        return sum(step.get_ready_seconds + step.seconds for step in self.steps)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has and wants today. `rest_factor` multiplies every time to get ready.

    `gentler`: ids of exercises to begin at their easier level, because they hurt last time.
    `steps`: by id, how many levels up or down from `level` the person agreed to. `ready`: ids that
    the week of a plan takes a level up. All ids as the routine has them. `extra_repetitions`: in
    each set, on each side. `loads`: kg used last, by the id of what is done.
    """

    equipment: frozenset[Equipment] = frozenset({"dumbbells", "physio-ball"})
    level: Level = "standard"
    rounds: int = 2
    warm_up: bool = True
    rest_factor: float = 1.0
    gentler: frozenset[str] = frozenset()
    remarks: frozenset[Remark] = frozenset()
    steps: Mapping[str, int] = field(default_factory=dict)
    ready: frozenset[str] = frozenset()
    extra_repetitions: int = 0
    loads: Mapping[str, float] = field(default_factory=dict)


def prescribe(routine: Routine, library: Library, choices: Choices) -> Prescription:
    """The session's plan for these choices."""
    remarks = choices.remarks
    changes = [f"rounds:{one}" for one in ONE_ROUND if one in remarks and choices.rounds > 1]
    changes += [f"rest:{one}" for one in LONGER_REST if one in remarks]
    if choices.extra_repetitions:
        changes.append("repetitions:plan")
    rounds = 1 if remarks.intersection(ONE_ROUND) else choices.rounds
    longer = max((LONGER_REST[one] for one in LONGER_REST if one in remarks), default=1.0)
    choices = replace(choices, rest_factor=choices.rest_factor * longer)
    steps: list[PlannedStep] = []
    if choices.warm_up:
        steps += _block(routine.warm_up, "warm-up", 1, library, choices)
    for number in range(1, rounds + 1):
        steps += _block(routine.round, "round", number, library, choices)
    steps += _block(routine.cool_down, "cool-down", 1, library, choices)
    share = rounds / routine.rounds
    kcal = (routine.kcal[0] * share, routine.kcal[1] * share)
    return Prescription(routine.id, rounds, kcal, tuple(steps), tuple(changes))


def _block(
    places: tuple[Place, ...], block: Block, number: int, library: Library, choices: Choices
) -> Iterator[PlannedStep]:
    fits = [fitted(library.exercises[place.exercise], library, choices) for place in places]
    if block == "round":
        fits = _seldom_enough(places, fits, library, choices)
    for index, (place, fit) in enumerate(zip(places, fits, strict=True)):
        exercise = fit.exercise
        written = library.exercises[place.exercise]
        # The second round begins on the other side.
        leads: Side = "right" if number % 2 else "left"
        side = place.side if exercise.id == written.id or exercise.sides == "one" else None
        yield PlannedStep(
            exercise=exercise.id,
            instead_of=None if exercise.id == written.id else written.id,
            kind=exercise.kind,
            block=block,
            round=number,
            number=index + 1,
            count=len(places),
            side=side,
            leads=side or leads,
            get_ready_seconds=round(place.get_ready_seconds * choices.rest_factor),
            level=fit.level,
            tempos=_tempos(written, fit, choices),
            held=fit.held,
            load_kg=choices.loads.get(exercise.id) if _WEIGHTS.intersection(fit.held) else None,
            reasons=fit.reasons,
        )


def fitted(written: Exercise, library: Library, choices: Choices) -> Fitting:
    """What stands in that exercise's place today."""
    if written.kind != "work":
        return fitting(written, "standard", library, choices.equipment, choices.remarks)
    level, why = choices.level, ""
    up = choices.steps.get(written.id, 0) + (written.id in choices.ready)
    if up:
        index = min(max(LEVELS.index(level) + up, 0), len(LEVELS) - 1)
        if LEVELS[index] != level:
            why = reason("plan") if written.id in choices.ready else reason("step")
            level = LEVELS[index]
    if written.id in choices.gentler:
        level, why = "easier", reason("hurt") if level != "easier" else why
    fit = fitting(written, level, library, choices.equipment, choices.remarks)
    if not why:
        return fit
    without = fitting(written, choices.level, library, choices.equipment, choices.remarks)
    if (fit.exercise.id, fit.level) == (without.exercise.id, without.level):
        return fit
    return replace(fit, reasons=(*fit.reasons, why))


def _seldom_enough(
    places: tuple[Place, ...], fits: list[Fitting], library: Library, choices: Choices
) -> list[Fitting]:
    """No exercise in more places than `MOST_OFTEN`: what stands in gives way, the last one first.

    Raises nothing where the library has too little: then it comes as often as it must.
    """
    often: dict[str, int] = {}
    for fit in fits:
        often[fit.exercise.id] = often.get(fit.exercise.id, 0) + 1
    for index in reversed(range(len(fits))):
        fit, written = fits[index], library.exercises[places[index].exercise]
        name = fit.exercise.id
        if often[name] <= MOST_OFTEN or name == written.id:
            continue
        others = alternatives(written, fit.level, library, choices.equipment, choices.remarks)
        free = [one for one in others if often.get(one.exercise.id, 0) < MOST_OFTEN]
        if not free:
            continue
        other = min(free, key=lambda one: often.get(one.exercise.id, 0))
        kept = tuple(one for one in fit.reasons if one not in other.reasons)
        often[name] -= 1
        often[other.exercise.id] = often.get(other.exercise.id, 0) + 1
        fits[index] = replace(other, reasons=(*kept, *other.reasons, reason("often", name)))
    return fits


def _tempos(written: Exercise, fit: Fitting, choices: Choices) -> dict[Level, Tempo]:
    """Of every level that can be done today. Outside the rounds the time of the place is kept."""
    exercise = fit.exercise
    highest = LEVELS.index(highest_level(exercise, choices.remarks))
    found: dict[Level, Tempo] = {}
    for level, variant in exercise.variants.items():
        possible = (
            LEVELS.index(level) <= highest
            and missing_for(exercise, level, choices.equipment) is None
        )
        if level != fit.level and not possible:
            continue
        tempo = variant.tempo
        if exercise.kind == "work":
            tempo = with_more(tempo, choices.extra_repetitions)
        elif exercise.id != written.id:
            tempo = repeated_to(tempo, written.standard.tempo.seconds)
        found[level] = tempo
    return found


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
    """Raises ValueError where the text is not one that `to_json` wrote, in whichever release."""
    try:
        raw = json.loads(text)
        steps = tuple(_step(step) for step in raw["steps"])
        low, high = raw["kcal"]
        changes = tuple(raw.get("changes", ()))
        return Prescription(raw["routine"], raw["rounds"], (low, high), steps, changes)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a prescription: {error}") from error


def _step(raw: dict[str, Any]) -> PlannedStep:
    tempos = {name: _tempo(tempo) for name, tempo in raw.pop("tempos").items()}
    held = tuple(raw.pop("held", ()))
    # At first there was one reason, a missing thing, under another name.
    missing = raw.pop("reason", "")
    reasons = tuple(raw.pop("reasons", [reason("missing", missing)] if missing else ()))
    known = {name: value for name, value in raw.items() if name in PlannedStep.__slots__}
    return PlannedStep(**known, tempos=tempos, held=held, reasons=reasons)


def _tempo(raw: dict[str, Any]) -> Tempo:
    parts = tuple(
        Part(part["repetitions"], tuple(Phase(**phase) for phase in part["phases"]))
        for part in raw["parts"]
    )
    return Tempo(parts, raw["alternating"], raw["breath_seconds"])
