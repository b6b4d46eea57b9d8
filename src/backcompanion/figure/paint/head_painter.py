"""The head: hair, ears and a calm face, so that one sees where it looks."""

from math import atan2, cos, hypot, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from backcompanion.figure.model.space import Frame, Vec, add, along, cross, dot, scaled, sub, unit
from backcompanion.figure.paint.canvas import LIGHT, Canvas, Projection, fill_opaque
from backcompanion.figure.paint.hulls import Ellipse, Ellipsoid, add_hull_layers, add_hulls, unit_circle
from backcompanion.figure.paint.palette import Palette
from backcompanion.figure.paint.tubes import fill_tubes, new_path, sleeve_paths

SKULL = (0.078, 0.094, 0.095)  # half widths to the right, forwards and upwards


def paint_neck(canvas: Canvas) -> None:
    """From beneath the jaw to the neckline, which is round where one looks into it."""
    pose, view, skin = canvas.pose, canvas.view, canvas.palette.skin
    up = unit(sub(pose.neck, pose.spine[-1]))
    base = view.station(add(pose.spine[-1], pose.chest.point(0.002, 0.024, 0.0)), 0.055)
    low = view.station(along(pose.spine[-1], up, 0.058), 0.050)
    top = view.station(along(pose.neck, pose.head_frame.up, 0.03), 0.047)
    bulge = dot(pose.chest.up, view.eye)
    width = canvas.outline_width
    lx, ly = LIGHT
    shade = [(x, y, r + width) for x, y, r in (top, low, base)]
    lit = [(x + lx * r * 0.3, y + ly * r * 0.1, r * 0.7) for x, y, r in (top, low, base)]
    shade_path, lit_path = sleeve_paths((shade, lit), bulge)
    canvas.painter.fillPath(shade_path, skin.shade.fill)
    canvas.painter.fillPath(lit_path, skin.base.fill)


def paint_head(canvas: Canvas) -> None:
    painter, view, palette = canvas.painter, canvas.view, canvas.palette
    frame, at = canvas.pose.head_frame, canvas.pose.head
    lx, ly = LIGHT
    skull = Ellipsoid(view, at, frame, *SKULL)
    jaw = Ellipsoid(view, add(at, frame.point(0.026, -0.066, 0.0)), frame, 0.050, 0.058, 0.045)
    chin = Ellipsoid(view, add(at, frame.point(0.055, -0.094, 0.0)), frame, 0.022, 0.024, 0.016)
    from_behind = dot(frame.forward, view.eye) < 0.0
    _hair_behind(painter, view, at, frame, palette)
    if not from_behind:
        _long_hair(painter, view, at, frame, palette)
    nose_is_near = dot(frame.forward, view.eye) > 0.1
    if not nose_is_near:
        _nose(painter, view, at, frame, palette)
    whole = [skull, jaw, chin]
    edge_inset = -canvas.edge_inset
    shade, base = new_path(), new_path()
    lit = [part.smaller(0.9, lx, ly, edge_inset) for part in whole]
    add_hull_layers(shade, base, [part.grown(edge_inset) for part in whole], lit)
    fill_opaque(painter, shade, palette.skin.shade)
    fill_opaque(painter, base, palette.skin.base)
    _face(painter, view, at, frame, palette)
    if nose_is_near:
        _nose(painter, view, at, frame, palette)
    _hair(painter, view, at, frame, palette)
    if from_behind:
        _long_hair(painter, view, at, frame, palette)
    if palette.hair_style != "bob":
        _ears(painter, view, at, frame, palette)


def _nose(painter: QPainter, view: Projection, at: Vec, frame: Frame, palette: Palette) -> None:
    if dot(frame.forward, view.eye) < -0.35:
        return
    bridge = view.station(add(at, frame.point(0.085, 0.006, 0.0)), 0.009)
    tip = view.station(add(at, frame.point(0.0985, -0.034, 0.0)), 0.0125)
    fill_tubes(painter, [[bridge, tip]], palette.skin.base.fill)
    low = view.station(add(at, frame.point(0.096, -0.041, 0.0)), 0.0085)
    fill_tubes(painter, [[low, low]], palette.ear)


def _on_skull(frame: Frame, at: Vec, around: float, above: float) -> tuple[Vec, Vec]:
    """Point and outward direction on the face; angles in degrees from straight ahead."""
    a, b = around * pi / 180, above * pi / 180
    f, r, u = cos(a) * cos(b), sin(a) * cos(b), sin(b)
    point = add(at, frame.point(f * SKULL[1], u * SKULL[2], r * SKULL[0]))
    return point, unit(frame.point(f / SKULL[1], u / SKULL[2], r / SKULL[0]))


def _face(painter: QPainter, view: Projection, at: Vec, frame: Frame, palette: Palette) -> None:
    if dot(frame.forward, view.eye) < -0.55:
        return
    scale = view.scale
    pen = palette.features_pen
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side in (-1.0, 1.0):
        point, outward = _on_skull(frame, at, 25.0 * side, -7.0)
        facing = dot(outward, view.eye)
        if facing < 0.12:
            continue
        x, y = view.at(point)
        ux, uy = view.way(frame.up)
        size = hypot(ux, uy) or 1.0
        c, n = ux / size, uy / size
        wide, high = 0.0078 * scale * (0.35 + 0.65 * facing), 0.0100 * scale
        eye = QTransform(-n * wide, c * wide, c * high, n * high, x, y).map(unit_circle())
        painter.fillPath(eye, palette.features)
        inner, _ = _on_skull(frame, at, 13.0 * side, 10.0)
        peak, _ = _on_skull(frame, at, 27.0 * side, 17.0)
        outer, _ = _on_skull(frame, at, 40.0 * side, 9.0)
        pen.setWidthF(max(0.8, 0.0068 * scale))
        painter.setPen(pen)
        # A head that is bent would draw the inner ends down to a scowl.
        end = view.point(outer)
        brow = QPainterPath(_raised(view.point(inner), end, ux, uy, 0.0))
        brow.quadTo(view.point(peak), end)
        painter.drawPath(brow)
    mouth = add(at, frame.point(0.0845, -0.076, 0.0))
    if dot(frame.forward, view.eye) > 0.05:
        corner = dot(frame.right, view.eye)
        pen = palette.lips_pen
        pen.setWidthF(max(0.8, 0.008 * scale))
        painter.setPen(pen)
        left = add(mouth, frame.point(-0.012, 0.004, -0.024))
        right = add(mouth, frame.point(-0.012, 0.004, 0.024))
        if corner > 0.6:
            left = mouth
        elif corner < -0.6:
            right = mouth
        # From wherever one looks the corners are not lower than the middle.
        middle, smile = view.point(add(mouth, frame.point(0.002, -0.003, 0.0))), 0.006 * scale
        ux, uy = view.way(frame.up)
        path = QPainterPath(_raised(view.point(left), middle, ux, uy, smile))
        path.quadTo(middle, _raised(view.point(right), middle, ux, uy, smile))
        painter.drawPath(path)


def _raised(point: QPointF, other: QPointF, ux: float, uy: float, least: float) -> QPointF:
    """`point`, at least so many pixels above `other` in the direction (ux, uy) on the screen."""
    size = hypot(ux, uy) or 1.0
    ux, uy = ux / size, uy / size
    above = (point.x() - other.x()) * ux + (point.y() - other.y()) * uy
    missing = max(0.0, least - above)
    return QPointF(point.x() + ux * missing, point.y() + uy * missing)


def _hair_behind(
    painter: QPainter, view: Projection, at: Vec, frame: Frame, palette: Palette
) -> None:
    """What of the hair stands out beyond the face: from the feet nobody is to look bald."""
    if dot(frame.up, view.eye) > 0.1:
        return
    a, b, c = (n * 1.06 for n in SKULL)
    back = Ellipse(view, add(at, frame.point(-0.010, 0.010, 0.0)), frame, a, b, c)
    painter.fillPath(back.path(), palette.hair.base.fill)


def _long_hair(
    painter: QPainter, view: Projection, at: Vec, frame: Frame, palette: Palette
) -> None:
    """What reaches beyond the cap: behind the face from the front, over the nape from behind."""
    if palette.hair_style == "bun":
        knot = Ellipse(view, add(at, frame.point(-0.098, 0.045, 0.0)), frame, 0.042, 0.038, 0.042)
        painter.fillPath(knot.path(), palette.hair.base.fill)
        lx, ly = LIGHT
        painter.fillPath(knot.lit_path(0.6, lx, ly), palette.hair.light)
    elif palette.hair_style == "bob":
        crown = Ellipsoid(view, add(at, frame.point(-0.016, 0.0, 0.0)), frame, 0.090, 0.088, 0.085)
        ends = Ellipsoid(view, add(at, frame.point(-0.026, -0.075, 0.0)), frame, 0.092, 0.066, 0.05)
        path = new_path()
        add_hulls(path, [crown, ends])
        painter.fillPath(path, palette.hair.base.fill)


def _ears(painter: QPainter, view: Projection, at: Vec, frame: Frame, palette: Palette) -> None:
    for side in (-1.0, 1.0):
        facing = dot(frame.right, view.eye) * side
        if facing < 0.0:
            continue
        centre = add(at, frame.point(-0.008, -0.022, 0.079 * side))
        ear = Ellipse(view, centre, frame, 0.009, 0.016, 0.026)
        painter.fillPath(ear.path(), palette.skin.base.fill)
        painter.fillPath(ear.path(0.58), palette.ear)


def _hair(painter: QPainter, view: Projection, at: Vec, frame: Frame, palette: Palette) -> None:
    """A cap on the skull, round an axis that goes up and back; what is turned away is left out."""
    path = _cap(view, at, frame, *HAIR, 1.075)
    if path is not None:
        painter.fillPath(path, palette.hair.base.fill)
    shine = _cap(view, at, frame, *HAIR_SHINE, 1.05)
    if shine is not None:
        painter.fillPath(shine, palette.hair.light)


def _ring(axis: Vec, wide: float) -> tuple[Vec, list[Vec]]:
    """The axis and the points `wide` degrees from it (forward, up, right), on a ball."""
    axis = unit(axis)
    first = unit(cross(axis, (0.0, 0.0, 1.0)), (1.0, 0.0, 0.0))
    second = cross(axis, first)
    count = 22
    ring: list[Vec] = []
    for k in range(count):
        t = 2 * pi * k / count
        # The hairline: lower at the temples and the nape than at the forehead.
        w = wide * pi / 180 + 0.10 * sin(t) * sin(t) - 0.06 * cos(t)
        towards = add(scaled(first, cos(t)), scaled(second, sin(t)))
        ring.append(add(scaled(axis, cos(w)), scaled(towards, sin(w))))
    return axis, ring


HAIR, HAIR_SHINE = _ring((-0.52, 0.85, 0.0), 90.0), _ring((-0.35, 0.9, 0.0), 34.0)
# Looked at along its axis, a ring lies about the edge all round: which side of it is meant cannot
# be told from the few points that dip behind it.
ALONG_AXIS = cos(pi * 10 / 180)
_EDGE = [(cos(2 * pi * k / 28), sin(2 * pi * k / 28)) for k in range(28)]


def _cap(
    view: Projection, at: Vec, frame: Frame, axis: Vec, ring: list[Vec], grow: float
) -> QPainterPath | None:
    """Outline of the part of the skull within a ring round `axis`, as far as it can be seen."""
    # Worked out on a ball whose half widths are 1, then stretched to the skull.
    a, b, c = (n * grow for n in SKULL)
    fx, fy = view.way(scaled(frame.forward, b))
    ux, uy = view.way(scaled(frame.up, c))
    rx, ry = view.way(scaled(frame.right, a))
    ox, oy = view.at(at)
    eye = ex, ey, ez = unit(
        (
            dot(frame.forward, view.eye) / b,
            dot(frame.up, view.eye) / c,
            dot(frame.right, view.eye) / a,
        )
    )
    path = QPainterPath()

    def outline(points: list[Vec]) -> None:
        f, u, r = points[-1]
        path.moveTo(ox + fx * f + ux * u + rx * r, oy + fy * f + uy * u + ry * r)
        for f, u, r in points:
            path.lineTo(ox + fx * f + ux * u + rx * r, oy + fy * f + uy * u + ry * r)

    seen = [f * ex + u * ey + r * ez > 0.0 for f, u, r in ring]
    # Directions on the ball that make up its edge as seen from the eye.
    e1 = unit(cross(eye, (0.0, 1.0, 0.0)), (1.0, 0.0, 0.0))
    e2 = cross(eye, e1)
    facing = dot(axis, eye)
    if not any(seen) or (abs(facing) > ALONG_AXIS and not all(seen)):
        if facing <= 0.0:
            return None
        outline([_edge(e1, e2, c, s) for c, s in _EDGE])
        return path
    if all(seen):
        outline(ring)
        if facing < 0.0:  # seen all round the far side: everything but the ring's inside
            outline([_edge(e1, e2, c, s) for c, s in _EDGE])
        return path
    count = len(ring)
    start = next(k for k in range(count) if seen[k] and not seen[k - 1])
    run: list[Vec] = []
    k = start
    while seen[k % count]:
        run.append(ring[k % count])
        k += 1
    t0 = atan2(dot(run[-1], e2), dot(run[-1], e1))
    t1 = atan2(dot(run[0], e2), dot(run[0], e1))
    # The edge closes the outline on the side on which the axis lies.
    middle = atan2(dot(axis, e2), dot(axis, e1))
    span = (t1 - t0) % (2 * pi)
    if (middle - t0) % (2 * pi) > span:
        span -= 2 * pi
    steps = max(2, int(abs(span) / 0.16))
    turns = [t0 + span * n / steps for n in range(steps + 1)]
    outline(run + [_edge(e1, e2, cos(t), sin(t)) for t in turns])
    return path


def _edge(e1: Vec, e2: Vec, c: float, s: float) -> Vec:
    return (e1[0] * c + e2[0] * s, e1[1] * c + e2[1] * s, e1[2] * c + e2[2] * s)
