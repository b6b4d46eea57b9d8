"""By what is painted that often stands still within a part that moves: a shoe, the shorts."""

from collections.abc import Callable

from backcompanion.figure.model.space import Vec
from backcompanion.figure.paint.canvas import Canvas
from backcompanion.figure.paint.depth_order import Ball

# Paints what has a name, lies round balls, and stands still for as long as marks do.
Keep = Callable[[Canvas, str, list[Vec], list[Ball], Callable[[], None]], None]


def paint_anew(
    canvas: Canvas, name: str, marks: list[Vec], balls: list[Ball], paint: Callable[[], None]
) -> None:
    """Keeps nothing."""
    del canvas, name, marks, balls
    paint()
