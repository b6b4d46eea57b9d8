"""Where one reads from right to left: what is painted changes sides, and so do keys and clicks."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPixmap, QPolygon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.chart_area import ChartArea
from backcompanion.ui.charts.chart_plot import ChartPlot, create_axes, create_plot_item
from backcompanion.ui.finish.effort_scale import EffortScale
from backcompanion.ui.player.actions import PlayerAction, declared_actions
from backcompanion.ui.widgets.day_squares import DaySquares, SquaresGeometry
from backcompanion.ui.widgets.direction import mirrored_painter, reading_key, set_margins
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.note_edit import NoteEdit
from backcompanion.ui.widgets.slider import Slider
from backcompanion.ui.widgets.spin_boxes import DateEdit
from support.languages import laid_out
from support.places import PACKAGE

WIDTH = 100
BLACK = Qt.GlobalColor.black


@pytest.fixture(autouse=True)
def from_right_to_left(qapp: QApplication) -> Iterator[None]:
    with laid_out(Qt.LayoutDirection.RightToLeft):
        yield


def black_columns(image: QImage) -> tuple[int, int]:
    """The first and the last that is not white."""
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 128 for y in range(image.height()))
    ]
    return columns[0], columns[-1]


def painted(draw: Callable[[QPainter], object]) -> tuple[int, int]:
    image = QImage(WIDTH, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    plain = QPainter(image)
    draw(mirrored_painter(plain, 0, WIDTH))
    plain.end()
    return black_columns(image)


def test_boxes_change_sides() -> None:
    assert painted(lambda painter: painter.fillRect(QRectF(10, 0, 20, 5), BLACK)) == (70, 89)
    assert painted(lambda painter: painter.fillRect(QRect(10, 0, 20, 5), BLACK)) == (70, 89)
    assert painted(lambda painter: painter.fillRect(10, 0, 20, 5, BLACK)) == (70, 89)


def test_pictures_change_sides_and_are_not_turned_round() -> None:
    picture = QPixmap(10, 10)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.fillRect(0, 0, 3, 10, BLACK)
    painter.end()
    assert painted(lambda painter: painter.drawPixmap(0, 0, picture)) == (90, 92)
    assert painted(lambda painter: painter.drawPixmap(QPoint(0, 0), picture)) == (90, 92)
    assert painted(lambda painter: painter.drawPixmap(QPointF(0, 0), picture)) == (90, 92)


def test_letters_stand_at_the_right() -> None:
    room = QRectF(0, 0, WIDTH, 20)

    def in_a_room(painter: QPainter) -> None:
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, "H")

    def at_a_point(painter: QPainter) -> None:
        painter.drawText(QPointF(0, 15), "H")

    for draw in (in_a_room, at_a_point):
        assert painted(draw)[0] > WIDTH / 2


def test_lines_and_shapes_change_sides() -> None:
    assert painted(lambda painter: painter.drawLine(QPointF(2, 5), QPointF(9, 5)))[0] > WIDTH / 2
    ellipse = QPointF(10, 10), 4.0, 4.0
    first, last = painted(lambda painter: painter.drawEllipse(*ellipse))
    assert (first + last) / 2 == pytest.approx(90, abs=1)


def ink(name: str) -> tuple[float, float]:
    """How much of an icon lies in its left half, and in its right one."""
    image = icon_pixmap(name, "#000000", 40, 1.0).toImage()
    halves = (range(20), range(20, 40))
    left, right = (sum(image.pixelColor(x, 20).alphaF() for x in half) for half in halves)
    return round(left, 1), round(right, 1)


def test_icons_that_point_on_are_turned_round() -> None:
    left, right = ink("chevron-right")
    assert left > right, "its tip lies in the left half"
    check = ink("check")
    with laid_out(Qt.LayoutDirection.LeftToRight):
        assert ink("chevron-right") == (right, left)
        assert ink("check") == check


def test_the_left_arrow_goes_on() -> None:
    assert reading_key(None, Qt.Key.Key_Left) == Qt.Key.Key_Right
    actions = declared_actions()
    assert Qt.Key.Key_Left in actions[PlayerAction.SKIP].keys
    assert actions[PlayerAction.SKIP].key_names[0] == "←"
    assert Qt.Key.Key_Right in actions[PlayerAction.BACK].keys


def test_effort_is_chosen_where_it_is_seen() -> None:
    scale = EffortScale()
    scale.resize(600, 66)
    QTest.mouseClick(scale, Qt.MouseButton.LeftButton, pos=QPoint(590, 10))
    assert scale.effort == 1
    QTest.keyClick(scale, Qt.Key.Key_Left)
    assert scale.effort == 2
    QTest.keyClick(scale, Qt.Key.Key_Right)
    assert scale.effort == 1


class Squares(DaySquares):
    def paint_days(self, painter: QPainter, geometry: SquaresGeometry) -> None:
        pass

    def reading(self, index: int) -> str:
        return str(index)


def test_the_days_of_an_earlier_week_stand_to_the_right() -> None:
    squares = Squares("squares", "Days")
    squares.resize(400, 200)
    days = [date(2026, 1, 5) + timedelta(days=n) for n in range(28)]
    squares.show_dates(days, first_read=0, last_read=27)
    QTest.keyClick(squares, Qt.Key.Key_Left)
    QTest.keyClick(squares, Qt.Key.Key_Left)
    assert squares.read_index == 7
    first = squares.geometry_of_days.rect(0).center()
    at, none = QPointF(400 - first.x(), first.y()), Qt.MouseButton.NoButton
    squares.mouseMoveEvent(
        QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    )
    assert squares.read_index == 0


def test_a_slider_fills_from_the_right() -> None:
    slider = Slider(0, 10, 1, str)
    slider.resize(400, 40)
    slider.show_value(1)
    slider.show()
    QApplication.processEvents()
    track = slider.focus_target()
    image = track.grab().toImage()
    middle = image.height() // 2
    right = image.pixelColor(image.width() - 8, middle)
    assert right != image.pixelColor(8, middle), "the filled end is at the right"
    slider.close()


def test_what_flows_begins_at_the_right() -> None:
    parent = QWidget()
    flow = FlowLayout(parent, gap=5)
    buttons = [QPushButton(text) for text in "ab"]
    for button in buttons:
        flow.addWidget(button)
    parent.resize(500, 60)
    flow.setGeometry(parent.rect())
    assert buttons[0].geometry().right() == parent.rect().right()
    assert buttons[1].geometry().right() < buttons[0].geometry().left()


def test_time_in_a_chart_goes_from_right_to_left() -> None:
    axes = create_axes()
    owner = QWidget()
    plot = ChartPlot(create_plot_item(axes, owner), owner)
    view = plot.getPlotItem().getViewBox()
    assert view.xInverted()
    assert axes["right"].isVisibleTo(plot.getPlotItem())
    assert not axes["left"].isVisibleTo(plot.getPlotItem())


def test_a_chart_is_read_by_the_left_arrow() -> None:
    chart = Chart("name", 0, 3, 5, stops=(1, 2), readings=("one", "two"))
    area = ChartArea()
    area.show_chart(chart)
    QTest.keyClick(area, Qt.Key.Key_Home)
    QTest.keyClick(area, Qt.Key.Key_Left)
    assert area.reading.text() == chart.readings[1]


def test_a_polygon_changes_sides_as_well() -> None:
    corners = [QPoint(10, 2), QPoint(30, 2), QPoint(30, 18), QPoint(10, 18)]

    def draw(painter: QPainter) -> None:
        painter.setBrush(BLACK)
        painter.drawPolygon(QPolygon(corners))

    first, last = painted(draw)
    assert abs(first - 70) <= 1 and abs(last - 90) <= 1


def test_the_hour_stands_before_the_minute(qtbot: QtBot) -> None:
    edit = DateEdit(with_time=True)
    qtbot.addWidget(edit)
    edit.show_moment(datetime(2026, 11, 22, 15, 2))
    assert "15:02" in edit.text()
    assert edit.text().index("22") < edit.text().index("2026")


def test_lines_that_are_typed_begin_where_reading_does(qtbot: QtBot) -> None:
    edit = NoteEdit(60)
    qtbot.addWidget(edit)
    option = edit.document().defaultTextOption()
    assert option.alignment() == Qt.AlignmentFlag.AlignRight


def test_margins_that_differ_change_sides(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    column = QVBoxLayout(widget)
    set_margins(column, 24, 20, 8, 12)
    margins = column.contentsMargins()
    assert (margins.left(), margins.right()) == (8, 24)


def test_no_margins_are_set_past_that() -> None:
    call = re.compile(r"setContentsMargins\((-?[\w -]+), -?\w+, (-?[\w -]+), -?\w+\)")
    past = [
        f"{path.name}: {each[0]}"
        for path in (PACKAGE / "ui").rglob("*.py")
        for each in call.finditer(path.read_text(encoding="utf-8"))
        if each[1] != each[2]
    ]
    assert past == []
