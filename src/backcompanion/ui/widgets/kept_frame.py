"""A frame of a figure as it was painted, packed."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize


class KeptFrame:
    """`rect`: where the figure is seen in it, and `cover` what is kept, in logical pixels of the
    view; `corner`: of what is packed, in pixels of the device; `number`: of the frame among all;
    `look`: what else but the pose is seen in it; `is_whole`: with all that lies behind.
    """

    __slots__ = (
        *("corner", "cover", "is_whole", "look", "number", "packed", "points", "rect", "size"),
    )

    def __init__(
        self,
        number: int,
        look: object,
        points: tuple[float, ...],
        rect: QRectF,
        cover: QRect,
        packed: bytes,
        corner: QPointF,
        size: QSize,
        *,
        is_whole: bool,
    ) -> None:
        self.number, self.look, self.points = number, look, points
        self.rect, self.cover, self.is_whole = rect, cover, is_whole
        self.packed, self.corner, self.size = packed, corner, size
