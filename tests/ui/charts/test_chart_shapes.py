"""What holds of every chart, wherever it is painted: bars, labels, pictures."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.stats import compute_stats
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Band, Bar, Chart, Dot, Mark, PointNote, Tick
from backcompanion.ui.charts.chart_painting import paint_chart
from backcompanion.ui.charts.chart_picture import save_chart
from backcompanion.ui.charts.chart_shapes import (
    WIDEST_BAR,
    bar_rects,
    paint_bands,
    paint_notes,
    untouching,
)
from backcompanion.ui.progress.streak_chart import streak_chart
from backcompanion.ui.progress.weekly_charts import sessions_chart
from support.weeks import day
from support.years import trained_weeks

TODAY = day("2026-11-22")


@pytest.mark.parametrize("sideways", [False, True])
def test_a_bar_is_at_most_forty_pixels_wide_and_stays_on_its_place(sideways: bool) -> None:
    def wide(x: float, y: float) -> QPointF:
        return QPointF(300 * x, 300 * y)

    (rect,) = bar_rects([Bar(1, 0.5, strong=True)], 0.7, wide, sideways=sideways)
    across, along = (rect.height(), rect.width()) if sideways else (rect.width(), rect.height())
    assert (across, along) == (WIDEST_BAR, 150)
    assert (rect.center().y() if sideways else rect.center().x()) == 300

    def narrow(x: float, y: float) -> QPointF:
        return QPointF(10 * x, 10 * y)

    (thin,) = bar_rects([Bar(1, 0.5, strong=True)], 0.7, narrow, sideways=sideways)
    assert (thin.height() if sideways else thin.width()) == pytest.approx(7)


def test_labels_never_touch() -> None:
    places = [(30.0 * n, 40.0) for n in range(10)]
    assert untouching(places, 8) == [0, 2, 4, 6, 8]
    assert untouching([(100.0 * n, 40.0) for n in range(4)], 8) == [0, 1, 2, 3]
    assert untouching([(0.0, 500.0), (1.0, 500.0)], 8) == [0]
    assert untouching([], 8) == []


def test_a_chart_is_saved_light_whatever_the_window_is(qapp: QApplication, tmp_path: Path) -> None:
    theme.load_fonts()
    theme.apply(qapp, "dark", "dark")
    history = trained_weeks(TODAY, 120)
    chart = streak_chart(history, compute_stats(history, TODAY), "all")
    try:
        save_chart(chart, tmp_path / "streak.png")
        save_chart(chart, tmp_path / "streak.svg")
    finally:
        theme.apply(qapp, "light", "light")
    picture = QImage(str(tmp_path / "streak.png"))
    assert (picture.width(), picture.height()) == (1920, 960)
    assert picture.pixelColor(2, 2) == QColor(theme.LIGHT.surface)
    assert _colours(picture) >= {theme.LIGHT.accent, theme.LIGHT.rest}
    svg = ElementTree.parse(tmp_path / "streak.svg").getroot()
    texts = {text.text for text in svg.iter() if text.tag.endswith("text")}
    assert chart.name in texts
    assert any(text and f"↑ {chart.y_unit}" in text for text in texts)
    assert any(tag.tag.endswith(("path", "polyline")) for tag in svg.iter())
    with pytest.raises(OSError):
        save_chart(chart, tmp_path / "none" / "streak.svg")
    # A dashed line says what it is.
    save_chart(sessions_chart(history, compute_stats(history, TODAY), "year"), tmp_path / "all.svg")
    all_texts = {text.text for text in ElementTree.parse(tmp_path / "all.svg").getroot().iter()}
    assert _("goal") in all_texts


def test_a_word_at_a_point_keeps_clear_of_the_name_of_a_break() -> None:
    theme.load_fonts()
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    plot, c = QRectF(0, 0, 400, 200), theme.LIGHT

    def to_pixels(x: float, y: float) -> QPointF:
        return QPointF(x, 200 - y)

    def paint(taken: list[QRectF]) -> QImage:
        image.fill(QColor(c.surface))
        note = PointNote(200, 176, "best", above=True)
        paint_notes(painter, [note], plot, to_pixels, c, taken)
        return image.copy(150, 0, 100, 14)

    empty = QImage(100, 14, QImage.Format.Format_RGB32)
    empty.fill(QColor(c.surface))
    names = paint_bands(painter, [Band(190, 210, "break")], plot, to_pixels, c)
    assert len(names) == 1 and names[0].contains(200, 5)
    assert paint([]) != empty
    assert paint(names) == empty
    painter.end()


def test_bars_dots_and_nothing_at_all_are_painted_too() -> None:
    theme.load_fonts()
    marks: tuple[Mark, ...] = ("good", "tired", "sore", "painful")
    dots = tuple(Dot(x, 2.0, mark) for x, mark in enumerate(marks))
    bars = tuple(Bar(x, 1.0 + x, strong=x % 2 == 0) for x in range(4))
    ticks = tuple(Tick(x, f"label {x}") for x in range(4))
    chart = Chart(
        "name",
        -0.6,
        3.6,
        5,
        bars=bars,
        dots=dots,
        bands=(Band(0, 1, "break"),),
        goal=((0, 3), (3, 3)),
        x_ticks=ticks,
        stops=(0, 1, 2, 3),
    )
    c = theme.LIGHT
    assert _colours(painted(chart)) >= {c.accent, c.prepare, c.rest, c.danger}
    lying = Chart("name", -0.6, 3.6, 5, bars=bars, x_ticks=ticks, stops=(0, 1), sideways=True)
    assert c.accent in _colours(painted(lying))
    assert c.accent not in _colours(painted(Chart("name", 0, 1, 1, empty="Nothing yet")))


def painted(chart: Chart) -> QImage:
    image = QImage(480, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.LIGHT.surface))
    painter = QPainter(image)
    paint_chart(painter, QRectF(10, 10, 460, 280), chart, theme.LIGHT)
    painter.end()
    return image


def _colours(image: QImage) -> set[str]:
    bits = image.convertToFormat(QImage.Format.Format_RGB32).constBits()
    pixels = memoryview(bits).cast("I")
    return {f"#{pixel & 0xFFFFFF:06X}" for pixel in set(pixels)}
