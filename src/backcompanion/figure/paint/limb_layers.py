"""The layers of a limb: skin, its shine, and the cloth over it."""

from PySide6.QtGui import QPainter, QPainterPath

from backcompanion.figure.model.space import Vec, dot
from backcompanion.figure.paint.canvas import LIGHT, Canvas, fill_layers, fill_unsmoothed
from backcompanion.figure.paint.limb_templates import PlacedRod
from backcompanion.figure.paint.palette import Material
from backcompanion.figure.paint.tubes import (
    Station,
    Tube,
    add_bones,
    add_layers,
    lit_part,
    new_path,
    sleeve_paths,
    straight_direction,
    tubes_path,
)

LIT_SHARE, SHINE_SHARE, SHINE_ENDS = 0.84, 0.44, 0.55


def paint_skin(
    canvas: Canvas, bones: list[Tube], extra_tubes: list[Tube], begin: bool, end: bool
) -> None:
    """A stretch of limb with what belongs to it. `begin`, `end`: goes over into the next there."""
    painter, skin, edge_inset = canvas.painter, canvas.palette.skin, -canvas.edge_inset
    width = canvas.outline_width + edge_inset
    first, last = bones[0], bones[-1]
    # The shade is a little wider than the limb: it is the outline as well.
    rims = [[(x, y, r + width) for x, y, r in tube] for tube in bones]
    if begin:
        rims[0][0] = _wider(first[0], edge_inset)
    if end:
        rims[-1][-1] = _wider(last[-1], edge_inset)
    ways = [straight_direction(tube) for tube in bones]
    shade, base = new_path(), new_path()
    add_bones(shade, rims, ways)
    _add_extra(shade, base, extra_tubes, width, edge_inset)
    lx, ly = LIGHT
    lit = [lit_part(tube, LIT_SHARE, lx, ly, edge_inset) for tube in bones]
    # Whole where the limb goes on, and a little over, or the shade beneath would show as a line.
    if begin:
        lit[0][0] = _wider(first[0], 0.6 + edge_inset)
    if end:
        lit[-1][-1] = _wider(last[-1], 0.6 + edge_inset)
    add_bones(base, lit, ways)
    fill_layers(painter, (shade, base), skin.inks)
    paint_shine(painter, bones, skin)


def paint_rods(canvas: Canvas, rods: list[PlacedRod], extra_tubes: list[Tube]) -> None:
    """As `paint_skin`, of a whole limb whose beginning is covered by cloth."""
    painter, skin, edge_inset = canvas.painter, canvas.palette.skin, -canvas.edge_inset
    width = canvas.outline_width + edge_inset
    shade, base, shine = new_path(), new_path(), new_path()
    for rod in rods:
        rod.add_whole(shade, width)
        rod.add_lit(base, LIT_SHARE, 1.0, edge_inset)
        rod.add_lit(shine, SHINE_SHARE, 0.85, 0.0, SHINE_ENDS)
    _add_extra(shade, base, extra_tubes, width, edge_inset)
    fill_layers(painter, (shade, base), skin.inks, (shine, skin.light))


def _add_extra(
    shade: QPainterPath, base: QPainterPath, tubes: list[Tube], width: float, edge_inset: float
) -> None:
    lx, ly = LIGHT
    for tube in tubes:
        wide = [(x, y, r + width) for x, y, r in tube]
        add_layers([shade, base], [wide, lit_part(tube, LIT_SHARE, lx, ly, edge_inset)])


def _wider(station: Station, grow: float) -> Station:
    x, y, r = station
    return (x, y, r + grow)


def paint_shine(painter: QPainter, bones: list[Tube], material: Material) -> None:
    lx, ly = LIGHT
    shine = [lit_part(tube, SHINE_SHARE, lx * 0.85, ly * 0.85) for tube in bones]
    for tube, end in ((shine[0], 0), (shine[-1], -1)):
        x, y, r = tube[end]
        tube[end] = (x, y, r * SHINE_ENDS)
    fill_unsmoothed(painter, [tubes_path(shine)], material.light)


def paint_cloth(canvas: Canvas, tube: Tube, way: Vec, material: Material) -> None:
    """Cloth round the beginning of a limb that goes `way`; no outline where it joins the trunk."""
    painter, edge_inset = canvas.painter, -canvas.edge_inset
    bulge = -dot(way, canvas.view.eye)
    outline_width = canvas.outline_width * 1.5 / (len(tube) - 1)
    wide = [
        (x, y, r + edge_inset + min(canvas.outline_width, outline_width * n))
        for n, (x, y, r) in enumerate(tube)
    ]
    lx, ly = LIGHT
    lit = lit_part(tube, LIT_SHARE, lx, ly, edge_inset)
    lit[0] = _wider(tube[0], edge_inset)
    fill_layers(painter, sleeve_paths((wide, lit), bulge), material.inks)
