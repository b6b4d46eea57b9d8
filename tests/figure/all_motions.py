"""Every motion that ships, with every level, phase and side that it has."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import cycle

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.motion import Motion, load_motion
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Level, Side
from support.places import RESOURCES
from support.thoroughness import tries

FOLDER = RESOURCES / "motions"
IDS = sorted(path.stem for path in FOLDER.glob("*.toml"))
SIDES: tuple[Side, ...] = ("left", "right")
_INSTANTS = tries(24, sample=12)
FRACTIONS = [number / _INSTANTS for number in range(_INSTANTS + 1)]


@cache
def motion(motion_id: str) -> Motion:
    return load_motion(FOLDER / f"{motion_id}.toml")


@lru_cache(maxsize=2000)
def pose_at(motion_id: str, level: Level, phase: str, fraction: float, side: Side) -> Pose:
    """Kept for the tests of one motion, which look at the same instants."""
    return motion(motion_id).pose(level, phase, fraction, side)


def performances(motion_id: str) -> Iterator[tuple[Motion, Level, str, Side]]:
    """To both sides where there is time for all; else to either in turn: the other one is the
    mirror image, which a test of its own holds. A level that is the standard again is left out.
    """
    turns = cycle([SIDES] if tries(1, sample=0) else [SIDES[:1], SIDES[1:]])
    for level in levels_of(motion_id):
        for phase in motion(motion_id).phases(level):
            for side in next(turns):
                yield motion(motion_id), level, phase, side


def levels_of(motion_id: str) -> list[Level]:
    """One of those at which the figure does the very same."""
    performed = {motion(motion_id).level(level): level for level in reversed(LEVELS)}
    return list(reversed(performed.values()))


def moves(motion_id: str, level: Level, phase: str) -> bool:
    """Whether the figure is anywhere else in the course of that phase."""
    return motion(motion_id).has_movement(level, phase)


def fractions_of(motion_id: str, level: Level, phase: str) -> list[float]:
    """One alone where the figure stands still."""
    return FRACTIONS if moves(motion_id, level, phase) else FRACTIONS[:1]
