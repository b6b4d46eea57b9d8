"""One exercise's file into an Exercise."""

from pathlib import Path
from typing import Any

from backcompanion.library.conversion import convert
from backcompanion.library.exercise_checks import check_exercise
from backcompanion.library.file_schema import CuesInFile, ExerciseInFile, VariantInFile
from backcompanion.training.exercise.exercise import (
    Cues,
    Exercise,
    Phase,
    Tempo,
    TempoPart,
    Variant,
)
from backcompanion.training.exercise.terms import Level


def parse_exercise(file: Path, mapping: dict[str, Any]) -> Exercise:
    """Raises LibraryError where the mapping has not the shape of an exercise or makes no sense."""
    written = convert(file, mapping, ExerciseInFile)
    check_exercise(file, written)
    standard = written.variants.standard
    return Exercise(
        id=written.id,
        name=written.name,
        kind=written.kind,
        position=written.position,
        eyes=written.eyes,
        face=written.face,
        sides=written.sides,
        muscles_main=tuple(written.muscles_main),
        muscles_helping=tuple(written.muscles_helping),
        cues=_cues(written.cues),
        variants={
            level: _variant(level, variant, standard)
            for level, variant in written.variants.by_level().items()
        },
        easier_steps=tuple(written.easier_steps),
        harder_steps=tuple(written.harder_steps),
        swap=written.swap or "",
        without=written.without or None,
        wall=written.wall,
        leave_out=tuple(written.leave_out),
        remarks=written.remarks or None,
        remark_levels=written.remark_levels or None,
        notes=tuple(written.notes),
        lead=written.lead,
        swap_with=written.swap_with or None,
        remark_cues=written.remark_cues or None,
    )


def _cues(written: CuesInFile) -> Cues:
    return Cues(
        set_up=written.set_up,
        move=written.move,
        feel=written.feel,
        avoid=written.avoid,
        short=tuple(written.short),
        corrections=tuple(written.corrections),
        phases=written.phases,
    )


def _variant(level: Level, written: VariantInFile, standard: VariantInFile) -> Variant:
    return Variant(
        level=level,
        name=written.name,
        cue=written.cue,
        tempo=_tempo(written if written.parts else standard),
        needs=tuple(tuple(alternatives) for alternatives in written.needs),
        weights=written.weights,
    )


def _tempo(written: VariantInFile) -> Tempo:
    parts = tuple(
        TempoPart(
            part.repetitions,
            tuple(Phase(p.name, p.seconds, p.breath, p.other_side) for p in part.phases),
        )
        for part in written.parts
    )
    return Tempo(parts, written.alternating, written.breath_seconds)
