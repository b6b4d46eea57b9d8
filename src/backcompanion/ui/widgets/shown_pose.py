"""The pose that is shown: asked twice a frame, whether anything has moved and to paint it."""

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.motion import Motion
from backcompanion.training.exercise.terms import Level, Side


@dataclass(frozen=True, slots=True)
class Shown:
    """A moment of a motion. No phase: `fraction` of the way from the start into the first one."""

    phase: str = ""
    fraction: float = 0.0
    side: Side | None = None
    breath: float | None = None
    repetition: int | None = None


def effort_of(phase: str) -> float:
    """How strongly what works glows in that phase: most in a hold."""
    return 1.0 if phase == "hold" else 0.65


class PoseCache:
    """Remembers the pose of the moment that was asked for last."""

    def __init__(self) -> None:
        self._pose: Pose | None = None
        self._key: tuple[object, ...] = ()

    def pose(self, motion: Motion, level: Level, held: frozenset[str], shown: Shown) -> Pose:
        key = (motion, level, held, shown)
        if key != self._key or self._pose is None:
            self._key = key
            side, fraction = shown.side, shown.fraction
            self._pose = (
                motion.pose(
                    level, shown.phase, fraction, side, held, shown.breath, shown.repetition
                )
                if shown.phase
                else motion.entry_pose(level, fraction, side, held)
            )
        return self._pose
