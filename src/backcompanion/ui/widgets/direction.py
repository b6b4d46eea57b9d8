"""Which way the person reads: what is painted, pressed and typed follows it.

Qt mirrors layouts, and text within its box; what a widget paints by itself stays where its numbers
say. Widgets here give their numbers as seen from left to right, and paint with a painter that puts
them where somebody who reads from right to left expects them: boxes and lines change sides,
pictures and letters are not turned round. In a language from left to right it is Qt's own painter.
"""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPolygon,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

_RTL = Qt.LayoutDirection.RightToLeft
_SWAPPED = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}


def is_mirrored(widget: QWidget | None = None) -> bool:
    """Whether it is read from right to left; None: the program as a whole."""
    direction = widget.layoutDirection() if widget else QGuiApplication.layoutDirection()
    return direction == _RTL


def widget_painter(widget: QWidget, device: QPaintDevice | None = None) -> QPainter:
    """`device`: a picture of the widget; left out, the widget itself."""
    painter = QPainter(widget if device is None else device)
    return mirrored_painter(painter, 0, widget.width()) if is_mirrored(widget) else painter


def paper_painter(painter: QPainter, left: float, right: float) -> QPainter:
    """For what is no widget: mirrored within these edges where the program is."""
    return mirrored_painter(painter, left, right) if is_mirrored() else painter


def row_painter(view: QWidget, painter: QPainter, row: QRect) -> QPainter:
    """For a row of a list."""
    if not is_mirrored(view):
        return painter
    return mirrored_painter(painter, row.x(), row.x() + row.width())


def mirrored_painter(painter: QPainter, left: float, right: float) -> QPainter:
    """Changes sides within these edges."""
    painter.setLayoutDirection(_RTL)
    return cast(QPainter, _MirroredPainter(painter, left + right))


def plain_painter(painter: QPainter) -> QPainter:
    """The one of Qt's, for what is not to be mirrored: a figure."""
    return painter.plain if isinstance(painter, _MirroredPainter) else painter


def seen_rect(painter: QPainter, rect: QRectF) -> QRectF:
    """Where that painter puts it."""
    return painter.seen(rect) if isinstance(painter, _MirroredPainter) else rect


def reading_point(widget: QWidget, point: QPointF) -> QPointF:
    """Where the mouse is, as seen from left to right."""
    return QPointF(widget.width() - point.x(), point.y()) if is_mirrored(widget) else point


def reading_key(widget: QWidget | None, key: int) -> Qt.Key:
    """Right is on, in whatever way is read; None: the program as a whole."""
    pressed = Qt.Key(key)
    return _SWAPPED.get(pressed, pressed) if is_mirrored(widget) else pressed


def seen_place(parent: QWidget, place: QRect) -> QRect:
    """Where what stands at `place` from left to right is in its parent."""
    return mirrored_place(parent.rect(), place) if is_mirrored(parent) else place


def mirrored_place(room: QRect, place: QRect) -> QRect:
    """At the other side of the room. QStyle would do it, but looking it up makes its 574 members,
    3 ms of a launch.
    """
    return place.translated(room.left() + room.right() - place.left() - place.right(), 0)


def set_margins(spaced: QLayout | QWidget, left: int, top: int, right: int, bottom: int) -> None:
    """As seen from left to right, where they differ: Qt leaves margins as they are."""
    edges = (right, top, left, bottom) if is_mirrored() else (left, top, right, bottom)
    spaced.setContentsMargins(*edges)


def align_lines(edit: "QPlainTextEdit") -> None:
    """Where reading begins: Qt puts them at the left, whatever their letters are."""
    if is_mirrored():
        option = edit.document().defaultTextOption()
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.document().setDefaultTextOption(option)


class _MirroredPainter:
    """Stands for a QPainter wherever only these things are done with it."""

    def __init__(self, painter: QPainter, edges: float) -> None:
        self.plain = painter
        self._edges = edges

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plain, name)

    def seen(self, shape: Any) -> Any:
        edges = self._edges
        match shape:
            case QRectF():
                return QRectF(edges - shape.x() - shape.width(), shape.y(), *_size(shape))
            case QRect():
                return QRect(round(edges) - shape.x() - shape.width(), shape.y(), *_size(shape))
            case QPointF():
                return QPointF(edges - shape.x(), shape.y())
            case QPoint():
                return QPoint(round(edges) - shape.x(), shape.y())
            case QPolygon():
                return QPolygon([self.seen(shape.at(n)) for n in range(shape.size())])
            case QPolygonF():
                return QPolygonF([self.seen(shape.at(n)) for n in range(shape.size())])
            case QPainterPath():
                return QTransform(-1, 0, 0, 1, edges, 0).map(shape)
            case _:
                return shape

    def _draw(self, name: str, arguments: tuple[Any, ...]) -> None:
        if len(arguments) >= 4 and all(isinstance(each, int | float) for each in arguments[:4]):
            arguments = (QRectF(*arguments[:4]), *arguments[4:])
        getattr(self.plain, name)(*(self.seen(each) for each in arguments))

    def drawLine(self, *arguments: Any) -> None:
        if len(arguments) == 4:
            arguments = QPointF(*arguments[:2]), QPointF(*arguments[2:])
        self.plain.drawLine(*(self.seen(each) for each in arguments))

    def drawLines(self, lines: Any) -> None:
        self.plain.drawLines([QLineF(self.seen(line.p1()), self.seen(line.p2())) for line in lines])

    def drawRects(self, rects: Any) -> None:
        self.plain.drawRects([self.seen(rect) for rect in rects])

    def drawRect(self, *arguments: Any) -> None:
        self._draw("drawRect", arguments)

    def drawRoundedRect(self, *arguments: Any) -> None:
        self._draw("drawRoundedRect", arguments)

    def drawEllipse(self, *arguments: Any) -> None:
        self._draw("drawEllipse", arguments)

    def drawPolyline(self, *arguments: Any) -> None:
        self._draw("drawPolyline", arguments)

    def drawPolygon(self, *arguments: Any) -> None:
        self._draw("drawPolygon", arguments)

    def drawPath(self, *arguments: Any) -> None:
        self._draw("drawPath", arguments)

    def fillRect(self, *arguments: Any) -> None:
        self._draw("fillRect", arguments)

    def fillPath(self, *arguments: Any) -> None:
        self._draw("fillPath", arguments)

    def setClipRect(self, *arguments: Any) -> None:
        self._draw("setClipRect", arguments)

    def setClipPath(self, *arguments: Any) -> None:
        self._draw("setClipPath", arguments)

    def drawImage(self, *arguments: Any) -> None:
        """Into a rectangle; the picture is not turned round."""
        self.plain.drawImage(self.seen(arguments[0]), *arguments[1:])

    def drawPixmap(self, *arguments: Any) -> None:
        """At its upper left corner, or into a rectangle."""
        if isinstance(arguments[0], int | float):
            arguments = (QPointF(*arguments[:2]), *arguments[2:])
        place, pixmap = arguments[:2]
        if isinstance(place, QPoint | QPointF):
            width = pixmap.width() / pixmap.devicePixelRatio()
            place = QPointF(self._edges - place.x() - width, place.y())
        else:
            place = self.seen(place)
        self.plain.drawPixmap(place, *arguments[1:])

    def drawText(self, *arguments: Any) -> None:
        """Into a rectangle, or from where its first letter begins."""
        if isinstance(arguments[0], int | float):
            arguments = (QPointF(*arguments[:2]), *arguments[2:])
        place, *more = arguments
        if isinstance(place, QPoint | QPointF):
            width = self.plain.fontMetrics().horizontalAdvance(more[-1])
            place = QPointF(self._edges - place.x() - width, place.y())
        else:
            place = self.seen(place)
        self.plain.drawText(place, *more)

    def translate(self, x: float, y: float) -> None:
        self.plain.translate(-x, y)


def _size(rect: Any) -> tuple[Any, Any]:
    return rect.width(), rect.height()
