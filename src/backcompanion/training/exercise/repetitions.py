"""A tempo with more or fewer repetitions than are written, and how they are counted."""

from dataclasses import replace
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import EPSILON_SECONDS, Tempo, TempoPart

# Quicker ones are beats, and nobody counts them.
_COUNTED_FROM = 2.0


def fit_to_duration(tempo: Tempo, seconds: float) -> Tempo:
    """As many whole repetitions of the tempo as come nearest to that time, at least one.

    A tempo of several parts goes on in its last one. A single held repetition (a stretch) is held
    for exactly that time.
    """
    part = tempo.parts[-1]
    if len(tempo.parts) == 1 and part.repetitions == 1 and len(part.phases) == 1:
        held = replace(part.phases[0], seconds=seconds)
        return replace(tempo, parts=(TempoPart(1, (held,)),))
    count = max(1, round(seconds / part.repetition_seconds))
    return replace(tempo, parts=(TempoPart(count, part.phases),))


def add_repetitions(tempo: Tempo, repetitions: int) -> Tempo:
    """So many more, on each side. What is one repetition on each side, held, stays as it is."""
    parts = list(tempo.parts)
    if repetitions and tempo.alternating:
        parts[-1] = replace(parts[-1], repetitions=parts[-1].repetitions + 2 * repetitions)
    elif repetitions:
        parts = [
            replace(part, repetitions=part.repetitions + repetitions)
            if part.repetitions > 1
            else part
            for part in parts
        ]
    return replace(tempo, parts=tuple(parts))


def extend_tempo(tempo: Tempo, seconds: float) -> Tempo:
    """Longer by about that time: whole repetitions, of both sides where they take turns.

    A set stays a whole number of repetitions, so that nobody is stopped half-way down. A held
    stretch gets just that time.
    """
    part = tempo.parts[-1]
    if len(part.phases) == 1 and part.repetitions == 1:
        longer = TempoPart(1, (replace(part.phases[0], seconds=part.seconds + seconds),))
    else:
        unit = 2 if tempo.alternating else 1
        count = max(1, round(seconds / (unit * part.repetition_seconds)))
        longer = TempoPart(part.repetitions + unit * count, part.phases)
    return replace(tempo, parts=(*tempo.parts[:-1], longer))


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a tempo is counted: `seconds` to one second, repetition, or one on each side."""

    unit: Literal["seconds", "repetitions", "each-side"]
    seconds: float = 1.0

    def of(self, seconds: float) -> int:
        """How many whole ones there are in that time."""
        return int((seconds + EPSILON_SECONDS) / self.seconds)


SECONDS = Amount("seconds")


def amount_of(tempo: Tempo) -> Amount:
    """In repetitions, where they are slow enough to be counted and all alike; else in seconds."""
    part = tempo.parts[0]
    if len(tempo.parts) > 1 or part.repetition_seconds < _COUNTED_FROM or part.repetitions == 1:
        return SECONDS
    if tempo.alternating:
        return Amount("each-side", 2 * part.repetition_seconds)
    return Amount("each-side" if tempo.sided else "repetitions", part.repetition_seconds)
