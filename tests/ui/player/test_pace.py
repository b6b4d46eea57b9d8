"""What the eye gets: no jump of more than three pixels, or every frame of the display."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.figure.paint.figure_painter import projection_for
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import Moment, Timeline, perform
from backcompanion.ui.player.pace import FRAME_MILLISECONDS, SLOW_MILLISECONDS, Pace
from backcompanion.ui.widgets.figure_view import VISIBLE_PIXELS
from backcompanion.ui.widgets.shown_pose import PoseCache, nearest_frame
from figure.all_motions import motion
from support.shipped import shipped_library

VIEW = QRectF(0, 0, 900, 640)
LARGEST_JUMP = 3.0
SECONDS = 4.0


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    library = shipped_library()
    return perform(prescribe(library.routines["upper-lower-back"], library, Choices()))


def begin(timeline: Timeline, exercise: str) -> float:
    """The second at which it is being done for the first time."""
    for segment in timeline.segments:
        planned = timeline.prescription.steps[segment.step]
        if planned.exercise == exercise and not segment.getting_ready:
            return segment.start
    raise LookupError(exercise)


class Eye:
    """Sees a pose change only where the view would be painted again."""

    def __init__(self, first: Moment) -> None:
        self._motion = motion(first.planned.motion)
        view = projection_for(self._motion.scene("standard"), self._motion.camera("standard"), VIEW)
        self._scale, self._poses = view.scale, PoseCache()
        self._seen = self._pose(first)

    def _pose(self, moment: Moment) -> Pose:
        tempo = moment.planned.tempos[moment.level]
        shown = nearest_frame(
            tempo,
            moment.elapsed,
            moment.phase,
            moment.phase_fraction,
            moment.side,
            moment.repetition - 1,
        )
        return self._poses.pose(self._motion, "standard", frozenset(), shown)

    def look(self, moment: Moment) -> float:
        """Pixels by which it is seen to jump; 0 where nothing is painted."""
        pose = self._pose(moment)
        jump = pose_distance(self._seen, pose) * self._scale
        if jump < VISIBLE_PIXELS:
            return 0.0
        self._seen = pose
        return jump


@pytest.mark.parametrize("exercise", ["march", "back-bows", "reverse-fly", "cat-and-cow"])
def test_nothing_jumps_that_the_display_could_show(
    timeline: Timeline, exercise: str, qapp: QGuiApplication
) -> None:
    at = start = begin(timeline, exercise)
    eye, pace = Eye(timeline.at(at)), Pace()
    wait, looks = pace.reset(), 0
    while at < start + SECONDS:
        at += wait / 1000
        looks += 1
        moment = timeline.at(at)
        jump = eye.look(moment)
        assert jump <= LARGEST_JUMP or wait == FRAME_MILLISECONDS, f"{jump:.1f} px at {at:.2f}"
        wait = pace.after_look(moment, jump > 0)
    if exercise != "march":
        assert looks < SECONDS * 1000 / FRAME_MILLISECONDS, "nothing is spared"


def test_what_begins_is_seen_within_two_frames(timeline: Timeline) -> None:
    assert SLOW_MILLISECONDS <= 33
    pace = Pace()
    start = begin(timeline, "back-bows")
    for number in range(100):
        moment = timeline.at(start + number * 0.016)
        wait = pace.after_look(moment, has_moved=False)
    assert wait == SLOW_MILLISECONDS, "nothing has moved for a while"
    phases = [timeline.at(start + number * 0.01) for number in range(1500)]
    ends = [after for before, after in pairwise(phases) if before.phase is not after.phase]
    assert pace.after_look(timeline.at(ends[0].seconds - 0.02), False) == FRAME_MILLISECONDS
    assert pace.reset() == FRAME_MILLISECONDS
