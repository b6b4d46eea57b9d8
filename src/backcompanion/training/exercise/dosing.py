"""A tempo as a dose and a pace ask for it: so many repetitions, held so long, slower or quicker.

What is said in seconds stays as it is said; a pace is that of the movement alone.
"""

from collections.abc import Callable
from dataclasses import replace

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.exercise import EPSILON_SECONDS, Phase, Tempo, TempoPart
from backcompanion.training.exercise.terms import AS_WRITTEN_PACE, LEAST_PACE, MOST_PACE

# The longest that a step may be by its dose: no record may say more (`session.limits`).
LONGEST_SECONDS = 7_200.0
# In which a repetition is at its furthest, and those in which it is over.
HELD_PHASES, OVER_PHASES = ("hold", "bottom"), ("reset", "tall")
_LEAST_PHASE_SECONDS = 1.0


def in_pace_range(pace: float) -> float:
    return min(max(pace, LEAST_PACE), MOST_PACE)


def with_dose(tempo: Tempo, dose: Dose, pace: float) -> Tempo:
    """`pace`: percent of the tempo as it is written, those of the dose and the routine together."""
    dosed = with_pace(tempo, pace)
    if dose.hold_seconds is not None:
        dosed = _with_hold(dosed, dose.hold_seconds)
    if dose.pause_seconds is not None and not is_one_hold(dosed):
        dosed = _with_pause(dosed, dose.pause_seconds)
    if dose.repetitions is not None and not is_one_hold(dosed):
        each_side = 2 if dose.per_side and dosed.alternating else 1
        dosed = _with_repetitions(dosed, dose.repetitions * each_side)
    if dose.seconds is not None:
        dosed = lasting(dosed, dose.seconds)
    whole = max(1, round(dosed.seconds))
    if pace == AS_WRITTEN_PACE and dosed != tempo and whole != dosed.seconds:
        return _scaled(dosed, whole / dosed.seconds)
    return dosed


def with_pace(tempo: Tempo, pace: float) -> Tempo:
    """Every phase and breath in that percentage of its tempo.

    What is only held is never held for less: a stretch has no movement that could be quicker.
    """
    if pace == AS_WRITTEN_PACE or (pace > AS_WRITTEN_PACE and is_one_hold(tempo)):
        return tempo
    return _scaled(tempo, AS_WRITTEN_PACE / pace)


def lasting(tempo: Tempo, seconds: float) -> Tempo:
    """So many whole repetitions as come nearest, a little slower or quicker: just that time.

    What is held in the middle of one repetition is held longer or shorter.
    """
    first, part = tempo.parts[:-1], tempo.parts[-1]
    before = sum(each.seconds for each in first)
    if part.repetitions == 1 and not first:
        return replace(tempo, parts=(TempoPart(1, _held_for(part.phases, seconds)),))
    if seconds < before + part.repetition_seconds:
        # Of what gets quicker only the beginning.
        first, part, before = (), tempo.parts[0], 0.0
    count = max(1, round((seconds - before) / part.repetition_seconds))
    if tempo.alternating and count > 1 and not first:
        count += count % 2
    parts = (*first, replace(part, repetitions=count))
    fitted = replace(tempo, parts=parts)
    factor = seconds / fitted.seconds
    breath = fitted.breath_seconds
    return fitted if factor == 1 else replace(_scaled(fitted, factor), breath_seconds=breath)


def is_one_hold(tempo: Tempo) -> bool:
    """A position that is kept, without a movement in it."""
    return tempo.repetitions == 1 and len(tempo.parts[0].phases) == 1


def has_switch(tempo: Tempo) -> bool:
    """Whether one turns over to the other side in the middle of it."""
    return any(phase.name == "switch" for phase in tempo.phases())


def one_side(tempo: Tempo) -> Tempo:
    """The first side of what is done on one side and then on the other."""
    parts = []
    for part in tempo.parts:
        phases = tuple(p for p in part.phases if not p.other_side and p.name != "switch")
        if phases:
            parts.append(replace(part, phases=phases))
    return replace(tempo, parts=tuple(parts))


def _with_repetitions(tempo: Tempo, count: int) -> Tempo:
    """What gets quicker begins as it is written."""
    parts: list[TempoPart] = []
    for part in tempo.parts[:-1]:
        if count > 0:
            parts.append(replace(part, repetitions=min(count, part.repetitions)))
            count -= part.repetitions
    if count > 0:
        parts.append(replace(tempo.parts[-1], repetitions=count))
    slowest = max(part.repetition_seconds for part in parts)
    most = max(1, int(LONGEST_SECONDS / slowest))
    kept = tuple(replace(part, repetitions=min(part.repetitions, most)) for part in parts)
    return replace(tempo, parts=kept)


def _with_hold(tempo: Tempo, seconds: float) -> Tempo:
    """Held where it is held anyway; where nothing is, at the end of the first movement."""
    if any(phase.name in HELD_PHASES for phase in tempo.phases()):
        return _each_phase(
            tempo, lambda p: (replace(p, seconds=seconds) if p.name in HELD_PHASES else p,)
        )
    if all(len(part.phases) == 1 for part in tempo.parts):
        return tempo  # beats and steps, in which nothing can be held
    first = tempo.parts[0].phases[0].name
    return _each_phase(
        tempo,
        lambda p: (p, Phase("hold", seconds, None, p.other_side)) if p.name == first else (p,),
    )


def _with_pause(tempo: Tempo, seconds: float) -> Tempo:
    if all(len(part.phases) == 1 for part in tempo.parts):
        return tempo
    parts = []
    for part in tempo.parts:
        last = part.phases[-1]
        if last.name in OVER_PHASES:
            phases = (*part.phases[:-1], replace(last, seconds=seconds))
        elif last.name == "switch":
            phases = part.phases
        else:
            phases = (*part.phases, Phase("reset", seconds, None, last.other_side))
        parts.append(replace(part, phases=phases))
    return replace(tempo, parts=tuple(parts))


def _held_for(phases: tuple[Phase, ...], seconds: float) -> tuple[Phase, ...]:
    """The one repetition in just that time: by its hold, or else slower or quicker."""
    length = sum(phase.seconds for phase in phases)
    held = [phase for phase in phases if phase.name in HELD_PHASES]
    if held:
        more = (seconds - length) / len(held)
        if all(phase.seconds + more >= _LEAST_PHASE_SECONDS - EPSILON_SECONDS for phase in held):
            return tuple(
                replace(phase, seconds=phase.seconds + more) if phase.name in HELD_PHASES else phase
                for phase in phases
            )
    return tuple(replace(phase, seconds=phase.seconds * seconds / length) for phase in phases)


def _scaled(tempo: Tempo, factor: float) -> Tempo:
    scaled = _each_phase(tempo, lambda p: (replace(p, seconds=p.seconds * factor),))
    breath = tempo.breath_seconds
    return replace(scaled, breath_seconds=breath * factor if breath else breath)


def _each_phase(tempo: Tempo, change: Callable[[Phase], tuple[Phase, ...]]) -> Tempo:
    return replace(
        tempo,
        parts=tuple(
            replace(part, phases=tuple(new for phase in part.phases for new in change(phase)))
            for part in tempo.parts
        ),
    )
