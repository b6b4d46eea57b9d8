"""Trunk: hips, waist, ribs and shoulders as one outline that bends and twists with the spine."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath

from backcompanion.figure.body import Pose
from backcompanion.figure.outline import Ellipsoid, View, capsule, hull
from backcompanion.figure.palette import Palette
from backcompanion.figure.space import add, along

# Number of the point of the spine, shift forwards, half widths right, forward, up.
SHORTS = ((0, -0.014, 0.148, 0.104, 0.075), (1, -0.008, 0.140, 0.096, 0.060))
TOP = (
    (1, -0.004, 0.139, 0.097, 0.030),
    (3, 0.004, 0.124, 0.090, 0.05),
    (5, 0.010, 0.143, 0.106, 0.06),
    (6, 0.008, 0.150, 0.102, 0.05),
    (7, -0.004, 0.118, 0.070, 0.040),
)


def paint_torso(
    painter: QPainter,
    view: View,
    pose: Pose,
    palette: Palette,
    light: tuple[float, float],
    rim: float,
) -> None:
    lx, ly = light
    shorts = [_part(view, pose, row) for row in SHORTS]
    top = [_part(view, pose, row) for row in TOP]
    seat = []
    for side in (-1.0, 1.0):
        at = add(pose.spine[0], pose.pelvis.point(-0.040, -0.010, 0.068 * side))
        seat.append(view.station(at, 0.086))
    hips = [view.station(leg.hip, 0.088) for leg in pose.legs]

    outline = _chain(shorts)
    for spot in seat:
        capsule(outline, spot, (shorts[0].x, shorts[0].y, spot[2] * 0.9))
    capsule(outline, hips[0], hips[1])
    painter.fillPath(outline, palette.shorts.shade)
    inner = _chain([part.smaller(0.88, lx, ly) for part in shorts])
    small = [(x + lx * r * 0.14, y + ly * r * 0.14, r * 0.86) for x, y, r in (*seat, *hips)]
    capsule(inner, small[0], small[1])
    capsule(inner, small[2], small[3])
    painter.fillPath(inner, palette.shorts.base)

    painter.fillPath(_upper(view, pose, top, rim), palette.top.rim)
    painter.fillPath(_upper(view, pose, top, 0.0), palette.top.shade)
    inner = _chain([part.smaller(0.87, lx, ly) for part in top])
    _shoulders(inner, view, pose, 0.0, 0.87, light)
    painter.fillPath(inner, palette.top.base)
    painter.fillPath(_chain([part.smaller(0.5, lx, ly) for part in top[2:4]]), palette.top.light)


def _part(view: View, pose: Pose, row: tuple[int, float, float, float, float]) -> Ellipsoid:
    number, forward, a, b, c = row
    frame = pose.frames[max(0, number - 1)]
    return Ellipsoid(view, along(pose.spine[number], frame.forward, forward), frame, a, b, c)


def _chain(parts: list[Ellipsoid]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for a, b in zip(parts, parts[1:], strict=False):
        hull(path, a, b)
    return path


def _upper(view: View, pose: Pose, parts: list[Ellipsoid], grow: float) -> QPainterPath:
    path = _chain(parts)
    if grow:
        path = _chain([_grown(part, grow) for part in parts[1:]])
    _shoulders(path, view, pose, grow, 1.0, (0.0, 0.0))
    return path


def _grown(part: Ellipsoid, pixels: float) -> Ellipsoid:
    x, y = part.x, part.y
    width = max(abs(part.points[0][0] - x), abs(part.points[6][1] - y), 1.0)
    return part.smaller(1.0 + pixels / width, 0.0, 0.0)


def _shoulders(
    path: QPainterPath,
    view: View,
    pose: Pose,
    grow: float,
    share: float,
    light: tuple[float, float],
) -> None:
    """From the root of the neck to both shoulders, wherever the shoulder girdle has gone."""
    lx, ly = light
    root = add(pose.spine[-1], pose.chest.point(-0.012, -0.004, 0.0))

    def spot(p: tuple[float, float, float], radius: float) -> tuple[float, float, float]:
        x, y, r = view.station(p, radius)
        k = r * (1.0 - share)
        return (x + lx * k, y + ly * k, r * share + grow)

    for arm in pose.arms:
        capsule(
            path, spot(root, 0.060), spot(arm.shoulder, 0.056 if share == 1.0 else 0.056 / share)
        )
        capsule(path, spot(along(root, pose.chest.up, -0.09), 0.08), spot(arm.shoulder, 0.050))
