"""Exercises of one's own for what another program only names: files of drafts, to be finished."""

from pathlib import Path
from typing import Any

import tomlkit

from backcompanion.base.dataclass import dataclass
from backcompanion.library.foreign.brought import BroughtExercise
from backcompanion.library.own_exercises import own_exercise
from backcompanion.training.exercise.exercise import Exercise

HOLD_SECONDS = 30.0
_LONGEST_HOLD = 600.0


@dataclass(frozen=True, slots=True)
class Draft:
    """`text`: of its file; `exercise`: what that is read as."""

    text: str
    exercise: Exercise

    @property
    def id(self) -> str:
        return self.exercise.id


def draft_of(brought: BroughtExercise, id: str, hold_seconds: float = HOLD_SECONDS) -> Draft:
    """Raises LibraryError where a name is none that an exercise can have."""
    known = {
        "id": id,
        "name": brought.name,
        "also": list(brought.also),
        "kind": "stretch" if brought.is_stretch else "",
        "muscles_main": list(brought.muscles_main),
        "muscles_helping": list(brought.muscles_helping),
    }
    mapping: dict[str, Any] = {field: value for field, value in known.items() if value}
    standard: dict[str, Any] = {}
    if brought.needs:
        standard["needs"] = [[brought.needs]]
    if brought.is_held or brought.is_stretch:
        hold = {"name": "hold", "seconds": min(hold_seconds, _LONGEST_HOLD)}
        standard["parts"] = [{"repetitions": 1, "phases": [hold]}]
    if standard:
        mapping["variants"] = {"standard": standard}
    return Draft(tomlkit.dumps(mapping), own_exercise(Path(f"{id}.toml"), mapping))
