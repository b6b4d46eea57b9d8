"""Frames of a repetition are painted once and shown again."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.figure.model.motion import load_motion
from backcompanion.figure.paint.colours import figure_colours
from backcompanion.figure.paint.figure_painter import paint_figure
from backcompanion.training.exercise.exercise import Phase, Tempo, TempoPart, phase_at
from backcompanion.ui.widgets import figure_frames, frame_reel
from backcompanion.ui.widgets.figure_view import FigureView
from backcompanion.ui.widgets.shown_pose import Course, course_of
from support.places import RESOURCES

REPETITION = 2.0
TEMPO = Tempo((TempoPart(9, (Phase("lift", 0.8), Phase("hold", 0.4), Phase("lower", 0.8))),))
LOOK_SECONDS = 0.1


class Watched:
    """A view, and how many frames of its figure were painted."""

    def __init__(self, view: FigureView, monkeypatch: pytest.MonkeyPatch) -> None:
        self.view, self.painted = view, 0
        monkeypatch.setattr(figure_frames, "paint_figure", self._paint)

    def _paint(self, *values: Any, **more: Any) -> None:
        self.painted += more["layer"] == "body"
        paint_figure(*values, **more)

    def show(self, seconds: float, *, comes_again: bool = True) -> None:
        done, phase, fraction = phase_at(TEMPO, seconds)
        self.view.show_course(
            *course_of(TEMPO, seconds, phase, fraction, None, done, comes_again=comes_again)
        )
        QApplication.processEvents()

    def play(self, begin: float, end: float, *, comes_again: bool = True) -> int:
        """How many frames are painted from one second to the other."""
        before = self.painted
        for look in range(round((end - begin) / LOOK_SECONDS)):
            self.show(begin + look * LOOK_SECONDS, comes_again=comes_again)
        return self.painted - before

    def picture(self) -> np.ndarray:
        image = QImage(self.view.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.view.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        painter.end()
        return np.frombuffer(image.constBits(), np.uint8).astype(int)


@pytest.fixture(params=["back-bows", "reverse-fly"])  # without and with a second view
def watched(
    request: pytest.FixtureRequest, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Watched:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(280, 210)
    motion = load_motion(RESOURCES / "motions" / f"{request.param}.toml")
    view.show_motion(motion, "standard", frozenset(), figure_colours())
    view.set_lit(motion.lit("standard"))
    view.show()
    qtbot.waitExposed(view)
    return Watched(view, monkeypatch)


def test_before_what_packs_them_is_imported_frames_are_only_painted(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes 10 to 20 ms, which a thread has."""
    monkeypatch.setattr(frame_reel, "is_packing_imported", lambda: False)
    once = watched.play(REPETITION, 2 * REPETITION)
    assert watched.play(2 * REPETITION, 3 * REPETITION) == once
    assert watched.view._frames.size == 0


def test_a_frame_that_cannot_be_unpacked_is_painted_anew(watched: Watched) -> None:
    watched.show(REPETITION + 0.5)
    picture = watched.picture()
    for frame in watched.view._frames._reel._frames.values():
        frame.packed = frame.packed[:-1]
    before = watched.painted
    assert np.abs(watched.picture() - picture).max() <= 8
    assert watched.painted == before + 1


def test_a_second_repetition_paints_nothing_anew(watched: Watched) -> None:
    first = watched.play(REPETITION, 2 * REPETITION)
    assert first > 3
    assert watched.play(2 * REPETITION, 3 * REPETITION) == 0
    assert watched.play(3 * REPETITION, 4 * REPETITION, comes_again=False) == 0, "the last one"


@pytest.mark.parametrize("watched", ["reverse-fly"], indirect=True)
def test_the_way_back_shows_what_was_painted_on_the_way_there(watched: Watched) -> None:
    there = watched.play(REPETITION, REPETITION + 0.8)
    watched.play(REPETITION + 0.8, REPETITION + 1.2)
    back = watched.play(REPETITION + 1.2, 2 * REPETITION)
    assert back <= 0.6 * there


@pytest.mark.parametrize("watched", ["back-bows"], indirect=True)
def test_a_frame_that_is_laid_down_is_the_painted_one(watched: Watched) -> None:
    moment = REPETITION + 0.5
    watched.show(moment, comes_again=False)
    painted = watched.picture()
    watched.show(0.0)
    watched.show(moment)
    assert np.abs(watched.picture() - painted).max() <= 8, "taken"
    watched.show(2 * REPETITION)
    before = watched.painted
    watched.show(moment + REPETITION)
    assert watched.painted == before
    assert np.abs(watched.picture() - painted).max() <= 8, "laid down"


@pytest.mark.parametrize("watched", ["back-bows"], indirect=True)
def test_what_comes_only_once_is_not_kept(watched: Watched) -> None:
    watched.play(REPETITION, 2 * REPETITION, comes_again=False)
    assert watched.view._frames.size == 0


@pytest.mark.parametrize("watched", ["back-bows"], indirect=True)
def test_other_looks_and_another_place_to_look_from_are_painted_anew(watched: Watched) -> None:
    watched.play(REPETITION, 2 * REPETITION)
    for change in (
        lambda: watched.view.set_lit(frozenset()),
        lambda: watched.view.look_from("above"),
        lambda: watched.view.resize(320, 230),
    ):
        change()
        assert watched.play(2 * REPETITION, 2 * REPETITION + 0.8) > 3
        assert watched.play(3 * REPETITION, 3 * REPETITION + 0.8) == 0


@pytest.mark.parametrize("watched", ["back-bows"], indirect=True)
def test_there_is_an_end_to_what_is_kept(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_reel, "MAX_BYTES", 15_000)
    watched.play(REPETITION, 2 * REPETITION)
    assert 0 < watched.view._frames.size < 80_000
    assert watched.play(2 * REPETITION, 3 * REPETITION) > 0


@pytest.mark.parametrize("watched", ["back-bows"], indirect=True)
def test_whoever_is_not_seen_keeps_nothing(watched: Watched) -> None:
    watched.play(REPETITION, 2 * REPETITION)
    assert watched.view._frames.size > 0
    watched.view.hide()
    assert watched.view._frames.size == 0


def test_each_repetition_asks_for_the_same_frames() -> None:
    def at(seconds: float) -> tuple[Course, float]:
        _done, phase, fraction = phase_at(TEMPO, seconds)
        course, position = course_of(TEMPO, seconds, phase, fraction, "left", 0)
        assert position == pytest.approx(fraction * phase.seconds * 60)
        return course, round(position)

    for seconds in (0.5, 0.734, 1.46, 1.96):
        (first, number), (again, same) = at(seconds), at(seconds + 3 * REPETITION + 0.001)
        assert (first.at(number), number) == (again.at(same), same)


@pytest.mark.parametrize("watched", ["back-bows"], indirect=True)
def test_before_a_ground_a_frame_looks_as_over_it(watched: Watched) -> None:
    ground = QColor("#204060")

    def picture() -> np.ndarray:
        image = watched.view.grab().toImage()
        return np.frombuffer(image.constBits(), np.uint8).astype(int)

    palette = watched.view.palette()
    palette.setColor(palette.ColorRole.Window, ground)
    watched.view.setPalette(palette)
    watched.view.setAutoFillBackground(True)
    moments = (REPETITION + 0.5, REPETITION + 0.6, REPETITION + 0.7)
    over = []
    for moment in moments:
        watched.show(moment, comes_again=False)
        over.append(picture())
    watched.view.setAutoFillBackground(False)
    watched.view.set_ground(ground)
    for _turn in ("painted", "laid down"):
        for moment, expected in zip(moments, over, strict=True):
            watched.show(moment)
            # A head that is carried along may be half a pixel elsewhere; an edge would be more.
            assert np.mean(np.abs(picture() - expected) > 8) < 0.004
    assert watched.view._frames.size > 0


@pytest.mark.parametrize("watched", ["back-bows"], indirect=True)
def test_what_lies_behind_a_frame_with_a_ground_is_not_painted_again(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.view.set_ground(QColor("#204060"))
    watched.play(REPETITION, 3 * REPETITION)
    rooms: list[str] = []

    def noting(*values: Any, **more: Any) -> None:
        rooms.append(more["layer"])

    monkeypatch.setattr(figure_frames, "paint_figure", noting)
    watched.play(3 * REPETITION, 4 * REPETITION)
    assert len(rooms) <= 2, "where a phase begins elsewhere"
