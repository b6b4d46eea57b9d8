"""The plot in the window: painted once, read by the mouse."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Bar, Chart, Dot, Mark, Tick
from backcompanion.ui.charts.chart_plot import ChartPlot
from backcompanion.ui.charts.plot_painting import paint_plot, plot_rect, scale

BARS = Chart(
    name="Sessions",
    left=-0.5,
    right=3.5,
    top=4.0,
    bars=tuple(Bar(float(x), height, strong=x < 3) for x, height in enumerate((2, 4, 0, 1))),
    goal=((-0.5, 3.0), (3.5, 3.0)),
    y_ticks=(Tick(0, "0"), Tick(4, "4")),
    stops=(0.0, 1.0, 2.0, 3.0),
    readings=("a", "b", "c", "d"),
)


@pytest.fixture
def plot(qtbot: QtBot, qapp: QApplication) -> Iterator[ChartPlot]:
    theme.load_fonts()
    theme.apply(qapp, "light", "light")
    plot = ChartPlot()
    qtbot.addWidget(plot)
    plot.resize(480, 240)
    plot.show_chart(BARS)
    plot.show()
    qapp.processEvents()
    yield plot
    theme.apply(qapp, "light", "light")


def pixel(plot: ChartPlot, chart: Chart, x: float, y: float) -> QPoint:
    return scale(chart, plot_rect(plot.rect().toRectF(), chart))(x, y).toPoint()


def test_it_is_painted_once_and_read_many_times(
    plot: ChartPlot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[Chart] = []

    def count(painter: object, area: object, chart: Chart, *rest: object, **more: object) -> None:
        painted.append(chart)
        paint_plot(painter, area, chart, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("backcompanion.ui.charts.chart_plot.paint_plot", count)
    for index in (0, 1, 2, 3, None):
        plot.show_reading(index)
        plot.repaint()
    assert painted == []
    plot.show_chart(replace(BARS, top=5.0))
    plot.repaint()
    plot.resize(500, 240)
    plot.repaint()
    theme.apply(qapp, "dark", "dark")
    qapp.processEvents()
    plot.repaint()
    assert [chart.top for chart in painted] == [5.0, 5.0, 5.0]


def test_what_is_hidden_keeps_no_picture(plot: ChartPlot) -> None:
    assert plot._picture is not None
    plot.hide()
    assert plot._picture is None
    plot.show_chart(BARS)
    assert plot._picture is None


def colours_around(plot: ChartPlot, at: QPoint) -> set[str]:
    picture = plot.grab().toImage()
    return {picture.pixelColor(at + QPoint(0, down)).name().upper() for down in range(-3, 4)}


def test_what_is_read_is_ringed(plot: ChartPlot) -> None:
    c = theme.colours()
    top = pixel(plot, BARS, 1.0, 4.0)
    empty = pixel(plot, BARS, 2.0, 0.0)
    assert c.accent in colours_around(plot, top)
    assert c.text not in colours_around(plot, top)
    plot.show_reading(1)
    assert c.text in colours_around(plot, top)
    plot.show_reading(2)  # nothing stands there: a line on the ground
    assert c.text in colours_around(plot, empty)
    assert c.text not in colours_around(plot, top)


def test_a_dot_is_seen_by_shape_and_larger_when_it_is_read(plot: ChartPlot) -> None:
    marks: tuple[Mark, ...] = ("good", "tired", "sore", "painful")
    dots = tuple(Dot(float(x), 2.0, mark) for x, mark in enumerate(marks))
    chart = replace(BARS, bars=(), goal=(), dots=dots)
    plot.show_chart(chart)
    picture = plot.grab().toImage()
    ground = QColor(theme.colours().surface)
    shapes = set()
    for x in range(4):
        middle = pixel(plot, chart, float(x), 2.0)
        square = [QPoint(across, down) for across in range(-4, 5) for down in range(-4, 5)]
        shapes.add(
            tuple(picture.pixelColor(middle + each).lightness() < 0.8 * ground.lightness()
                  for each in square)
        )  # fmt: skip
    assert len(shapes) == 4
    beside = pixel(plot, chart, 0.0, 2.0) + QPoint(4, 0)
    assert picture.pixelColor(beside) == ground
    plot.show_reading(0)
    assert plot.grab().toImage().pixelColor(beside) != ground


@pytest.mark.parametrize("sideways", [False, True])
def test_the_mouse_tells_where_it_is_in_units_of_the_stops(
    qtbot: QtBot, plot: ChartPlot, sideways: bool
) -> None:
    chart = replace(BARS, sideways=sideways)
    plot.show_chart(chart)
    places: list[float] = []
    left: list[bool] = []
    plot.pointed.connect(places.append)
    plot.pointer_left.connect(lambda: left.append(True))
    at = (1.0, 2.0) if sideways else (2.0, 1.0)
    QTest.mouseMove(plot, pixel(plot, chart, *at))
    assert places[-1] == pytest.approx(2.0, abs=0.05)
    QTest.mouseMove(plot, QPoint(2, 2))  # among the labels
    assert (len(places), left) == (1, [True])
    with qtbot.waitSignal(plot.pressed) as pressed:
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=pixel(plot, chart, *at))
    assert pressed.args == [pytest.approx(2.0, abs=0.05)]
    with qtbot.assertNotEmitted(plot.pressed):
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        QTest.mouseClick(plot, Qt.MouseButton.RightButton, pos=pixel(plot, chart, *at))
