"""How what was done of a session is counted: by the tempo that each exercise had in it.

A routine of one's own, a pace or a plan gives an exercise another tempo than the library has.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from backcompanion.training.exercise.exercise import Exercise, Tempo, TempoPart
from backcompanion.training.exercise.repetitions import amount_of
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Level
from backcompanion.training.session.planned import Prescription


def with_tempos_of(prescription: Prescription, library: Library) -> Library:
    """What is not in the session stays as it is."""
    tempos: defaultdict[str, defaultdict[Level, list[Tempo]]]
    tempos = defaultdict(lambda: defaultdict(list))
    for step in prescription.steps:
        for level, tempo in step.tempos.items():
            tempos[step.exercise][level].append(tempo)
    changed = {
        name: _with_tempos(library.exercises[name], by_level)
        for name, by_level in tempos.items()
        if name in library.exercises
    }
    return replace(library, exercises={**library.exercises, **changed})


def _with_tempos(exercise: Exercise, by_level: dict[Level, list[Tempo]]) -> Exercise:
    variants = {
        level: replace(variant, tempo=_one_of(by_level[level])) if level in by_level else variant
        for level, variant in exercise.variants.items()
    }
    return replace(exercise, variants=variants)


def _one_of(tempos: Sequence[Tempo]) -> Tempo:
    """Held for a time where they are counted in several ways: a step does not say which is its."""
    if len({amount_of(tempo) for tempo in tempos}) == 1:
        return tempos[0]
    return Tempo((TempoPart(1, (tempos[0].parts[0].phases[0],)),))
