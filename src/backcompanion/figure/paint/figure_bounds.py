"""Where on the screen a pose with its things and its shadow is seen."""

from PySide6.QtCore import QRectF

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.space import Vec
from backcompanion.figure.paint.canvas import Projection

# Metres round the joints of a body, what its hands hold and what it wears: ample.
ROUND = 0.24


def figure_rect(view: Projection, pose: Pose) -> QRectF:
    """A rectangle that holds all of it but mat and wall."""
    around: list[tuple[Vec, float]] = [(at, ROUND) for at in (*pose.spine, pose.head)]
    for arm in pose.arms:
        around += [(at, ROUND) for at in (arm.shoulder, arm.elbow, arm.grip_point)]
    for leg in pose.legs:
        around += [(at, ROUND) for at in (leg.hip, leg.knee, leg.heel, leg.tip)]
    around += [(thing.at, max(ROUND, thing.size + 0.05)) for thing in pose.scene_objects]
    around += [((x, 0.0, z), radius) for (x, _y, z), radius in around]
    seen = [view.station(at, radius) for at, radius in around]
    left, right = min([x - r for x, _, r in seen]), max([x + r for x, _, r in seen])
    top, low = min([y - r for _, y, r in seen]), max([y + r for _, y, r in seen])
    return QRectF(left, top, right - left, low - top)
