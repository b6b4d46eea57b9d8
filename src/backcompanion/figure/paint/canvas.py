"""Where the figure is painted: the way from space to the screen, and what painting needs."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QPainter, QPainterPath

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.space import Vec
from backcompanion.figure.paint.palette import Ink, Palette
from backcompanion.figure.paint.tubes import Station

# Where the light comes from, on the screen.
LIGHT = (-0.42, -0.80)


class Projection:
    """The camera's directions together with where they land on the screen."""

    __slots__ = ("eye", "girth", "ox", "oy", "right", "scale", "up")

    def __init__(
        self, axes: tuple[Vec, Vec, Vec], scale: float, ox: float, oy: float, girth: float = 1.0
    ) -> None:
        """`girth`: how much wider limbs are drawn than they are said to be."""
        self.girth = girth
        self.right, self.up, self.eye = axes
        self.scale, self.ox, self.oy = scale, ox, oy

    def at(self, p: Vec) -> tuple[float, float]:
        r, u, s = self.right, self.up, self.scale
        return (
            self.ox + s * (p[0] * r[0] + p[2] * r[2]),
            self.oy - s * (p[0] * u[0] + p[1] * u[1] + p[2] * u[2]),
        )

    def point(self, p: Vec) -> QPointF:
        return QPointF(*self.at(p))

    def way(self, d: Vec) -> tuple[float, float]:
        """A direction or offset in space, in pixels on the screen."""
        r, u, s = self.right, self.up, self.scale
        return (
            s * (d[0] * r[0] + d[2] * r[2]),
            -s * (d[0] * u[0] + d[1] * u[1] + d[2] * u[2]),
        )

    def depth(self, p: Vec) -> float:
        """Grows towards the eye."""
        e = self.eye
        return p[0] * e[0] + p[1] * e[1] + p[2] * e[2]

    def station(self, p: Vec, radius: float) -> Station:
        r, u, s = self.right, self.up, self.scale
        return (
            self.ox + s * (p[0] * r[0] + p[2] * r[2]),
            self.oy - s * (p[0] * u[0] + p[1] * u[1] + p[2] * u[2]),
            radius * s * self.girth,
        )


class Canvas:
    """Everything that painting one figure needs. `outline_width`: width of outlines in pixels.

    `effort`: how strongly lit muscles glow, 0 to 1. `edge_inset`: by how much a shape for
    `fill_opaque` has to be narrower.
    """

    __slots__ = (
        "edge_inset",
        "effort",
        "lit",
        "outline_width",
        "painter",
        "palette",
        "pose",
        "view",
    )

    def __init__(
        self,
        painter: QPainter,
        view: Projection,
        pose: Pose,
        palette: Palette,
        lit: frozenset[str],
        effort: float = 1.0,
    ) -> None:
        self.painter, self.view, self.pose = painter, view, pose
        self.palette, self.lit, self.effort = palette, lit, effort
        self.outline_width = min(1.4, max(0.5, 0.004 * view.scale))
        self.edge_inset = 0.5 / (painter.deviceTransform().m11() or 1.0)


SMOOTH = QPainter.RenderHint.Antialiasing


def fill_opaque(painter: QPainter, path: QPainterPath, ink: Ink) -> None:
    """Fills a large shape with smooth edges; it has to be narrower by half a pixel.

    A hard fill and a smooth line along its edge, whichever comes first, look like a smooth fill and
    take half its time, or a fifth where an edge is nearly level: there a smooth fill goes through
    all of a row for each pixel of it.
    """
    painter.strokePath(path, ink.edge)
    painter.setRenderHint(SMOOTH, False)
    painter.fillPath(path, ink.fill)
    painter.setRenderHint(SMOOTH, True)


def fill_layers(
    painter: QPainter,
    paths: Sequence[QPainterPath],
    inks: tuple[Ink, Ink],
    within: tuple[QPainterPath, QBrush] | None = None,
) -> None:
    """`fill_opaque` of a shape and of what lies on it, with one change between hard and smooth.

    `within`: what lies inside of both, away from an edge, and needs no smooth one itself.
    """
    (below, above), (first, second) = paths, inks
    painter.strokePath(below, first.edge)
    painter.setRenderHint(SMOOTH, False)
    painter.fillPath(below, first.fill)
    painter.fillPath(above, second.fill)
    if within is not None:
        painter.fillPath(*within)
    painter.setRenderHint(SMOOTH, True)
    painter.strokePath(above, second.edge)


def fill_unsmoothed(painter: QPainter, paths: list[QPainterPath], ink: QBrush) -> None:
    """Fills shapes that hardly differ from what is below; smooth edges would not be seen."""
    painter.setRenderHint(SMOOTH, False)
    for path in paths:
        painter.fillPath(path, ink)
    painter.setRenderHint(SMOOTH, True)
