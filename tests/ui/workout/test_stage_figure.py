"""The Workout page's figure: the picture that stands there first is what it begins with."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.paths import resources
from backcompanion.library.motion_files import MotionFiles
from backcompanion.ui.widgets import first_frame_keeping
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.workout.figure_area import FigureArea
from backcompanion.ui.workout.stage_figure import ShownExercise, StageFigure
from support.shipped import shipped_library

LIBRARY = shipped_library()
BOWS = LIBRARY.exercises["back-bows"]


class Launch:
    """A stage with its figure, as a launch makes it."""

    def __init__(self, folder: Path, **looks: object) -> None:
        self.live = LiveSettings(SettingsFile(folder))
        for name, value in looks.items():
            self.live.change(**{name: value})
        self.figures = FigureProvider(MotionFiles(resources()), self.live, LIBRARY.exercises)
        self.figures.frame_folder = folder / "cache"
        self.stage = FigureArea()
        self.stage.resize(302, 202)
        self.figure = StageFigure(self.stage, self.figures)
        self.stage.show()

    def choose(self, **changes: object) -> "Launch":
        tempo = BOWS.variant("standard").tempo
        usual = ShownExercise(BOWS, BOWS.motion, "standard", frozenset(), tempo, None)
        self.figure.show(replace(usual, **changes))  # type: ignore[arg-type]
        return self

    def begin(self, **changes: object) -> "Launch":
        self.choose(**changes).figure.create()
        return self

    def keep(self, monkeypatch: pytest.MonkeyPatch) -> None:
        threads = []
        keep = first_frame_keeping.keep_first_frame
        monkeypatch.setattr(
            first_frame_keeping, "keep_first_frame", lambda *each: threads.append(keep(*each))
        )
        self.figure._keep_timer.timeout.emit()
        monkeypatch.undo()
        for thread in threads:
            thread.join(20)

    def picture(self) -> QImage:
        return self.stage.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Launch]:
    launch = Launch(tmp_path).begin()
    qtbot.addWidget(launch.stage)
    assert launch.stage.view is not None  # none was kept: it is there at once
    launch.keep(monkeypatch)
    yield launch
    launch.stage.close()


def test_the_picture_is_what_it_begins_with(first: Launch, qtbot: QtBot, tmp_path: Path) -> None:
    launch = Launch(tmp_path).begin()
    qtbot.addWidget(launch.stage)
    assert launch.stage.view is None and launch.stage.shows_still
    assert launch.figures.paints_later
    still = launch.picture()
    launch.figure._create_view()
    assert launch.stage.still is None and not launch.figures.paints_later
    assert launch.stage.view is not None and launch.stage.view.isVisible()
    begins = launch.picture()
    a, b = (np.frombuffer(each.constBits(), np.uint8).astype(int) for each in (still, begins))
    assert int(np.abs(a - b).max()) <= 4  # where one is laid over the other, it is rounded
    bare = FigureArea()
    bare.resize(launch.stage.size())
    ground = bare.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert int((np.frombuffer(ground.constBits(), np.uint8) != a).sum()) > 2000


def test_the_figure_follows_as_soon_as_it_is_painted(
    first: Launch, qtbot: QtBot, tmp_path: Path
) -> None:
    launch = Launch(tmp_path).begin()
    qtbot.addWidget(launch.stage)
    qtbot.waitUntil(lambda: launch.stage.view is not None)
    assert launch.stage.view is not None and launch.stage.view.pose() is not None


def test_with_the_page_only_what_was_kept_is_shown(
    first: Launch, qtbot: QtBot, tmp_path: Path
) -> None:
    kept, without = Launch(tmp_path).choose(), Launch(tmp_path / "another").choose()
    for launch in (kept, without):
        qtbot.addWidget(launch.stage)
        launch.figure.show_kept()
        assert launch.stage.view is None
    assert kept.stage.shows_still and without.stage.still is None
    still = kept.stage.still
    kept.figure.create()
    assert kept.stage.still is still and kept.stage.view is None  # once it is painted
    without.figure.create()
    assert without.stage.view is not None


def test_a_picture_of_another_size_is_not_shown(
    first: Launch, qtbot: QtBot, tmp_path: Path
) -> None:
    launch = Launch(tmp_path)
    qtbot.addWidget(launch.stage)
    launch.stage.resize(320, 202)
    launch.begin()
    assert not launch.stage.shows_still
    qtbot.waitUntil(lambda: launch.stage.view is not None)


@pytest.mark.parametrize(
    ("looks", "changes"),
    [
        ({"skin": "deep"}, {}),
        ({"lit_muscles": False}, {}),
        ({"still_figure": True}, {}),
        ({}, {"level": "easier"}),
        ({}, {"held": frozenset({"dumbbells"})}),
        ({}, {"side": "right"}),
        ({}, {"tempo": replace(BOWS.variant("standard").tempo, alternating=True)}),
        ({}, {"motion": "pilates-swimmers"}),
        ({}, {"exercise": replace(BOWS, is_own=True)}),
    ],
)
def test_what_looks_otherwise_has_no_picture_of_before(
    first: Launch,
    qtbot: QtBot,
    tmp_path: Path,
    looks: dict[str, object],
    changes: dict[str, object],
) -> None:
    launch = Launch(tmp_path, **looks).begin(**changes)
    qtbot.addWidget(launch.stage)
    assert launch.stage.still is None and launch.stage.view is not None


def test_an_edited_motion_has_no_picture_of_before(
    first: Launch, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MotionFiles, "checksum", lambda _self, _id: (1, 2))
    launch = Launch(tmp_path).begin()
    qtbot.addWidget(launch.stage)
    assert launch.stage.still is None and launch.stage.view is not None


def test_another_exercise_before_the_figure_stands_takes_the_picture_away(
    first: Launch, qtbot: QtBot, tmp_path: Path
) -> None:
    launch = Launch(tmp_path).begin()
    qtbot.addWidget(launch.stage)
    launch.begin(motion="pilates-swimmers")
    assert launch.stage.still is None and launch.stage.view is not None


def test_a_window_of_another_size_keeps_another_picture(
    first: Launch, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first.keep(monkeypatch)  # nothing new
    first.stage.resize(322, 222)
    assert first.figure._keep_timer.isActive()
    first.keep(monkeypatch)
    launch = Launch(tmp_path)
    qtbot.addWidget(launch.stage)
    launch.stage.resize(322, 222)
    launch.begin()
    assert launch.stage.shows_still


def test_the_view_lies_behind_the_button_for_it(first: Launch) -> None:
    assert first.stage.turn.nextInFocusChain() is first.stage.view
    assert first.stage.childAt(QPoint(20, 20)) is first.stage.view
