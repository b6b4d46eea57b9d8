"""Frames of a repetition are painted once and shown again."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.figure.model.motion import load_motion
from backcompanion.figure.paint.colours import figure_colours
from backcompanion.figure.paint.figure_painter import paint_figure
from backcompanion.training.exercise.exercise import Phase, Tempo, TempoPart, phase_at
from backcompanion.ui.widgets import figure_frames, frame_reel
from backcompanion.ui.widgets.figure_view import FigureView
from backcompanion.ui.widgets.shown_pose import Shown, nearest_frame
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
        self.view.show_moment(
            nearest_frame(TEMPO, seconds, phase, fraction, None, done, comes_again=comes_again)
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


def test_the_nearest_frame_is_the_same_in_every_repetition() -> None:
    def at(seconds: float) -> Shown:
        _done, phase, fraction = phase_at(TEMPO, seconds)
        shown = nearest_frame(TEMPO, seconds, phase, fraction, "left", 0)
        assert abs(shown.fraction - fraction) * phase.seconds <= 0.5 / 60 + 1e-9
        return shown

    for seconds in (0.5, 0.734, 1.46, 1.96):
        assert at(seconds) == at(seconds + REPETITION) == at(seconds + 3 * REPETITION + 0.001)
