"""The wheel over a chart scrolls the page that it stands on, wherever in the chart it is turned."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui.charts.chart_plot import ChartPlot, create_axes, create_plot_item
from support.wheel import keeps_wheel


@pytest.mark.parametrize("place", ["left", "bottom", "view"])
def test_the_wheel_is_left_to_the_page(qtbot: QtBot, place: str) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    axes = create_axes()
    plot = ChartPlot(create_plot_item(axes, owner), owner)
    plot.resize(600, 240)
    owner.resize(600, 240)
    owner.show()
    qtbot.waitExposed(owner)
    item = axes[place] if place in axes else plot.getPlotItem().getViewBox()
    where = plot.mapFromScene(item.sceneBoundingRect().center())
    assert plot.rect().contains(where)
    assert not keeps_wheel(plot.viewport(), where)
