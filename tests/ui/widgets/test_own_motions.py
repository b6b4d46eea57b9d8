"""A motion of one's own in the window: none, a good one, one with a mistake."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.paths import folders, resources
from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.library.motion_files import MotionFiles
from backcompanion.ui.widgets.figure_provider import FigureProvider
from support.shipped import shipped_library

MOTION = """
[keys.low]
pelvis = { over = [0.0, 0.0], knees = 8 }
legs = { floor = [0.0, 0.11] }
[keys.high]
from = "low"
arms = { raise = 170 }
[phases]
reach = ["low", "high"]
hold = ["high"]
return = ["high", "low"]
"""


@pytest.fixture
def owner(qapp: object) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


def test_it_shows_at_once_and_stays_as_it_was_while_it_is_wrong(
    tmp_path: Path, owner: QObject, qtbot: QtBot
) -> None:
    places = folders(tmp_path)
    live = LiveSettings(SettingsFile(places.config))
    shelf = RoutineShelf(shipped_library(), places)
    motions = MotionFiles(resources(), places.cache, own_data=places.data)
    figures = FigureProvider(motions, live, shelf.library.exercises)
    figures.setParent(owner)
    figures.follow(shelf)
    messages = list[str]()
    figures.problem.connect(messages.append)
    files = shelf.own_exercise_files()
    files.exercises.write("slides", 'id = "slides"\nname = "Slides"\n')
    shelf.check_for_changes()
    still = figures.motion("slides")
    assert still is not None and not still.has_movement("standard", "reach") and messages == []

    files.motions.write("slides", MOTION)
    shelf.check_for_changes()
    moving = figures.motion("slides")
    assert moving is not None and moving.has_movement("standard", "reach") and messages == []
    for mistake in (MOTION.replace("170", '"up"'), "side = left\n", MOTION.replace("hold", "h")):
        files.motions.write("slides", mistake)
        shelf.check_for_changes()
        before = figures.motion("slides")
        assert before is not None and before.has_movement("standard", "reach")
        assert "slides.toml" in messages[-1] and "as it did before" in messages[-1]
    files.motions.write("slides", MOTION.replace("170", "90"))
    shelf.check_for_changes()
    mended = figures.motion("slides")
    assert mended is not None and len(messages) == 3
    ends = [each.pose("standard", "reach", 1.0) for each in (mended, moving)]
    assert pose_distance(*ends) > 0.1
    # A shipped one is never another one.
    files.motions.write("bridge", MOTION)
    assert motions.mapping("bridge") != motions.mapping("slides")
