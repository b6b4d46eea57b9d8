"""The whole of a routine as one bar, as the Player has it, with the selected step."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.application.edited_routine import RoutineLength
from backcompanion.application.routine_editor import Spot
from backcompanion.ui import theme
from backcompanion.ui.widgets.painted import Painted

_HEIGHT, _TOP, _WIDEST = 28, 4, 620


class LengthBar(Painted, QWidget):
    """Seen only: the list and the length beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._length: RoutineLength | None = None
        self._selected: tuple[str, frozenset[int]] = ("", frozenset())
        self.setFixedHeight(_HEIGHT)
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _HEIGHT)

    def show_length(self, length: RoutineLength) -> None:
        self._length = length
        self.update()

    def show_selected(self, spot: Spot | None, places: frozenset[int]) -> None:
        """`places`: their indices in that block."""
        self._selected = (spot.block, places) if spot is not None else ("", frozenset())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        length = self._length
        if length is None or not length.whole:
            return
        painter, c = self.create_painter(), theme.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        scale, x, marked = self.width() / length.whole, 0.0, -1.0
        colours = {"warm-up": c.prepare, "round": c.work, "cool-down": c.cool_down}
        block_selected, places = self._selected
        for block, place, ready, seconds in length.pieces:
            chosen = block == block_selected and place in places
            for span, height, colour in ((ready, 6.0, c.rest), (seconds, 10.0, colours[block])):
                width = span * scale
                box = QRectF(x, _TOP + (10 - height) / 2, max(width - 1.5, 0.5), height)
                painter.setBrush(theme.mix(c.background, colour, 1.0 if chosen else 0.45))
                if width > 0:
                    painter.drawRoundedRect(box, 2.5, 2.5)
                if chosen and marked < 0 and colour != c.rest:
                    marked = x + width / 2
                x += width
        if marked >= 0:
            painter.setBrush(QColor(c.text))
            tip = QPointF(marked, _TOP + 13)
            sides = (QPointF(marked - 6, _TOP + 21), QPointF(marked + 6, _TOP + 21))
            painter.drawPolygon(QPolygonF([tip, *sides]))
