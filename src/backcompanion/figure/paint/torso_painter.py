"""Trunk: hips, waist, ribs and shoulders as one outline that bends and twists with the spine."""

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.space import add, along
from backcompanion.figure.paint.canvas import LIGHT, Canvas, Projection, fill_opaque
from backcompanion.figure.paint.hulls import Ellipsoid, add_hulls
from backcompanion.figure.paint.tubes import Tube, add_tubes, lit_part, new_path

# Number of the point of the spine, shift forwards, half widths right, forward, up.
PELVIS = (0, -0.012, 0.150, 0.105, 0.075)
TOP = (
    (1, -0.004, 0.139, 0.097, 0.030),
    (3, 0.004, 0.124, 0.090, 0.05),
    (5, 0.010, 0.147, 0.106, 0.075),
    (7, -0.002, 0.124, 0.074, 0.045),
)


def paint_torso(canvas: Canvas) -> None:
    painter, view, pose, palette = canvas.painter, canvas.view, canvas.pose, canvas.palette
    lx, ly = LIGHT
    top = [_part(view, pose, row) for row in TOP]
    shorts = [_part(view, pose, PELVIS), top[0]]
    seat = []
    for side in (-1.0, 1.0):
        at = add(pose.spine[0], pose.pelvis.point(-0.036, -0.010, 0.066 * side))
        seat.append(view.station(at, 0.080))
    hips = [view.station(leg.hip, 0.088) for leg in pose.legs]

    # The shade is a little wider than the body: it is the outline as well.
    edge_inset = -canvas.edge_inset
    outline_width = canvas.outline_width + edge_inset
    shade, base = new_path(), new_path()
    add_hulls(shade, [part.grown(outline_width) for part in shorts])
    add_tubes(shade, [seat, hips], outline_width)
    add_hulls(base, [part.smaller(0.88, lx, ly, edge_inset) for part in shorts])
    add_tubes(base, [lit_part(tube, 0.87, lx, ly, edge_inset) for tube in (seat, hips)])
    fill_opaque(painter, shade, palette.shorts.shade)
    fill_opaque(painter, base, palette.shorts.base)

    shade, base = new_path(), new_path()
    add_hulls(shade, [part.grown(outline_width) for part in top])
    add_tubes(shade, _shoulders(canvas, 1.0), outline_width)
    add_hulls(base, [part.smaller(0.87, lx, ly, edge_inset) for part in top])
    add_tubes(base, _shoulders(canvas, 0.87), edge_inset)
    fill_opaque(painter, shade, palette.top.shade)
    fill_opaque(painter, base, palette.top.base)


def _part(view: Projection, pose: Pose, row: tuple[int, float, float, float, float]) -> Ellipsoid:
    number, forward, a, b, c = row
    frame = pose.frames[max(0, number - 1)]
    return Ellipsoid(view, along(pose.spine[number], frame.forward, forward), frame, a, b, c)


def _shoulders(canvas: Canvas, share: float) -> list[Tube]:
    """From the root of the neck to both shoulders, wherever the shoulder girdle has gone."""
    pose, view = canvas.pose, canvas.view
    lx, ly = LIGHT
    root = add(pose.spine[-1], pose.chest.point(-0.014, 0.022, 0.0))
    blade = add(pose.spine[-1], pose.chest.point(-0.006, -0.09, 0.0))
    middle = lit_part([view.station(root, 0.046), view.station(blade, 0.085)], share, lx, ly)
    tubes = []
    for arm in pose.arms:
        # Whole at the shoulder: there the sleeve goes on.
        tubes.append([middle[0], view.station(arm.shoulder, 0.052)])
        tubes.append([middle[1], view.station(arm.shoulder, 0.050)])
    return tubes
