"""The chips of the Workout page write the settings that they stand for, and nothing else."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.ui.workout.choices_bar import ChoicesBar


def test_what_is_not_offered_stays_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    live = LiveSettings(SettingsFile(tmp_path))
    live.change(equipment=("dumbbells", "cushion", "water-bottles"))
    bar = ChoicesBar(live)
    qtbot.addWidget(bar)
    bar.show()
    QTest.mouseClick(bar._equipment["band"], Qt.MouseButton.LeftButton)
    assert set(live.now.equipment) == {"dumbbells", "band", "cushion", "water-bottles"}
