"""A place of a routine as what is done there: its sets, on which sides, with which rests."""

from collections.abc import Iterator
from dataclasses import replace

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.dosing import (
    has_switch,
    in_pace_range,
    is_one_hold,
    one_side,
    with_dose,
    with_pace,
)
from backcompanion.training.exercise.exercise import LEVELS, Exercise, Tempo, opposite
from backcompanion.training.exercise.repetitions import add_repetitions, fit_to_duration
from backcompanion.training.exercise.routine import RoutineStep
from backcompanion.training.exercise.terms import Block, Equipment, Kind, Level, Side
from backcompanion.training.session.planned import Choices, PlannedStep
from backcompanion.training.session.substitution import (
    Substitution,
    figure_of,
    held_today,
    highest_level,
    missing_equipment,
)

WEIGHTS: frozenset[Equipment] = frozenset({"dumbbells", "water-bottles", "medicine-ball"})
# Between two sets where the routine does not say, and to turn to the other side.
REST_SECONDS: dict[Kind, float] = {"warm-up": 5, "work": 15, "stretch": 5}
SIDE_SECONDS: dict[Kind, float] = {"warm-up": 5, "work": 10, "stretch": 5}
# More sets and holds than that are not planned of one place.
MOST_SETS = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where it stands: place `number` of `count` in that block and round today.

    `index`: in the block of the routine, from 0.
    """

    written: RoutineStep
    block: Block
    round: int
    number: int
    count: int
    index: int

    @property
    def leads(self) -> Side:
        """The second round begins on the other side."""
        return "right" if self.round % 2 else "left"


def steps_of_place(
    place: Place, written: Exercise, substitution: Substitution, choices: Choices
) -> Iterator[PlannedStep]:
    """`written`: the exercise that the routine has there. All sets on one side, then the other."""
    exercise = substitution.exercise
    dose, sets, rest = _holds_as_sets(place.written.dose, written, exercise)
    pace = _pace(place.written, choices)
    both_sides = is_split(dose, exercise)
    tempos = _tempos(written, substitution, choices, dose, pace, both_sides=both_sides)
    kept = exercise.id == written.id
    side = place.written.side if kept or exercise.sides == "one" else None
    sides: tuple[Side | None, ...] = (side,)
    if both_sides:
        sides = (place.leads, opposite(place.leads))
    load_kg = dose.load_kg if kept else None
    held, load_asked = substitution.held, load_kg is not None
    if load_kg is None:
        held = held_today(exercise, held, choices.practised)
        load_kg = choices.loads.get(exercise.id) if WEIGHTS.intersection(held) else None
    for side in sides:
        for number in range(1, sets + 1):
            ready = place.written.get_ready_seconds
            if number > 1:
                ready = rest
            elif side is not sides[0]:
                ready = max(SIDE_SECONDS[exercise.kind], dose.rest_seconds or 0)
            yield PlannedStep(
                exercise=exercise.id,
                instead_of=None if kept else written.id,
                kind=exercise.kind,
                block=place.block,
                round=place.round,
                number=place.number,
                count=place.count,
                side=side,
                leads=side or place.leads,
                get_ready_seconds=round(ready * choices.rest_factor),
                level=substitution.level,
                tempos=tempos,
                held=held,
                load_kg=load_kg,
                reasons=substitution.reasons,
                figure=figure_of(exercise, substitution.reasons),
                set=number,
                sets=sets,
                waits=dose.until_done,
                pace=round(pace),
                note=place.written.note,
                say_note=place.written.say_note,
                load_asked=load_asked,
                place=place.index,
            )


def is_split(dose: Dose, exercise: Exercise) -> bool:
    """Whether it is done on one side and then on the other, each with a time of its own."""
    if exercise.sides == "one":
        return dose.per_side
    amounts = (dose.repetitions, dose.seconds, dose.hold_seconds)
    has_amount = dose.per_side or any(amount is not None for amount in amounts)
    return has_amount and has_switch(exercise.standard.tempo)


def _holds_as_sets(dose: Dose, written: Exercise, exercise: Exercise) -> tuple[Dose, int, float]:
    """The dose of one set, how many there are, and the rest between two.

    Repetitions of what is only held are sets of their own, with the pause between them.
    """
    rest = REST_SECONDS[exercise.kind] if dose.rest_seconds is None else dose.rest_seconds
    sets = dose.sets
    if is_one_hold(written.standard.tempo) and dose.repetitions is not None:
        sets *= dose.repetitions
        if dose.pause_seconds is not None:
            rest = dose.pause_seconds
        dose = replace(dose, repetitions=None, seconds=dose.seconds or dose.hold_seconds)
    return dose, min(sets, MOST_SETS), rest


def _pace(place: RoutineStep, choices: Choices) -> float:
    """Percent of the written tempo: of the place, or as it is set for its exercise."""
    own = choices.paces.get(place.exercise, place.dose.pace)
    return in_pace_range(choices.pace * own / 100)


def _tempos(
    written: Exercise,
    substitution: Substitution,
    choices: Choices,
    dose: Dose,
    pace: float,
    *,
    both_sides: bool,
) -> dict[Level, Tempo]:
    """Of every level that can be done today. Outside the rounds the time of the place is kept.

    What stands in lasts as long as what was asked for; without a dose, a set of it as written.
    """
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
        tempo = one_side(variant.tempo) if both_sides else variant.tempo
        has_amount = dose.repetitions is not None or dose.seconds is not None
        if exercise.kind == "work" and not has_amount:
            tempo = add_repetitions(tempo, choices.extra_repetitions)
        if exercise.id == written.id:
            tempo = with_dose(tempo, dose, pace)
        elif exercise.kind != "work" or has_amount:
            seconds = _seconds_of(written, dose, pace, on_one_side=both_sides)
            tempo = fit_to_duration(with_pace(tempo, pace), seconds)
        else:
            tempo = with_pace(tempo, pace)
        tempo_by_level[level] = tempo
    return tempo_by_level


def _seconds_of(written: Exercise, dose: Dose, pace: float, *, on_one_side: bool) -> float:
    """How long a set of it would last, all its sides together unless `on_one_side`."""
    tempo = written.standard.tempo
    split = is_split(dose, written)
    seconds = with_dose(one_side(tempo) if split else tempo, dose, pace).seconds
    return seconds if on_one_side or not split else 2 * seconds
