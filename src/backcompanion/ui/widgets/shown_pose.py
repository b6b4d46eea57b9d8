"""The pose that is shown: asked twice a frame, whether anything has moved and to paint it."""

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.motion import Motion
from backcompanion.training.exercise.breathing import breath_at
from backcompanion.training.exercise.exercise import Phase, Tempo
from backcompanion.training.exercise.terms import Level, Side

# As often as a display of today shows a new picture.
FRAMES_A_SECOND = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A moment of a motion. No phase: `fraction` of the way from the start into the first one.

    `comes_again`: the very same moment is shown once more with the next repetition. It is asked for
    once, and no part of what is kept of the moment.
    """

    phase: str = ""
    fraction: float = 0.0
    side: Side | None = None
    breath: float | None = None
    repetition: int | None = None
    comes_again: bool = False


def nearest_frame(
    tempo: Tempo,
    seconds: float,
    phase: Phase,
    fraction: float,
    side: Side | None,
    repetition: int,
    *,
    comes_again: bool = True,
    frames_a_second: int = FRAMES_A_SECOND,
) -> Shown:
    """The nearest moment that is the same in every repetition, half a frame away at most.

    `seconds` of the tempo have passed, and `fraction` of that phase in them.
    """
    frames = max(1, round(phase.seconds * frames_a_second))
    nearest = round(fraction * frames) / frames
    breath = breath_at(tempo, max(0.0, seconds + (nearest - fraction) * phase.seconds))
    if breath is not None:
        breath = round(breath, 3)  # as sums of seconds differ in the last place
    return Shown(phase.name, nearest, side, breath, repetition, comes_again)


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
