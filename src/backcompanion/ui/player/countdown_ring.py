"""The countdown: a ring that empties, the seconds in it, and what they are seconds of."""

from math import atan2, cos, hypot, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.ui import theme

LAST_SECONDS = 3.0
# Its end goes on by so many pixels.
VISIBLE_PIXELS = 3.0
EPSILON_PIXELS = 0.05
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
        self._latest = 0.0  # the share that was told last, painted or not
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

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
        self._latest = share
        same = (shown, caption, colour) == (self._shown, self._caption, self._colour)
        if not same:
            self.setAccessibleName(f"{seconds} {caption}")
        elif counts_down and left <= LAST_SECONDS:
            if 0.0 <= self._left - left < BEAT_SECONDS:
                return
        else:
            # What moves by less than this is not seen, and painting the ring is not cheap.
            moved = abs(share - self._share) * self._length()
            if moved < VISIBLE_PIXELS - EPSILON_PIXELS:
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

    def seconds_until_painted(self, whole: float) -> float:
        """Of a time that is as long as `whole`, until it is seen to have gone on."""
        if not self._counts_down:
            return whole
        if self._left <= LAST_SECONDS:
            return BEAT_SECONDS
        left = VISIBLE_PIXELS / max(1.0, self._length()) - abs(self._share - self._latest)
        return max(0.0, left) * whole

    def _length(self) -> float:
        return min(self.width(), self.height()) * pi

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
        painter.fillRect(event.rect(), QColor(c.background))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(min(self.width(), self.height()))
        width, box = side * THICKNESS, self._box()
        pen = QPen(theme.mix(c.background, c.text, 0.12), width)
        # Where it ends is a small part of it: no more of a line is worked out than is seen there.
        around, reach = _shares_within(QRectF(event.rect()), box)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(box, *_arc(around - reach, around + reach))
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
            painter.drawArc(box, *_arc(max(0.0, self._share - 2 * reach), self._share))
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


def _shares_within(rect: QRectF, box: QRectF) -> tuple[float, float]:
    """The middle of what a rectangle shows of the ring's line, and how far that reaches, as shares
    of a round from the top on.
    """
    way, radius = rect.center() - box.center(), box.width() / 2
    reach = hypot(rect.width(), rect.height()) / 2 + radius * 2 * THICKNESS
    if reach > radius / 2:
        return 0.5, 0.5
    return atan2(way.x(), -way.y()) / (2 * pi) % 1.0, 1.2 * reach / (2 * pi * radius)


def _arc(begin: float, end: float) -> tuple[int, int]:
    """From one share of a round to another, in Qt's sixteenths of a degree."""
    first, last = (round((90.0 - 360.0 * share) * 16) for share in (begin, end))
    return first, last - first
