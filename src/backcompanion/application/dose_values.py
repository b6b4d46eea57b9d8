"""What a form shows of a dose: what is done, also where the routine leaves it to the exercise; and
the dose that comes of a change in the form.
"""

from dataclasses import replace
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.dosing import (
    HELD_PHASES,
    OVER_PHASES,
    has_switch,
    is_one_hold,
    one_side,
    with_dose,
)
from backcompanion.training.exercise.exercise import Exercise, Tempo
from backcompanion.training.exercise.repetitions import amount_of
from backcompanion.training.session.place import REST_SECONDS, is_split

Mode = Literal["repetitions", "time", "until-done"]


@dataclass(frozen=True, slots=True)
class DoseValues:
    """`count`: repetitions of a set, of one side where `each_side`; of what is only held: holds.
    `seconds`: of a set. `hold`, `pause`: 0 where there is none; `has_hold`, `has_pause`: it has one
    by itself, and cannot be without; `may_hold`, `may_pause`: it can have one at all.
    `turns`: the sides take turns, from one repetition to the next.
    """

    mode: Mode
    sets: int
    count: int
    each_side: bool
    seconds: float
    hold: float
    pause: float
    has_hold: bool
    has_pause: bool
    may_hold: bool
    may_pause: bool
    rest: float
    load_kg: float
    pace: int
    turns: bool
    one_hold: bool


def dose_values(dose: Dose, exercise: Exercise) -> DoseValues:
    tempo = tempo_of(dose, exercise)
    written = exercise.standard.tempo
    one_hold = is_one_hold(written)
    moves = not all(len(part.phases) == 1 for part in written.parts)
    # What is said in seconds is shown as it is said, though a pace or a time stretches it.
    hold = dose.hold_seconds or (tempo.seconds if one_hold else _longest(written, HELD_PHASES))
    split = is_split(dose, exercise)
    return DoseValues(
        mode=_mode(dose, tempo),
        sets=dose.sets,
        count=_count(dose, tempo),
        each_side=split or _counts_each_side(dose, written),
        seconds=dose.seconds or round(tempo.seconds),
        hold=hold,
        pause=dose.pause_seconds or _longest(written, OVER_PHASES),
        has_hold=one_hold or bool(_longest(written, HELD_PHASES)),
        has_pause=bool(_longest(written, OVER_PHASES)),
        may_hold=moves or (one_hold and dose.repetitions is not None),
        may_pause=moves or (one_hold and dose.repetitions is not None),
        rest=REST_SECONDS[exercise.kind] if dose.rest_seconds is None else dose.rest_seconds,
        load_kg=dose.load_kg or 0.0,
        pace=dose.pace,
        turns=written.alternating,
        one_hold=one_hold,
    )


def tempo_of(dose: Dose, exercise: Exercise) -> Tempo:
    """How a set of it goes, on one side where it is done on one and then on the other."""
    written = exercise.standard.tempo
    if is_split(dose, exercise) and has_switch(written):
        written = one_side(written)
    if is_one_hold(written) and dose.repetitions is not None:
        seconds = dose.seconds or dose.hold_seconds
        dose = replace(dose, repetitions=None, seconds=seconds)
    return with_dose(written, dose, dose.pace)


def with_mode(dose: Dose, exercise: Exercise, mode: Mode) -> Dose:
    """As much as before, counted otherwise."""
    values = dose_values(dose, exercise)
    plain = replace(dose, repetitions=None, seconds=None, until_done=mode == "until-done")
    if mode == values.mode or mode == "until-done":
        return dose if mode == values.mode else plain
    if mode == "time":
        return replace(plain, seconds=min(max(values.seconds, 1.0), 3600.0))
    return with_count(plain, exercise, max(1, values.count))


def with_count(dose: Dose, exercise: Exercise, count: int) -> Dose:
    """So many repetitions; where the sides take turns and nothing is said yet, on each."""
    each = dose.repetitions is None and exercise.standard.tempo.alternating
    per_side = dose.per_side or (each and exercise.sides == "alternating")
    return replace(dose, repetitions=count, seconds=None, until_done=False, per_side=per_side)


def _mode(dose: Dose, tempo: Tempo) -> Mode:
    if dose.until_done:
        return "until-done"
    if dose.seconds is not None or dose.repetitions is not None:
        return "time" if dose.seconds is not None else "repetitions"
    return "time" if amount_of(tempo).unit == "seconds" else "repetitions"


def _count(dose: Dose, tempo: Tempo) -> int:
    if dose.repetitions is not None:
        return dose.repetitions
    counted = amount_of(tempo)
    if counted.unit == "seconds":
        return tempo.repetitions
    return max(1, counted.of(tempo.seconds))


def _counts_each_side(dose: Dose, written: Tempo) -> bool:
    """A repetition that goes to both sides is one of each, whatever is said."""
    if not written.alternating:
        return dose.per_side or written.sided
    return dose.per_side or dose.repetitions is None


def _longest(tempo: Tempo, names: tuple[str, ...]) -> float:
    return max((phase.seconds for phase in tempo.phases() if phase.name in names), default=0.0)
