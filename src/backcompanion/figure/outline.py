"""Outlines on the screen: tubes of circles and hulls of ellipsoids, each one path to fill once."""

from math import acos, atan2, cos, degrees, hypot, pi, sin, sqrt

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from backcompanion.figure.space import Frame, Vec

Station = tuple[float, float, float]  # x, y and radius in pixels
Tube = list[Station]

ROUND = 26
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


def tube_path(path: QPainterPath, tube: Tube, grow: float = 0.0) -> None:
    """Adds a tube through the stations, wider by `grow` pixels."""
    last = tube[0]
    if grow:
        last = (last[0], last[1], last[2] + grow)
    for station in tube[1:]:
        if grow:
            station = (station[0], station[1], station[2] + grow)
        capsule(path, last, station)
        last = station


def shifted(tube: Tube, share: float, lx: float, ly: float, soft: int) -> Tube:
    """The part of a tube that the light reaches: thinner, moved towards the light.

    `soft`: -1 the first station, 1 the last, 2 both, 0 none: there it keeps its whole width, so that
    no edge shows where one part of the body goes over into another.
    """
    last = len(tube) - 1
    result = []
    for number, (x, y, r) in enumerate(tube):
        if (number == 0 and soft in (-1, 2)) or (number == last and soft in (1, 2)):
            result.append((x, y, r * (0.5 + 0.5 * share) if share < 0.7 else r))
            continue
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
    path = QPainterPath()
    from PySide6.QtCore import Qt

    path.setFillRule(Qt.FillRule.WindingFill)
    for a, b in zip(chain, chain[1:], strict=False):
        hull(path, a, b)
    return path
