"""How the parts of a chart are painted, whatever they are painted on: a plot, a picture, paper."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygon

from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Band, Bar, Chart, Point, PointNote

ToPixels = Callable[[float, float], QPointF]

RADIUS = 3.0
WIDEST_BAR = 40.0
HATCH_GAP = 7.0
CROSS, SMALLEST_CROSS = 3.5, 1.5
STEP_LINE = 2
# Steps that are narrower than this have a thinner line.
NARROW_STEP = 3.0
# Crosses stand so far below the line of 0.
CROSS_BELOW = 9.0
NOTE_PIXELS = 12


def bar_rects(
    bars: Sequence[Bar], width: float, to_pixels: ToPixels, *, sideways: bool
) -> list[QRectF]:
    """At most 40 pixels wide, however few bars there are.

    Their places are worked out here: to ask Qt for each corner took longer than to paint them.
    """
    origin, unit = to_pixels(0, 0), to_pixels(1, 1)
    left, top = origin.x(), origin.y()
    column, row = unit.x() - left, unit.y() - top
    pitch = abs(row if sideways else column)
    thick = min(WIDEST_BAR, width * pitch)
    if sideways:
        return [
            QRectF(left, top + bar.x * row - thick / 2, bar.height * column, thick) for bar in bars
        ]
    return [
        QRectF(left + bar.x * column - thick / 2, top, thick, bar.height * row).normalized()
        for bar in bars
    ]


def paint_bars(
    painter: QPainter,
    bars: Sequence[tuple[Bar, QRectF]],
    strong: QColor,
    weak: QColor,
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for ink, is_strong in ((strong, True), (weak, False)):
        painter.setBrush(ink)
        for bar, rect in bars:
            if bar.strong == is_strong and bar.height > 0:
                radius = min(RADIUS, rect.width() / 2, rect.height() / 2)
                painter.drawRoundedRect(rect, radius, radius)


def paint_bar(painter: QPainter, rect: QRectF, fill: QColor) -> None:
    """One by itself."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    radius = min(RADIUS, rect.width() / 2, rect.height() / 2)
    painter.drawRoundedRect(rect, radius, radius)


def paint_bands(
    painter: QPainter, bands: Sequence[Band], plot: QRectF, to_pixels: ToPixels, c: theme.Colours
) -> list[QRectF]:
    """Where their names stand. Lines rather than a pattern: a pattern is drawn in points of the
    screen and not of paper.
    """
    names: list[QRectF] = []
    painter.setFont(theme.font(NOTE_PIXELS))
    metrics = QFontMetricsF(painter.font())
    free_from = plot.left()
    for band in bands:
        left, right = to_pixels(band.left, 0).x(), to_pixels(band.right, 0).x()
        rect = QRectF(left, plot.top(), max(3.0, right - left), plot.height()).intersected(plot)
        if rect.isEmpty():
            continue
        paint_hatch(painter, rect, theme.mix(c.surface, c.muted, 0.55))
        width = metrics.horizontalAdvance(band.text)
        at = min(rect.center().x() - width / 2, plot.right() - width)
        # Where there are many narrow ones, the first has said what they are.
        is_named = rect.width() >= width / 2 or free_from == plot.left()
        if band.text and is_named and at >= free_from:
            painter.setPen(QColor(c.muted))
            painter.drawText(QPointF(at, plot.top() + 11), band.text)
            names.append(QRectF(at, plot.top(), width, 14))
            free_from = at + width + 8
    return names


def paint_hatch(painter: QPainter, rect: QRectF, ink: QColor, gap: float = HATCH_GAP) -> None:
    """Slanted lines, clipped by arithmetic: a clip would become a mask in an SVG."""
    painter.setPen(QPen(ink, 1))
    total = rect.width() + rect.height()
    offset = gap / 2
    lines = []
    while offset < total:
        start = QPointF(
            rect.left() + max(0.0, offset - rect.height()), rect.top() + min(offset, rect.height())
        )
        end = QPointF(
            rect.left() + min(offset, rect.width()), rect.top() + max(0.0, offset - rect.width())
        )
        lines.append(QLineF(start, end))
        offset += gap
    painter.drawLines(lines)


def paint_steps(
    painter: QPainter, steps: Sequence[Point], to_pixels: ToPixels, c: theme.Colours
) -> None:
    """On whole pixels; a thicker line as rectangles, as Qt takes 50 ms for one of ten years.

    All of them in one call, and their places worked out here: 1,600 calls took 5 ms.
    """
    if not steps:
        return
    fill = QColor(c.accent)
    fill.setAlphaF(0.13)
    origin, unit = to_pixels(0, 0), to_pixels(1, 1)
    ground, column, row = round(origin.y()), unit.x() - origin.x(), unit.y() - origin.y()
    pixels = [(round(origin.x() + x * column), round(origin.y() + y * row)) for x, y in steps]
    line = STEP_LINE if abs(column) >= NARROW_STEP else 1
    corners = [QPoint(x, y) for x, y in pixels]
    first, last = QPoint(pixels[0][0], ground), QPoint(pixels[-1][0], ground)
    was_smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygon([first, *corners, last]))
    if line == 1:
        painter.setPen(QPen(QColor(c.accent), 1))
        painter.drawPolyline(QPolygon(corners))
    else:
        painter.setBrush(QColor(c.accent))
        painter.drawRects(
            [
                QRect(min(x1, x2) - 1, min(y1, y2) - 1, abs(x2 - x1) + line, abs(y2 - y1) + line)
                for (x1, y1), (x2, y2) in pairwise(pixels)
            ]
        )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, was_smooth)


def paint_trends(painter: QPainter, chart: Chart, to_pixels: ToPixels, c: theme.Colours) -> None:
    painter.setPen(QPen(QColor(c.prepare), 2))
    for (x1, y1), (x2, y2) in chart.trends:
        painter.drawLine(to_pixels(x1, y1), to_pixels(x2, y2))


def paint_crosses(
    painter: QPainter, crosses: Sequence[float], to_pixels: ToPixels, c: theme.Colours
) -> None:
    places = [to_pixels(x, 0) for x in crosses]
    nearest = min((b.x() - a.x() for a, b in pairwise(places)), default=2 * CROSS)
    reach = min(CROSS, max(SMALLEST_CROSS, nearest * 0.4))
    painter.setPen(QPen(QColor(c.rest), 2 if reach == CROSS else 1))
    lines = []
    for at in places:
        left, right = at.x() - reach, at.x() + reach
        top, bottom = at.y() + CROSS_BELOW - reach, at.y() + CROSS_BELOW + reach
        lines += [QLineF(left, top, right, bottom), QLineF(left, bottom, right, top)]
    painter.drawLines(lines)


def paint_notes(
    painter: QPainter,
    notes: Sequence[PointNote],
    plot: QRectF,
    to_pixels: ToPixels,
    c: theme.Colours,
    taken: Sequence[QRectF] = (),
) -> None:
    """Beside their point, to the left of it where there is no room; none over another, or over what
    is `taken`.
    """
    painter.setFont(theme.font(NOTE_PIXELS, theme.BOLD))
    metrics = QFontMetricsF(painter.font())
    used = list(taken)
    for note in notes:
        at = to_pixels(note.x, note.y)
        painter.setPen(QPen(QColor(c.accent), 2.5) if note.ring else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.surface if note.ring else c.accent))
        radius = 5.0 if note.ring else 4.0
        painter.drawEllipse(at, radius, radius)
        width = metrics.horizontalAdvance(note.text)
        beside = QRectF(at.x() + 12, at.y() - 10, width, 18)
        above = QRectF(min(at.x() + 8, plot.right()) - width, at.y() - 26, width, 18)
        if note.above:
            above.moveLeft(max(plot.left(), at.x() - width / 2))
        left = QRectF(at.x() - 12 - width, at.y() - 10, width, 18)
        below = QRectF(above.left(), at.y() + 8, width, 18)
        for place in (above, beside, left, below) if note.above else (beside, above, left, below):
            is_free = not any(place.intersects(other) for other in used)
            if plot.left() <= place.left() and place.right() <= plot.right() and is_free:
                used.append(place)
                ground = QColor(c.surface)
                ground.setAlphaF(0.85)  # what it lies over is not to run through its letters
                painter.fillRect(place.adjusted(-2, 1, 2, -1), ground)
                painter.setPen(QColor(c.text))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, note.text)
                break


def untouching(places: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """Which of the labels, given by their middle and width, can all be shown apart.

    The first and then each that leaves the gap; in place of a ragged end, every so-manieth.
    """
    for step in range(1, len(places) + 1):
        kept = list(range(0, len(places), step))
        edges = [(places[i][0] - places[i][1] / 2, places[i][0] + places[i][1] / 2) for i in kept]
        if all(right + gap <= left for (_left, right), (left, _right) in pairwise(edges)):
            return kept
    return [0] if places else []


def paint_reading(
    painter: QPainter, x: float, plot: QRectF, to_pixels: ToPixels, c: theme.Colours
) -> None:
    """A line up through what is being read."""
    at = to_pixels(x, 0).x()
    painter.setPen(QPen(QColor(c.prepare), 2))
    painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()))
