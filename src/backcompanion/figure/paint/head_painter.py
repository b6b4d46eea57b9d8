"""The head: hair, ears and a calm face, so that one sees where it looks."""

from math import atan2, cos, hypot, pi, sin

from PySide6.QtGui import QPainter, QPainterPath, QTransform

from backcompanion.figure.model.space import Frame, Vec, add, along, cross, dot, scaled, sub, unit
from backcompanion.figure.paint.canvas import LIGHT, Canvas, Projection, fill_layers
from backcompanion.figure.paint.hulls import (
    Ellipse,
    Ellipsoid,
    add_hull_layers,
    add_hulls,
    unit_circle,
)
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
    fill_layers(painter, (shade, base), palette.skin.inks)
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


def _on_skull(around: float, above: float) -> tuple[Vec, Vec]:
    """Point and outward direction on the face, forward, up and right of the skull's middle.

    Angles in degrees from straight ahead.
    """
    a, b = around * pi / 180, above * pi / 180
    f, r, u = cos(a) * cos(b), sin(a) * cos(b), sin(b)
    point = (f * SKULL[1], u * SKULL[2], r * SKULL[0])
    return point, unit((f / SKULL[1], u / SKULL[2], r / SKULL[0]))


# Of each half of the face: the eye and where it looks; inner end, peak and outer end of the brow.
_HALVES = [
    (
        *_on_skull(25.0 * side, -7.0),
        _on_skull(13.0 * side, 10.0)[0],
        _on_skull(27.0 * side, 17.0)[0],
        _on_skull(40.0 * side, 9.0)[0],
    )
    for side in (-1.0, 1.0)
]
# Left corner, middle and right corner, and the middle of a line that is drawn from there.
_MOUTH = ((0.0725, -0.072, -0.024), (0.0845, -0.076, 0.0), (0.0725, -0.072, 0.024))
_LIPS: Vec = (0.0865, -0.079, 0.0)


def _face(painter: QPainter, view: Projection, at: Vec, frame: Frame, palette: Palette) -> None:
    ahead = dot(frame.forward, view.eye)
    if ahead < -0.55:
        return
    scale = view.scale
    x0, y0 = view.at(at)
    (fx, fy), (ux, uy), (rx, ry) = (
        view.way(frame.forward),
        view.way(frame.up),
        view.way(frame.right),
    )

    def seen(point: Vec) -> tuple[float, float]:
        f, u, r = point
        return x0 + f * fx + u * ux + r * rx, y0 + f * fy + u * uy + r * ry

    size = hypot(ux, uy) or 1.0
    c, n = ux / size, uy / size
    above, aside = dot(frame.up, view.eye), dot(frame.right, view.eye)
    pen = palette.features_pen
    pen.setWidthF(max(0.8, 0.0068 * scale))
    for eye, outward, inner, peak, outer in _HALVES:
        facing = outward[0] * ahead + outward[1] * above + outward[2] * aside
        if facing < 0.12:
            continue
        x, y = seen(eye)
        wide, high = 0.0078 * scale * (0.35 + 0.65 * facing), 0.0100 * scale
        place = QTransform(-n * wide, c * wide, c * high, n * high, x, y)
        painter.fillPath(place.map(unit_circle()), palette.features)
        # A head that is bent would draw the inner ends down to a scowl.
        end = seen(outer)
        brow = QPainterPath()
        brow.moveTo(*_raised(seen(inner), end, c, n, 0.0))
        brow.quadTo(*seen(peak), *end)
        painter.strokePath(brow, pen)
    if ahead > 0.05:
        pen = palette.lips_pen
        pen.setWidthF(max(0.8, 0.008 * scale))
        left, front, right = _MOUTH
        if aside > 0.6:
            left = front
        elif aside < -0.6:
            right = front
        # From wherever one looks the corners are not lower than the middle.
        middle, smile = seen(_LIPS), 0.006 * scale
        lips = QPainterPath()
        lips.moveTo(*_raised(seen(left), middle, c, n, smile))
        lips.quadTo(*middle, *_raised(seen(right), middle, c, n, smile))
        painter.strokePath(lips, pen)


def _raised(
    point: tuple[float, float], other: tuple[float, float], c: float, n: float, least: float
) -> tuple[float, float]:
    """`point`, at least so many pixels above `other` in the direction (c, n) on the screen."""
    x, y = point
    missing = max(0.0, least - (x - other[0]) * c - (y - other[1]) * n)
    return x + c * missing, y + n * missing


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

    def outline(points: list[tuple[float, float]]) -> None:
        path.moveTo(*points[-1])
        line = path.lineTo
        for x, y in points:
            line(x, y)

    seen = [f * ex + u * ey + r * ez > 0.0 for f, u, r in ring]
    # Directions on the ball that make up its edge as seen from the eye.
    e1 = unit(cross(eye, (0.0, 1.0, 0.0)), (1.0, 0.0, 0.0))
    e2 = cross(eye, e1)
    # The edge on the screen: an ellipse.
    cx, cy = fx * e1[0] + ux * e1[1] + rx * e1[2], fy * e1[0] + uy * e1[1] + ry * e1[2]
    sx, sy = fx * e2[0] + ux * e2[1] + rx * e2[2], fy * e2[0] + uy * e2[1] + ry * e2[2]
    facing = dot(axis, eye)
    if not any(seen) or (abs(facing) > ALONG_AXIS and not all(seen)):
        if facing <= 0.0:
            return None
        outline([(ox + cx * c + sx * s, oy + cy * c + sy * s) for c, s in _EDGE])
        return path
    drawn = [(ox + fx * f + ux * u + rx * r, oy + fy * f + uy * u + ry * r) for f, u, r in ring]
    if all(seen):
        outline(drawn)
        if facing < 0.0:  # seen all round the far side: everything but the ring's inside
            outline([(ox + cx * c + sx * s, oy + cy * c + sy * s) for c, s in _EDGE])
        return path
    count = len(ring)
    start = next(k for k in range(count) if seen[k] and not seen[k - 1])
    end = next(k for k in range(start, start + count) if not seen[(k + 1) % count])
    first, last = ring[start], ring[end % count]
    t0 = atan2(dot(last, e2), dot(last, e1))
    t1 = atan2(dot(first, e2), dot(first, e1))
    # The edge closes the outline on the side on which the axis lies.
    middle = atan2(dot(axis, e2), dot(axis, e1))
    span = (t1 - t0) % (2 * pi)
    if (middle - t0) % (2 * pi) > span:
        span -= 2 * pi
    steps = max(2, int(abs(span) / 0.16))
    turns = [t0 + span * n / steps for n in range(steps + 1)]
    edge = [(ox + cx * cos(t) + sx * sin(t), oy + cy * cos(t) + sy * sin(t)) for t in turns]
    outline((drawn + drawn)[start : end + 1] + edge)
    return path
