"""One exercise's file into an Exercise."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from backcompanion.library.conversion import convert
from backcompanion.library.exercise_checks import check_exercise
from backcompanion.library.file_schema import (
    CueChangesInFile,
    CuesInFile,
    ExerciseInFile,
    PhaseCueInFile,
    VariantInFile,
)
from backcompanion.training.exercise.exercise import (
    CueChanges,
    Cues,
    Exercise,
    Phase,
    PhaseCue,
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
        cues=_cues(written.cues, written.lead),
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
        swap_with=written.swap_with or None,
        remark_cues=written.remark_cues or None,
        cues_with={thing: _changes(each) for thing, each in written.cues_with.items()} or None,
        cues_for={remark: _changes(each) for remark, each in written.cues_for.items()} or None,
        remark_figures=written.remark_figures or None,
        also=tuple(written.also),
        first_without_weights=written.first_without_weights,
        figure=written.figure or "",
    )


def _cues(written: CuesInFile, lead: str) -> Cues:
    return Cues(
        set_up=written.set_up,
        move=written.move,
        feel=written.feel,
        avoid=written.avoid,
        short=_phase_cues(written.short),
        corrections=_phase_cues(written.corrections),
        phases=written.phases,
        lead=lead,
        side_set_up=written.side_set_up,
    )


def _changes(written: CueChangesInFile) -> CueChanges:
    return CueChanges(
        written.set_up,
        written.move,
        written.feel,
        written.avoid,
        None if written.short is None else _phase_cues(written.short),
        None if written.corrections is None else _phase_cues(written.corrections),
        written.phases,
        written.lead,
        written.side_set_up,
    )


def _phase_cues(written: Sequence[str | PhaseCueInFile]) -> tuple[PhaseCue, ...]:
    return tuple(
        PhaseCue(each) if isinstance(each, str) else PhaseCue(each.text, each.phase)
        for each in written
    )


def _variant(level: Level, written: VariantInFile, standard: VariantInFile) -> Variant:
    return Variant(
        level=level,
        name=written.name,
        cue=written.cue,
        tempo=_tempo(written if written.parts else standard),
        needs=tuple(tuple(alternatives) for alternatives in written.needs),
        weights=written.weights,
        changes=_changes(written.cues),
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
