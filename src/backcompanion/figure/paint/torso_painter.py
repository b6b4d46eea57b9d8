"""Trunk: hips, waist, ribs and shoulders as one outline that bends and twists with the spine."""

from collections.abc import Sequence

from backcompanion.figure.model.body import BREATH_RISE, Pose
from backcompanion.figure.model.space import add, along, dot, lerp
from backcompanion.figure.paint.canvas import LIGHT, Canvas, Projection, fill_layers
from backcompanion.figure.paint.hulls import Ellipsoid, add_hull_layers, add_hulls
from backcompanion.figure.paint.keep import Keep
from backcompanion.figure.paint.muscle_glow import paint_glow
from backcompanion.figure.paint.tubes import Tube, add_layers, lit_part, new_path

# Number of the point of the spine, shift forwards, half widths right, forward, up.
Row = tuple[int, float, float, float, float]
PELVIS: Row = (0, -0.012, 0.150, 0.105, 0.075)
TOP: tuple[Row, ...] = (
    (1, -0.004, 0.139, 0.097, 0.030),
    (3, 0.004, 0.124, 0.090, 0.05),
    (5, 0.010, 0.147, 0.106, 0.075),
    (7, -0.002, 0.124, 0.074, 0.045),
)
# How much of a breath goes where along the spine: it swells, and has no edge.
BREATHING = {1: 0.35, 2: 0.75, 3: 1.0, 4: 1.0, 5: 1.0, 6: 0.8, 7: 0.5}
FACE_DOWN = -0.5  # below that the front is turned to the floor
# How much more than in width a sturdy trunk grows in depth.
BELLY = {1: 1.6, 3: 2.2, 5: 1.3}
# Where two rows are bent by more against one another their outline would have a corner (14°).
BENT = 0.97
# Of those above: where waist and chest meet.
MEETING = 1


class TrunkPainter:
    """Paints it whole, or in bands where something comes between."""

    __slots__ = ("_meeting", "_top", "canvas", "keep", "painted")

    def __init__(self, canvas: Canvas, keep: Keep) -> None:
        """`keep`: by what the shorts are painted. Hips often stand still while shoulders move."""
        self.canvas, self.keep = canvas, keep
        self.painted: set[str] = set()
        self._top: list[Ellipsoid] = []
        self._meeting = 0

    @property
    def top(self) -> list[Ellipsoid]:
        """The shirt's ellipsoids from the hips up; more of them where the spine is bent."""
        if not self._top:
            view, pose = self.canvas.view, self.canvas.pose
            for number, row in enumerate(TOP):
                if number and _is_bent(pose, TOP[number - 1], row):
                    self._top.append(_part(view, pose, _between(TOP[number - 1], row)))
                if number == MEETING:
                    self._meeting = len(self._top)
                self._top.append(_part(view, pose, row))
        return self._top

    def paint_together(self, names: Sequence[str]) -> None:
        """The shirt over the shorts, unless the hips are nearer to the eye."""
        shirt = [name for name in names if name != "pelvis"]
        if "pelvis" in names and (not shirt or names[-1] != "pelvis"):
            self._keep_shorts()
        if shirt:
            self._paint_shirt(shirt)
        if "pelvis" in names and shirt and names[-1] == "pelvis":
            self._keep_shorts()
        self.painted.update(names)
        # In one path it has no rings; so it waits for the last band.
        if len(self.painted) == 3:
            paint_glow(self.canvas, "torso")

    def _keep_shorts(self) -> None:
        pose = self.canvas.pose
        marks = [*pose.spine[:2], *[leg.hip for leg in pose.legs]]
        rise = BREATH_RISE * pose.breath * BREATHING[1]
        for joint, frame in zip(pose.spine[:2], pose.frames[:2], strict=True):
            marks += [along(joint, frame.right, 0.15), along(joint, frame.forward, 0.1 + rise)]
        self.keep(self.canvas, "shorts", marks, [(pose.spine[0], 0.15)], self._paint_shorts)

    def _paint_shorts(self) -> None:
        canvas = self.canvas
        painter, view, pose, palette = canvas.painter, canvas.view, canvas.pose, canvas.palette
        lx, ly = LIGHT
        shorts = [_part(view, pose, PELVIS), self.top[0]]
        seat = []
        for side in (-1.0, 1.0):
            at = add(pose.spine[0], pose.pelvis.point(-0.036, -0.010, 0.066 * side))
            seat.append(view.station(at, 0.080))
        hips = [view.station(leg.hip, 0.088) for leg in pose.legs]
        # The shade is a little wider than the body: it is the outline as well.
        edge_inset = -canvas.edge_inset
        outline_width = canvas.outline_width + edge_inset
        shade, base = new_path(), new_path()
        rims = [part.grown(outline_width) for part in shorts]
        lit = [part.smaller(0.88, lx, ly, edge_inset) for part in shorts]
        add_hull_layers(shade, base, rims, lit)
        for tube in (seat, hips):
            wide = [(x, y, r + outline_width) for x, y, r in tube]
            add_layers((shade, base), (wide, lit_part(tube, 0.87, lx, ly, edge_inset)))
        fill_layers(painter, (shade, base), palette.shorts.inks)

    def _paint_shirt(self, names: list[str]) -> None:
        canvas, palette = self.canvas, self.canvas.palette
        lx, ly = LIGHT
        edge_inset = -canvas.edge_inset
        outline_width = canvas.outline_width + edge_inset
        rows, lit_rows = self._rows(names)
        shade, base = new_path(), new_path()
        rims = [part.grown(outline_width) for part in rows]
        lit = [part.smaller(0.87, lx, ly, edge_inset) for part in lit_rows]
        if rows is lit_rows:
            add_hull_layers(shade, base, rims, lit)
        else:
            add_hulls(shade, rims)
            add_hulls(base, lit)
        if "chest" in names:
            for layers in _shoulders(canvas, 0.87, outline_width, edge_inset):
                add_layers((shade, base), layers)
        fill_layers(canvas.painter, (shade, base), palette.top.inks)

    def _rows(self, names: list[str]) -> tuple[list[Ellipsoid], list[Ellipsoid]]:
        """What makes the outline of those bands, and what is lit: a little of the other as well."""
        if len(names) == 2:
            return self.top, self.top
        top = self.top
        meeting = top[self._meeting : self._meeting + 1]
        if names[0] == "waist":
            own = top[: self._meeting + 1]
            return own, own + ([self._beyond(0.4)] if "chest" in self.painted else [])
        own = top[self._meeting :]
        return own, ([self._beyond(-0.4), *own] if "waist" in self.painted else own or meeting)

    def _beyond(self, share: float) -> Ellipsoid:
        """Between where waist and chest meet and the next row up or, below 0, down."""
        pose = self.canvas.pose
        other = TOP[MEETING + (1 if share > 0.0 else -1)]
        n, m = TOP[MEETING][0], other[0]
        frame = pose.frames[n - 1]
        at = lerp(pose.spine[n], pose.spine[m], abs(share))
        a, b, c = (TOP[MEETING][k] + (other[k] - TOP[MEETING][k]) * abs(share) for k in (2, 3, 4))
        return Ellipsoid(self.canvas.view, along(at, frame.forward, 0.005), frame, a, b, c)


def _is_bent(pose: Pose, low: Row, high: Row) -> bool:
    a, b = pose.frames[max(0, low[0] - 1)], pose.frames[high[0] - 1]
    return dot(a.up, b.up) < BENT


def _between(low: Row, high: Row) -> Row:
    forward, a, b, c = ((p + q) / 2.0 for p, q in zip(low[1:], high[1:], strict=True))
    return ((low[0] + high[0]) // 2, forward, a, b, c)


def _part(view: Projection, pose: Pose, row: Row) -> Ellipsoid:
    number, forward, a, b, c = row
    a *= view.girth
    if view.girth > 1.0:
        # Where a body is sturdy it is so at the belly most of all.
        more = BELLY.get(number, 1.0) * (view.girth - 1.0) * b
        b += more
        forward += more * 0.4
    frame = pose.frames[max(0, number - 1)]
    if pose.breath and number in BREATHING:
        half = BREATH_RISE * pose.breath * BREATHING[number] / 2.0
        # Face down the belly cannot go anywhere: it is the back that rises.
        forward += half if frame.forward[1] > FACE_DOWN else -half
        b += half
    return Ellipsoid(view, along(pose.spine[number], frame.forward, forward), frame, a, b, c)


def _shoulders(canvas: Canvas, share: float, width: float, grow: float) -> list[tuple[Tube, Tube]]:
    """From the root of the neck to both shoulders, wherever the shoulder girdle has gone.

    Each wider by `width` pixels, and the `share` of it that is lit, wider by `grow`.
    """
    pose, view = canvas.pose, canvas.view
    lx, ly = LIGHT
    root = add(pose.spine[-1], pose.chest.point(-0.012, 0.032, 0.0))
    blade = add(pose.spine[-1], pose.chest.point(-0.006, -0.09, 0.0))
    middle = [view.station(root, 0.046), view.station(blade, 0.085)]
    tubes = []
    for arm in pose.arms:
        # Whole at the shoulder: there the sleeve goes on.
        for (x, y, r), lit, radius in zip(
            middle, lit_part(middle, share, lx, ly, grow), (0.052, 0.050), strict=True
        ):
            ax, ay, ar = view.station(arm.shoulder, radius)
            rim = [(x, y, r + width), (ax, ay, ar + width)]
            tubes.append((rim, [lit, (ax, ay, ar + grow)]))
    return tubes
