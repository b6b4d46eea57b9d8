"""From far to near: which part of the figure is painted before which."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from backcompanion.figure.model.space import Vec
from backcompanion.figure.paint.canvas import Projection

ScreenPoint = tuple[float, float, float]  # x and y on the screen, depth towards the eye (metres)


class Limb(Protocol):
    """What two parts that follow each other can be painted as together."""

    def paint_whole(self) -> None: ...


@dataclass(slots=True)
class PaintPart:
    """A chain of points with a radius in metres, and how to paint it."""

    name: str
    points: list[Vec]
    radius: float
    paint: Callable[[], None]
    limb: Limb | None = None


def sort_by_depth(view: Projection, parts: list[PaintPart]) -> list[PaintPart]:
    """Parts so that of two that overlap on the screen the farther one comes first.

    Each pair is compared where the two come nearest on the screen: one depth for a whole limb would
    put a hand behind the thigh that it lies on.
    """
    scale = view.scale
    chains = []
    for part in parts:
        chain = []
        for p in part.points:
            x, y = view.at(p)
            chain.append((x / scale, y / scale, view.depth(p)))
        chains.append(chain)
    count = len(parts)
    boxes = [_box(chain, part.radius) for chain, part in zip(chains, parts, strict=True)]
    behind: list[set[int]] = [set() for _ in range(count)]
    for i in range(count):
        west, top, east, low = boxes[i]
        for j in range(i + 1, count):
            box = boxes[j]
            if box[0] > east or box[2] < west or box[1] > low or box[3] < top:
                continue
            near = _compare(chains[i], chains[j], parts[i].radius + parts[j].radius)
            near += _depth_bias(parts[i].name, parts[j].name) if near else 0.0
            if near > 0.0:
                behind[i].add(j)
            elif near < 0.0:
                behind[j].add(i)
    middle = [sum(point[2] for point in chain) / len(chain) for chain in chains]
    remaining = sorted(range(count), key=middle.__getitem__)
    result = []
    while remaining:
        unpainted = set(remaining)
        for number in remaining:
            if not behind[number] & unpainted:
                break
        else:
            number = remaining[0]  # each behind another in a ring: the farthest will do
        remaining.remove(number)
        result.append(parts[number])
    return result


def _box(chain: list[ScreenPoint], radius: float) -> tuple[float, float, float, float]:
    xs, ys = [point[0] for point in chain], [point[1] for point in chain]
    return min(xs) - radius, min(ys) - radius, max(xs) + radius, max(ys) + radius


def _depth_bias(a: str, b: str) -> float:
    """Above 0 where `a` belongs in front though it may measure otherwise.

    What lies on a ball or cushion is in front of it. Of two forearms that cross at one depth,
    always the same is on top, or they would change places as the body turns.
    """
    if a == "left forearm" and b == "right forearm":
        return -0.05
    if a == "torso" and b == "ball":
        return 0.5
    if b == "ball" and a.endswith(("thigh", "shin")):
        return 0.12
    if b == "cushion":
        return 0.5
    return 0.0


def _compare(a: list[ScreenPoint], b: list[ScreenPoint], reach: float) -> float:
    """Above 0 where `a` is nearer to the eye; 0 where the two do not meet on the screen."""
    best, depth = reach * reach, 0.0
    overlapping = False
    for (ax, ay, az), (ax1, ay1, az1) in _segments(a):
        ux, uy, uz = ax1 - ax, ay1 - ay, az1 - az
        uu = ux * ux + uy * uy
        for (bx, by, bz), (bx1, by1, bz1) in _segments(b):
            # Shares along both lines on the screen at which they come nearest to each other.
            vx, vy = bx1 - bx, by1 - by
            wx, wy = ax - bx, ay - by
            uv, vv = ux * vx + uy * vy, vx * vx + vy * vy
            uw, vw = ux * wx + uy * wy, vx * wx + vy * wy
            det = uu * vv - uv * uv
            s = min(1.0, max(0.0, (uv * vw - vv * uw) / det)) if det > 1e-9 else 0.5
            t = min(1.0, max(0.0, (uv * s + vw) / vv)) if vv > 1e-12 else 0.0
            if uu > 1e-12:
                s = min(1.0, max(0.0, (uv * t - uw) / uu))
            x, y = wx + ux * s - vx * t, wy + uy * s - vy * t
            gap = x * x + y * y
            if gap < best:
                best, overlapping = gap, True
                depth = az + uz * s - bz - (bz1 - bz) * t
    if not overlapping:
        return 0.0
    return depth or 1e-6


def _segments(chain: list[ScreenPoint]) -> Iterable[tuple[ScreenPoint, ScreenPoint]]:
    return pairwise(chain) if len(chain) > 1 else ((chain[0], chain[0]),)
