"""All steps of the session as one bar, coloured by kind, with where one is."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.segment import Segment
from backcompanion.training.session.timeline import Timeline
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.direction import widget_painter


def kind_colour(timeline_block: str, getting_ready: bool, c: theme.Colours) -> str:
    """Warm-up and cool-down have a colour each; in the rounds, work and getting ready."""
    if timeline_block == "warm-up":
        return c.prepare
    if timeline_block == "cool-down":
        return c.cool_down
    return c.rest if getting_ready else c.work


class StepBar(QWidget):
    """Warm-up and cool-down are one piece each; kinds differ in height as well as in colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timeline: Timeline | None = None
        self._position = 0.0
        self._pieces: list[tuple[float, float, str, bool]] = []
        self._tick = -1

    def sizeHint(self) -> QSize:
        return QSize(400, 30)

    def show_position(self, timeline: Timeline, position: float) -> None:
        if timeline is not self._timeline:
            self._timeline = timeline
            self._pieces = _pieces(timeline)
            self._tick = -1
        self._position = position
        # A pixel is several seconds wide, so most frames change nothing.
        tick = round(position * max(1, self.width()) / max(1.0, timeline.seconds) * 2)
        if tick != self._tick:
            self._tick = tick
            self.update()
            self.setAccessibleName(
                _("{done} of {all} done").format(
                    done=formats.clock(position), all=formats.clock(timeline.seconds)
                )
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._timeline is None:
            return
        c = theme.colours()
        painter = widget_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        scale = self.width() / max(1.0, self._timeline.seconds)
        for start, end, block, getting_ready in self._pieces:
            colour = kind_colour(block, getting_ready, c)
            height = 6.0 if getting_ready else 10.0
            left, right = start * scale, max(end * scale - 2, start * scale + 1)
            done = min(max(self._position * scale, left), right)
            box = QRectF(left, 4 + (10 - height) / 2, right - left, height)
            painter.setBrush(theme.mix(c.background, colour, 0.32))
            painter.drawRoundedRect(box, 2.5, 2.5)
            if done > left:
                box.setRight(done)
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(box, 2.5, 2.5)
        x = min(max(self._position * scale, 7.0), self.width() - 7.0)
        painter.setBrush(QColor(c.text))
        painter.drawPolygon(QPolygonF([QPointF(x, 18), QPointF(x - 6.5, 27), QPointF(x + 6.5, 27)]))


def _pieces(timeline: Timeline) -> list[tuple[float, float, str, bool]]:
    """(start, end, block, ready). A warm-up or a cool-down is one piece, and so is an attempt."""
    pieces: list[tuple[float, float, str, bool]] = []
    before: Segment | None = None
    for segment in timeline.segments:
        block = timeline.prescription.steps[segment.step].block
        getting_ready = segment.getting_ready and block == "round"
        continues = before is not None and not before.last and not before.getting_ready
        if pieces and pieces[-1][2] == block and (block != "round" or continues):
            pieces[-1] = (pieces[-1][0], segment.end, block, pieces[-1][3])
        elif segment.end > segment.start:
            pieces.append((segment.start, segment.end, block, getting_ready))
        before = segment
    return pieces
