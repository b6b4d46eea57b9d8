"""Whether what a window shows can be reached and read: a sentence for each finding."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from backcompanion.ui.widgets.figure_view import FigureView
from support.present import present
from support.visible import visible_within

# What rounding at 125 % and the like takes and gives.
SLACK = 1
# A typeface is wider by a pixel or two at some scales.
PAINTED_SLACK = 3
# So much of two letters' boxes is air.
OVERLAP = 4
WIDEST_PICTURE = 80
# Of the room beside its text a button may lose so much before the text itself gives way.
PADDING = 18
FIELD_EDGE, COMBO_ARROW = 8, 30
# Less than two lines of what is scrolled are too few to read.
MIN_VIEW = 40


def findings(root: QWidget) -> list[str]:
    """Of everything that is visible within `root`, which is as large as its screen lets it."""
    findings: dict[str, None] = {}  # what is out of reach as a whole is told once
    for widget in _shown(root):
        out = _out_of_reach(widget, root)
        if out and (_takes_focus(widget) or isinstance(widget, QLabel)):
            findings.setdefault(f"out of reach: {out}")
        cut = _cut(widget)
        if cut:
            widget.grab()  # a tip comes with what is painted, and this may be scrolled away
        if cut and not widget.toolTip():
            findings.setdefault(f"{_name(widget)} is cut: {cut}")
    return [*findings, *_cut_headings(root)]


def _cut_headings(root: QWidget) -> list[str]:
    """Of columns: a table has no tip for them."""
    return [
        f"heading {header.model().headerData(column, header.orientation())!r} is cut"
        for header in visible_within(root)
        if isinstance(header, QHeaderView) and header.orientation() == Qt.Orientation.Horizontal
        for column in range(header.count())
        if header.sectionSizeHint(column) > header.sectionSize(column) + SLACK
    ]


def covered_by(message: QWidget, root: QWidget) -> list[str]:
    """What can be pressed or read within `root` and lies below the message."""
    place = QRect(message.mapTo(root, QPoint()), message.size())
    return [
        f"{_name(widget)} is covered"
        for widget in _shown(root)
        if widget is not message
        and not message.isAncestorOf(widget)
        and not widget.isAncestorOf(message)
        and (_takes_focus(widget) or isinstance(widget, FigureView) or _says_something(widget))
        and not _out_of_reach(widget, root)
        and place.adjusted(SLACK, SLACK, -SLACK, -SLACK).intersects(_seen(widget, root))
    ]


def _says_something(widget: QWidget) -> bool:
    return isinstance(widget, QLabel) and bool(widget.text())


def _shown(root: QWidget) -> Iterator[QWidget]:
    for widget in visible_within(root, inside_views=False):
        if not isinstance(widget, QScrollBar):
            yield widget


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and widget.isEnabled()


def _out_of_reach(widget: QWidget, root: QWidget) -> str:
    """Where it can neither be seen nor scrolled to; empty where it can."""
    rect, node = widget.rect(), widget
    while node is not root:
        parent = present(node.parentWidget())
        area = parent.parentWidget()
        rect = rect.translated(node.pos())
        if isinstance(area, QScrollArea) and area.widget() is node:
            room = node.geometry()
            if area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                room.setWidth(min(room.width(), parent.width() - room.left()))
            if not _holds(room, rect):
                return f"{_name(widget)} {_of(rect)} in what is scrolled, {_of(room)}"
            if parent.height() < min(MIN_VIEW, node.height()):
                return f"scrolled in {_of(parent.rect())}"
            rect = QRect(QPoint(), parent.size())
        elif not _holds(parent.rect(), rect):
            return f"{_name(node)} {_of(rect)} in {_name(parent)}, {_of(parent.rect())}"
        node = parent
    return ""


def _seen(widget: QWidget, root: QWidget) -> QRect:
    """The part of it that is not scrolled away, in the coordinates of `root`."""
    rect, node = widget.rect(), widget
    while node is not root:
        rect = rect.translated(node.pos())
        node = present(node.parentWidget())
        rect = rect.intersected(node.rect())
    return rect


def _holds(room: QRect, rect: QRect) -> bool:
    return room.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(rect)


def _cut(widget: QWidget) -> str:
    if widget.toolTip():
        return ""  # it says all there
    if isinstance(widget, QLabel):
        shown = QLabel.text(widget)
        if not shown:
            return ""
        needed = _text_size(widget, shown)
        room = widget.contentsRect().size()
        if needed.width() > room.width() + SLACK or needed.height() > room.height() + 3 * SLACK:
            return f"{needed.toTuple()} in {room.toTuple()}"
    elif isinstance(widget, QAbstractButton) and widget.text():
        needed = widget.sizeHint()
        if needed.width() > widget.width() + PADDING or needed.height() > widget.height() + SLACK:
            return f"{needed.toTuple()} in {widget.size().toTuple()}"
    elif isinstance(widget, QLineEdit) and not widget.text():
        needed_width = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        if needed_width > widget.width() - 2 * FIELD_EDGE:
            return f"{needed_width} in {widget.width()}"
    elif isinstance(widget, QComboBox):
        needed_width = widget.fontMetrics().horizontalAdvance(widget.currentText())
        if needed_width > widget.width() - FIELD_EDGE - COMBO_ARROW:
            return f"{needed_width} in {widget.width()}"
    return ""


def _text_size(label: QLabel, text: str) -> QSize:
    if label.wordWrap():
        needed = label.fontMetrics().boundingRect(
            0, 0, label.contentsRect().width(), 10_000, Qt.TextFlag.TextWordWrap.value, text
        )
    else:
        needed = label.fontMetrics().boundingRect(0, 0, 100_000, 10_000, 0, text)
    return needed.size()


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return (
        f"{type(widget).__name__} {(text or widget.accessibleName() or widget.objectName())[:60]!r}"
    )


def _of(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}x{rect.height()}"


@contextmanager
def painted_text(texts: set[str]) -> Iterator[None]:
    """Whatever is painted in a room that is too small for it, and is nowhere to be read in full;
    and what is painted over something else.
    """
    draw = QPainter.drawText
    drawn = _Drawn(texts)

    def watched(painter: QPainter, *arguments: Any) -> Any:
        drawn.note_text(painter, arguments)
        match arguments:
            case (QRect() | QRectF() as room, flags, str(text)) if not _tells_all(painter):
                needed = painter.fontMetrics().horizontalAdvance(text)
                wraps = flags_value(flags) & Qt.TextFlag.TextWordWrap.value
                if needed > room.width() + PAINTED_SLACK and not wraps:
                    texts.add(f"painted {text!r} is cut: {needed} in {round(room.width())}")
                elif text in elided.results:
                    texts.add(f"painted {text!r} has no tool tip")
        return draw(painter, *arguments)

    with (
        patch.object(QPainter, "drawText", watched),
        drawn,
        Elided(QFontMetrics) as elided,
        Elided(QFontMetricsF, elided.results),
    ):
        yield


def _tells_all(painter: QPainter) -> bool:
    """By a tool tip, which items of a list have of themselves."""
    device = painter.device()
    if not isinstance(device, QWidget):
        return True  # a picture of what is painted elsewhere
    return bool(device.toolTip()) or isinstance(device.parentWidget(), QAbstractItemView)


class _Drawn:
    """Notes letters and small pictures that one painter puts over one another."""

    def __init__(self, overlaps: set[str]) -> None:
        self._overlaps = overlaps
        self._draw_pixmap = QPainter.drawPixmap

    def __enter__(self) -> None:
        def watched(painter: QPainter, *arguments: Any) -> Any:
            match arguments:
                case (QPoint() | QPointF() as at, QPixmap() as picture):
                    size = picture.deviceIndependentSize()
                    if 0 < size.width() <= WIDEST_PICTURE:
                        self._note(painter, "a picture", QRectF(QPointF(at), size))
            return self._draw_pixmap(painter, *arguments)

        QPainter.drawPixmap = watched  # type: ignore[method-assign]

    def __exit__(self, *_error: object) -> None:
        QPainter.drawPixmap = self._draw_pixmap  # type: ignore[method-assign]

    def note_text(self, painter: QPainter, arguments: tuple[Any, ...]) -> None:
        match arguments:
            case (QRect() | QRectF() as room, flags, str(text)):
                taken = painter.boundingRect(QRectF(room), flags_value(flags), text)
                self._note(painter, repr(text), taken)

    def _note(self, painter: QPainter, name: str, place: QRectF) -> None:
        # With the painter itself: whoever holds one keeps it from ending in time.
        places: dict[str, QRectF] = painter.__dict__.setdefault("noted", {})
        seen = painter.combinedTransform().mapRect(place)
        for other, taken in places.items():
            both = seen.intersected(taken)
            if min(both.width(), both.height()) > OVERLAP and name != other:
                self._overlaps.add(f"{name} is painted over {other}")
        places[name] = seen


class Elided:
    """Notes what comes out shorter than it went in."""

    def __init__(self, metrics: type, results: set[str] | None = None) -> None:
        self._metrics, self._whole = metrics, metrics.elidedText  # type: ignore[attr-defined]
        self.results: set[str] = set() if results is None else results

    def __enter__(self) -> "Elided":
        def noted(metrics: Any, text: str, *arguments: Any) -> str:
            shown: str = self._whole(metrics, text, *arguments)
            if shown != text:
                self.results.add(shown)
            return shown

        self._metrics.elidedText = noted  # type: ignore[attr-defined]
        return self

    def __exit__(self, *_error: object) -> None:
        self._metrics.elidedText = self._whole  # type: ignore[attr-defined]


def flags_value(flags: Any) -> int:
    return int(getattr(flags, "value", flags))
