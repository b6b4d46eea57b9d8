"""Makes a plot in pieces, each short enough for a turn of the window's loop."""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from backcompanion.ui.charts.chart_plot import ChartPlot, create_axes, create_plot_item


class PlotAssembly:
    """`plot` has it once all `pieces` were done, in their order."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._axes: dict[str, pg.AxisItem] = {}
        self._item: pg.PlotItem | None = None
        self._plot: ChartPlot | None = None

    def pieces(self) -> tuple[Callable[[], None], ...]:
        return self._create_axes, self._create_item, self._create_plot

    def plot(self) -> ChartPlot:
        assert self._plot is not None
        return self._plot

    def _create_axes(self) -> None:
        self._axes = create_axes()

    def _create_item(self) -> None:
        self._item = create_plot_item(self._axes, self._parent)

    def _create_plot(self) -> None:
        self._plot = ChartPlot(self._item, self._parent)
        self._plot.hide()
