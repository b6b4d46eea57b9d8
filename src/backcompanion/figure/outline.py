"""Outlines on the screen: tubes of circles and hulls of ellipsoids, each one path to fill once."""

from itertools import pairwise
from math import acos, atan2, cos, degrees, hypot, pi, sin, sqrt

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPolygonF

from backcompanion.figure.body import Pose
from backcompanion.figure.palette import Palette
from backcompanion.figure.space import Frame, Vec

Station = tuple[float, float, float]  # x, y and radius in pixels
Tube = list[Station]

# Where the light comes from, on the screen.
LIGHT = (-0.42, -0.80)
ROUND = 24
_ROUND = [(cos(2 * pi * k / ROUND), sin(2 * pi * k / ROUND)) for k in range(ROUND)]
_HALF_ROUND = _ROUND[: ROUND // 2]


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


def tubes_path(tubes: list[Tube]) -> QPainterPath:
    """All tubes as one shape, for a colour that shines through."""
    path = winding()
    for tube in tubes:
        tube_path(path, tube)
    return path


def fill_tubes(painter: QPainter, tubes: list[Tube], brush: QBrush, grow: float = 0.0) -> None:
    """Tubes in a colour that covers, wider by `grow` pixels.

    Piece by piece: one path with many pieces that overlap takes several times as long to fill.
    """
    for tube in tubes:
        if grow:
            tube = [(x, y, r + grow) for x, y, r in tube]
        if len(tube) > 2 and _straight(tube):
            path = QPainterPath()
            _rod(path, tube)
            painter.fillPath(path, brush)
            continue
        for one, other in pairwise(tube):
            path = QPainterPath()
            capsule(path, one, other)
            painter.fillPath(path, brush)


def fill_hulls(painter: QPainter, chain: list["Ellipsoid"], brush: QBrush) -> None:
    """Ellipsoids with what lies between them, in a colour that covers."""
    for one, other in pairwise(chain):
        path = QPainterPath()
        hull(path, one, other)
        painter.fillPath(path, brush)


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


def fill_sleeve(painter: QPainter, tube: Tube, bulge: float, brush: QBrush) -> None:
    """A tube that is cut off at its last station, as cloth is, in a colour that covers.

    `bulge`: how far the near edge of the cut lies beyond its middle, as a share of the radius.
    """
    if len(tube) > 2:
        fill_tubes(painter, [tube[:-1]], brush)
    (x0, y0, r0), (x1, y1, r1) = tube[-2], tube[-1]
    dx, dy = x1 - x0, y1 - y0
    d = hypot(dx, dy)
    path = QPainterPath()
    if d <= abs(r0 - r1) + 0.5:
        capsule(path, tube[-2], tube[-1])
        painter.fillPath(path, brush)
        return
    axis, lean = atan2(-dy, dx), acos((r0 - r1) / d)
    # Not farther back than the tube is long.
    ux, uy, k = dx / d, dy / d, max(bulge * r1, -0.45 * d) * 1.8
    left, right = axis + lean, axis - lean
    lx, ly = x1 + r1 * cos(left), y1 - r1 * sin(left)
    rx, ry = x1 + r1 * cos(right), y1 - r1 * sin(right)
    # Some way back into the tube, or a thin line would show where the two meet.
    path.moveTo(x0 + r0 * cos(left) - ux, y0 - r0 * sin(left) - uy)
    path.lineTo(x0 + r0 * cos(right) - ux, y0 - r0 * sin(right) - uy)
    path.lineTo(rx, ry)
    path.quadTo((lx + rx) / 2 + ux * k, (ly + ry) / 2 + uy * k, lx, ly)
    path.closeSubpath()
    painter.fillPath(path, brush)


def tube_path(path: QPainterPath, tube: Tube) -> None:
    """Adds a tube through the stations; the fewer edges, the faster."""
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
    """An ellipsoid on the screen: how far its outline reaches in each of a round of directions."""

    __slots__ = ("reach", "share", "way", "x", "y")

    def __init__(self, view: View, at: Vec, frame: Frame, a: float, b: float, c: float) -> None:
        """Half widths in metres: `a` to the right, `b` forwards, `c` upwards in the frame."""
        self.x, self.y = view.at(at)
        self.share = 1.0
        rx, ry = view.way(frame.right)
        fx, fy = view.way(frame.forward)
        ux, uy = view.way(frame.up)
        rx, ry, fx, fy, ux, uy = rx * a, ry * a, fx * b, fy * b, ux * c, uy * c
        qxx = rx * rx + fx * fx + ux * ux
        qxy = rx * ry + fx * fy + ux * uy
        qyy = ry * ry + fy * fy + uy * uy
        way, reach = [], []
        for nx, ny in _HALF_ROUND:
            mx, my = qxx * nx + qxy * ny, qxy * nx + qyy * ny
            far = sqrt(nx * mx + ny * my) or 1e-9
            way.append((mx / far, my / far))
            reach.append(far)
        # The other half of the round lies opposite.
        self.way = way + [(-x, -y) for x, y in way]
        self.reach = reach + reach

    def smaller(self, share: float, lx: float, ly: float) -> "Ellipsoid":
        """The part that the light reaches, moved towards the light."""
        result = Ellipsoid.__new__(Ellipsoid)
        result.way, result.reach = self.way, self.reach
        result.share = self.share * share
        k = (1.0 - share) * (self.reach[0] + self.reach[ROUND // 4]) / 2
        result.x, result.y = self.x + lx * k, self.y + ly * k
        return result

    def grown(self, pixels: float) -> "Ellipsoid":
        middle = (self.reach[0] + self.reach[ROUND // 4]) / 2
        return self.smaller(1.0 + pixels / max(middle, 1.0), 0.0, 0.0)

    def polygon(self) -> QPolygonF:
        x, y, k = self.x, self.y, self.share
        return QPolygonF([QPointF(x + wx * k, y + wy * k) for wx, wy in reversed(self.way)])


def hull(path: QPainterPath, a: Ellipsoid, b: Ellipsoid) -> None:
    """Adds the outline round two ellipsoids: in each direction the one that reaches farther."""
    ax, ay, ka, bx, by, kb = a.x, a.y, a.share, b.x, b.y, b.share
    dx, dy = ax - bx, ay - by
    points = []
    for (nx, ny), (awx, awy), ar, (bwx, bwy), br in zip(
        _ROUND, a.way, a.reach, b.way, b.reach, strict=True
    ):
        if dx * nx + dy * ny + ka * ar >= kb * br:
            points.append(QPointF(ax + awx * ka, ay + awy * ka))
        else:
            points.append(QPointF(bx + bwx * kb, by + bwy * kb))
    # Against the clock on the screen, as arcs go, so that overlapping parts add up to one shape.
    points.reverse()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
