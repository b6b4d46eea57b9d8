"""An easier or a harder way of an exercise of one's own: as filled in, and as written."""

from collections.abc import Mapping
from typing import Any

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.terms import Equipment, Level

FURTHER_LEVELS: tuple[Level, ...] = ("easier", "harder")


@dataclass(frozen=True, slots=True)
class LevelFields:
    """`name` "": there is no such way. `cue`: what is different, in a sentence or two.

    `repetitions` 0: as many as at the standard level. `own_tempo`: its file gives it a tempo of its
    own, which the form does not show and leaves as it is.
    """

    name: str = ""
    cue: str = ""
    repetitions: int = 0
    equipment: tuple[Equipment, ...] = ()
    own_tempo: bool = False


NO_LEVEL = LevelFields()


def level_fields(exercise: Exercise, level: Level) -> LevelFields:
    variant = exercise.variants.get(level)
    if variant is None:
        return NO_LEVEL
    standard, tempo = exercise.standard.tempo, variant.tempo
    repetitions, own_tempo = 0, False
    if tempo != standard:
        own_tempo = len(tempo.parts) != 1 or tempo.parts[0].phases != standard.parts[0].phases
        repetitions = 0 if own_tempo else tempo.parts[0].repetitions
    needs = tuple(alternatives[0] for alternatives in variant.needs)
    return LevelFields(variant.name, variant.cue, repetitions, needs, own_tempo)


def level_mapping(fields: LevelFields, standard: Mapping[str, Any]) -> dict[str, Any]:
    """As it stands in a file; what is not said is left out. `standard`: with its parts."""
    mapping: dict[str, Any] = {"name": fields.name.strip()}
    if fields.cue.strip():
        mapping["cue"] = fields.cue.strip()
    if fields.equipment:
        mapping["needs"] = [[thing] for thing in fields.equipment]
    if fields.repetitions and not fields.own_tempo:
        part = standard["parts"][0]
        turns = bool(standard.get("alternating"))
        # Even, where the sides take turns: each side as often as the other.
        repetitions = fields.repetitions + (fields.repetitions % 2 if turns else 0)
        mapping["parts"] = [{**part, "repetitions": repetitions}]
        if turns:
            mapping["alternating"] = True
    return mapping
