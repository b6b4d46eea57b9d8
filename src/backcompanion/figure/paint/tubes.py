"""Tubes on the screen: chains of circles, each chain with one outline round it."""

from collections.abc import Sequence
from itertools import pairwise
from math import acos, atan2, cos, degrees, hypot, radians, sin, sqrt

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath

Station = tuple[float, float, float]  # x, y and radius in pixels
Tube = list[Station]
# Of a straight tube: towards the right of its outline, and along it in degrees.
TubeDirection = tuple[float, float, float]
# Towards the right and the left of the outline from one circle to the next, and along it.
TangentSides = tuple[float, float, float, float, float, float]

# To be copied: handing over a word of an enumeration takes longer than that.
_WINDING = QPainterPath()
_WINDING.setFillRule(Qt.FillRule.WindingFill)
# How far the control points of a quarter of an ellipse lie along its half widths.
QUARTER = 0.5523
# A hem that is seen nearly from the side needs no ellipse.
NEARLY_SQUARE = 0.3
# Where the outline turns by less one point will do; by more an arc is wanted.
SLIGHT_BEND, SHARP_BEND = cos(radians(9.0)), cos(radians(24.0))


def fill_tubes(painter: QPainter, tubes: list[Tube], brush: QBrush) -> None:
    """Tubes in a colour that covers.

    Tube by tube: one path with pieces that overlap takes several times as long to fill.
    """
    for tube in tubes:
        painter.fillPath(tubes_path([tube]), brush)


def add_bones(path: QPainterPath, bones: list[Tube], ways: list[TubeDirection | None]) -> None:
    """Adds a layer of some bones; `ways`: of the plain ones, as a layer of a bone goes its way."""
    for tube, way in zip(bones, ways, strict=True):
        if way is not None:
            rod(path, tube, way)
        else:
            _chain(path, tube)


def new_path() -> QPainterPath:
    """An empty path in which overlapping parts add up to one shape."""
    return QPainterPath(_WINDING)


def tubes_path(tubes: list[Tube]) -> QPainterPath:
    """All tubes as one shape."""
    path = new_path()
    for tube in tubes:
        add_tube(path, tube)
    return path


def add_tube(path: QPainterPath, tube: Tube) -> None:
    """Adds the outline of a tube; the fewer edges, the faster."""
    add_layers((path,), (tube,))


def add_layers(paths: Sequence[QPainterPath], layers: Sequence[Tube]) -> None:
    """Adds the layers of a tube, each to a path of its own: all go the way of the first."""
    first = layers[0]
    if len(first) == 2:
        _capsules(paths, layers)
        return
    way = straight_direction(first)
    if way is None and len(_without_nested(first)) == len(first):
        ways = [_tangent_sides(a, b) for a, b in pairwise(first)]
        for path, tube in zip(paths, layers, strict=True):
            _chain_along(path, tube, ways)
        return
    for path, tube in zip(paths, layers, strict=True):
        if way is None:
            _chain(path, tube)
        else:
            rod(path, tube, way)


def _capsules(paths: Sequence[QPainterPath], layers: Sequence[Tube]) -> None:
    """Adds outlines round two circles: two arcs and their common tangents."""
    (x0, y0, r0), (x1, y1, r1) = layers[0]
    dx, dy = x1 - x0, y1 - y0
    d = hypot(dx, dy)
    if d <= abs(r0 - r1) + 1e-6:
        for path, (a, b) in zip(paths, layers, strict=True):
            _circle(path, a if r0 >= r1 else b)
        return
    axis = atan2(-dy, dx)
    lean = acos((r0 - r1) / d)
    cosine, sine = cos(axis + lean), sin(axis + lean)
    begin, turn = degrees(axis + lean), degrees(2 * lean)
    for path, ((x0, y0, r0), (x1, y1, r1)) in zip(paths, layers, strict=True):
        path.moveTo(x0 + cosine * r0, y0 - sine * r0)
        path.arcTo(x0 - r0, y0 - r0, 2 * r0, 2 * r0, begin, 360.0 - turn)
        path.arcTo(x1 - r1, y1 - r1, 2 * r1, 2 * r1, begin - turn, turn)
        path.closeSubpath()


def _circle(path: QPainterPath, at: Station) -> None:
    """Round the way of all others: `addEllipse` goes against it, and an overlap would be a hole."""
    x, y, r = at
    path.moveTo(x + r, y)
    path.arcTo(x - r, y - r, 2 * r, 2 * r, 0.0, 360.0)
    path.closeSubpath()


def sleeve_paths(layers: Sequence[Tube], bulge: float) -> list[QPainterPath]:
    """Layers of a tube that is cut off at its last station, as cloth is: all go its first's way.

    `bulge`: how far the near edge of the cut lies beyond its middle, as a share of the radius.
    """
    way = straight_direction(layers[0])
    if way is not None:
        return [_straight_sleeve(tube, way, bulge) for tube in layers]
    paths = []
    for tube in layers:
        paths.append(QPainterPath(_WINDING))
        _chain(paths[-1], tube, bulge)
    return paths


def _straight_sleeve(tube: Tube, way: TubeDirection, bulge: float) -> QPainterPath:
    path, (nx, ny, axis), (x, y, r) = new_path(), way, tube[0]
    path.moveTo(x - nx * r, y - ny * r)
    path.arcTo(x - r, y - r, 2 * r, 2 * r, axis + 90.0, 180.0)
    for x, y, r in tube[1:-1]:
        path.lineTo(x + nx * r, y + ny * r)
    # Where it ends is seen: as exactly as of a tube that bends.
    _hem(path, tube, *_tangent_sides(tube[-2], tube[-1]), bulge)
    for x, y, r in tube[-2:0:-1]:
        path.lineTo(x - nx * r, y - ny * r)
    path.closeSubpath()
    return path


def straight_direction(tube: Tube) -> TubeDirection | None:
    """The way of a tube whose stations lie along a line, far enough apart for one outline."""
    (x0, y0, r0), (x1, y1, r1) = tube[0], tube[-1]
    dx, dy = x1 - x0, y1 - y0
    d = hypot(dx, dy)
    if d < 1.5 * max(r0, r1) or len(tube) == 2:
        return None
    ux, uy = dx / d, dy / d
    before = -1e9
    for x, y, r in tube:
        dx, dy = x - x0, y - y0
        along = dx * ux + dy * uy
        if abs(dy * ux - dx * uy) > 0.7 * r or along < before:
            return None
        before = along + 0.1 * r
    return -uy, ux, degrees(atan2(-uy, ux))


def rod(path: QPainterPath, tube: Tube, way: TubeDirection) -> None:
    """Adds the outline of a tube that goes straight `way`."""
    nx, ny, axis = way
    x, y, r = tube[0]
    path.moveTo(x - nx * r, y - ny * r)
    path.arcTo(x - r, y - r, 2 * r, 2 * r, axis + 90.0, 180.0)
    for x, y, r in tube[1:-1]:
        path.lineTo(x + nx * r, y + ny * r)
    x, y, r = tube[-1]
    path.arcTo(x - r, y - r, 2 * r, 2 * r, axis - 90.0, 180.0)
    for x, y, r in tube[-2:0:-1]:
        path.lineTo(x - nx * r, y - ny * r)
    path.closeSubpath()


def _chain(path: QPainterPath, tube: Tube, bulge: float | None = None) -> None:
    """One outline round a tube that bends. `bulge`: cut off at the last station, as a sleeve is."""
    tube = _without_nested(tube)
    if len(tube) == 1:
        _circle(path, tube[0])
        return
    _chain_along(path, tube, [_tangent_sides(a, b) for a, b in pairwise(tube)], bulge)


def _chain_along(
    path: QPainterPath, tube: Tube, ways: list[TangentSides], bulge: float | None = None
) -> None:
    (x0, y0, r0), (x1, y1, r1) = tube[0], tube[-1]
    rx, ry, lx, ly = ways[0][:4]
    begin = degrees(atan2(-ly, lx))
    path.moveTo(x0 + lx * r0, y0 + ly * r0)
    sweep = (degrees(atan2(-ry, rx)) - begin) % 360.0
    path.arcTo(x0 - r0, y0 - r0, 2 * r0, 2 * r0, begin, sweep)
    for n in range(1, len(ways)):
        vx, vy = ways[n - 1][:2]
        wx, wy = ways[n][:2]
        _bend(path, tube[n], vx, vy, wx, wy)
    rx, ry, lx, ly, ux, uy = ways[-1]
    if bulge is None:
        begin = degrees(atan2(-ry, rx))
        sweep = (degrees(atan2(-ly, lx)) - begin) % 360.0
        path.arcTo(x1 - r1, y1 - r1, 2 * r1, 2 * r1, begin, sweep)
    else:
        _hem(path, tube, rx, ry, lx, ly, ux, uy, bulge)
    for n in range(len(ways) - 1, 0, -1):
        vx, vy = ways[n][2:4]
        wx, wy = ways[n - 1][2:4]
        _bend(path, tube[n], vx, vy, wx, wy)
    path.closeSubpath()


def _hem(
    path: QPainterPath,
    tube: Tube,
    rx: float,
    ry: float,
    lx: float,
    ly: float,
    ux: float,
    uy: float,
    bulge: float,
) -> None:
    """From the right of a tube's end to its left, the tube going along (ux, uy)."""
    x, y, r = tube[-1]
    ax, ay, bx, by = x + rx * r, y + ry * r, x + lx * r, y + ly * r
    if bulge > NEARLY_SQUARE:
        _half_ellipse(path, ax, ay, bx, by, ux * bulge * r, uy * bulge * r)
        return
    # Inwards the ends of half an ellipse would be thorns; nor is it deeper than the tube.
    inwards = max(0.5 * bulge * r, -0.4 * hypot(x - tube[-2][0], y - tube[-2][1]))
    k = 2.0 * (inwards if bulge < 0.0 else bulge * r)
    path.lineTo(ax, ay)
    path.quadTo((ax + bx) / 2 + ux * k, (ay + by) / 2 + uy * k, bx, by)


def _half_ellipse(
    path: QPainterPath, ax: float, ay: float, bx: float, by: float, kx: float, ky: float
) -> None:
    """From a to b, where k leads from halfway between them to the farthest point."""
    mx, my = (ax + bx) / 2.0, (ay + by) / 2.0
    hx, hy = (bx - ax) / 2.0, (by - ay) / 2.0
    path.lineTo(ax, ay)
    c = QUARTER
    path.cubicTo(ax + kx * c, ay + ky * c, mx + kx - hx * c, my + ky - hy * c, mx + kx, my + ky)
    path.cubicTo(mx + kx + hx * c, my + ky + hy * c, bx + kx * c, by + ky * c, bx, by)


def _without_nested(tube: Tube) -> Tube:
    """Without the circles that lie within their neighbour."""
    kept: Tube = []
    for station in tube:
        x, y, r = station
        while kept:
            x0, y0, r0 = kept[-1]
            d = hypot(x - x0, y - y0) - 0.05
            if d > abs(r - r0):
                kept.append(station)
                break
            if r <= r0:
                break
            kept.pop()
        else:
            kept.append(station)
    return kept


def _tangent_sides(a: Station, b: Station) -> TangentSides:
    """Directions in which the common tangents touch both circles, and from one to the other."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    d = hypot(dx, dy)
    ux, uy, c = dx / d, dy / d, (a[2] - b[2]) / d
    s = sqrt(1.0 - c * c)
    return ux * c - uy * s, uy * c + ux * s, ux * c + uy * s, uy * c - ux * s, ux, uy


def _bend(path: QPainterPath, at: Station, vx: float, vy: float, wx: float, wy: float) -> None:
    """The outline on one side of a circle, against the clock from direction v to direction w."""
    x, y, r = at
    cosine = vx * wx + vy * wy
    if cosine > SLIGHT_BEND:
        path.lineTo(x + wx * r, y + wy * r)
        return
    sine = vy * wx - vx * wy
    if sine > 0.0 and cosine < SHARP_BEND:
        begin, sweep = degrees(atan2(-vy, vx)), degrees(atan2(sine, cosine))
        path.arcTo(x - r, y - r, 2 * r, 2 * r, begin, sweep)
        return
    path.lineTo(x + vx * r, y + vy * r)
    if sine < 0.0:
        # Inside the bend by way of the middle: so it is the sum of both stretches, without a hole.
        path.lineTo(x, y)
    path.lineTo(x + wx * r, y + wy * r)


def lit_part(tube: Tube, share: float, lx: float, ly: float, grow: float = 0.0) -> Tube:
    """The part of a tube that the light reaches: thinner, moved towards the light.

    Wider by `grow` pixels.
    """
    k = 1.0 - share
    lx, ly = lx * k, ly * k
    return [(x + lx * r, y + ly * r, r * share + grow) for x, y, r in tube]
