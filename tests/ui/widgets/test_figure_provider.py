"""A motion that cannot be read: a still figure stands in, the person is told, all goes on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QRegion
from pytestqt.qtbot import QtBot

from backcompanion.cli import check
from backcompanion.library.motion_files import MotionFiles, MotionMapping
from backcompanion.ui.widgets.figure_view import FigureView
from backcompanion.ui.widgets.shown_pose import Shown
from support.window import Window

_whole = MotionFiles.mapping


def _bent(self: MotionFiles, motion_id: str) -> MotionMapping:
    """Back bows with a curl that is no number, swimmers without a phase."""
    mapping: dict[str, Any] = dict(_whole(self, motion_id))
    if motion_id == "back-bows":
        keys = {name: dict(key) for name, key in mapping["keys"].items()}
        next(iter(keys.values()))["curl"] = "bent"
        mapping["keys"] = keys
    if motion_id == "pilates-swimmers":
        phases = dict(mapping["phases"])
        phases.popitem()
        mapping["phases"] = phases
    return mapping


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(MotionFiles, "mapping", _bent)
    window = Window(tmp_path, pictures=True)
    yield window
    window.close()


def _painted(view: FigureView) -> int:
    """Pixels that are not the ground."""
    image = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    view.render(painter, QPoint(), QRegion(), FigureView.RenderFlag.DrawChildren)
    painter.end()
    return sum(
        image.pixelColor(x, y).alpha() > 0
        for x in range(0, image.width(), 8)
        for y in range(0, image.height(), 8)
    )


def test_over_motions_that_cannot_be_read(window: Window) -> None:
    a_still_figure_stands_in_and_the_file_is_named(window)
    small_pictures_follow_every_choice_of_looks(window)
    what_a_health_remark_shows_otherwise_moves_as_well(window)
    the_session_goes_on(window)


def a_still_figure_stands_in_and_the_file_is_named(window: Window) -> None:
    view = window.main.home.workout.findChild(FigureView)
    assert view is not None
    assert _painted(view) > 100
    text = window.main.toast._text.text()
    assert "back-bows.toml" in text or "pilates-swimmers.toml" in text
    before = view.pose()
    view.show_moment(Shown("hold", 1.0))
    after = view.pose()
    assert before is not None and after is not None
    assert (after.spine, after.arms) == (before.spine, before.arms)


def the_session_goes_on(window: Window) -> None:
    session = window.start().session
    window.go(3)
    while session.moment.planned.exercise != "back-bows":
        session.skip()
    window.go(12)
    player = window.main.scenes.player().findChild(FigureView)
    assert player is not None and player.pose() is not None
    assert _painted(player) > 100


def test_check_names_the_file_and_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MotionFiles, "mapping", _bent)
    figure = check.figure()
    assert "motions/back-bows.toml" in figure.advice.replace("\\", "/")
    assert "curl" in figure.advice


def test_a_phase_that_the_motion_lacks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def short(self: MotionFiles, motion_id: str) -> MotionMapping:
        return _whole(self, motion_id) if motion_id == "back-bows" else _bent(self, motion_id)

    monkeypatch.setattr(MotionFiles, "mapping", short)
    figure = check.figure()
    assert "pilates-swimmers.toml" in figure.advice
    assert "phase" in figure.advice


def small_pictures_follow_every_choice_of_looks(window: Window) -> None:
    workout = window.main.home.workout
    figures, live = workout._figures, workout._live
    ratio = 1.0
    looks = {"build": "sturdy", "hair_style": "bun", "hair_colour": "white", "clothes": "coral"}
    for name, value in looks.items():
        while figures.picture("bridge", ratio) is None:
            figures._on_timeout()
        live.change(**{name: value})
        assert figures.picture("bridge", ratio) is None, name
    figures._queue.clear()
    figures._timer.stop()


def what_a_health_remark_shows_otherwise_moves_as_well(window: Window) -> None:
    for exercise in window.main.context.library.exercises.values():
        for motion_id in (exercise.remark_figures or {}).values():
            assert window.main.figures.motion(motion_id) is not None, motion_id
