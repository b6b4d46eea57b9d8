"""A tempo with more or fewer repetitions than are written."""

from dataclasses import replace

from backcompanion.training.exercise.exercise import Tempo, TempoPart


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
