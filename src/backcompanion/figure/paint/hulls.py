"""Ellipsoids on the screen, and the hulls round two of them."""

from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, pi, sin, sqrt

from PySide6.QtGui import QPainterPath, QTransform

from backcompanion.figure.model.space import Frame, Vec
from backcompanion.figure.paint.canvas import Projection

ROUND = 24
# Against the clock on the screen, as arcs go, so that overlapping parts add up to one shape.
_ROUND = [(cos(2 * pi * k / ROUND), -sin(2 * pi * k / ROUND)) for k in range(ROUND)]
_HALF_ROUND = _ROUND[: ROUND // 2]


def add_hulls(path: QPainterPath, chain: list["Ellipsoid"]) -> None:
    """Adds ellipsoids with what lies between them."""
    for first, second in pairwise(chain):
        add_hull(path, first, second)


def add_hull_layers(
    shade: QPainterPath, base: QPainterPath, chain: list["Ellipsoid"], lit: list["Ellipsoid"]
) -> None:
    """The same twice at once, of the same ellipsoids: the lit part turns where the whole does."""
    for (a, b), (c, d) in zip(pairwise(chain), pairwise(lit), strict=True):
        ax, ay, ka, bx, by, kb = a.x, a.y, a.share, b.x, b.y, b.share
        cx, cy, kc, ex, ey, ke = c.x, c.y, c.share, d.x, d.y, d.share
        dx, dy = ax - bx, ay - by
        to, lit_to = shade.moveTo, base.moveTo
        line, lit_line = shade.lineTo, base.lineTo
        for (nx, ny), (px, py), pr, (qx, qy), qr in zip(
            _ROUND, a.way, a.reach, b.way, b.reach, strict=True
        ):
            if dx * nx + dy * ny + ka * pr >= kb * qr:
                to(ax + px * ka, ay + py * ka)
                lit_to(cx + px * kc, cy + py * kc)
            else:
                to(bx + qx * kb, by + qy * kb)
                lit_to(ex + qx * ke, ey + qy * ke)
            to, lit_to = line, lit_line
        shade.closeSubpath()
        base.closeSubpath()


class Ellipsoid:
    """An ellipsoid on the screen: how far its outline reaches in each of a round of directions."""

    __slots__ = ("reach", "share", "way", "x", "y")

    def __init__(
        self, view: Projection, at: Vec, frame: Frame, a: float, b: float, c: float
    ) -> None:
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
        reach = [
            sqrt(nx * nx * qxx + 2.0 * nx * ny * qxy + ny * ny * qyy) or 1e-9
            for nx, ny in _HALF_ROUND
        ]
        way = [
            ((qxx * nx + qxy * ny) / far, (qxy * nx + qyy * ny) / far)
            for (nx, ny), far in zip(_HALF_ROUND, reach, strict=True)
        ]
        # The other half of the round lies opposite.
        self.way = way + [(-x, -y) for x, y in way]
        self.reach = reach + reach

    def smaller(self, share: float, lx: float, ly: float, grow: float = 0.0) -> "Ellipsoid":
        """The part that the light reaches, moved towards the light, wider by `grow` pixels."""
        result = Ellipsoid.__new__(Ellipsoid)
        result.way, result.reach = self.way, self.reach
        middle = (self.reach[0] + self.reach[ROUND // 4]) / 2
        result.share = self.share * (share + grow / max(middle, 1.0))
        k = (1.0 - share) * middle
        result.x, result.y = self.x + lx * k, self.y + ly * k
        return result

    def grown(self, pixels: float) -> "Ellipsoid":
        return self.smaller(1.0, 0.0, 0.0, pixels)


class Ellipse:
    """An ellipsoid of which only the outline is wanted."""

    __slots__ = ("_a", "_b", "_c", "x", "y")

    def __init__(
        self, view: Projection, at: Vec, frame: Frame, a: float, b: float, c: float
    ) -> None:
        """Half widths in metres: `a` to the right, `b` forwards, `c` upwards in the frame."""
        self.x, self.y = view.at(at)
        rx, ry = view.way(frame.right)
        fx, fy = view.way(frame.forward)
        ux, uy = view.way(frame.up)
        rx, ry, fx, fy, ux, uy = rx * a, ry * a, fx * b, fy * b, ux * c, uy * c
        # The outline is a circle that a triangular matrix maps (Cholesky's of its square).
        self._a = sqrt(rx * rx + fx * fx + ux * ux) or 1e-9
        self._b = (rx * ry + fx * fy + ux * uy) / self._a
        self._c = sqrt(max(0.0, ry * ry + fy * fy + uy * uy - self._b * self._b))

    def path(self, share: float = 1.0, dx: float = 0.0, dy: float = 0.0) -> QPainterPath:
        """Smaller by `share`, and moved by (dx, dy) pixels."""
        place = QTransform(
            self._a * share, self._b * share, 0.0, self._c * share, self.x + dx, self.y + dy
        )
        return place.map(unit_circle())

    def lit_path(self, share: float, lx: float, ly: float) -> QPainterPath:
        """The part that the light reaches, moved towards the light."""
        k = (1.0 - share) * (self._a + hypot(self._b, self._c)) / 2.0
        return self.path(share, lx * k, ly * k)


@lru_cache(maxsize=1)
def unit_circle() -> QPainterPath:
    """To be mapped to where an ellipse is wanted."""
    path = QPainterPath()
    path.addEllipse(-1.0, -1.0, 2.0, 2.0)
    return path


def add_hull(path: QPainterPath, a: Ellipsoid, b: Ellipsoid) -> None:
    """Adds the outline round two ellipsoids: in each direction the one that reaches farther."""
    ax, ay, ka, bx, by, kb = a.x, a.y, a.share, b.x, b.y, b.share
    dx, dy = ax - bx, ay - by
    to, line = path.moveTo, path.lineTo
    for (nx, ny), (px, py), pr, (qx, qy), qr in zip(
        _ROUND, a.way, a.reach, b.way, b.reach, strict=True
    ):
        if dx * nx + dy * ny + ka * pr >= kb * qr:
            to(ax + px * ka, ay + py * ka)
        else:
            to(bx + qx * kb, by + qy * kb)
        to = line
    path.closeSubpath()
