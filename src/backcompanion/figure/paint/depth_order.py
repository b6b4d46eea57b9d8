"""From far to near: which part of the figure is painted before which.

Parts are measured as chains of balls. Of two that overlap on the screen the one whose surface is
nearer to the eye there, on the average over the overlap, is painted later: an average changes
little from frame to frame, so nothing flips.
"""

from collections.abc import Callable, Sequence
from dataclasses import field
from math import sqrt
from typing import Protocol

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model.space import Vec
from backcompanion.figure.paint.canvas import Projection

Ball = tuple[Vec, float]  # a place in space and a radius in metres
Box = tuple[float, float, float, float]  # left, bottom, right and top on the screen
SeenBall = tuple[float, float, float, float]  # x and y on the screen, depth to the eye, radius
# Metres by which a pair has to be the other way round before it changes places.
CLEARLY = 0.05
# Metres: until something has moved by so much, what is before what is as it was.
MOVED = 0.015
# What is added to nearness by so much decides alone.
ALWAYS = 1.0
# Of two that hardly touch on the screen nobody sees which comes first (square metres).
HARDLY = 4e-5


class Limb(Protocol):
    """What parts that follow each other can be painted as together."""

    def paint_together(self, names: Sequence[str]) -> None: ...


@dataclass(slots=True)
class PaintPart:
    """`joints`: by the name of a part that it hangs on, how many of its balls lie in that joint.

    `nearer`: by the name of another part, what is added to its nearness to the eye beside that.
    `marks`: points by which one sees that it has moved in any way; none: it is not to be kept.
    `shape`: what else its look depends on, wherever it is: directions, in metres of a part's size.
    """

    name: str
    balls: list[Ball]
    paint: Callable[[], None]
    limb: Limb | None = None
    joints: dict[str, int] = field(default_factory=dict)
    nearer: dict[str, float] = field(default_factory=dict)
    marks: Sequence[Vec] = ()
    shape: Sequence[Vec] = ()


@dataclass(slots=True)
class PaintOrder:
    """What came before what in the frame before, for one view of one figure.

    `nearness`: of pairs of names; above 0 where the first is nearer to the eye. `names` in the
    order in which they were painted. Of each part as it was when it last went elsewhere: its
    `balls`, as they are `seen`, and what it was `compared` with.
    """

    nearness: dict[tuple[str, str], float] = field(default_factory=dict)
    view: Projection | None = None
    names: list[str] = field(default_factory=list)
    balls: dict[str, list[Ball]] = field(default_factory=dict)
    seen: dict[str, tuple[list[SeenBall], Box]] = field(default_factory=dict)
    compared: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)

    def follow(self, view: Projection, parts: list["PaintPart"]) -> set[str]:
        """Looks where parts are; names of those that have gone so far that their order would have
        to be worked out again.
        """
        if view is not self.view or {part.name for part in parts} != self.balls.keys():
            self.view = view
            self.balls, self.seen, self.compared = {}, {}, {}
        moved = set()
        for part in parts:
            before = self.balls.get(part.name)
            if before is None or _has_moved(before, part.balls):
                self.balls[part.name], self.seen[part.name] = part.balls, _seen(view, part)
                moved.add(part.name)
        return moved


def _has_moved(before: list[Ball], now: list[Ball]) -> bool:
    for place in (0, -1):
        (ax, ay, az), _ = before[place]
        (bx, by, bz), _ = now[place]
        dx, dy, dz = ax - bx, ay - by, az - bz
        if dx * dx + dy * dy + dz * dz > MOVED * MOVED:
            return True
    return False


def chain(points: Sequence[Vec], radii: Sequence[float], steps: Sequence[int]) -> list[Ball]:
    """Balls along bones: from each point to the next in so many steps."""
    balls: list[Ball] = [(points[0], radii[0])]
    for number, count in enumerate(steps):
        (ax, ay, az), (bx, by, bz) = points[number], points[number + 1]
        r0, r1 = radii[number], radii[number + 1]
        for step in range(1, count + 1):
            t = step / count
            at = (ax + (bx - ax) * t, ay + (by - ay) * t, az + (bz - az) * t)
            balls.append((at, r0 + (r1 - r0) * t))
    return balls


def sort_by_depth(
    view: Projection, parts: list[PaintPart], order: PaintOrder | None = None
) -> list[PaintPart]:
    """Parts so that of two that overlap on the screen the farther one comes first.

    `order`: of the frame before; it is kept unless it has clearly changed.
    """
    order = order or PaintOrder()
    moved = order.follow(view, parts)
    if not moved:
        by_name = {part.name: part for part in parts}
        return [by_name[name] for name in order.names]
    seen, boxes = zip(*[order.seen[part.name] for part in parts], strict=True)
    count = len(parts)
    # By number: what has to be painted before it, and how much that matters.
    behind: list[dict[int, float]] = [{} for _ in range(count)]
    for i in range(count):
        west, south, east, north = boxes[i]
        first = parts[i].name
        has_moved = first in moved
        for j in range(i + 1, count):
            box = boxes[j]
            if box[0] > east or box[2] < west or box[1] > north or box[3] < south:
                continue
            pair = (first, parts[j].name)
            if has_moved or pair[1] in moved:
                compared = _compare(parts[i], seen[i], boxes[i], parts[j], seen[j], box)
                order.compared[pair] = compared
            else:
                compared = order.compared[pair]
            near, weight = compared
            if weight < HARDLY:
                continue
            # Also of pairs that part for a moment: a breath must not make them change places.
            last = order.nearness.get(pair, near)
            if near * last < 0.0 and abs(near) < CLEARLY:
                near = last
            order.nearness[pair] = near
            if near >= 0.0:
                behind[i][j] = near * weight
            else:
                behind[j][i] = -near * weight
    result = _from_far_to_near(parts, seen, behind)
    order.names = [part.name for part in result]
    return result


def _from_far_to_near(
    parts: list[PaintPart], seen: Sequence[list[SeenBall]], behind: list[dict[int, float]]
) -> list[PaintPart]:
    middle = [sum(ball[2] for ball in balls) / len(balls) for balls in seen]
    remaining = sorted(range(len(parts)), key=middle.__getitem__)
    unpainted = set(remaining)
    result: list[PaintPart] = []
    limb: Limb | None = None
    while remaining:
        free = [number for number in remaining if unpainted.isdisjoint(behind[number])]
        if free:
            # What goes on with the same limb, if anything: together it has no seam.
            number = next((n for n in free if limb is not None and parts[n].limb is limb), free[0])
        else:
            # Each behind another in a ring: the one that is least so.
            number = min(remaining, key=lambda n: _weight_behind(behind[n], unpainted))
        remaining.remove(number)
        unpainted.discard(number)
        result.append(parts[number])
        limb = parts[number].limb
    return result


def _weight_behind(behind: dict[int, float], unpainted: set[int]) -> float:
    return sum(weight for number, weight in behind.items() if number in unpainted)


def _seen(view: Projection, part: PaintPart) -> tuple[list[SeenBall], Box]:
    (rx, _, rz), (ux, uy, uz), (ex, ey, ez) = view.right, view.up, view.eye
    west = south = 1e9
    east = north = -1e9
    balls: list[SeenBall] = []
    for (x, y, z), r in part.balls:
        sx, sy = x * rx + z * rz, x * ux + y * uy + z * uz
        balls.append((sx, sy, x * ex + y * ey + z * ez, r))
        # Faster than the least of a list, four times over.
        if sx - r < west:
            west = sx - r
        if sx + r > east:
            east = sx + r
        if sy - r < south:
            south = sy - r
        if sy + r > north:
            north = sy + r
    return balls, (west, south, east, north)


def _compare(
    a: PaintPart,
    seen_a: list[SeenBall],
    box_a: Box,
    b: PaintPart,
    seen_b: list[SeenBall],
    box_b: Box,
) -> tuple[float, float]:
    """How much nearer to the eye `a` is, in metres; and by how much the two overlap there."""
    nearer = a.nearer.get(b.name, 0.0) if a.nearer else 0.0
    if nearer >= ALWAYS or nearer <= -ALWAYS:
        return nearer, ALWAYS
    # In a joint two parts are one body: there nothing is nearer.
    skip_a, skip_b = a.joints.get(b.name, 0), b.joints.get(a.name, 0)
    if skip_a:
        seen_a = seen_a[skip_a:] if skip_a > 0 else seen_a[:skip_a]
    if skip_b:
        seen_b = seen_b[skip_b:] if skip_b > 0 else seen_b[:skip_b]
    # Only what lies where both boxes do can overlap. By comparing: `max` takes three times as long.
    west, south, east, north = box_a
    if box_b[0] > west:
        west = box_b[0]
    if box_b[1] > south:
        south = box_b[1]
    if box_b[2] < east:
        east = box_b[2]
    if box_b[3] < north:
        north = box_b[3]
    seen_b = [
        ball
        for ball in seen_b
        if west - ball[3] < ball[0] < east + ball[3] and south - ball[3] < ball[1] < north + ball[3]
    ]
    total = weights = 0.0
    if not seen_b:
        return total, weights
    for ax, ay, az, ar in seen_a:
        if ax + ar < west or ax - ar > east or ay + ar < south or ay - ar > north:
            continue
        for bx, by, bz, br in seen_b:
            reach = ar + br
            dx = ax - bx
            if dx >= reach or -dx >= reach:
                continue
            dy = ay - by
            # 1 where the middles lie behind one another, 0 where the balls only touch.
            depth = 1.0 - (dx * dx + dy * dy) / (reach * reach)
            if depth <= 0.0:
                continue
            # Both surfaces at the point between the middles that lies as deep in one as in the
            # other.
            weight = depth * reach * (ar if ar < br else br)
            total += weight * (az - bz + (ar - br) * sqrt(depth))
            weights += weight
    if weights == 0.0:
        return 0.0, 0.0
    return total / weights + nearer - b.nearer.get(a.name, 0.0), weights
