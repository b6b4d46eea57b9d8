"""The countdown: a ring that empties, the seconds in it, and what they are seconds of."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.ui import theme

LAST_SECONDS = 3.0
VISIBLE_PIXELS = 1.2
# The beat of the last seconds is a change of colour, which needs fewer pictures than a movement.
BEAT_SECONDS = 0.05
# Of the ring's side: how thick it is.
THICKNESS = 0.047


class CountdownRing(QWidget):
    """As large as its place allows; the digits are 0.45 of its side."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("countdown")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._left = 0.0
        self._share = 0.0
        self._caption = ""
        self._colour = ""
        self._counts_down = True
        self._shown = ""

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    @property
    def shown(self) -> str:
        """The digits on screen."""
        return self._shown

    def show_passed(self, seconds: float, caption: str, colour: str) -> None:
        """What has passed, where nobody knows how much is to come."""
        self._show(int(seconds), seconds, 1.0, caption, colour, counts_down=False)

    def show_time(self, left: float, share: float, caption: str, colour: str) -> None:
        """`left` in seconds, shown rounded up; `share` of the time that is still to come."""
        seconds = max(0, -int(-left // 1))
        self._show(seconds, left, share, caption, colour, counts_down=True)

    def _show(
        self,
        seconds: int,
        left: float,
        share: float,
        caption: str,
        colour: str,
        *,
        counts_down: bool,
    ) -> None:
        shown = str(seconds)
        share = min(max(share, 0.0), 1.0)
        same = (shown, caption, colour) == (self._shown, self._caption, self._colour)
        if not same:
            self.setAccessibleName(f"{seconds} {caption}")
        elif counts_down and left <= LAST_SECONDS:
            if 0.0 <= self._left - left < BEAT_SECONDS:
                return
        else:
            # What moves by less than this is not seen, and painting the ring is not cheap.
            moved = abs(share - self._share) * min(self.width(), self.height()) * pi
            if moved < VISIBLE_PIXELS:
                return
            if self._counts_down == counts_down and moved < self._box().width() / 4:
                ends = (self._end_of_arc(self._share), self._end_of_arc(share))
                self._left, self._share = left, share
                self.update(ends[0].united(ends[1]))
                return
        self._counts_down = counts_down
        self._left, self._share = left, share
        self._shown, self._caption, self._colour = shown, caption, colour
        self.update()

    def _box(self) -> QRectF:
        """Within the middle of the ring's line."""
        side = float(min(self.width(), self.height()))
        width = side * THICKNESS
        left, top = (self.width() - side + width) / 2, (self.height() - side + width) / 2
        return QRectF(left, top, side - width, side - width)

    def _end_of_arc(self, share: float) -> QRect:
        """Where it ends then: all that is to be painted again while it empties."""
        box, angle = self._box(), 2 * pi * share
        centre, radius = box.center(), box.width() / 2
        at = QPointF(centre.x() + radius * sin(angle), centre.y() - radius * cos(angle))
        round_it = box.width() * THICKNESS + 2
        return QRectF(at, at).adjusted(-round_it, -round_it, round_it, round_it).toAlignedRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(min(self.width(), self.height()))
        width, box = side * THICKNESS, self._box()
        pen = QPen(theme.mix(c.background, c.text, 0.12), width)
        painter.setPen(pen)
        painter.drawEllipse(box)
        colour = QColor(self._colour or c.accent)
        if self._counts_down and 0 < self._left <= LAST_SECONDS:
            # The last three seconds are seen from across the room: the ring fills, beat by beat.
            beat = self._left % 1.0
            fill = QColor(colour)
            fill.setAlphaF(0.16 + 0.34 * beat)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawEllipse(box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        pen.setColor(colour)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._share > 0.002:
            painter.drawArc(box, 90 * 16, round(-self._share * 360 * 16))
        # Letters of this size are painted as shapes, which takes longer than all of the ring.
        inside = box.adjusted(box.width() / 5, box.width() / 5, -box.width() / 5, -box.width() / 5)
        if QRectF(event.rect()).intersects(inside):
            self._digits(painter, box, side, c)

    def _digits(self, painter: QPainter, box: QRectF, side: float, c: theme.Colours) -> None:
        pixels = side * (0.45 if len(self._shown) < 3 else 0.42)
        font = theme.font(pixels, theme.BOLD, tabular=True)
        painter.setFont(font)
        painter.setPen(QColor(c.text))
        metrics = QFontMetricsF(font)
        centre = box.center()
        baseline = centre.y() + metrics.capHeight() / 2 - side * 0.05
        width = metrics.horizontalAdvance(self._shown)
        painter.drawText(round(centre.x() - width / 2), round(baseline), self._shown)
        painter.setFont(theme.font(side * 0.072))
        painter.setPen(QColor(c.muted))
        caption = QRectF(box.x(), baseline + side * 0.045, box.width(), side * 0.12)
        painter.drawText(caption, Qt.AlignmentFlag.AlignHCenter, self._caption)
