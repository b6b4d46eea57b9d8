"""The five cards with the numbers that one asks for first; each opens its sessions."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from backcompanion.application.progress_series import Headline
from backcompanion.ui import theme
from backcompanion.ui.progress.headline_numbers import (
    STEADINESS_WEEKS,
    HeadlineNumber,
    headline_numbers,
)
from backcompanion.ui.text import span_text
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.buttons import PaintedButton
from backcompanion.ui.widgets.card import RADIUS
from backcompanion.ui.widgets.direction import set_margins, widget_painter
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect

VALUE_PIXELS = 28
SMALLEST_PIXELS = 18
# Below this width two rows of cards read better than one.
ONE_ROW_FROM = 960
STEADINESS = 3
FEWEST_SCORES, SPARK_FROM = 4, 190


class HeadlineCard(PaintedButton):
    """A number under its name; large, and smaller only where it would not fit.

    `open_requested`: of whose sessions, the first day and the last, and a name for them.
    """

    open_requested = Signal(object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._days: tuple[date, date] | None = None
        self.clicked.connect(self._on_clicked)
        self._label = ElidedLabel("", 13, role=theme.MUTED)
        self._value = ElidedLabel("", VALUE_PIXELS, theme.BOLD)
        self._note = ElidedLabel("", 13, role=theme.MUTED)
        self._line: tuple[float, ...] = ()
        column = QVBoxLayout(self)
        set_margins(column, 18, 14, 14, 14)
        column.setSpacing(2)
        # Beside the number, for the line that is painted there.
        self._spark_room = QSpacerItem(0, 0)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._value, 1)
        beside.addSpacerItem(self._spark_room)
        column.addWidget(self._label)
        column.addLayout(beside)
        column.addWidget(self._note)

    def show_number(self, headline_number: HeadlineNumber) -> None:
        self._label.setText(headline_number.label)
        self._value.setText(headline_number.value)
        self._note.setText(headline_number.note)
        self.setAccessibleName(
            labelled(headline_number.label, f"{headline_number.value}, {headline_number.note}")
        )
        self._days = headline_number.days
        opens = self._days is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self._fit_if_placed()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize()

    def _on_clicked(self) -> None:
        if self._days is not None:
            first, last = self._days
            self.open_requested.emit(first, last, span_text.days_span(first, last))

    def _fit_if_placed(self) -> None:
        """Else it would be fitted into a width that it never has, in ten sizes of letters."""
        if self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 34
        for text, largest, weight, smallest in (
            (self._value, VALUE_PIXELS, theme.BOLD, SMALLEST_PIXELS),
            (self._label, 13, theme.REGULAR, 11),
            (self._note, 13, theme.REGULAR, 10),
        ):
            pixels = largest
            while pixels > smallest:
                font = theme.font(pixels, weight)
                if QFontMetricsF(font).horizontalAdvance(text.text()) <= room:
                    break
                pixels -= 1
            if text.font().pixelSize() != pixels:
                text.setFont(theme.font(pixels, weight))
        self._value.setFixedHeight(36)
        if self._spark_room.sizeHint().width() != self._spark_width():
            self._spark_room.changeSize(self._spark_width(), 0)
            layout = self.layout()
            assert layout is not None
            layout.invalidate()

    def show_line(self, scores: Sequence[float]) -> None:
        """The way to the number, small, at the right; 0 to 100."""
        self._line = tuple(scores)
        self._fit_if_placed()
        self.update()

    def _spark_width(self) -> int:
        """Nothing where the number would not keep its room."""
        if len(self._line) < FEWEST_SCORES or self.width() < SPARK_FROM:
            return 0
        return self.width() // 2 - 20

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = widget_painter(self)
        rect = QRectF(self.rect())
        is_hot = self.hovered and self._days is not None
        paint_rounded_rect(painter, rect, c.soft if is_hot else c.surface, c.line, RADIUS)
        if self.shows_focus:
            paint_focus(painter, rect, RADIUS)
        width = self._spark_width()
        if width:
            self._paint_line(painter, width, c)

    def _paint_line(self, painter: QPainter, width: int, c: theme.Colours) -> None:
        area = QRectF(self.width() - width - 20, 22, width, 36)
        step = area.width() / (len(self._line) - 1)
        points = QPolygonF(
            [
                QPointF(area.left() + n * step, area.bottom() - score / 100 * area.height())
                for n, score in enumerate(self._line)
            ]
        )
        painter.setPen(QPen(QColor(c.accent), 2))
        painter.drawPolyline(points)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent))
        painter.drawEllipse(points.at(points.size() - 1), 3.5, 3.5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class HeadlineCards(QWidget):
    """In one row, or in two where the window is small. `open_requested` as of a card."""

    open_requested = Signal(object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(HeadlineCard(self) for _index in range(5))
        for card in self._cards:
            card.open_requested.connect(self.open_requested)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._rows = 0
        self._arrange(1)

    def show_headline(self, headline: Headline) -> None:
        for card, headline_number in zip(self._cards, headline_numbers(headline), strict=True):
            card.show_number(headline_number)
        scores = headline.steadiness.by_week[-STEADINESS_WEEKS:]
        self._cards[STEADINESS].show_line([week.score for week in scores])

    def _arrange(self, rows: int) -> None:
        if rows == self._rows:
            return
        self._rows = rows
        for column in range(6):
            self._grid.setColumnStretch(column, 0)
        if rows == 1:
            places = [(0, index, 1) for index in range(5)]
            # Steadiness has its line, time the longest note.
            for index, stretch in enumerate((17, 20, 20, 26, 27)):
                self._grid.setColumnStretch(index, stretch)
        else:
            places = [(0, 0, 2), (0, 2, 2), (0, 4, 2), (1, 0, 3), (1, 3, 3)]
            for index in range(6):
                self._grid.setColumnStretch(index, 1)
        for card, (row, column, span) in zip(self._cards, places, strict=True):
            self._grid.addWidget(card, row, column, 1, span)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(1 if self.width() >= ONE_ROW_FROM else 2)
