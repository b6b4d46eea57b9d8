"""Views of the figure that have a name, and what a turned view is to be called.

They go by the figure, not by the mat: its front is where it looks, or where its head lies towards
the floor, or, on its back, its feet.
"""

from dataclasses import replace
from math import atan2, degrees, hypot
from typing import Literal

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.scene import Camera

Viewpoint = Literal["side", "front", "above"]
Seen = Literal["side", "front", "half-front", "half-behind", "behind", "above"]

SIDE_PITCH, FRONT_PITCH, ABOVE_PITCH = 6.0, 8.0, 75.0
ABOVE_FROM = 55.0
UPRIGHT = 0.5  # so far along the floor the pelvis looks where its front is meant


def camera_for(viewpoint: Viewpoint, pose: Pose, own: Camera) -> Camera:
    """Where to look from. `own`: the motion's camera, which chooses between the two sides."""
    if viewpoint == "above":
        return replace(own, pitch=ABOVE_PITCH)
    front = _front(pose)
    if viewpoint == "front":
        return Camera(front, FRONT_PITCH)
    left, right = front + 90.0, front - 90.0
    nearer = left if _between(left, own.yaw) <= _between(right, own.yaw) else right
    return Camera(nearer, SIDE_PITCH)


def seen_from(camera: Camera, pose: Pose) -> Seen:
    """What that view is called."""
    if camera.pitch >= ABOVE_FROM:
        return "above"
    away = _between(camera.yaw, _front(pose))
    limits: tuple[tuple[float, Seen], ...] = (
        (20.0, "front"),
        (65.0, "half-front"),
        (115.0, "side"),
        (160.0, "half-behind"),
    )
    return next((name for limit, name in limits if away <= limit), "behind")


def _front(pose: Pose) -> float:
    """The yaw of a camera in front of the figure."""
    x, down, z = pose.pelvis.forward
    if hypot(x, z) < UPRIGHT:
        along = 1.0 if down < 0.0 else -1.0
        x, z = pose.pelvis.up[0] * along, pose.pelvis.up[2] * along
    return degrees(atan2(-x, z))


def _between(a: float, b: float) -> float:
    """The smaller angle between two directions."""
    return abs((a - b + 180.0) % 360.0 - 180.0)
