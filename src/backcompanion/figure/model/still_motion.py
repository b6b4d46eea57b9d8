"""A still figure for a motion that cannot be read, and what a motion needs for its exercise."""

from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.motion import Motion, MotionError
from backcompanion.figure.model.performance import Performance
from backcompanion.figure.model.scene import Scene, scene_of
from backcompanion.training.exercise.exercise import LEVELS, Exercise
from backcompanion.training.exercise.terms import Level, Side


class StillMotion(Motion):
    """The start position of another motion: it tells how to lie or stand, and nothing else."""

    def __init__(self, source: Motion) -> None:
        super().__init__({}, source.file)
        self._source = source

    def level(self, level: Level) -> Performance:
        return self._source.level("standard")

    def pose(
        self,
        level: Level,
        phase: str,
        fraction: float,
        side: Side | None = None,
        held: frozenset[str] | None = None,
        breath: float | None = None,
        repetition: int | None = None,
    ) -> Pose:
        return self.start_pose(level, side, held)

    def entry_pose(
        self,
        level: Level,
        fraction: float,
        side: Side | None = None,
        held: frozenset[str] | None = None,
    ) -> Pose:
        return self.start_pose(level, side, held)

    def still_pose(self, level: Level, held: frozenset[str] | None = None) -> Pose:
        return self.start_pose(level, None, held)

    def closeup_scene(self, level: Level) -> Scene:
        """Of the pose that is shown, not of the one by which the source is known."""
        props = self._source.level("standard").props
        return scene_of([self.start_pose(level)], props, whole_mat=False)

    def has_movement(self, level: Level, phase: str) -> bool:
        return False

    def lit(self, level: Level) -> frozenset[str]:
        return frozenset()

    def lit_in(self, level: Level, phase: str) -> frozenset[str]:
        return frozenset()


def check_phases(motion: Motion, exercise: Exercise) -> None:
    """Raises MotionError where the exercise has a phase that the motion does not show."""
    for level in LEVELS:
        for phase in exercise.variant(level).tempo.phases():
            if phase.name not in motion.phases(level):
                message = _("the phase “{phase}” of the exercise is missing").format(
                    phase=phase.name
                )
                raise MotionError(motion.file, "", "phases", message)
