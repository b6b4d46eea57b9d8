"""Mat, wall, balls and what the hands hold."""

from functools import lru_cache
from math import atan2, cos, degrees, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QPainter,
    QPainterPath,
    QPolygonF,
    QRadialGradient,
    QTransform,
)

from backcompanion.figure.model.body import Pose, SceneObject
from backcompanion.figure.model.props import Props, both_ends
from backcompanion.figure.model.space import Vec, along, cross, dot, scaled, sub, unit
from backcompanion.figure.paint.canvas import Canvas, Projection, fill_layers, fill_unsmoothed
from backcompanion.figure.paint.limb_shapes import shadow_tubes
from backcompanion.figure.paint.palette import Palette
from backcompanion.figure.paint.tubes import Tube, fill_tubes, tubes_path

# Metres aside, in a triangle: from whichever side, an edge has three steps.
SHADOW_STEPS = ((0.012, 0.0), (-0.006, 0.0104), (-0.006, -0.0104))


def floor_plane(view: Projection, height: float = 0.0) -> QTransform:
    """From (x, z) on the floor, in metres, to the screen: a parallel projection keeps it affine."""
    s, r, u = view.scale, view.right, view.up
    dx, dy = view.at((0.0, height, 0.0))
    return QTransform(s * r[0], -s * u[0], s * r[2], -s * u[2], dx, dy)


def room_rect(view: Projection, props: Props) -> QRectF:
    """Where mat and wall are seen."""
    corners: list[Vec] = []
    if props.mat is not None:
        x0, x1, half = props.mat
        corners += [(x, y, z) for x in (x0, x1) for z in (-half, half) for y in (0.0, -0.014)]
    if props.wall is not None:
        corners += [(props.wall, y, z) for y in (0.0, props.wall_height) for z in (-0.62, 0.62)]
    if not corners:
        return QRectF()
    return QPolygonF([view.point(corner) for corner in corners]).boundingRect()


def paint_room(canvas: Canvas, props: Props) -> None:
    painter, view, palette = canvas.painter, canvas.view, canvas.palette
    painter.setPen(Qt.PenStyle.NoPen)
    if props.wall is not None:
        _wall(painter, view, props.wall, props.wall_height, palette)
    if props.mat is None:
        return
    fill_layers(painter, _mat(view, props.mat), (palette.mat_edge, palette.mat))


@lru_cache(maxsize=128)
def _mat(view: Projection, mat: tuple[float, float, float]) -> tuple[QPainterPath, QPainterPath]:
    """Its lower and its upper edge. They stand still as long as the view does."""
    x0, x1, z = mat
    path = QPainterPath()
    path.addRoundedRect(QRectF(x0, -z, x1 - x0, 2 * z), 0.05, 0.05)
    # Mapped beforehand: filling under a slanted painter costs five times as much.
    return floor_plane(view, -0.014).map(path), floor_plane(view, 0.0).map(path)


def _wall(painter: QPainter, view: Projection, x: float, height: float, palette: Palette) -> None:
    front = view.eye[0] > 0
    for (low, high), brush in (
        ((0.0, height), palette.wall if front else palette.wall_edge),
        ((0.0, 0.07), palette.wall_edge),
    ):
        corners = [(x, low, -0.62), (x, low, 0.62), (x, high, 0.62), (x, high, -0.62)]
        painter.setBrush(brush)
        painter.drawPolygon(QPolygonF([view.point(p) for p in corners]))


def shadow_on_floor(pose: Pose) -> list[Tube]:
    """Of the body and of what it holds or lies on, in metres: x, z and radius."""
    tubes = shadow_tubes(pose)
    for thing in pose.scene_objects:
        if thing.kind in ("ball", "medicine-ball"):
            spot = (thing.at[0], thing.at[2], thing.size * 0.8)
            tubes.append([spot, spot])
        elif thing.kind in ("dumbbells", "water-bottles"):
            a, b = both_ends(thing, 0.09)
            tubes.append([(a[0], a[2], 0.03), (b[0], b[2], 0.03)])
    return tubes


def paint_shadow(canvas: Canvas, tubes: list[Tube]) -> None:
    """Within a layer shadows that lie over one another do not add up: it is one path.

    Several layers without smoothed edges make a soft edge in a tenth of the time of a smoothed one.
    """
    path = tubes_path([[(x, z, r + 0.004) for x, z, r in tube] for tube in tubes])
    layers = [plane.map(path) for plane in _shadow_planes(canvas.view)]
    fill_unsmoothed(canvas.painter, layers, canvas.palette.shadow)


@lru_cache(maxsize=128)
def _shadow_planes(view: Projection) -> list[QTransform]:
    """Of each layer, a step aside of the others."""
    plane = floor_plane(view, 0.001)
    return [QTransform.fromTranslate(x, z) * plane for x, z in SHADOW_STEPS]


def paint_ball(canvas: Canvas, ball: SceneObject) -> None:
    painter, view, palette = canvas.painter, canvas.view, canvas.palette
    x, y = view.at(ball.at)
    r = ball.size * view.scale
    colour = palette.ball if ball.kind == "ball" else palette.medicine
    glow = QRadialGradient(QPointF(x - r * 0.35, y - r * 0.45), r * 1.5)
    glow.setColorAt(0.0, colour.lighter(124))
    glow.setColorAt(0.45, colour)
    glow.setColorAt(1.0, colour.darker(165))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(glow))
    painter.drawEllipse(QPointF(x, y), r, r)
    pen = palette.seam if ball.kind == "ball" else palette.medicine_seam
    pen.setWidthF(max(0.8, r * (0.028 if ball.kind == "ball" else 0.07)))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    axis: Vec = (0.0, 0.0, 1.0)
    for k in range(3 if ball.kind == "ball" else 1):
        angle = (ball.turned + 60.0 * k + 35.0) * pi / 180
        _seam(painter, view, ball, cross(axis, (cos(angle), sin(angle), 0.0)))


def _seam(painter: QPainter, view: Projection, ball: SceneObject, normal: Vec) -> None:
    """The half of a great circle that can be seen."""
    k = dot(view.eye, normal)
    near = unit(sub(view.eye, scaled(normal, k)))
    aside = cross(normal, near)
    points = []
    for step in range(17):
        t = (step / 16 - 0.5) * pi
        c, s = cos(t) * ball.size, sin(t) * ball.size
        points.append(view.point(along(along(ball.at, near, c), aside, s)))
    painter.drawPolyline(points)


def paint_held(canvas: Canvas, thing: SceneObject) -> None:
    painter, view, palette = canvas.painter, canvas.view, canvas.palette
    if thing.kind == "dumbbells":
        _dumbbell(painter, view, thing, palette)
    elif thing.kind == "water-bottles":
        _bottle(painter, view, thing, palette)


def _rod(painter: QPainter, view: Projection, a: Vec, b: Vec, radius: float, brush: QBrush) -> None:
    fill_tubes(painter, [[view.station(a, radius), view.station(b, radius)]], brush)


def _dumbbell(painter: QPainter, view: Projection, thing: SceneObject, palette: Palette) -> None:
    at, axis = thing.at, thing.axis
    _rod(painter, view, along(at, axis, -0.06), along(at, axis, 0.06), 0.011, palette.grip)
    # The farther end first.
    ends = (1.0, -1.0) if dot(axis, view.eye) < 0 else (-1.0, 1.0)
    for end in ends:
        a, b = along(at, axis, 0.058 * end), along(at, axis, 0.094 * end)
        _plate(painter, view, a, b, axis, 0.036, palette.metal.shade.fill, palette.metal.base.fill)


def _plate(
    painter: QPainter,
    view: Projection,
    a: Vec,
    b: Vec,
    axis: Vec,
    radius: float,
    side: QBrush,
    face: QBrush,
) -> None:
    """A short cylinder: both discs as ellipses, hulled, and the nearer disc on top."""
    if dot(axis, sub(b, a)) * dot(axis, view.eye) < 0:
        a, b = b, a
    tilt = abs(dot(axis, view.eye))
    wx, wy = view.way(axis)
    turn = degrees(atan2(wy, wx))
    r = radius * view.scale
    (ax, ay), (bx, by) = view.at(a), view.at(b)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.save()
    painter.translate(bx, by)
    painter.rotate(turn)
    depth = -((ax - bx) * cos(turn * pi / 180) + (ay - by) * sin(turn * pi / 180))
    thin = max(r * tilt, 0.01)
    painter.setBrush(side)
    painter.drawEllipse(QPointF(-depth, 0), thin, r)
    painter.drawRect(QRectF(min(0.0, -depth), -r, abs(depth), 2 * r))
    painter.setBrush(face)
    painter.drawEllipse(QPointF(0, 0), max(thin, r * 0.12), r)
    painter.restore()


def _bottle(painter: QPainter, view: Projection, thing: SceneObject, palette: Palette) -> None:
    at, axis = thing.at, thing.axis
    foot, shoulder = along(at, axis, -0.10), along(at, axis, 0.065)
    neck, top = along(at, axis, 0.10), along(at, axis, 0.118)
    body = [view.station(foot, 0.032), view.station(shoulder, 0.032), view.station(neck, 0.014)]
    fill_tubes(painter, [body], palette.water.base.fill)
    _rod(painter, view, along(foot, axis, 0.02), along(at, axis, 0.02), 0.026, palette.water.light)
    _rod(painter, view, along(at, axis, -0.03), along(at, axis, 0.03), 0.0325, palette.cap)
    _rod(painter, view, neck, top, 0.016, palette.water.shade.fill)


def paint_band(canvas: Canvas, thing: SceneObject) -> None:
    if thing.to is None:
        return
    painter, view, palette = canvas.painter, canvas.view, canvas.palette
    pen = palette.band
    pen.setWidthF(max(2.0, 0.020 * view.scale))
    painter.setPen(pen)
    painter.drawLine(view.point(thing.at), view.point(thing.to))


def paint_cushion(canvas: Canvas, thing: SceneObject) -> None:
    painter, view, palette = canvas.painter, canvas.view, canvas.palette
    below, above = _cushion(view, thing.at, thing.size)
    painter.fillPath(below, palette.cushion.shade.fill)
    painter.fillPath(above, palette.cushion.base.fill)


@lru_cache(maxsize=8)
def _cushion(view: Projection, at: Vec, size: float) -> tuple[QPainterPath, QPainterPath]:
    """The outline of the whole and its upper face."""
    x, _y, z = at
    slabs = []
    for height, bulge in ((0.0, 0.0), (0.5 * size, 0.02), (size, 0.0)):
        slab = QPainterPath()
        slab.addRoundedRect(
            QRectF(x - 0.2 - bulge, z - 0.24 - bulge, 0.4 + 2 * bulge, 0.48 + 2 * bulge), 0.09, 0.09
        )
        slabs.append(floor_plane(view, height).map(slab))
    polygons = [slab.toFillPolygon() for slab in slabs]
    corners = [shape.at(n) for shape in polygons for n in range(shape.size())]
    points = [(corner.x(), corner.y()) for corner in corners]
    whole = QPainterPath()
    whole.addPolygon(QPolygonF([QPointF(px, py) for px, py in _convex(points)]))
    return whole, slabs[-1]


def _convex(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The hull round points (Andrew's monotone chain)."""

    def half(ordered: list[tuple[float, float]]) -> list[tuple[float, float]]:
        chain: list[tuple[float, float]] = []
        for x, y in ordered:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2:]
                if (bx - ax) * (y - ay) > (by - ay) * (x - ax):
                    break
                chain.pop()
            chain.append((x, y))
        return chain[:-1]

    ordered = sorted(points)
    return half(ordered) + half(ordered[::-1])
