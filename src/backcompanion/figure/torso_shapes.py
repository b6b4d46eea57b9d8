"""Trunk: hips, waist, ribs and shoulders as one outline that bends and twists with the spine."""

from PySide6.QtGui import QPainterPath

from backcompanion.figure.body import Pose
from backcompanion.figure.outline import LIGHT, Canvas, Ellipsoid, Station, View, capsule, hulls
from backcompanion.figure.space import Vec, add, along

# Number of the point of the spine, shift forwards, half widths right, forward, up.
SHORTS = ((0, -0.014, 0.148, 0.104, 0.075), (1, -0.008, 0.140, 0.096, 0.060))
TOP = (
    (1, -0.004, 0.139, 0.097, 0.030),
    (3, 0.004, 0.124, 0.090, 0.05),
    (5, 0.010, 0.143, 0.106, 0.06),
    (6, 0.008, 0.150, 0.102, 0.05),
    (7, -0.004, 0.118, 0.070, 0.040),
)


def paint_torso(canvas: Canvas) -> None:
    painter, view, pose, palette = canvas.painter, canvas.view, canvas.pose, canvas.palette
    lx, ly = LIGHT
    shorts = [_part(view, pose, row) for row in SHORTS]
    top = [_part(view, pose, row) for row in TOP]
    seat = []
    for side in (-1.0, 1.0):
        at = add(pose.spine[0], pose.pelvis.point(-0.036, -0.010, 0.066 * side))
        seat.append(view.station(at, 0.080))
    hips = [view.station(leg.hip, 0.088) for leg in pose.legs]

    # The shade is a little wider than the body: it is the outline as well.
    rim = canvas.rim
    outline = hulls([_grown(part, rim) for part in shorts])
    for spot in (seat, hips):
        capsule(outline, *[(x, y, r + rim) for x, y, r in spot])
    painter.fillPath(outline, palette.shorts.shade)
    inner = hulls([part.smaller(0.88, lx, ly) for part in shorts])
    small = [(x + lx * r * 0.13, y + ly * r * 0.13, r * 0.87) for x, y, r in (*seat, *hips)]
    capsule(inner, small[0], small[1])
    capsule(inner, small[2], small[3])
    painter.fillPath(inner, palette.shorts.base)

    outline = hulls([_grown(part, rim) for part in top])
    _shoulders(outline, canvas, rim, 1.0)
    painter.fillPath(outline, palette.top.shade)
    inner = hulls([part.smaller(0.87, lx, ly) for part in top])
    _shoulders(inner, canvas, 0.0, 0.87)
    painter.fillPath(inner, palette.top.base)


def _part(view: View, pose: Pose, row: tuple[int, float, float, float, float]) -> Ellipsoid:
    number, forward, a, b, c = row
    frame = pose.frames[max(0, number - 1)]
    return Ellipsoid(view, along(pose.spine[number], frame.forward, forward), frame, a, b, c)


def _grown(part: Ellipsoid, pixels: float) -> Ellipsoid:
    x, y = part.x, part.y
    width = max(abs(part.points[0][0] - x), abs(part.points[6][1] - y), 1.0)
    return part.smaller(1.0 + pixels / width, 0.0, 0.0)


def _shoulders(path: QPainterPath, canvas: Canvas, grow: float, share: float) -> None:
    """From the root of the neck to both shoulders, wherever the shoulder girdle has gone."""
    pose, view = canvas.pose, canvas.view
    lx, ly = LIGHT
    root = add(pose.spine[-1], pose.chest.point(-0.014, 0.022, 0.0))
    blade = add(pose.spine[-1], pose.chest.point(-0.006, -0.09, 0.0))

    def spot(p: Vec, radius: float, own: float = share) -> Station:
        x, y, r = view.station(p, radius)
        k = r * (1.0 - own)
        return (x + lx * k, y + ly * k, r * own + grow)

    for arm in pose.arms:
        # Whole at the shoulder: there the sleeve goes on.
        capsule(path, spot(root, 0.046), spot(arm.shoulder, 0.052, 1.0))
        capsule(path, spot(blade, 0.085), spot(arm.shoulder, 0.050, 1.0))
