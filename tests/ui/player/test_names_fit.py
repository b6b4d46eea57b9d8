"""Every name of the library, with its side, stands whole in the Player at any size."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from backcompanion.ui import theme
from backcompanion.ui.player.font_fitting import fit_name
from backcompanion.ui.text import training_text
from support.shipped import shipped_library

LIBRARY = shipped_library()
NAMES = [exercise.name for exercise in LIBRARY.exercises.values()]
# As long as German makes of it, with the side.
LONGER = [f"{name} {'m' * round(len(name) * 0.35)}" for name in NAMES]
SIDED = [f"{name}, {training_text.side('right')}" for name in NAMES]
SIZES = [
    (900, 500),
    (960, 540),
    (1280, 800),
    (1366, 768),
    (1920, 1080),
    (3840, 2160),
    (960, 1080),
    (1080, 1920),
    (683, 768),
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("percent", [75, 100, 150])
def test_no_name_is_cut(qtbot: QtBot, size: tuple[int, int], percent: int) -> None:
    theme.load_fonts()
    for name in (*NAMES, *SIDED, *LONGER):
        layout, font, lines = fit_name(name, *size, percent, full_screen=False)
        metrics = QFontMetrics(font)
        room = layout.name
        for word in name.split():
            assert metrics.horizontalAdvance(word) <= room.width(), (name, size)
        needed = metrics.boundingRect(
            QRect(0, 0, room.width(), 10_000), 0x1000 if lines > 1 else 0, name
        )
        assert needed.height() <= room.height(), (name, size)
        assert needed.width() <= room.width(), (name, size)


@pytest.mark.parametrize("size", [(960, 540), (1280, 800), (1366, 768), (1920, 1080)])
def test_names_are_read_from_three_metres(qtbot: QtBot, size: tuple[int, int]) -> None:
    theme.load_fonts()
    for name in SIDED:
        _layout, font, _lines = fit_name(name, *size, 100, full_screen=False)
        assert font.pixelSize() >= size[1] / 18 - 1, name
