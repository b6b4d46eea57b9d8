"""Every motion that ships, with every level, phase and side that it has."""

from collections.abc import Iterator
from functools import cache

from backcompanion.figure.model.motion import Motion, load_motion
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Level, Side
from support.places import RESOURCES

FOLDER = RESOURCES / "motions"
IDS = sorted(path.stem for path in FOLDER.glob("*.toml"))
SIDES: tuple[Side, ...] = ("left", "right")
FRACTIONS = [number / 24 for number in range(25)]


@cache
def motion(motion_id: str) -> Motion:
    return load_motion(FOLDER / f"{motion_id}.toml")


def performances(motion_id: str) -> Iterator[tuple[Motion, Level, str, Side]]:
    for level in LEVELS:
        for phase in motion(motion_id).phases(level):
            for side in SIDES:
                yield motion(motion_id), level, phase, side
