"""Where the figure is looked at from, and how much room a whole motion takes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import cos, radians, sin

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.key_pose import MotionError
from backcompanion.figure.model.props import Props
from backcompanion.figure.model.space import Vec

YAW, PITCH = -28.0, 14.0


@dataclass(frozen=True, slots=True)
class Camera:
    """Orthographic. Degrees: `yaw` 0 looks at the figure's right side as it stands; below 0 goes
    round to its front. `pitch` above 0 looks down. `mirrored`: the other side of an exercise is
    looked at from the other side, so that it is the mirror image."""

    yaw: float = YAW
    pitch: float = PITCH
    mirrored: bool = False

    def for_other_side(self) -> "Camera":
        return replace(self, yaw=180.0 - self.yaw) if self.mirrored else self

    def turned(self, yaw: float, pitch: float) -> "Camera":
        """The camera after a drag, by so many degrees; it stays above the floor."""
        pitch = max(2.0, min(80.0, self.pitch + pitch))
        return replace(self, yaw=self.yaw + yaw, pitch=pitch)

    def axes(self) -> tuple[Vec, Vec, Vec]:
        """Directions to the right and up on the screen, and towards the eye."""
        y, p = radians(self.yaw), radians(self.pitch)
        cy, sy, cp, sp = cos(y), sin(y), cos(p), sin(p)
        return (cy, 0.0, sy), (sy * sp, cp, -cy * sp), (-sy * cp, sp, cy * cp)


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """`bounds`: points with a radius that must be seen, over the whole of the motion."""

    props: Props
    bounds: tuple[tuple[float, float, float, float], ...]

    def extent(self, camera: Camera) -> tuple[float, float, float, float]:
        """Left, right, lowest and highest in the plane of the screen, in metres."""
        right, up, _eye = camera.axes()
        lefts, rights, lows, highs = [], [], [], []
        for x, y, z, r in self.bounds:
            sx = x * right[0] + z * right[2]
            sy = x * up[0] + y * up[1] + z * up[2]
            lefts.append(sx - r)
            rights.append(sx + r)
            lows.append(sy - r)
            highs.append(sy + r)
        return min(lefts), max(rights), min(lows), max(highs)


def scene_of(poses: Iterable[Pose], props: Props, *, whole_mat: bool = True) -> Scene:
    """The room that those poses take; without `whole_mat` the mat may reach beyond the picture."""
    bounds: dict[tuple[float, float, float, float], None] = {}

    def include(point: Vec, radius: float) -> None:
        bounds[round(point[0], 2), round(point[1], 2), round(point[2], 2), radius] = None

    for pose in poses:
        include(pose.head, 0.13)
        include(pose.spine[0], 0.16)
        include(pose.spine[-1], 0.12)
        for arm in pose.arms:
            include(arm.elbow, 0.05)
            include(arm.grip_point, 0.1)
        for leg in pose.legs:
            include(leg.knee, 0.07)
            include(leg.heel, 0.04)
            include(leg.tip, 0.04)
        for thing in pose.scene_objects:
            if thing.kind in ("ball", "medicine-ball"):
                include(thing.at, thing.size)
    if props.mat is not None and whole_mat:
        x0, x1, z = props.mat
        middle, half = (x0 + x1) / 2.0, (x1 - x0) / 2.0
        for x in (middle - half * 0.96, middle + half * 0.96):
            for side in (-z, z):
                include((x, 0.0, side), 0.0)
    return Scene(props, tuple(bounds))


def read_camera(raw: object, file: str, field: str) -> Camera:
    if not isinstance(raw, Mapping):
        raise MotionError(file, "", field, _("a table is meant here, as {{ yaw = -28 }}"))
    mirrored = raw.get("mirrored", False)
    if not isinstance(mirrored, bool):
        raise MotionError(file, "", f"{field}.mirrored", _("true or false is meant here"))
    for name, value in raw.items():
        if name == "mirrored":
            continue
        if name not in ("yaw", "pitch") or not isinstance(value, (int, float)):
            raise MotionError(file, "", f"{field}.{name}", _("yaw and pitch in degrees are meant"))
    return Camera(float(raw.get("yaw", YAW)), float(raw.get("pitch", PITCH)), mirrored)
