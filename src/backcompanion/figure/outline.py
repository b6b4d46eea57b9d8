"""Outlines on the screen: tubes of circles and hulls of ellipsoids, each one path to fill once."""

from itertools import pairwise
from math import acos, atan2, cos, degrees, hypot, pi, sin, sqrt

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from backcompanion.figure.body import Pose
from backcompanion.figure.palette import Palette
from backcompanion.figure.space import Frame, Vec

Station = tuple[float, float, float]  # x, y and radius in pixels
Tube = list[Station]

# Where the light comes from, on the screen.
LIGHT = (-0.42, -0.80)
ROUND = 24
_DIRECTIONS = [(cos(2 * pi * k / ROUND), sin(2 * pi * k / ROUND)) for k in range(ROUND)]


class View:
    """The camera's directions together with where they land on the screen."""

    __slots__ = ("eye", "ox", "oy", "right", "scale", "up")

    def __init__(self, axes: tuple[Vec, Vec, Vec], scale: float, ox: float, oy: float) -> None:
        self.right, self.up, self.eye = axes
        self.scale, self.ox, self.oy = scale, ox, oy

    def at(self, p: Vec) -> tuple[float, float]:
        r, u, s = self.right, self.up, self.scale
        return (
            self.ox + s * (p[0] * r[0] + p[2] * r[2]),
            self.oy - s * (p[0] * u[0] + p[1] * u[1] + p[2] * u[2]),
        )

    def point(self, p: Vec) -> QPointF:
        return QPointF(*self.at(p))

    def way(self, d: Vec) -> tuple[float, float]:
        """A direction or offset in space, in pixels on the screen."""
        r, u, s = self.right, self.up, self.scale
        return (
            s * (d[0] * r[0] + d[2] * r[2]),
            -s * (d[0] * u[0] + d[1] * u[1] + d[2] * u[2]),
        )

    def depth(self, p: Vec) -> float:
        """Grows towards the eye."""
        e = self.eye
        return p[0] * e[0] + p[1] * e[1] + p[2] * e[2]

    def station(self, p: Vec, radius: float) -> Station:
        r, u, s = self.right, self.up, self.scale
        return (
            self.ox + s * (p[0] * r[0] + p[2] * r[2]),
            self.oy - s * (p[0] * u[0] + p[1] * u[1] + p[2] * u[2]),
            radius * s,
        )


class Canvas:
    """Everything that painting one figure needs. `rim`: width of outlines in pixels."""

    __slots__ = ("lit", "painter", "palette", "pose", "rim", "view")

    def __init__(
        self, painter: QPainter, view: View, pose: Pose, palette: Palette, lit: frozenset[str]
    ) -> None:
        self.painter, self.view, self.pose = painter, view, pose
        self.palette, self.lit = palette, lit
        self.rim = min(1.4, max(0.5, 0.004 * view.scale))


def winding() -> QPainterPath:
    """An empty path in which overlapping parts add up to one shape."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def tubes_path(tubes: list[Tube], grow: float = 0.0) -> QPainterPath:
    path = winding()
    for tube in tubes:
        tube_path(path, tube, grow)
    return path


def capsule(path: QPainterPath, a: Station, b: Station) -> None:
    """Adds the outline round two circles: two arcs and their common tangents."""
    x0, y0, r0 = a
    x1, y1, r1 = b
    dx, dy = x1 - x0, y1 - y0
    d = hypot(dx, dy)
    if d <= abs(r0 - r1) + 1e-6:
        x, y, r = a if r0 >= r1 else b
        path.arcMoveTo(x - r, y - r, 2 * r, 2 * r, 0.0)
        path.arcTo(x - r, y - r, 2 * r, 2 * r, 0.0, 360.0)
        path.closeSubpath()
        return
    axis = degrees(atan2(-dy, dx))
    lean = degrees(acos((r0 - r1) / d))
    path.arcMoveTo(x0 - r0, y0 - r0, 2 * r0, 2 * r0, axis + lean)
    path.arcTo(x0 - r0, y0 - r0, 2 * r0, 2 * r0, axis + lean, 360.0 - 2 * lean)
    path.arcTo(x1 - r1, y1 - r1, 2 * r1, 2 * r1, axis - lean, 2 * lean)
    path.closeSubpath()


def sleeve(path: QPainterPath, tube: Tube, bulge: float) -> None:
    """Adds a tube that is cut off at its last station, as cloth is.

    `bulge`: how far the near edge of the cut lies beyond its middle, as a share of the radius.
    """
    if len(tube) > 2:
        tube_path(path, tube[:-1])
    (x0, y0, r0), (x1, y1, r1) = tube[-2], tube[-1]
    dx, dy = x1 - x0, y1 - y0
    d = hypot(dx, dy)
    if d <= abs(r0 - r1) + 0.5:
        capsule(path, tube[-2], tube[-1])
        return
    axis, lean = atan2(-dy, dx), acos((r0 - r1) / d)
    # Not farther back than the tube is long: crossing edges would leave a hole.
    ux, uy, k = dx / d, dy / d, max(bulge * r1, -0.45 * d) * 1.8
    left, right = axis + lean, axis - lean
    lx, ly = x1 + r1 * cos(left), y1 - r1 * sin(left)
    rx, ry = x1 + r1 * cos(right), y1 - r1 * sin(right)
    path.moveTo(x0 + r0 * cos(left), y0 - r0 * sin(left))
    path.lineTo(x0 + r0 * cos(right), y0 - r0 * sin(right))
    path.lineTo(rx, ry)
    path.quadTo((lx + rx) / 2 + ux * k, (ly + ry) / 2 + uy * k, lx, ly)
    path.closeSubpath()


def tube_path(path: QPainterPath, tube: Tube, grow: float = 0.0) -> None:
    """Adds a tube through the stations, wider by `grow` pixels; the fewer edges, the faster."""
    if grow:
        tube = [(x, y, r + grow) for x, y, r in tube]
    if len(tube) > 2 and _straight(tube):
        _rod(path, tube)
        return
    last = tube[0]
    for station in tube[1:]:
        capsule(path, last, station)
        last = station


def _straight(tube: Tube) -> bool:
    """Whether the stations lie along a line and far enough apart for one outline round them all."""
    (x0, y0, r0), (x1, y1, r1) = tube[0], tube[-1]
    dx, dy = x1 - x0, y1 - y0
    d = hypot(dx, dy)
    if d < 1.5 * max(r0, r1):
        return False
    ux, uy = dx / d, dy / d
    before = -1e9
    for x, y, r in tube:
        along = (x - x0) * ux + (y - y0) * uy
        if abs((y - y0) * ux - (x - x0) * uy) > 0.7 * r or along < before:
            return False
        before = along + 0.1 * r
    return True


def _rod(path: QPainterPath, tube: Tube) -> None:
    (x0, y0, r0), (x1, y1, r1) = tube[0], tube[-1]
    dx, dy = x1 - x0, y1 - y0
    d = hypot(dx, dy)
    nx, ny = -dy / d, dx / d
    axis = degrees(atan2(-dy, dx))
    path.arcMoveTo(x0 - r0, y0 - r0, 2 * r0, 2 * r0, axis + 90.0)
    path.arcTo(x0 - r0, y0 - r0, 2 * r0, 2 * r0, axis + 90.0, 180.0)
    for x, y, r in tube[1:-1]:
        path.lineTo(x + nx * r, y + ny * r)
    path.arcTo(x1 - r1, y1 - r1, 2 * r1, 2 * r1, axis - 90.0, 180.0)
    for x, y, r in tube[-2:0:-1]:
        path.lineTo(x - nx * r, y - ny * r)
    path.closeSubpath()


def lit_part(tube: Tube, share: float, lx: float, ly: float, whole: tuple[int, ...] = ()) -> Tube:
    """The part of a tube that the light reaches: thinner, moved towards the light.

    `whole`: stations that keep their width, so that no edge shows where one part of the body goes
    over into another.
    """
    result = []
    for number, (x, y, r) in enumerate(tube):
        if number in whole:
            result.append((x, y, r))
        else:
            k = r * (1.0 - share)
            result.append((x + lx * k, y + ly * k, r * share))
    return result


class Ellipsoid:
    """An ellipsoid on the screen, as its outline's point in each of a fixed round of directions."""

    __slots__ = ("heights", "points", "x", "y")

    def __init__(self, view: View, at: Vec, frame: Frame, a: float, b: float, c: float) -> None:
        """Half widths in metres: `a` to the right, `b` forwards, `c` upwards in the frame."""
        self.x, self.y = view.at(at)
        rx, ry = view.way(frame.right)
        fx, fy = view.way(frame.forward)
        ux, uy = view.way(frame.up)
        rx, ry, fx, fy, ux, uy = rx * a, ry * a, fx * b, fy * b, ux * c, uy * c
        qxx = rx * rx + fx * fx + ux * ux
        qxy = rx * ry + fx * fy + ux * uy
        qyy = ry * ry + fy * fy + uy * uy
        points, heights = [], []
        x, y = self.x, self.y
        for nx, ny in _DIRECTIONS:
            mx, my = qxx * nx + qxy * ny, qxy * nx + qyy * ny
            reach = sqrt(nx * mx + ny * my) or 1e-9
            points.append((x + mx / reach, y + my / reach))
            heights.append(x * nx + y * ny + reach)
        self.points, self.heights = points, heights

    def smaller(self, share: float, lx: float, ly: float) -> "Ellipsoid":
        """The part that the light reaches."""
        result = Ellipsoid.__new__(Ellipsoid)
        x, y = self.x, self.y
        k = (
            (1.0 - share)
            * sum(
                abs(h - x * n[0] - y * n[1])
                for h, n in zip(self.heights[::6], _DIRECTIONS[::6], strict=True)
            )
            / len(self.heights[::6])
        )
        sx, sy = lx * k, ly * k
        result.x, result.y = x + sx, y + sy
        result.points = [
            (x + sx + (px - x) * share, y + sy + (py - y) * share) for px, py in self.points
        ]
        result.heights = [
            p[0] * n[0] + p[1] * n[1] for p, n in zip(result.points, _DIRECTIONS, strict=True)
        ]
        return result

    def polygon(self) -> QPolygonF:
        return QPolygonF([QPointF(x, y) for x, y in reversed(self.points)])


def hull(path: QPainterPath, a: Ellipsoid, b: Ellipsoid) -> None:
    """Adds the outline round two ellipsoids: in each direction the one that reaches farther."""
    pa, pb = a.points, b.points
    ha, hb = a.heights, b.heights
    # Against the clock on the screen, as arcs go, so that overlapping parts add up to one shape.
    path.addPolygon(
        QPolygonF(
            [QPointF(*(pa[k] if ha[k] >= hb[k] else pb[k])) for k in range(ROUND - 1, -1, -1)]
        )
    )
    path.closeSubpath()


def hulls(chain: list[Ellipsoid]) -> QPainterPath:
    path = winding()
    for a, b in pairwise(chain):
        hull(path, a, b)
    return path
