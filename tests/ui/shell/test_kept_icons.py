"""When icons are kept for the next launch: after the first page, and once the Player has opened."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from backcompanion import app
from backcompanion.ui.widgets import icons


class Scenes(QObject):
    began = Signal()


class Opened(QObject):
    """What of a window is asked for once its first page stands."""

    def __init__(self, cache: Path) -> None:
        super().__init__()
        self.context = SimpleNamespace(folders=SimpleNamespace(cache=cache))
        self.scenes = Scenes(self)

    def finish_page(self) -> None: ...

    def start_services(self) -> None: ...


def test_those_of_the_player_are_kept_too(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Path] = []
    monkeypatch.setattr(icons, "keep_icons", kept.append)
    monkeypatch.setattr(app, "ICONS_DELAY_MILLISECONDS", 0)
    window: Any = Opened(tmp_path)
    app._complete(window)
    qtbot.waitUntil(lambda: kept == [tmp_path])
    window.scenes.began.emit()
    qtbot.waitUntil(lambda: kept == [tmp_path, tmp_path])
