"""The program's own library, read once from TOML, and copies of its resources to damage."""

import shutil
from functools import cache
from pathlib import Path

from backcompanion.base import paths
from backcompanion.library import load_library
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep

THE_EIGHT = (
    "back-bows",
    "russian-twists",
    "pilates-swimmers",
    "roll-downs",
    "kneeling-supermans",
    "reverse-fly",
    "ball-back-extensions",
    "pendulum-swing",
)


@cache
def library() -> Library:
    return load_library(paths.resources(), compiled=None)


def exercise(id: str) -> Exercise:
    return library().exercises[id]


def routine() -> Routine:
    return library().routines["upper-lower-back"]


def seconds(place: RoutineStep) -> float:
    return exercise(place.exercise).standard.tempo.seconds


def copy_of_resources(folder: Path) -> Path:
    for name in ("exercises", "routines", "motions"):
        if (paths.resources() / name).is_dir():
            shutil.copytree(paths.resources() / name, folder / name)
    return folder
