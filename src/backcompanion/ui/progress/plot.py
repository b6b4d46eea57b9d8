"""Draws a Chart with pyqtgraph. Import it in a thread: it takes most of a second (see loading)."""

from gettext import gettext as _

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from backcompanion.ui import theme
from backcompanion.ui.progress.chart import Chart, Mark
from backcompanion.ui.progress.rounded_bars import RoundedBars

EDGE = 0.045
# Told apart by shape as well as by colour.
SYMBOLS: dict[Mark, str] = {
    "good": "o",
    "tired": "s",
    "sore": "t1",
    "painful": "d",
    "plain": "o",
}


class ChartPlot(pg.PlotWidget):  # type: ignore[misc]
    """Made once; another chart or other colours only change what its items show."""

    pointed = Signal(float)  # x of the mouse, in the chart's own units
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._chart: Chart | None = None
        self._reading: int | None = None
        # The area around it has the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.setAntialiasing(True)
        item = self.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(False, False)
        item.setContentsMargins(0, 6, 0, 0)
        item.showAxis("right")
        for side in ("left", "bottom", "right"):
            axis = item.getAxis(side)
            axis.setStyle(
                tickLength=0,
                tickTextOffset=8,
                tickFont=theme.font(12),
            )
        item.getAxis("left").setGrid(255)
        item.getAxis("left").setZValue(-10)
        item.getAxis("bottom").setHeight(24)
        item.getViewBox().setDefaultPadding(0)
        self._bars = RoundedBars()
        self._goal = pg.PlotCurveItem()
        self._line = pg.PlotCurveItem()
        self._dots = pg.ScatterPlotItem(pxMode=True)
        for drawn in (self._bars, self._goal, self._line, self._dots):
            item.addItem(drawn)
        self._mouse = pg.SignalProxy(
            self.scene().sigMouseMoved, rateLimit=60, slot=self._mouse_moved
        )
        self.dress()

    def show_chart(self, chart: Chart) -> None:
        self._chart = chart
        self._reading = None
        item = self.getPlotItem()
        item.setXRange(chart.left, chart.right, padding=0)
        # Room for the labels of the first and last tick: an axis drops what would stick out.
        room = EDGE * (chart.top - chart.bottom)
        item.setYRange(chart.bottom - room, chart.top + room, padding=0)
        item.getAxis("left").setTicks([[(tick.at, tick.text) for tick in chart.y_ticks], []])
        item.getAxis("bottom").setTicks([[(tick.at, tick.text) for tick in chart.x_ticks], []])
        goal = [(chart.goal[-1][1], _("goal"))] if chart.goal else []
        item.getAxis("right").setTicks([goal, []])
        item.getAxis("right").setWidth(34 if chart.goal else 8)
        longest = max((len(tick.text) for tick in chart.y_ticks), default=0)
        item.getAxis("left").setWidth(38 if longest < 6 else 60)
        item.layout.activate()
        self._bars.show_bars(chart.bars, chart.bar_width)
        self._goal.setData([x for x, _y in chart.goal], [y for _x, y in chart.goal])
        self._line.setData([x for x, _y in chart.line], [y for _x, y in chart.line])
        self._colour_dots()

    def show_reading(self, index: int | None) -> None:
        """Marks what is being read; None: nothing."""
        if index == self._reading:
            return
        self._reading = index
        at = self._chart.stops[index] if self._chart and index is not None else None
        self._bars.mark(at)
        self._colour_dots()

    def dress(self) -> None:
        """Colours of the theme in force, on everything that pyqtgraph would leave as it was."""
        c = theme.colours()
        self.setBackground(QColor(c.surface))
        item = self.getPlotItem()
        for side, ink in (("left", c.muted), ("bottom", c.muted), ("right", c.rest)):
            axis = item.getAxis(side)
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(pg.mkPen(ink))
            axis.setTickPen(pg.mkPen(c.line))
        self._bars.set_colours(
            QColor(c.accent), theme.mix(c.surface, c.accent, 0.45), QColor(c.prepare)
        )
        self._goal.setPen(pg.mkPen(c.rest, width=2, dash=[2.6, 2.2]))
        self._line.setPen(pg.mkPen(theme.mix(c.surface, c.accent, 0.4), width=1))
        self._colour_dots()

    def _colour_dots(self) -> None:
        if self._chart is None:
            return
        c = theme.colours()
        inks = {
            "plain": c.accent,
            "good": c.accent,
            "tired": c.prepare,
            "sore": c.rest,
            "painful": c.danger,
        }
        read_at = None if self._reading is None else self._chart.stops[self._reading]
        dots = self._chart.dots
        self._dots.setData(
            x=[dot.x for dot in dots],
            y=[dot.y for dot in dots],
            size=[12 if dot.x == read_at else 7 for dot in dots],
            symbol=[SYMBOLS[dot.mark] for dot in dots],
            brush=[pg.mkBrush(inks[dot.mark]) for dot in dots],
            pen=pg.mkPen(c.surface, width=1),
        )

    def _mouse_moved(self, seen: tuple[object]) -> None:
        view = self.getPlotItem().getViewBox()
        position = seen[0]
        if view.sceneBoundingRect().contains(position):
            self.pointed.emit(float(view.mapSceneToView(position).x()))
        else:
            self.left.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def plot_rect(self) -> QRectF:
        """Where the bars stand, in the widget's coordinates."""
        view = self.getPlotItem().getViewBox()
        return QRectF(self.mapFromScene(view.sceneBoundingRect()).boundingRect())
