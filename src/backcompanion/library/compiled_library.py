"""The library in one file that is read without tomllib and msgspec.

JSON: `shape` (the fields of the value types, so that a file of another release is not taken),
`files` (the checksum of each TOML file that it was made from), `exercises` and `routines` (values
as lists of their fields).
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from backcompanion.library.compiled_file import read_bounded, write_compiled_file
from backcompanion.library.motion_files import compiled_motions_path, write_motions
from backcompanion.library.source_files import Sources, fingerprint, read_folder
from backcompanion.training.exercise.dose import AS_WRITTEN, Dose
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
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep

_TYPES = (
    Exercise,
    Cues,
    CueChanges,
    PhaseCue,
    Variant,
    Tempo,
    TempoPart,
    Phase,
    Routine,
    RoutineStep,
    Dose,
)
UNCHANGED = CueChanges()
_SHAPE: list[list[str]] = [list(kind.__match_args__) for kind in _TYPES]
_CUES = Exercise.__match_args__.index("cues")
_VARIANTS = Exercise.__match_args__.index("variants")
_BY_KEY = [Exercise.__match_args__.index(name) for name in ("cues_with", "cues_for")]
_PLACES = [Routine.__match_args__.index(block) for block in ("warm_up", "round", "cool_down")]


def write_compiled(resources_dir: Path, target: Path) -> None:
    """Compile `resources_dir` into `target` and, beside it, its motions; for the build.

    Raises LibraryError where a TOML file is wrong, OSError where the target cannot be written.
    """
    from backcompanion.library.toml_library import parse_library

    sources = read_folder(resources_dir, "exercises") | read_folder(resources_dir, "routines")
    library = parse_library(resources_dir, sources)
    write_compiled_file(target, _dump(fingerprint(sources), library))
    write_motions(resources_dir, compiled_motions_path(target))


def save_compiled(target: Path, checksums: Mapping[str, int], library: Library) -> None:
    """Keep it for the next launch; a folder that cannot be written only makes that one slower."""
    with suppress(OSError):
        write_compiled_file(target, _dump(checksums, library))


def read_compiled(file: Path, sources: Sources) -> Library | None:
    """None where there is no such file, it is damaged, or it was made from other sources."""
    return read_compiled_from(file, fingerprint(sources))


def read_compiled_from(file: Path, checksums: Mapping[str, int]) -> Library | None:
    """The same where the checksums of its sources are known."""
    try:
        content = json.loads(read_bounded(file))
        if content["shape"] != _SHAPE or content["files"] != checksums:
            return None
        exercises = [_exercise(row) for row in content["exercises"]]
        routines = [_routine(row) for row in content["routines"]]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return Library({each.id: each for each in exercises}, {each.id: each for each in routines})


def _dump(checksums: Mapping[str, int], library: Library) -> str:
    return json.dumps(
        {
            "shape": _SHAPE,
            "files": dict(checksums),
            "exercises": [_row(each) for each in library.exercises.values()],
            "routines": [_row(each) for each in library.routines.values()],
        },
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    )


def _row(value: Any) -> Any:
    if value == AS_WRITTEN:
        return None
    if isinstance(value, _TYPES):
        return [_row(getattr(value, name)) for name in value.__match_args__]
    if isinstance(value, tuple):
        return [_row(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _row(each) for key, each in value.items()}
    return value


def _exercise(row: list[Any]) -> Exercise:
    fields: list[Any] = [tuple(field) if type(field) is list else field for field in row]
    fields[_CUES] = _cues(row[_CUES])
    fields[_VARIANTS] = {level: _variant(each) for level, each in row[_VARIANTS].items()}
    for index in _BY_KEY:
        if row[index] is not None:
            fields[index] = {key: _changes(each) for key, each in row[index].items()}
    return Exercise(*fields)


def _cues(row: list[Any]) -> Cues:
    set_up, move, feel, avoid, short, corrections, *more = row
    return Cues(
        set_up, move, feel, avoid, _phase_cues(short) or (), _phase_cues(corrections) or (), *more
    )


def _changes(row: list[Any]) -> CueChanges:
    if not any(row):
        return UNCHANGED
    set_up, move, feel, avoid, short, corrections, *more = row
    return CueChanges(
        set_up, move, feel, avoid, _phase_cues(short), _phase_cues(corrections), *more
    )


def _phase_cues(rows: list[Any] | None) -> tuple[PhaseCue, ...] | None:
    return None if rows is None else tuple([PhaseCue(*row) for row in rows])


def _variant(row: list[Any]) -> Variant:
    level, name, cue, tempo, needs, weights, changes = row
    equipment = tuple([tuple(each) for each in needs])
    return Variant(level, name, cue, _tempo(tempo), equipment, weights, _changes(changes))


def _tempo(row: list[Any]) -> Tempo:
    parts, alternating, breath_seconds = row
    return Tempo(
        tuple(
            [
                TempoPart(count, tuple([Phase(*phase) for phase in phases]))
                for count, phases in parts
            ]
        ),
        alternating,
        breath_seconds,
    )


def _step(row: list[Any]) -> RoutineStep:
    exercise, seconds, side, dose, *note = row
    return RoutineStep(exercise, seconds, side, Dose(*dose) if dose else AS_WRITTEN, *note)


def _routine(row: list[Any]) -> Routine:
    fields: list[Any] = [tuple(field) if type(field) is list else field for field in row]
    for block in _PLACES:
        fields[block] = tuple([_step(place) for place in row[block]])
    return Routine(*fields)
