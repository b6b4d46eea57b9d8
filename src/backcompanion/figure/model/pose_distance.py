"""How far two poses of one motion are apart, so that nothing is painted that nobody would see."""

from collections.abc import Iterator
from math import inf, sqrt

from backcompanion.figure.model.body import BREATH_RISE, Pose
from backcompanion.figure.model.space import Vec, along

# So far from their joints, in metres, the turns of hand, head and trunk are measured.
HAND, FACE, FLANK = 0.16, 0.10, 0.15
WHOLE_TURN = 6.3 / 360.0


def pose_distance(a: Pose, b: Pose) -> float:
    """Metres that the part goes that goes farthest from one to the other; things as well."""
    if len(a.scene_objects) != len(b.scene_objects):
        return inf
    farthest = 0.0
    for p, q in zip(_points(a), _points(b), strict=True):
        x, y, z = p[0] - q[0], p[1] - q[1], p[2] - q[2]
        farthest = max(farthest, x * x + y * y + z * z)
    distance = sqrt(farthest)
    for object_a, object_b in zip(a.scene_objects, b.scene_objects, strict=True):
        distance = max(
            distance, abs(object_a.turned - object_b.turned) * WHOLE_TURN * object_a.size
        )
    return distance


def pose_points(pose: Pose) -> tuple[float, ...]:
    """All that tells two poses of a motion apart, in metres: to be kept where a pose is not."""
    turns = [each.turned * WHOLE_TURN * each.size for each in pose.scene_objects]
    return (*[number for point in _points(pose) for number in point], *turns)


def are_near(a: tuple[float, ...], b: tuple[float, ...], metres: float) -> bool:
    """Whether no point of one pose is farther from the other's, as `pose_distance` measures it."""
    return len(a) == len(b) and all(-metres < p - q < metres for p, q in zip(a, b, strict=True))


def _points(pose: Pose) -> Iterator[Vec]:
    yield from pose.spine
    yield along(pose.spine[0], pose.pelvis.right, FLANK)
    yield along(pose.spine[-1], pose.chest.right, FLANK)
    yield along(pose.head, pose.head_frame.forward, FACE)
    yield along(pose.head, pose.head_frame.up, FACE)
    yield along(pose.head, pose.head_frame.right, FACE)
    yield (pose.breath * BREATH_RISE, 0.0, 0.0)
    for arm in pose.arms:
        yield arm.shoulder
        yield arm.elbow
        yield along(arm.wrist, arm.hand, HAND)
        yield along(arm.wrist, arm.thumb, HAND)
        yield (arm.grip * 0.1, 0.0, 0.0)
    for leg in pose.legs:
        yield leg.hip
        yield leg.knee
        yield leg.ankle
        yield leg.tip
    for thing in pose.scene_objects:
        yield thing.at
        if thing.to is not None:
            yield thing.to
