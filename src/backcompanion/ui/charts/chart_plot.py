"""Draws a Chart with pyqtgraph. `pyqtgraph_loader` imports it: that takes most of a second."""

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPen,
    QPicture,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Chart, Mark, Tick
from backcompanion.ui.charts.chart_marks import ChartMarks
from backcompanion.ui.charts.chart_shapes import untouching
from backcompanion.ui.charts.rounded_bars import RoundedBars
from backcompanion.ui.widgets.direction import is_mirrored, set_margins

LABEL_PIXELS = 12
LABEL_GAP = 8.0
LEAST_LABELS_WIDTH = 38
MOST_LABELS_WIDTH = 220
GOAL_WIDTH, BESIDE_GOAL, RIGHT_MARGIN = 34, 12, 12
DOT_PIXELS, READ_DOT_PIXELS = 7, 12
# Told apart by shape as well as by colour.
SYMBOLS: dict[Mark, str] = {
    "good": "o",
    "tired": "s",
    "sore": "t1",
    "painful": "d",
    "plain": "o",
}


class ChartAxis(pg.AxisItem):  # type: ignore[misc]
    """Painted straight away: pyqtgraph records each change in a QPicture and plays that, so that
    every label is shaped twice.
    """

    picture: QPicture | None
    _specs: tuple[Any, ...] | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.save()
        painter.setFont(self.style["tickFont"])
        if self.picture is None:  # something has changed
            self._specs = self.generateDrawSpecs(painter)
            self.picture = QPicture()
        if self._specs is not None:
            self.drawPicture(painter, *self._specs)
        painter.restore()

    def drawPicture(
        self,
        painter: QPainter,
        _axis_line: object,
        grid: Sequence[tuple[QPen, QPointF, QPointF]],
        labels: Sequence[tuple[QRectF, int, str]],
    ) -> None:
        """The grid in rectangles: Qt takes ten times as long for a line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for pen, start, end in grid:
            painter.fillRect(_as_rect(start, end), pen.color())
        painter.setPen(self.textPen())
        painter.setClipRect(self.boundingRect())
        for rect, flags, text in labels:
            painter.drawText(rect, int(flags), text)


def _as_rect(start: QPointF, end: QPointF) -> QRectF:
    """A pixel wide, as the line between them is."""
    across, down = (0.0, 0.5) if start.y() == end.y() else (0.5, 0.0)
    return QRectF(start, end).adjusted(-across, -down, across, down)


def create_axes() -> dict[str, pg.AxisItem]:
    axes = {side: ChartAxis(orientation=side) for side in ("left", "bottom", "right")}
    for axis in axes.values():
        axis.enableAutoSIPrefix(False)  # whose label nobody sees, and which is made at each change
        axis.setStyle(tickLength=0, tickTextOffset=8, tickFont=theme.font(LABEL_PIXELS))
    return axes


def create_plot_item(axes: dict[str, pg.AxisItem], owner: QWidget) -> pg.PlotItem:
    """What a plot shows its chart with: half of the time that it takes to make one."""
    view = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
    item = pg.PlotItem(viewBox=view, axisItems=axes, enableMenu=False)
    # Its switches are made although nobody is shown them: they are to go with the plot.
    item.ctrlMenu.setParent(owner, item.ctrlMenu.windowFlags())
    return item


class ChartPlot(pg.PlotWidget):  # type: ignore[misc]
    """Made once; another chart or other colours only change what its items show."""

    hovered = Signal(float)  # where the mouse is, in the units of the chart's stops
    hover_left = Signal()
    pressed = Signal(float)

    def __init__(self, item: pg.PlotItem, parent: QWidget | None = None) -> None:
        """`item`: of `create_plot_item`."""
        super().__init__(parent, background=None, plotItem=item)
        # Mirrored by its axes alone: Qt would put them on the other side and leave their letters.
        self._first, self._last = ("right", "left") if is_mirrored() else ("left", "right")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        item.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        item.invertX(is_mirrored())
        item.showAxis(self._first)
        if is_mirrored():
            item.hideAxis(self._last)
        self._chart: Chart | None = None
        self._reading: int | None = None
        # The area around it has the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.setAntialiasing(True)
        item.hideButtons()
        for side in (self._first, "bottom"):
            item.getAxis(side).setZValue(-10)
        item.getAxis("bottom").setHeight(24)
        self._bars = RoundedBars()
        self._goal = pg.PlotCurveItem()
        self._line = pg.PlotCurveItem()
        # One for each kind of dot, so that all of one look alike and none is looked at by itself.
        self._dots = {
            mark: pg.ScatterPlotItem(pxMode=True, size=DOT_PIXELS, symbol=symbol)
            for mark, symbol in SYMBOLS.items()
        }
        self._read_dots = pg.ScatterPlotItem(pxMode=True, size=READ_DOT_PIXELS)
        self._marks = ChartMarks()
        dots = (*self._dots.values(), self._read_dots)
        for graphics_item in (self._bars, self._goal, self._line, *dots, self._marks):
            item.addItem(graphics_item)
        self._mouse = pg.SignalProxy(
            self.scene().sigMouseMoved, rateLimit=60, slot=self._on_mouse_moved
        )
        self.apply_theme()

    def show_chart(self, chart: Chart) -> None:
        self._chart = chart
        self._reading = None
        self._update_axes(chart)
        self._marks.show_chart(chart)
        self._bars.show_bars(chart.bars, chart.bar_width, sideways=chart.sideways)
        self._goal.setData([x for x, _y in chart.goal], [y for _x, y in chart.goal])
        self._line.setData([x for x, _y in chart.line], [y for _x, y in chart.line])
        for mark, dots in self._dots.items():
            alike = [dot for dot in chart.dots if dot.mark == mark]
            if alike or len(dots.data):
                dots.setData(x=[dot.x for dot in alike], y=[dot.y for dot in alike])
            dots.setVisible(bool(alike))
        self._show_read_dots(None)

    def _update_axes(self, chart: Chart) -> None:
        """Ranges, labels and grid; the grid goes across the bars."""
        item = self.getPlotItem()
        values = chart.drawn_values
        places = (chart.left, chart.right)
        item.invertY(chart.sideways)
        item.setXRange(*(values if chart.sideways else places), padding=0)
        item.setYRange(*(places if chart.sideways else values), padding=0)
        place_axis, value_axis = item.getAxis("bottom"), item.getAxis(self._first)
        if chart.sideways:
            place_axis, value_axis = value_axis, place_axis
        value_axis.setTicks([[(tick.at, tick.text) for tick in chart.y_ticks], []])
        place_axis.setGrid(False)
        value_axis.setGrid(255)
        # Nothing but the word of the goal stands where it ends.
        item.showAxis(self._last, bool(chart.goal))
        set_margins(item, 0, 6, 0 if chart.goal else RIGHT_MARGIN, 0)
        if chart.goal:
            item.getAxis(self._last).setTicks([[(chart.goal[-1][1], _("goal"))], []])
            word = QFontMetricsF(theme.font(LABEL_PIXELS)).horizontalAdvance(_("goal"))
            item.getAxis(self._last).setWidth(max(GOAL_WIDTH, word + BESIDE_GOAL))
        item.getAxis(self._first).setWidth(self._labels_width(chart))
        item.layout.activate()
        self._update_place_labels()

    def _update_place_labels(self) -> None:
        """As many of them as stand apart at this width."""
        chart, item = self._chart, self.getPlotItem()
        if chart is None:
            return
        ticks = chart.x_ticks
        if not chart.sideways:
            metrics = QFontMetricsF(theme.font(LABEL_PIXELS))
            share = item.getViewBox().width() / max(1e-9, chart.right - chart.left)
            places = [(tick.at * share, metrics.horizontalAdvance(tick.text)) for tick in ticks]
            ticks = tuple(ticks[index] for index in untouching(places, LABEL_GAP))
        item.getAxis(self._first if chart.sideways else "bottom").setTicks([self._names(ticks), []])

    def _names(self, ticks: Sequence[Tick]) -> list[tuple[float, str]]:
        return [(tick.at, self._label(tick.text)) for tick in ticks]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # It comes while the plot is being made, too.
        if getattr(self, "_chart", None) is not None:
            self._update_place_labels()

    def _labels_width(self, chart: Chart) -> int:
        metrics = QFontMetricsF(theme.font(LABEL_PIXELS))
        ticks = chart.x_ticks if chart.sideways else chart.y_ticks
        texts = [self._label(tick.text) for tick in ticks]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return max(LEAST_LABELS_WIDTH, round(widest) + 16)

    def _label(self, text: str) -> str:
        """All of it stands in the line of the reading, and in the table."""
        metrics = QFontMetricsF(theme.font(LABEL_PIXELS))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, MOST_LABELS_WIDTH)

    def show_reading(self, index: int | None) -> None:
        """Marks what is being read; None: nothing."""
        if index == self._reading:
            return
        self._reading = index
        at = self._chart.stops[index] if self._chart and index is not None else None
        self._bars.mark(at)
        self._marks.mark(at)
        self._show_read_dots(at)

    def apply_theme(self) -> None:
        """Colours of the theme in force, on everything that pyqtgraph would leave as it was."""
        c = theme.colours()
        self.setBackground(QColor(c.surface))
        item = self.getPlotItem()
        for side, ink in ((self._first, c.muted), ("bottom", c.muted), (self._last, c.rest)):
            axis = item.getAxis(side)
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(pg.mkPen(ink))
            axis.setTickPen(pg.mkPen(c.line))
        self._bars.set_colours(
            QColor(c.accent), theme.mix(c.surface, c.accent, 0.45), QColor(c.text)
        )
        self._goal.setPen(pg.mkPen(c.rest, width=2, dash=[2.6, 2.2]))
        mark_colours: dict[Mark, str] = {
            "plain": c.accent,
            "good": c.accent,
            "tired": c.prepare,
            "sore": c.rest,
            "painful": c.danger,
        }
        self._dot_brushes = {mark: pg.mkBrush(ink) for mark, ink in mark_colours.items()}
        for mark, dots in self._dots.items():
            dots.setBrush(self._dot_brushes[mark])
            dots.setPen(c.surface, width=1)
        self._read_dots.setPen(c.surface, width=1)
        self._line.setPen(pg.mkPen(theme.mix(c.surface, c.accent, 0.4), width=1))

    def _show_read_dots(self, at: float | None) -> None:
        """Larger, over what is there; None: no place is read."""
        dots = self._chart.dots if self._chart is not None and at is not None else ()
        read = [dot for dot in dots if dot.x == at]
        if read or len(self._read_dots.data):
            self._read_dots.setData(
                x=[dot.x for dot in read],
                y=[dot.y for dot in read],
                symbol=[SYMBOLS[dot.mark] for dot in read],
                brush=[self._dot_brushes[dot.mark] for dot in read],
            )

    def _on_mouse_moved(self, arguments: tuple[object]) -> None:
        view = self.getPlotItem().getViewBox()
        position = arguments[0]
        if view.sceneBoundingRect().contains(position):
            at = view.mapSceneToView(position)
            sideways = self._chart is not None and self._chart.sideways
            self.hovered.emit(float(at.y() if sideways else at.x()))
        else:
            self.hover_left.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        view = self.getPlotItem().getViewBox()
        at = self.mapToScene(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and view.sceneBoundingRect().contains(at):
            place = view.mapSceneToView(at)
            sideways = self._chart is not None and self._chart.sideways
            self.pressed.emit(float(place.y() if sideways else place.x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the page, over the axes too, which would keep it

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover_left.emit()
