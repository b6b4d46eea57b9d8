"""Limbs from templates: an outline made once for a length, then turned and laid where it belongs.

Mapping a path is done by Qt and takes a fraction of what its points take one by one in Python.
"""

from functools import lru_cache
from math import hypot

from PySide6.QtGui import QPainterPath, QTransform

from backcompanion.figure.model.space import Vec
from backcompanion.figure.paint.canvas import LIGHT, Projection
from backcompanion.figure.paint.tubes import Tube, new_path

Profile = tuple[tuple[float, float], ...]
# Lengths in pixels go by so much; what is left over is stretched, which no eye sees.
STEP = 2.0
# Of the radius: a shorter one is not a rod, but two circles that hide one another.
SHORTEST = 1.5


class PlacedRod:
    """Where one straight bone lies on the screen. `aside`: from its line in the middle, pixels."""

    __slots__ = ("_key", "_stretch", "_taper", "_thick", "ux", "uy", "x", "y")

    def __init__(
        self, view: Projection, a: Vec, b: Vec, profile: Profile, aside: tuple[float, ...] = ()
    ) -> None:
        ax, ay = view.at(a)
        dx, dy = view.way((b[0] - a[0], b[1] - a[1], b[2] - a[2]))
        length = hypot(dx, dy) or 1e-9
        first, last = profile[0], profile[-1]
        own = length * (last[0] - first[0])
        step = max(1.0, round(own / STEP))
        thick = view.scale * view.girth
        self.ux, self.uy = dx / length, dy / length
        self.x, self.y = ax + dx * first[0], ay + dy * first[0]
        self._stretch = own / (step * STEP)
        self._key = (profile, aside, thick, step)
        self._thick = first[1] * thick
        self._taper = (last[1] - first[1]) * thick / (step * STEP)

    def is_long_enough(self) -> bool:
        profile, _aside, thick, step = self._key
        return step * STEP >= SHORTEST * thick * max(r for _, r in profile)

    def add_whole(self, path: QPainterPath, grow: float) -> None:
        """Adds its outline, wider by `grow` pixels."""
        k, ux, uy = self._stretch, self.ux, self.uy
        place = QTransform(ux * k, uy * k, -uy, ux, self.x, self.y)
        path.addPath(place.map(_template(*self._key, 1.0, grow, 1.0)))

    def add_lit(
        self, path: QPainterPath, share: float, lean: float, grow: float, ends: float = 1.0
    ) -> None:
        """Adds the part that the light reaches: thinner, moved towards the light as it is thick."""
        k, ux, uy = self._stretch, self.ux, self.uy
        shift = (1.0 - share) * lean
        lx, ly = LIGHT[0] * shift, LIGHT[1] * shift
        taper, thick = self._taper, self._thick
        place = QTransform(
            ux * k + lx * taper,
            uy * k + ly * taper,
            -uy,
            ux,
            self.x + lx * thick,
            self.y + ly * thick,
        )
        path.addPath(place.map(_template(*self._key, share, grow, ends)))


@lru_cache(maxsize=4096)
def _template(
    profile: Profile,
    aside: tuple[float, ...],
    thick: float,
    step: float,
    share: float,
    grow: float,
    ends: float,
) -> QPainterPath:
    """A rod from (0, 0) along x. `ends`: how thick both ends are of what they would be."""
    start = profile[0][0]
    scale = step * STEP / (profile[-1][0] - start)
    tube = [((t - start) * scale, 0.0, r * thick * share + grow) for t, r in profile]
    if aside:
        tube = [(x, y + away, r) for (x, y, r), away in zip(tube, aside, strict=True)]
    if ends != 1.0:
        for end in (0, -1):
            x, y, r = tube[end]
            tube[end] = (x, y, r * ends)
    path = new_path()
    # It begins flat, without an edge: cloth or the end of the bone before lies round there.
    _add_open_rod(path, tube)
    return path


def _add_open_rod(path: QPainterPath, tube: Tube) -> None:
    """Adds the outline of a tube along x that is round at its end only."""
    (x0, y0, r0), (x1, y1, r1) = tube[0], tube[-1]
    path.moveTo(x0, y0 + r0)
    for x, y, r in tube[1:-1]:
        path.lineTo(x, y + r)
    path.arcTo(x1 - r1, y1 - r1, 2 * r1, 2 * r1, -90.0, 180.0)
    for x, y, r in tube[-2::-1]:
        path.lineTo(x, y - r)
