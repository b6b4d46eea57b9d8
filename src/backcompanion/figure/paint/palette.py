"""Brushes and pens for a choice of colours, made once and used for every frame."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from backcompanion.figure.paint.colours import FigureColours


def _blend(colour: QColor, other: str, share: float) -> QColor:
    end = QColor(other)
    return QColor(
        round(colour.red() + (end.red() - colour.red()) * share),
        round(colour.green() + (end.green() - colour.green()) * share),
        round(colour.blue() + (end.blue() - colour.blue()) * share),
    )


# Of 255: what is below shows through a little.
GLOW = 222
# On the way: so much darker, in hundredths, and so much of the cover kept.
_DIMMED, _LEAST_COVER = 28, 0.94


class Ink:
    """A colour that covers: to fill with, and to draw a line of one pixel of the device with."""

    __slots__ = ("edge", "fill")

    def __init__(self, colour: QColor) -> None:
        self.fill = QBrush(colour)
        self.edge = QPen(colour, 1.0)
        self.edge.setCosmetic(True)


class Material:
    """One colour in the shade, in the light and where it shines; `inks`: the first two."""

    __slots__ = ("base", "inks", "light", "shade")

    def __init__(self, colour: str, depth: float = 0.36, shine: int = 40) -> None:
        base = QColor(colour)
        hue = _blend(base, "#2A1A3A", depth)
        self.shade = Ink(hue)
        self.base = Ink(base)
        self.inks = (self.shade, self.base)
        light = _blend(base, "#FFF6E6", 0.55)
        light.setAlpha(shine)
        self.light = QBrush(light)


class Palette:
    def __init__(self, colours: FigureColours) -> None:
        dark = colours.dark
        self.girth, self.hair_style = colours.girth, colours.hair_style
        self.skin = Material(colours.skin, 0.34)
        self.hair = Material(colours.hair, 0.35)
        self.top = Material(colours.top)
        self.shorts = Material(colours.shorts, 0.40, 22)
        self.shoes = Material(colours.shoes, 0.38)
        self.sole = Ink(_blend(QColor(colours.top), "#20262E", 0.25))
        self.features = QBrush(QColor(colours.features))
        self.features_pen = QPen(QColor(colours.features), 1.0)
        self.features_pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        lips = _blend(QColor(colours.skin), "#8E2F38", 0.5)
        self.lips_pen = QPen(lips, 1.0)
        self.lips_pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.ear = QBrush(_blend(QColor(colours.skin), "#A04A3C", 0.28))
        self.mat = Ink(QColor(colours.mat))
        self.mat_edge = Ink(QColor(colours.mat_edge))
        self.shadow = QBrush(QColor(colours.shadow))
        self.wall = QBrush(QColor(colours.wall))
        self.wall_edge = QBrush(QColor(colours.wall_edge))
        self.ball = QColor(colours.ball)
        self.seam = QPen(_blend(self.ball, "#FFFFFF", 0.45), 1.0)
        self.medicine = QColor("#3E4C63" if not dark else "#6D7F9C")
        self.medicine_seam = QPen(QColor("#E9B949"), 1.0)
        self.metal = Material(colours.metal)
        self.grip = QBrush(QColor(colours.grip))
        self.water = Material(colours.water)
        self.cap = QBrush(QColor("#FFFFFF" if not dark else "#DCE6EA"))
        self.band = QPen(QColor(colours.band), 1.0)
        self.band.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.cushion = Material(colours.cushion)
        self._lit = QColor(colours.lit)
        self._glows: dict[float, QBrush] = {}

    def glow(self, effort: float) -> QBrush:
        """Of muscles that work: 1 in a hold, less on the way.

        Less is darker and hardly clearer: a warm colour through which blue cloth is seen is grey.
        """
        brush = self._glows.get(effort)
        if brush is None:
            brush = self._glows[effort] = QBrush(self._glow_colour(effort))
        return brush

    def _glow_colour(self, effort: float) -> QColor:
        colour = QColor(self._lit).darker(round(100 + _DIMMED * (1 - effort)))
        colour.setAlpha(round(GLOW * (_LEAST_COVER + (1 - _LEAST_COVER) * effort)))
        return colour


@lru_cache(maxsize=8)
def palette_for(colours: FigureColours) -> Palette:
    return Palette(colours)
